"""Decisions about notes: left out, brought back, placed under a question."""

import datetime as dt
from collections.abc import Mapping
from typing import Literal

from synthkit.drafts.decisions.base import NoteDecision, SectionDecision, edited, not_brought_back
from synthkit.drafts.tree import leave_out, with_left_out
from synthkit.model.note import LeftOutReason, PlacedBy, Placement
from synthkit.model.synthesis import LeftOut, Origin, Section


class LeaveOut(SectionDecision):
    """Notes out of the document; a line that rested on them alone goes with them."""

    kind: Literal["leave_out"] = "leave_out"
    notes: tuple[str, ...]
    reason: LeftOutReason

    def apply(self, section: Section, at: dt.datetime) -> Section:
        """What else such a line cited is left out as not covered."""
        by, reason = Origin.PERSON, self.reason
        out = (LeftOut(note=note, reason=reason, origin=by) for note in sorted(self.notes))
        return not_brought_back(edited(section, leave_out(section.draft, out), at), self.notes)


class BringBack(SectionDecision):
    """Notes no longer left out: they wait for a line of their own."""

    kind: Literal["bring_back"] = "bring_back"
    notes: tuple[str, ...]

    def apply(self, section: Section, at: dt.datetime) -> Section:
        """The notes are in no state until the section is drafted anew."""
        left_out = (left for left in section.draft.left_out if left.note not in self.notes)
        changed = edited(section, with_left_out(section.draft, left_out), at)
        others = (note for note in section.brought_back if note not in self.notes)
        return changed.model_copy(update={"brought_back": (*others, *sorted(self.notes))})


class Place(NoteDecision):
    """Notes under a question, or under none for a reason."""

    kind: Literal["place"] = "place"
    question: int | None
    reason: LeftOutReason | None = None

    def place(self, placed: Mapping[str, Placement]) -> dict[str, Placement]:
        """In place of what was said of these notes before."""
        by, question, reason = PlacedBy.PERSON, self.question, self.reason
        return dict(placed) | {
            note: Placement(note=note, question=question, by=by, reason=reason)
            for note in self.notes
        }


class Unplace(NoteDecision):
    """A person's word on where notes belong taken back."""

    kind: Literal["unplace"] = "unplace"

    def place(self, placed: Mapping[str, Placement]) -> dict[str, Placement]:
        """What headings and engines say holds again."""
        return {note: one for note, one in placed.items() if note not in self.notes}
