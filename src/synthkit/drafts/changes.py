"""The log of what people changed, and what follows from it: the sections and placements of today.

Engines' drafts and people's changes are both added to and never altered; nothing else is stored of
a section. What is shown is the newest draft that stands with the decisions since folded over it. A
draft is made around all changes before it, so it falls with any of them that is undone later, and
the one before it stands again.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from synthkit.drafts.decisions import Decision
from synthkit.drafts.decisions.base import NoteDecision, SectionDecision
from synthkit.drafts.decisions.sections import KnowThemes
from synthkit.model.base import FrozenModel
from synthkit.model.note import Placement
from synthkit.model.synthesis import Section


class SettingsEdit(FrozenModel):
    """The text of synthkit.toml before a command edited it, and after."""

    before: str
    after: str


class Change(FrozenModel):
    """What one command changes: any number of decisions, all of them or none.

    Attributes:
        command: as it is typed.
        details: what the sentence about it is made of, see ``terminal.did``.
        decisions: in the order in which they apply.
        settings: set where synthkit.toml is edited, which is not the store's to do.
        undoes: the number of the change that is undone.
    """

    command: str
    details: dict[str, str | int]
    decisions: tuple[Decision, ...] = ()
    settings: SettingsEdit | None = None
    undoes: int | None = None

    @property
    def questions(self) -> frozenset[int]:
        """Those whose sections it decides about."""
        about = (d for d in self.decisions if isinstance(d, SectionDecision))
        return frozenset(decision.question for decision in about)


@dataclass(frozen=True, slots=True)
class ChangeRecord:
    """A change as it was stored; the numbers grow by time."""

    number: int
    at: dt.datetime
    change: Change


@dataclass(frozen=True, slots=True)
class DraftRecord:
    """What is known of a stored draft without loading it.

    Attributes:
        number: grows by time over all questions.
        around: the number of the last change before it; 0 where there was none.
    """

    number: int
    question: int
    at: dt.datetime
    around: int


def effective(changes: Sequence[ChangeRecord]) -> tuple[ChangeRecord, ...]:
    """The changes that undo nothing and were not undone, oldest first."""
    undone = {record.change.undoes for record in changes}
    return tuple(r for r in changes if r.change.undoes is None and r.number not in undone)


def newest_drafts(
    drafts: Iterable[DraftRecord], changes: Sequence[ChangeRecord]
) -> dict[int, DraftRecord]:
    """The newest draft that stands, by question."""
    undone = _undone(changes)
    newest: dict[int, DraftRecord] = {}
    for draft in sorted(drafts, key=lambda one: one.number):
        fallen = any(
            record.number <= draft.around < by and draft.question in record.change.questions
            for record, by in undone
        )
        if not fallen:
            newest[draft.question] = draft
    return newest


def shown(section: Section, around: int, changes: Sequence[ChangeRecord]) -> Section:
    """The section with the decisions since it was drafted folded over it.

    Args:
        section: as it was drafted.
        around: the number of the last change before it.
        changes: all of them.
    """
    for record in effective(changes):
        if record.number > around:
            section = decided(section, record.change.decisions, record.at)
    return section


def decided(section: Section, decisions: Iterable[Decision], at: dt.datetime) -> Section:
    """The section with those of the decisions that are about its question."""
    for decision in decisions:
        if isinstance(decision, SectionDecision) and decision.question == section.question.number:
            section = decision.apply(section, at)
    return section


def placements(changes: Sequence[ChangeRecord]) -> tuple[Placement, ...]:
    """Where people placed notes; the last word on each."""
    placed: dict[str, Placement] = {}
    for decision in _decisions(changes):
        if isinstance(decision, NoteDecision):
            placed = decision.place(placed)
    return tuple(placed.values())


def notes_of_themes(
    changes: Sequence[ChangeRecord], question: int
) -> Mapping[str, tuple[str, ...]]:
    """The notes that each theme of a question was settled over, by title; the last word counts."""
    notes: dict[str, tuple[str, ...]] = {}
    for decision in _decisions(changes):
        if isinstance(decision, KnowThemes) and decision.question == question:
            notes |= {theme.title: theme.notes for theme in decision.themes}
    return notes


def _decisions(changes: Sequence[ChangeRecord]) -> Iterable[Decision]:
    return (decision for record in effective(changes) for decision in record.change.decisions)


def _undone(changes: Sequence[ChangeRecord]) -> list[tuple[ChangeRecord, int]]:
    """Each change that was undone, with the number of what undid it."""
    by_number = {record.number: record for record in changes}
    return [
        (by_number[record.change.undoes], record.number)
        for record in changes
        if record.change.undoes in by_number
    ]
