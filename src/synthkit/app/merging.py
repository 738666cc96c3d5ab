"""Two copies of one workspace, in both of which people decided: what the other one has to add.

Both begin with the same changes. What was decided in the other one since is taken over, decision by
decision, unless something else was decided here about the same thing: that is a conflict.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from synthkit.app.adopting import NOTHING
from synthkit.app.conflicts import Conflict, Resolution, order_id
from synthkit.drafts.changes import ChangeRecord, effective
from synthkit.drafts.decisions import Decision
from synthkit.drafts.decisions.base import GONE, ORDER, About, SectionDecision
from synthkit.drafts.decisions.lines import (
    Add,
    Drop,
    Line,
    Merge,
    Move,
    Retitle,
    Reword,
    RewordSide,
)
from synthkit.drafts.decisions.sections import (
    Approve,
    BringBack,
    LeaveOut,
    Place,
    Remark,
    Reorder,
    Replace,
    TakeAsCurrent,
    Unplace,
)
from synthkit.model.synthesis import Synthesis


@dataclass(frozen=True, slots=True)
class MergedChange:
    """A change of the other copy.

    Attributes:
        theirs: as it was made.
        decisions: those of it that are taken over.
        has_lost: whether some of it is about what is not here.
    """

    theirs: ChangeRecord
    decisions: tuple[Decision, ...]
    has_lost: bool


Recorded = tuple[ChangeRecord, Decision]


@dataclass(frozen=True, slots=True)
class Deciding:
    """Lets a decision of the copy hold over those here, or not.

    Attributes:
        resolution: who holds where both decided on the same.
        tell: says in a line what was changed.
    """

    resolution: Resolution
    tell: Callable[[ChangeRecord], str]

    def gives_way(self, theirs: Recorded, ours: Sequence[Recorded]) -> bool:
        """Whether whatever was decided here about the same thing gives way to it."""
        met = {what: our for our in ours if (what := _contested(theirs[1], our[1])) is not None}
        if not met:
            return True
        before, said = self._said(*theirs)
        here = dict.fromkeys(self._said(*our)[1] for our in met.values())
        conflict = Conflict(id=next(iter(met)), before=before, theirs=said, ours=" · ".join(here))
        if isinstance(theirs[1], Approve):
            # Nobody approves words by having approved others.
            self.resolution.keeps(conflict)
            return False
        return self.resolution.takes_theirs(conflict)

    def _said(self, record: ChangeRecord, decision: Decision) -> tuple[str, str]:
        """What was before, where that is words, and what is decided."""
        match decision:
            case Reword() | RewordSide() | Retitle():
                was = decision.was
                return was.text if isinstance(was, Line) else was, decision.worded
            case Drop():
                return decision.was, NOTHING
            case _:
                return "", self.tell(record)


def since(ours: Sequence[ChangeRecord], theirs: Sequence[ChangeRecord]) -> int:
    """How many changes both have in common, from the first one on."""
    same = takewhile(
        lambda both: (both[0].at, both[0].change) == (both[1].at, both[1].change),
        zip(ours, theirs, strict=False),
    )
    return sum(1 for _ in same)


def merge(
    synthesis: Synthesis,
    ours: Sequence[ChangeRecord],
    theirs: Sequence[ChangeRecord],
    deciding: Deciding,
) -> tuple[MergedChange, ...]:
    """What the changes of the other copy come to here, in their order; those known are left out."""
    return tuple(_Merging(synthesis, ours, theirs).merged(deciding))


class _Merging:
    """One other copy taken in."""

    def __init__(
        self, synthesis: Synthesis, ours: Sequence[ChangeRecord], theirs: Sequence[ChangeRecord]
    ) -> None:
        common = since(ours, theirs)
        self._sections = {s.question.number for s in synthesis.sections}
        drafts = [section.draft for section in synthesis.sections]
        self._lines = {one.id for draft in drafts for one in (*draft.lines, *draft.themes)}
        self._notes = {note.id for note in synthesis.material.notes}
        self._comments = {one for section in synthesis.sections for one in section.comments}
        self._theirs = [record for record in effective(theirs) if record.number > common]
        decided_there = [self._here(one) for r in self._theirs for one in r.change.decisions]
        known = [record for record in effective(ours) if record.number > common]
        self._known = [one for record in known for one in record.change.decisions]
        # What was taken over from there before is no word against it.
        self._ours = [
            (record, one)
            for record in known
            for one in record.change.decisions
            if one not in decided_there
        ]

    def merged(self, deciding: Deciding) -> Iterator[MergedChange]:
        """Change by change."""
        for record in self._theirs:
            taken: list[Decision] = []
            has_lost = False
            for stated in record.change.decisions:
                one = self._here(stated)
                if isinstance(one, Replace | TakeAsCurrent) or self._is_known(one):
                    continue
                stays = one is not None and not deciding.gives_way((record, one), self._ours)
                lost = one is None or (not stays and self._is_about_nothing(one))
                has_lost = has_lost or lost or one != stated
                if one is not None and not lost and not stays:
                    taken.append(one)
                    self._lines |= _made_by(one)
            if taken or has_lost or record.change.settings:
                yield MergedChange(record, tuple(taken), has_lost)

    def _here(self, decision: Decision) -> Decision | None:
        """The decision with the notes alone that are here; None if it has notes and none is."""
        if isinstance(decision, Add):
            brought = tuple(note for note in decision.brought if note in self._notes)
            return decision.model_copy(update={"brought": brought})
        if not isinstance(decision, LeaveOut | BringBack | Place | Unplace):
            return decision
        notes = tuple(note for note in decision.notes if note in self._notes)
        return decision.model_copy(update={"notes": notes}) if notes else None

    def _is_known(self, decision: Decision | None) -> bool:
        if isinstance(decision, Remark):
            return decision.comment in self._comments
        return decision in self._known

    def _is_about_nothing(self, decision: Decision) -> bool:
        """Whether it is of no effect, for what it names is not here.

        An insight that is gone is put back by what was decided of it.
        """
        if not isinstance(decision, SectionDecision):
            return False
        if decision.question not in self._sections:
            return True
        if isinstance(decision, Retitle | Move):
            return decision.theme not in self._lines
        return isinstance(decision, RewordSide) and decision.tension not in self._lines


def _made_by(decision: Decision) -> set[str]:
    """The ids that are there once it is applied."""
    return {decision.line, decision.theme} if isinstance(decision, Add) else set()


def _contested(one: Decision, other: Decision) -> str | None:
    """The id of the conflict where they decide on the same thing, each in its own way."""
    if one == other:
        return None
    if isinstance(one, Approve) and isinstance(other, SectionDecision):
        against = one.question == other.question and not isinstance(other, Approve)
        return order_id(one.question) if against else None
    for taking, needing in ((one, other), (other, one)):
        if _takes_away(taking, needing):
            return _named(needing.about[0])
    same = (
        _named((what, side))
        for what, side in one.about
        for here, other_side in other.about
        if what == here and (side == other_side or GONE in {side, other_side})
    )
    return next(same, None)


def _named(about: About) -> str:
    what, side = about
    return order_id(int(what)) if side == ORDER else what


def _takes_away(one: Decision, other: Decision) -> bool:
    """Whether the first undoes what the other needs: the place of a line, or all of its notes."""
    if isinstance(one, Reorder):
        return isinstance(other, Move) and one.question == other.question
    return isinstance(one, LeaveOut) and any(
        set(line.notes) <= set(one.notes) for line in _lines_of(other)
    )


def _lines_of(decision: Decision) -> tuple[Line, ...]:
    match decision:
        case Reword() | Move():
            return (decision.was,)
        case Merge():
            return (decision.was, decision.other_was)
    return ()
