"""How far each meeting of a series is: what its workspace holds, and what is still to be done."""

from collections.abc import Sequence
from enum import StrEnum

from synthkit.app.closing import Arrivals
from synthkit.model.base import FrozenModel
from synthkit.model.programme import Meeting
from synthkit.model.staleness import is_stale
from synthkit.model.synthesis import Section, Synthesis


class MeetingState(StrEnum):
    """What is to be done next for a meeting, the first thing first."""

    NO_WORKSPACE = "no_workspace"
    NO_NOTES = "no_notes"
    NO_QUESTIONS = "no_questions"
    NOT_SUMMARISED = "not_summarised"
    STALE = "stale"
    SUMMARISED = "summarised"
    APPROVED = "approved"

    @property
    def is_to_do(self) -> bool:
        """Whether something is to be done before the meeting has its synthesis."""
        return self not in {MeetingState.SUMMARISED, MeetingState.APPROVED}


class MeetingStanding(FrozenModel):
    """One meeting, and how far it is.

    Attributes:
        folder: of its workspace, as series.toml says it; "" where none is said.
        summarised: how many of its questions have a section that is up to date.
    """

    meeting: Meeting
    folder: str
    state: MeetingState
    files: int = 0
    unread: int = 0
    notes: int = 0
    questions: int = 0
    summarised: int = 0


class ClosingStanding(FrozenModel):
    """How far the closing synthesis is.

    Attributes:
        state: as that of a meeting.
        because_of: the meetings that have changed since it took in their lines.
        lines: how many of theirs it has.
    """

    state: MeetingState
    because_of: tuple[str, ...] = ()
    lines: int = 0
    sections: int = 0
    summarised: int = 0


def closing_standing(closing: Synthesis, arrivals: Arrivals) -> ClosingStanding:
    """How far the closing synthesis is, by itself and by what is another in the meetings now."""
    asked = closing.workshop.questions
    made = [one for question in asked if (one := closing.section(question.number))]
    current = [one for one in made if not is_stale(one, closing)]
    state = _state(closing, made, current)
    changed = arrivals.names and not state.is_to_do
    return ClosingStanding(
        state=MeetingState.STALE if changed else state,
        because_of=arrivals.names,
        lines=len(closing.material.notes),
        sections=len(asked),
        summarised=len(current),
    )


def standing(meeting: Meeting, folder: str, workshop: Synthesis | None) -> MeetingStanding:
    """How far a meeting is.

    Args:
        meeting: as it is announced.
        folder: of its workspace.
        workshop: the synthesis there as it stands; None where there is no workspace.
    """
    if workshop is None:
        return MeetingStanding(meeting=meeting, folder=folder, state=MeetingState.NO_WORKSPACE)
    material, asked = workshop.material, workshop.workshop.questions
    made = [one for question in asked if (one := workshop.section(question.number))]
    current = [one for one in made if not is_stale(one, workshop)]
    return MeetingStanding(
        meeting=meeting,
        folder=folder,
        state=_state(workshop, made, current),
        files=len(material.documents),
        unread=sum(refusal.reason.may_hold_notes for refusal in material.refusals),
        notes=len(material.notes),
        questions=len(asked),
        summarised=len(current),
    )


def _state(
    workshop: Synthesis, made: Sequence[Section], current: Sequence[Section]
) -> MeetingState:
    """What is to be done next; ``current`` are the sections that are up to date."""
    asked = workshop.workshop.questions
    for state, is_so in (
        (MeetingState.NO_NOTES, not workshop.material.notes),
        (MeetingState.NO_QUESTIONS, not asked),
        (MeetingState.NOT_SUMMARISED, len(made) < len(asked)),
        (MeetingState.STALE, len(current) < len(made)),
        (MeetingState.APPROVED, all(one.provenance.approved_at for one in made)),
    ):
        if is_so:
            return state
    return MeetingState.SUMMARISED
