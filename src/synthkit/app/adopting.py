"""An edited document taken back: what a person changed in it becomes decisions.

Three states are compared: the document as it was exported, as it was edited, and as it would be
exported today. What only the editor changed is taken over; what others changed since stays; where
both changed the same thing, it stays as it is and both wordings are shown.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from synthkit.app.document_edits import (
    DocumentEdits,
    LineEdit,
    QuestionEdits,
    ThemeEdit,
    edits_between,
    merged_order,
)
from synthkit.app.document_tree import DocumentTree, TreeLine, TreeQuestion
from synthkit.drafts.changes import Change, decided
from synthkit.drafts.decisions import Decision
from synthkit.drafts.decisions.lines import Add, Drop, Merge, Retitle, Reword, RewordSide, line_of
from synthkit.drafts.decisions.sections import OrderedTheme, Reorder
from synthkit.exporters.wording import split_tension
from synthkit.model.base import FrozenModel
from synthkit.model.synthesis import Draft, Section, Synthesis, line_id
from synthkit.text.languages import LanguageCode

COMMAND: Final = "adopt"


class EditKind(StrEnum):
    """What was done in the document; COMMENT and what follows is not taken over."""

    RETITLE = "retitle"
    REWORD = "reword"
    MERGE = "merge"
    SPLIT = "split"
    ADD = "add"
    DROP = "drop"
    REORDER = "reorder"
    COMMENT = "comment"
    CONFLICT = "conflict"
    GONE_SINCE = "gone_since"
    NO_TWO_SIDES = "no_two_sides"
    QUESTION_GONE = "question_gone"
    FRONT = "front"


_KINDS: Final = tuple(EditKind)
TAKEN: Final = frozenset(_KINDS[: _KINDS.index(EditKind.COMMENT)])


class EditReport(FrozenModel):
    """One thing that was changed in the document, for a person to read.

    Attributes:
        values: what stands in the sentence about it.
    """

    kind: EditKind
    question: int | None
    values: dict[str, str | int]


class Adoption(FrozenModel):
    """What taking a document back comes to.

    Attributes:
        change: what is to be stored; None where nothing is taken over.
    """

    reports: tuple[EditReport, ...]
    change: Change | None

    @property
    def taken(self) -> tuple[EditReport, ...]:
        """What is taken over."""
        return tuple(report for report in self.reports if report.kind in TAKEN)

    @property
    def left(self) -> tuple[EditReport, ...]:
        """What is not, and what was remarked."""
        return tuple(report for report in self.reports if report.kind not in TAKEN)


def adopt(
    synthesis: Synthesis, exported: DocumentTree, edited: DocumentTree, current: DocumentTree
) -> Adoption:
    """What the edits of a document come to as decisions over the synthesis as it stands.

    The document is compared as it was exported, as it was edited, and as it would be today.
    """
    edits = edits_between(exported, edited)
    language = synthesis.workshop.language
    reports: list[EditReport] = []
    decisions: list[Decision] = []
    for of_question in edits.questions:
        section = synthesis.section(of_question.number)
        before, today = exported.question(of_question.number), current.question(of_question.number)
        if section is None or before is None or today is None:
            continue
        question = _Question(section, of_question, before, today, language)
        question.decide()
        reports += question.reports
        decisions += question.decisions
    reports += _outside(edits)
    taken = sum(report.kind in TAKEN for report in reports)
    change = Change(command=COMMAND, details={"count": taken}, decisions=tuple(decisions))
    return Adoption(reports=tuple(reports), change=change if decisions else None)


def _outside(edits: DocumentEdits) -> Iterator[EditReport]:
    for number in edits.gone:
        values: dict[str, str | int] = {"number": number}
        yield EditReport(kind=EditKind.QUESTION_GONE, question=number, values=values)
    for text in edits.front:
        yield EditReport(kind=EditKind.FRONT, question=None, values={"text": text})


class _Question:
    """The edits under one question."""

    def __init__(
        self,
        section: Section,
        edits: QuestionEdits,
        before: TreeQuestion,
        today: TreeQuestion,
        language: LanguageCode,
    ) -> None:
        self._number = edits.number
        self._section = section
        self._draft = section.draft
        self._edits = edits
        self._before = before
        self._language = language
        self._today = {line.ids[0]: line.text for line in _lines(today)}
        self._titles = {theme.ids[0]: theme.title for theme in today.themes}
        self._theme_ids: list[str] = []
        self._line_ids: dict[int, list[str]] = {}
        self.reports: list[EditReport] = []
        self.decisions: list[Decision] = []

    def decide(self) -> None:
        """Goes through the themes, lines and tensions, then the order that they are to have."""
        for place, theme in enumerate(self._edits.themes):
            theme_id = theme.id or line_id(theme.title, "theme", str(self._number))
            self._theme_ids.append(theme_id)
            self._title(theme)
            self._line_ids[place] = [self._line(line, theme, theme_id) for line in theme.lines]
        for tension in self._edits.tensions:
            self._tension(tension)
        for _, line, text in self._edits.dropped:
            self._drop(line, text)
        self._reorder()

    def _title(self, theme: ThemeEdit) -> None:
        if theme.id is None or theme.title == theme.before:
            return
        if self._stands(self._titles.get(theme.id), theme.before, theme.title):
            decision = Retitle(
                question=self._number, theme=theme.id, was=theme.before, title=theme.title
            )
            self._take(EditKind.RETITLE, decision, before=theme.before, text=theme.title)

    def _line(self, line: LineEdit, theme: ThemeEdit, theme_id: str) -> str:
        """Decides about a line; returns its id."""
        self._comments(line)
        if line.id is None:
            return self._add(line, theme, theme_id)
        if line.text != line.before and self._stands(
            self._today.get(line.id), line.before, line.text
        ):
            was = line_of(self._draft, line.id)
            decision = Reword(question=self._number, line=line.id, was=was, text=line.text)
            self._take(EditKind.REWORD, decision, before=line.before, text=line.text)
        for other in line.joined:
            if line.id in self._today and other in self._today:
                merge = Merge(
                    question=self._number,
                    line=line.id,
                    was=line_of(self._draft, line.id),
                    other=other,
                    other_was=line_of(self._draft, other),
                )
                self._take(EditKind.MERGE, merge, before=self._today[other], text=line.text)
        return line.id

    def _add(self, line: LineEdit, theme: ThemeEdit, theme_id: str) -> str:
        source = next((i for i in self._draft.insights if i.id == line.split_from), None)
        added = line_id(line.text, "added", str(self._number))
        if added not in {insight.id for insight in self._draft.insights}:
            decision = Add(
                question=self._number,
                line=added,
                text=line.text,
                notes=tuple(c.note for c in source.citations) if source else (),
                theme=theme_id,
                title=theme.title,
            )
            kind = EditKind.SPLIT if source else EditKind.ADD
            self._take(kind, decision, text=line.text, title=theme.title)
        return added

    def _tension(self, tension: LineEdit) -> None:
        self._comments(tension)
        if tension.id is None:
            self._report(EditKind.NO_TWO_SIDES, text=tension.text)
            return
        if tension.text == tension.before or not self._stands(
            self._today.get(tension.id), tension.before, tension.text
        ):
            return
        sides = split_tension(tension.text, self._language)
        was = split_tension(tension.before, self._language)
        if sides is None or was is None:
            self._report(EditKind.NO_TWO_SIDES, text=tension.text)
            return
        stored = next(one for one in self._draft.tensions if one.id == tension.id)
        changed = [at for at in (0, 1) if sides[at] != was[at]]
        for at in changed:
            reword = RewordSide(
                question=self._number,
                tension=tension.id,
                side=at,
                was=stored.sides[at].text,
                text=sides[at],
            )
            self.decisions.append(reword)
        self._report(EditKind.REWORD, before=tension.before, text=tension.text)

    def _drop(self, line: str, text: str) -> None:
        today = self._today.get(line)
        if today is None:
            return
        if today != text:
            self._report(EditKind.CONFLICT, before=text, theirs="–", ours=today)
            return
        was = next(one for one in self._draft.lines if one.id == line).text
        self._take(EditKind.DROP, Drop(question=self._number, line=line, was=was), text=text)

    def _reorder(self) -> None:
        """Puts what there is after all other decisions where the editor has it."""
        decision = Reorder(question=self._number, themes=self._order())
        after = decided(self._section, self.decisions, self._section.provenance.made_at)
        ordered = decision.apply(after, self._section.provenance.made_at)
        if _order_of(ordered.draft) != _order_of(after.draft):
            self.decisions.append(decision)
            if self._edits.moved:
                self._report(EditKind.REORDER)

    def _order(self) -> tuple[OrderedTheme, ...]:
        """The order of today, with what the editor moved where the editor has it."""
        new = {
            theme_id: theme.title
            for theme_id, theme in zip(self._theme_ids, self._edits.themes, strict=True)
            if theme.id is None
        }
        titles = {theme.id: theme.title for theme in self._draft.themes} | new
        order = merged_order(
            {theme.ids[0]: [line.ids[0] for line in theme.lines] for theme in self._before.themes},
            {theme.id: [insight.id for insight in theme.insights] for theme in self._draft.themes},
            dict(zip(self._theme_ids, self._line_ids.values(), strict=True)),
        )
        return tuple(
            OrderedTheme(theme=theme, title=titles[theme], lines=lines)
            for theme, lines in order
            if theme in titles
        )

    def _stands(self, today: str | None, before: str, text: str) -> bool:
        """Whether what was edited is still as it was exported; reports it, if it is not."""
        if today is None:
            self._report(EditKind.GONE_SINCE, before=before, text=text)
        elif today not in {before, text}:
            self._report(EditKind.CONFLICT, before=before, theirs=text, ours=today)
        return today == before

    def _comments(self, line: LineEdit) -> None:
        for comment in line.comments:
            self._report(EditKind.COMMENT, text=line.text, comment=comment)

    def _take(self, kind: EditKind, decision: Decision, **values: str) -> None:
        self.decisions.append(decision)
        self._report(kind, **values)

    def _report(self, kind: EditKind, **values: str) -> None:
        self.reports.append(EditReport(kind=kind, question=self._number, values=dict(values)))


def _lines(question: TreeQuestion) -> Iterator[TreeLine]:
    for theme in question.themes:
        yield from theme.lines
    yield from question.tensions


def _order_of(draft: Draft) -> list[tuple[str, list[str]]]:
    return [(theme.id, [insight.id for insight in theme.insights]) for theme in draft.themes]
