"""The document block by block: what of a synthesis stands in it, and in what order."""

from synthkit.drafts.ledger import balance
from synthkit.exporters.about import about, disclosure
from synthkit.exporters.example_list import said_of
from synthkit.exporters.layout import Layout, Paragraph, Part, PartKind, Style, printable
from synthkit.exporters.making import making_of
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
from synthkit.model.base import Result
from synthkit.model.citation import Citation
from synthkit.model.finding import Finding, Where
from synthkit.model.note import groups_of
from synthkit.model.synthesis import Draft, Synthesis
from synthkit.model.workshop import Question
from synthkit.text.catalogue import Catalogue
from synthkit.text.frame import SectionKind, kinds_of
from synthkit.text.phrases import sentence


def lay_out(synthesis: Synthesis, view: View | None = None) -> Result[Layout]:
    """The document block for block, with a finding for everything that it cannot say."""
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
            for said in said_of(example, self._synthesis):
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
