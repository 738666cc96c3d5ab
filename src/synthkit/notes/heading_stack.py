"""The question, group and headings that the text being read stands under."""

from dataclasses import dataclass

from synthkit.model.document import BlockKind
from synthkit.notes.context import NoteContext
from synthkit.notes.furniture import begins_something_else
from synthkit.notes.groups import GroupMatch
from synthkit.notes.outline import Outline
from synthkit.notes.points import begins_as_item
from synthkit.notes.question_matching import Match
from synthkit.notes.units import LINE_RANK, STRONG_RANK, Unit
from synthkit.notes.wording import folded, head_of, normal


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading that is still above what is being read."""

    text: str
    rank: int


class HeadingStack:
    """The headings that are open at each point of a document, read from top to bottom.

    Attributes:
        asked: the last heading of a question, or of a topic that ended one.
        begun: a question or a note has been met.
        fresh: nothing was noted yet since the last heading.
    """

    def __init__(self, outline: Outline, file: NoteContext) -> None:
        """Start at the top of a document; ``file`` applies where no heading says otherwise."""
        self._outline = outline
        self._file = file
        self._above: list[_Heading] = []
        self._question: tuple[int | None, _Heading] | None = None
        self._group: tuple[str, _Heading] | None = None
        self._within: list[_Heading] = []  # below the question's or the group's heading
        self._apart = False  # the open heading stands beside the questions
        self.asked: Unit | None = None
        self.begun = False
        self.fresh = True

    @property
    def has_question(self) -> bool:
        """Whether a question's heading is open."""
        return self._question is not None

    @property
    def open_question(self) -> Unit | None:
        """The heading of the question that is open."""
        return self.asked if self.has_question else None

    def question(self, unit: Unit, match: Match, group: GroupMatch | None) -> None:
        """Opens a question's heading, which may name a group as well."""
        self.asked, self.begun, self.fresh = unit, True, True
        heading = _Heading(head_of(unit.text, match.rest), unit.rank)
        if group:
            self._group = (group.name, heading)
        elif not self._outline.groups_outside:
            self._group = None
        self._leave(heading.rank)
        self._question = (match.question, heading)
        self._apart = False
        self._within = []

    def group(self, unit: Unit, match: GroupMatch) -> None:
        """Opens a group's heading."""
        self.fresh = True
        heading = _Heading(head_of(unit.text, match.rest), unit.rank)
        if self._outline.groups_outside:
            self._question = None
            self._apart = False
        self._leave(heading.rank)
        self._group = (match.name, heading)
        self._within = []

    def other(self, unit: Unit, *, may_answer: bool) -> None:
        """Opens any other heading: one of the group's own, or of another part of the document.

        Args:
            unit: the heading.
            may_answer: whether a question is left that it may be in words of the group's own.
        """
        self.fresh = True
        heading = _Heading(normal(unit.text), unit.rank)
        if self._ends_question(unit, heading):
            self._question = (None, heading)
            self._apart = not (may_answer or begins_something_else(unit.text))
            self._within = []
            if self._group and heading.rank < min(self._group[1].rank, STRONG_RANK):
                self._group = None
            self._leave(heading.rank)
        elif self._group and heading.rank < min(self._group[1].rank, STRONG_RANK):
            self._group = None
            self._leave(heading.rank)
            self._above.append(heading)
        elif self._question or self._group:
            self._within = [h for h in self._within if h.rank < heading.rank] + [heading]
        else:
            self._above = [h for h in self._above if h.rank < heading.rank] + [heading]

    def topic(self, unit: Unit) -> None:
        """Opens a topic beside the questions, which ends the open one."""
        self.asked, self.begun, self.fresh = unit, True, True
        heading = _Heading(normal(unit.text), unit.rank)
        self._leave(heading.rank)
        self._question = (None, heading)
        self._apart = True
        self._within = []

    def note(self, unit: Unit, text: str) -> None:
        """Passes a note: a plain line that introduces a list closes at the first one not in it."""
        introduced = self._within and self._within[-1].rank >= LINE_RANK
        if introduced and unit.block.kind is not BlockKind.ITEM and not begins_as_item(text):
            self._within = self._within[:-1]

    def noted(self) -> None:
        """A note has come."""
        self.begun, self.fresh = True, False

    def context(self) -> NoteContext:
        """What a note stands under."""
        inner = [self._question[1]] if self._question else []
        outer = [self._group[1]] if self._group else []
        pair = outer + inner if self._outline.groups_outside else inner + outer
        headings = [h.text for h in (*self._above, *pair, *self._within)]
        settles_question = self._question is not None
        return NoteContext(
            question=self._question[0] if self._question else self._file.question,
            settles_question=settles_question,
            group=self._group[0] if self._group else self._file.group,
            headings=tuple(dict.fromkeys(headings)),
            apart=self._apart,
        )

    def _leave(self, below: int) -> None:
        """Closes the headings that one of this rank ends."""
        self._above = [h for h in self._above if h.rank < min(below, STRONG_RANK)]

    def _ends_question(self, unit: Unit, heading: _Heading) -> bool:
        """Whether a heading closes the open question."""
        question = self._question[1] if self._question else None
        if question is None:
            return self._file.question is not None and begins_something_else(unit.text)
        if begins_something_else(unit.text):
            if heading.rank <= question.rank:
                return True
            same = sum(folded(u.text) == folded(unit.text) for u in self._outline.units)
            return heading.rank >= STRONG_RANK and same == 1
        return heading.rank < STRONG_RANK and heading.rank <= question.rank
