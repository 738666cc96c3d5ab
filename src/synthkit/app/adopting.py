"""An edited document taken back: what a person changed in it becomes decisions.

Three states are compared: the document as it was exported, as it was edited, and as it would be
exported today. What only the editor changed is taken over; what others changed since stays; where
both changed the same thing, that is a conflict.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from synthkit.app.adoption import TAKEN, Adoption, EditKind, EditReport
from synthkit.app.conflicts import Conflict, Preferred, Resolution, order_id
from synthkit.app.document_edits import (
    MergedOrder,
    Order,
    QuestionEdits,
    ThemeEdit,
    edits_between,
)
from synthkit.app.document_tree import DocumentTree, TreeLine, TreeQuestion
from synthkit.app.front_edits import FrontAdoption
from synthkit.app.line_matching import LineEdit
from synthkit.drafts.changes import Change, decided
from synthkit.drafts.decisions import Decision
from synthkit.drafts.decisions.lines import Add, Drop, Merge, Retitle, Reword, RewordSide, line_of
from synthkit.drafts.decisions.sections import OrderedTheme, Place, Remark, Reorder
from synthkit.exporters.wording import split_tension
from synthkit.model.provenance import Comment
from synthkit.model.synthesis import Draft, Section, Synthesis, line_id

COMMAND: Final = "adopt"
# What a deleted line says.
NOTHING: Final = "–"


@dataclass(frozen=True, slots=True)
class Editor:
    """Who edited.

    Attributes:
        by: the role of whoever commented, where that was said.
        mask: how names in comments are masked.
        resolution: who holds where the same was changed here since.
    """

    by: str | None = None
    mask: Callable[[str], str] = str
    resolution: Resolution = field(default_factory=Resolution)

    def comment(self, line: str | None, said: str, text: str) -> Comment:
        """A comment of theirs."""
        return Comment(line=line, said=said, text=self.mask(text), by=self.by)


def adopt(
    synthesis: Synthesis,
    exported: DocumentTree,
    edited: DocumentTree,
    current: DocumentTree,
    editor: Editor | None = None,
) -> Adoption:
    """What the edits of a document come to as decisions over the synthesis as it stands.

    The document is compared as it was exported, as it was edited, and as it would be today.
    """
    edits = edits_between(exported, edited)
    editor = editor or Editor()
    whole = _Whole(synthesis, current)
    front = FrontAdoption(edits.front, edits.remarks, current.front, editor.resolution)
    reports: list[EditReport] = list(front.reports)
    decisions: list[Decision] = []
    for of_question in edits.questions:
        section = synthesis.section(of_question.number)
        before, today = exported.question(of_question.number), current.question(of_question.number)
        if section is None or before is None or today is None:
            continue
        question = _Question(whole, section, of_question, before, today)
        question.decide(editor)
        reports += question.reports
        decisions += question.decisions
    reports += (_report(EditKind.QUESTION_GONE, n, number=n) for n in edits.gone)
    reports += front.left
    taken = sum(report.kind in TAKEN for report in reports)
    change = Change(command=COMMAND, details={"count": taken}, decisions=tuple(decisions))
    anything = bool(decisions or front.texts)
    return Adoption(reports=tuple(reports), change=change if anything else None, front=front.texts)


class _Whole:
    """What stands today, in all questions."""

    def __init__(self, synthesis: Synthesis, current: DocumentTree) -> None:
        self.language = synthesis.workshop.language
        self.drafts = {one.question.number: one.draft for one in synthesis.sections}
        self.standing = {
            line.ids[0]: line.text for one in current.questions for line in _lines(one)
        }


class _Question:
    """The edits under one question."""

    def __init__(
        self,
        whole: "_Whole",
        section: Section,
        edits: QuestionEdits,
        before: TreeQuestion,
        today: TreeQuestion,
    ) -> None:
        self._number = edits.number
        self._section = section
        self._draft = section.draft
        self._edits = edits
        self._before = before
        self._whole = whole
        self._language = whole.language
        self._today = {line.ids[0]: line.text for line in _lines(today)}
        self._titles = {theme.ids[0]: theme.title for theme in today.themes}
        self._theme_ids: list[str] = []
        self._line_ids: dict[int, list[str]] = {}
        self.reports: list[EditReport] = []
        self.decisions: list[Decision] = []

    def decide(self, editor: Editor) -> None:
        """Goes through the themes, lines and tensions, then the order that they are to have."""
        self._editor = editor
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
        # Last, for a comment on a line is answered by whatever changes the line.
        self._remark()

    def _title(self, theme: ThemeEdit) -> None:
        if theme.id is None or theme.title == theme.before:
            return
        if self._stands(theme.id, self._titles.get(theme.id), theme.before, theme.title):
            was = self._titles[theme.id]
            decision = Retitle(question=self._number, theme=theme.id, was=was, title=theme.title)
            self._take(EditKind.RETITLE, decision, before=was, text=theme.title)

    def _line(self, line: LineEdit, theme: ThemeEdit, theme_id: str) -> str:
        """Decides about a line; returns its id."""
        if line.id is None:
            return self._add(line, theme, theme_id)
        if line.text != line.before and self._stands(
            line.id, self._today.get(line.id), line.before, line.text
        ):
            was = line_of(self._draft, line.id)
            decision = Reword(question=self._number, line=line.id, was=was, text=line.text)
            self._take(EditKind.REWORD, decision, before=self._today[line.id], text=line.text)
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
        number, one = line.came_from or (self._number, line.split_from)
        if line.came_from and self._whole.standing.get(str(one)) != line.before:
            return str(one)  # it is told where it stood
        draft = self._draft if number == self._number else self._whole.drafts[number]
        source = next((insight for insight in draft.insights if insight.id == one), None)
        notes = tuple(citation.note for citation in source.sources) if source else ()
        added = line_id(line.text, "added", str(self._number))
        if added in {insight.id for insight in self._draft.insights}:
            return added
        kind = EditKind.SPLIT if source else EditKind.ADD
        if line.came_from:
            kind = EditKind.MOVE
            others = (other for other in draft.lines if other.id != one)
            notes = tuple(n for n in notes if n not in {c.note for o in others for c in o.sources})
            self.decisions.append(Place(notes=notes, question=self._number))
        decision = Add(
            question=self._number,
            line=added,
            text=line.text,
            notes=notes,
            brought=notes if line.came_from else (),
            theme=theme_id,
            title=theme.title,
        )
        self._take(kind, decision, text=line.text, title=theme.title, number=number)
        return added

    def _tension(self, tension: LineEdit) -> None:
        if tension.id is None:
            self._report(EditKind.NO_TWO_SIDES, text=tension.text)
            return
        if tension.text == tension.before or not self._stands(
            tension.id, self._today.get(tension.id), tension.before, tension.text
        ):
            return
        sides = split_tension(tension.text, self._language)
        today = self._today[tension.id]
        was = split_tension(today, self._language)
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
        self._report(EditKind.REWORD, before=today, text=tension.text)

    def _drop(self, line: str, text: str) -> None:
        today = self._today.get(line)
        if today is None:
            return
        if today != text and not self._takes_theirs(line, text, NOTHING, today):
            return
        was = next(one for one in self._draft.lines if one.id == line).text
        decision = Drop(question=self._number, line=line, was=was)
        if line in self._edits.gone_elsewhere:
            self.decisions.append(decision)
        else:
            self._take(EditKind.DROP, decision, text=today)

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
        then = {t.ids[0]: [line.ids[0] for line in t.lines] for t in self._before.themes}
        now = dict(_order_of(self._draft))
        edited = dict(zip(self._theme_ids, self._line_ids.values(), strict=True))
        order, preferred = MergedOrder(then, now, edited), Preferred.MINE
        if order.is_contested and self._takes_theirs(
            order_id(self._number),
            self._outline(then, edited, titles),
            self._outline(edited, now, titles),
            self._outline(now, edited, titles),
        ):
            preferred = Preferred.THEIRS
        return tuple(
            OrderedTheme(theme=theme, title=titles[theme], lines=lines)
            for theme, lines in order.merged(preferred)
            if theme in titles
        )

    def _outline(self, order: Order, other: Order, titles: Mapping[str, str]) -> str:
        """The themes, and the lines of those that hold others than in the other order."""
        return " | ".join(
            titles[theme]
            + (": " if lines != other.get(theme) else "")
            + "; ".join(self._today.get(one, "") for one in lines if lines != other.get(theme))
            for theme, lines in order.items()
            if theme in titles
        )

    def _takes_theirs(self, one: str, before: str, theirs: str, ours: str) -> bool:
        conflict = Conflict(id=one, before=before, theirs=theirs, ours=ours)
        return self._editor.resolution.takes_theirs(conflict)

    def _stands(self, one: str, today: str | None, before: str, text: str) -> bool:
        """Whether what was exported still stands, or gives way to the edit; else it is told."""
        if today is None:
            self._report(EditKind.GONE_SINCE, before=before, text=text)
            return False
        if today in {before, text}:
            return today != text
        return self._takes_theirs(one, before, text, today)

    def _remark(self) -> None:
        """Comments that are not known yet, each beside what it is about."""
        under = [
            (line, text)
            for theme, ids in zip(self._edits.themes, self._line_ids.values(), strict=True)
            for line, text in zip(ids, theme.lines, strict=True)
        ]
        about = [
            (None, "", self._edits.comments),
            *((theme.id, theme.title, theme.comments) for theme in self._edits.themes),
            *((line, edit.text, edit.comments) for line, edit in under),
            *((edit.id, edit.text, edit.comments) for edit in self._edits.tensions),
        ]
        for line, said, comments in about:
            for text in comments:
                comment = self._editor.comment(line, said, text)
                if comment not in self._section.comments:
                    self._take(
                        EditKind.COMMENT,
                        Remark(question=self._number, comment=comment),
                        text=said or self._section.question.text,
                        comment=comment.text,
                    )

    def _take(self, kind: EditKind, decision: Decision, **values: str | int) -> None:
        self.decisions.append(decision)
        self._report(kind, **values)

    def _report(self, kind: EditKind, **values: str | int) -> None:
        self.reports.append(_report(kind, self._number, **values))


def _lines(question: TreeQuestion) -> Iterator[TreeLine]:
    for theme in question.themes:
        yield from theme.lines
    yield from question.tensions


def _order_of(draft: Draft) -> list[tuple[str, list[str]]]:
    return [(theme.id, [insight.id for insight in theme.insights]) for theme in draft.themes]


def _report(kind: EditKind, question: int, **values: str | int) -> EditReport:
    return EditReport(kind=kind, question=question, values=dict(values))
