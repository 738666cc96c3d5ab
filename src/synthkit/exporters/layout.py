"""What stands in the document, decided once, as paragraphs; the exporters only say how it looks."""

import hashlib
import re
from collections.abc import Sequence
from enum import StrEnum
from itertools import groupby
from typing import Final

from pydantic import model_validator

from synthkit.drafts.ledger import balance
from synthkit.exporters.about import about, disclosure
from synthkit.exporters.example_list import said_of
from synthkit.exporters.making import Making, making_of
from synthkit.exporters.over_time import OverTime
from synthkit.exporters.view import Abbreviations, Counts, Examples, Names, View, shown, uncited
from synthkit.exporters.wording import (
    both_sides,
    document_title,
    introduction,
    lead_in,
    missing_facts,
    occurring,
    series_title,
    texts_of,
)
from synthkit.model.base import FrozenModel, Result
from synthkit.model.citation import Citation
from synthkit.model.document import EXPORT_ANCHOR
from synthkit.model.finding import Finding, Where
from synthkit.model.note import groups_of
from synthkit.model.synthesis import Draft, Synthesis
from synthkit.model.workshop import Question
from synthkit.text.catalogue import Catalogue
from synthkit.text.characters import without_unseen
from synthkit.text.frame import SectionKind, kinds_of
from synthkit.text.languages import LanguageCode
from synthkit.text.phrases import sentence

# What XML 1.0 cannot hold: control characters (but for those that are white space), lone
# surrogates, and the two non-characters.
_NOT_IN_XML: Final = re.compile(r"[^\t\n\v\f\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# A no-break space keeps its place: it is there on purpose.
_WHITE_SPACE: Final = re.compile(r"[ \t\n\v\f\r\x85\u2028\u2029]+")


class Style(StrEnum):
    """What a paragraph is; each exporter knows what that looks like."""

    TITLE = "title"
    HEADING_1 = "heading_1"
    HEADING_2 = "heading_2"
    HEADING_3 = "heading_3"
    BODY = "body"
    LIST_NUMBER = "list_number"
    LIST_BULLET = "list_bullet"
    KEY_INSIGHTS = "key_insights"
    ABBREVIATION = "abbreviation"
    SMALL_PRINT = "small_print"


HEADINGS: Final = (Style.HEADING_1, Style.HEADING_2, Style.HEADING_3)
_FORMER_PROPERTIES: Final = frozenset({"made_with", "source_type"})
LISTS: Final = frozenset({Style.LIST_BULLET, Style.LIST_NUMBER, Style.ABBREVIATION})


class Density(StrEnum):
    """How close the text stands."""

    NORMAL = "normal"
    DENSE = "dense"


class PartKind(StrEnum):
    """What of the synthesis a paragraph may show."""

    SERIES = "series"
    TITLE = "title"
    INTRODUCTION = "introduction"
    QUESTION = "question"
    THEME = "theme"
    INSIGHT = "insight"
    TENSION = "tension"
    COURSE = "course"
    NOTE = "note"


class Part(FrozenModel):
    """What of the synthesis a paragraph shows: by this an export links it to its notes.

    Attributes:
        id: of the theme, insight, tension or note; of what tells how a theme went on, the theme's;
            of a question, its number; of a paragraph at the head of the document, which of its kind
            it is.
        question: the number of the question that it stands under; None at the head.
        citations: the sources of what is shown; none of a note, which is its own source.
    """

    kind: PartKind
    id: str
    question: int | None = None
    citations: tuple[Citation, ...] = ()

    @property
    def anchor(self) -> str:
        """The bookmark by which an edited document tells what the paragraph shows."""
        # A name in Word has letters, digits and "_" alone, and is no longer than 40 characters.
        return f"{EXPORT_ANCHOR}{self.kind}_{self.id.replace('-', '_')}"


class Paragraph(FrozenModel):
    """One paragraph of the document.

    Attributes:
        text: one line, holding only what XML can hold.
        number: of an item in a numbered list, printed before the text.
        term: what the text explains, printed before it.
        part: what of the synthesis it shows; None where it is about the document itself.
        comment: what a comment on it says, a line each.
    """

    style: Style
    text: str
    number: int | None = None
    term: str | None = None
    part: Part | None = None
    comment: tuple[str, ...] = ()


class Layout(FrozenModel):
    """The document as paragraphs, in order, with its properties.

    Attributes:
        title: of the document, for its properties and the foot of the page.
        subject: the series that it belongs to, "" where that is not known.
        author: the organisation that publishes it, "" where that is not known.
        making: how it came to be, for its properties alone.
        density: how close it is set, where that matters.
    """

    language: LanguageCode
    title: str
    subject: str = ""
    author: str = ""
    making: Making = Making()
    density: Density = Density.NORMAL
    paragraphs: tuple[Paragraph, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _without_former_properties(cls, stored: object) -> object:
        """Exports that were kept by older versions have two fields in place of ``making``."""
        if not isinstance(stored, dict):
            return stored
        return {key: value for key, value in stored.items() if key not in _FORMER_PROPERTIES}

    @property
    def mark(self) -> str:
        """A hash of what stands in the document, by which an exported file is known again."""
        unseen = {"part"} if any(p.comment for p in self.paragraphs) else {"part", "comment"}
        of_properties = {"making": True, "density": True}
        content = self.model_dump_json(exclude={**of_properties, "paragraphs": {"__all__": unseen}})
        return hashlib.sha256(content.encode()).hexdigest()


def in_lists(paragraphs: Sequence[Paragraph]) -> list[tuple[Paragraph, ...]]:
    """Headings and other paragraphs one by one; the items of a list together.

    Numbers that do not follow each other are lists of their own.
    """

    def of_one_list(placed: tuple[int, Paragraph]) -> tuple[Style, int]:
        position, paragraph = placed
        if paragraph.number is not None:
            return paragraph.style, paragraph.number - position
        return paragraph.style, -1 if paragraph.style in LISTS else position

    runs = groupby(enumerate(paragraphs), key=of_one_list)
    return [tuple(paragraph for _, paragraph in run) for _, run in runs]


def lay_out(synthesis: Synthesis, view: View | None = None) -> Result[Layout]:
    """The document block for block, with a finding for everything that it cannot say.

    Raises:
        LedgerViolation: if the synthesis does not add up.
    """
    return _LayoutBuilder(synthesis, view or View()).build()


class _LayoutBuilder:
    """Builds the layout of one document, paragraph by paragraph."""

    def __init__(self, synthesis: Synthesis, view: View) -> None:
        self._synthesis = synthesis
        self._workshop = synthesis.workshop
        self._view = view
        self._texts: Catalogue = texts_of(self._workshop)
        self._over_time = OverTime(synthesis, self._texts) if self._workshop.meetings else None
        self._ledger = balance(synthesis)
        self._notes = {note.id: note for note in synthesis.material.notes}
        self._paragraphs: list[Paragraph] = []
        self._findings: list[Finding] = list(missing_facts(self._workshop))

    def build(self) -> Result[Layout]:
        workshop = self._workshop
        title = printable(document_title(workshop))
        subject = printable(series_title(workshop) or "")
        if self._view.names is Names.SHOWN:
            self._add(Style.BODY, self._texts.text("document.working_material"))
        if subject:
            self._add(Style.TITLE, subject, Part(kind=PartKind.SERIES, id="1"))
        self._add(Style.HEADING_1, title, Part(kind=PartKind.TITLE, id="1"))
        for number, text in enumerate(introduction(workshop).split("\n\n"), 1):
            self._add(Style.BODY, text, Part(kind=PartKind.INTRODUCTION, id=str(number)))
        self._add(Style.BODY, disclosure(self._synthesis))
        if workshop.questions:
            if not workshop.meetings:
                self._questions()
            self._add(Style.HEADING_1, self._texts.text("document.heading.synthesis"))
        for question in workshop.questions:
            self._question(question)
        self._examples()
        self._abbreviations()
        self._about()
        layout = Layout(
            language=workshop.language,
            title=title,
            subject=subject,
            author=printable(workshop.series.organisation or ""),
            making=making_of(self._synthesis),
            paragraphs=tuple(self._paragraphs),
        )
        return Result(layout, tuple(self._findings))

    def _add(
        self, style: Style, text: str, part: Part | None = None, number: int | None = None
    ) -> None:
        cleaned = printable(text)
        if cleaned:
            self._paragraphs.append(Paragraph(style=style, text=cleaned, number=number, part=part))

    def _questions(self) -> None:
        self._add(Style.HEADING_1, self._texts.text("document.heading.questions"))
        self._add(Style.BODY, lead_in(self._workshop))
        for question in self._workshop.questions:
            self._add(
                Style.LIST_NUMBER, question.text, _question_part(question), number=question.number
            )

    def _question(self, question: Question) -> None:
        heading = self._texts.text(
            "document.heading.question", number=question.number, question=question.text
        )
        self._add(Style.HEADING_2, heading, _question_part(question))
        section = self._synthesis.section(question.number)
        self._came_back(question)
        if section is not None and section.draft.lines:
            self._draft(shown(section.draft, self._view.detail), question)
        elif not self._synthesis.material.notes_of(question.number):
            self._add(Style.BODY, self._texts.text("document.question.nobody_answered"))
        elif section is None:
            self._add(Style.BODY, self._texts.text("document.question.not_summarised"))
            self._findings.append(
                Finding.warning(
                    "question_not_summarised",
                    Where(question=question.number),
                    question=question.number,
                )
            )
        else:
            self._add(Style.BODY, self._texts.text("document.question.no_insights"))
            self._uncited(question)

    def _came_back(self, question: Question) -> None:
        """In the section for it, what came back in several meetings, wherever its lines stand."""
        first = kinds_of([one.text for one in self._workshop.questions]).get(SectionKind.RECURRING)
        if not self._over_time or first is None or self._workshop.questions[first] != question:
            return
        for number, text in enumerate(self._over_time.back(self._synthesis.recurring)):
            if not number:
                self._add(Style.BODY, self._texts.text("closing.over_time.lead"))
            part = _part(PartKind.COURSE, str(number), question)
            self._add(Style.LIST_BULLET, text, part)

    def _draft(self, draft: Draft, question: Question) -> None:
        if draft.themes:
            self._add(Style.KEY_INSIGHTS, self._texts.text("document.heading.key_insights"))
        for theme in draft.themes:
            title = theme.title.strip().removesuffix(":")
            heading = self._texts.text("document.heading.theme", theme=title)
            behind = tuple(c for insight in theme.insights for c in insight.sources)
            self._add(Style.HEADING_3, heading, _part(PartKind.THEME, theme.id, question, behind))
            if self._over_time:
                part = _part(PartKind.COURSE, theme.id, question, behind)
                self._add(Style.BODY, self._over_time.theme(theme), part)
            for insight in theme.insights:
                count = self._count(insight.sources, question)
                part = _part(PartKind.INSIGHT, insight.id, question, insight.sources)
                self._add(Style.LIST_BULLET, f"{sentence(insight.text)} {count}", part)
        self._uncited(question)
        if draft.tensions:
            self._add(Style.HEADING_3, self._texts.text("document.heading.tensions"))
        for tension in draft.tensions:
            part = _part(PartKind.TENSION, tension.id, question, tension.sources)
            went_on = self._over_time.dispute(tension) if self._over_time else ""
            text = both_sides(tension, self._workshop.language)
            self._add(Style.LIST_BULLET, f"{text} {went_on}", part)

    def _count(self, citations: tuple[Citation, ...], question: Question) -> str:
        """Of the groups that have notes on the question, how many stand behind a line."""
        if self._view.counts is Counts.NONE:
            return ""
        if self._over_time:
            return self._over_time.meetings(citations)
        of_question = self._synthesis.material.notes_of(question.number)
        asked = groups_of(of_question)
        cited = (self._notes[c.note] for c in citations if c.note in self._notes)
        behind = set(groups_of(cited)) & set(asked)
        if not behind:
            return ""
        return self._texts.text("document.counts.groups", part=len(behind), count=len(asked))

    def _uncited(self, question: Question) -> None:
        """Notes that are behind no line, where the view shows them: in the group's own words."""
        for reason, notes in uncited(self._ledger, question.number, self._view.detail):
            self._add(Style.HEADING_3, self._texts.text(f"document.uncited.{reason}"))
            for note in notes:
                part = _part(PartKind.NOTE, note, question)
                self._add(Style.LIST_BULLET, self._notes[note].text, part)

    def _examples(self) -> None:
        """What groups point at, where the view shows it."""
        if self._view.examples is Examples.NONE or not self._synthesis.examples:
            return
        self._add(Style.HEADING_1, self._texts.text("document.examples.name"))
        for example in self._synthesis.examples:
            self._add(Style.HEADING_2, example.name)
            for said in said_of(example, self._workshop.language):
                self._add(Style.LIST_BULLET, said)

    def _abbreviations(self) -> None:
        if self._view.abbreviations is Abbreviations.NONE:
            return
        texts = [paragraph.text for paragraph in self._paragraphs]
        entries = occurring(self._workshop.glossary, texts, self._workshop.language)
        if entries:
            self._add(Style.HEADING_1, self._texts.text("document.heading.abbreviations"))
        for term, explanation in entries:
            self._paragraphs.append(
                Paragraph(
                    style=Style.ABBREVIATION, text=printable(explanation), term=printable(term)
                )
            )

    def _about(self) -> None:
        block = about(self._synthesis, self._ledger, self._view.detail)
        self._add(Style.HEADING_1, self._texts.text("document.heading.about"))
        for text in block.body:
            self._add(Style.BODY, text)
        self._add(Style.SMALL_PRINT, block.small_print)


def _part(
    kind: PartKind, part_id: str, question: Question, citations: tuple[Citation, ...] = ()
) -> Part:
    return Part(kind=kind, id=part_id, question=question.number, citations=citations)


def _question_part(question: Question) -> Part:
    return _part(PartKind.QUESTION, str(question.number), question)


def page_of(synthesis: Synthesis, title: str, paragraphs: tuple[Paragraph, ...]) -> Layout:
    """A page of its own about a workshop, beside its document, with the same making."""
    workshop = synthesis.workshop
    shown = (p.model_copy(update={"text": printable(p.text)}) for p in paragraphs)
    return Layout(
        language=workshop.language,
        title=printable(title),
        subject=printable(document_title(workshop)),
        author=printable(workshop.series.organisation or ""),
        making=making_of(synthesis),
        paragraphs=tuple(p for p in shown if p.text),
    )


def printable(text: str) -> str:
    """One line without surrounding white space, what XML cannot hold and what nobody sees."""
    return without_unseen(_WHITE_SPACE.sub(" ", _NOT_IN_XML.sub("", text))).strip()
