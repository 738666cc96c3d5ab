"""The ledger: the sole owner of states and counts.

Every block became notes or was set aside with a reason. Every note is, at every moment, in
exactly one state: cited as a source of an insight or a tension, near to an insight that does not
say it, left out with a reason, or not yet summarised.
The totals add up from the page to the document.
"""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from typing import TypeVar

from synthkit.drafts.citing import by_note
from synthkit.errors import LedgerViolation
from synthkit.model.base import FrozenModel
from synthkit.model.document import Document, SetAside, SetAsideReason
from synthkit.model.note import LeftOutReason, Note
from synthkit.model.synthesis import Draft, Material, Section, Synthesis

R = TypeVar("R", bound=StrEnum)


class NoteState(StrEnum):
    """Where a note stands; always exactly one of these."""

    CITED = "cited"
    NEAR = "near"
    LEFT_OUT = "left_out"
    NOT_SUMMARISED = "not_summarised"

    @property
    def is_at_a_line(self) -> bool:
        """Whether a line cites the note, as its source or as near to it."""
        return self in {NoteState.CITED, NoteState.NEAR}


class Entry(FrozenModel):
    """The ledger's line for one note.

    Attributes:
        question: that the note is placed under.
        reason: set exactly where the state is left out.
    """

    note: str
    group: str | None
    question: int | None
    state: NoteState
    reason: LeftOutReason | None = None


class Totals(FrozenModel):
    """Counts that add up.

    ``blocks == blocks_with_notes + sum(set_aside_blocks.values())`` and
    ``notes == cited + near + sum(left_out.values()) + not_summarised``; see `verify`.

    Attributes:
        unread_pages: pages that may hold notes and could not be read.
        unread_pictures: the same of pictures among the text.
        cited: sources of insights and tensions.
        near: those that an insight is near to, and none says.
        citations: the sources of all lines, counted once a line.
    """

    documents: int
    blocks: int
    blocks_with_notes: int
    set_aside_blocks: dict[SetAsideReason, int]
    unread_pages: int
    unread_pictures: int
    notes: int
    cited: int
    near: int
    left_out: dict[LeftOutReason, int]
    not_summarised: int
    themes: int
    insights: int
    tensions: int
    citations: int


class Ledger(FrozenModel):
    """The state of every note, in the material's order, and the totals."""

    entries: tuple[Entry, ...]
    totals: Totals

    def of_question(self, question: int | None) -> tuple[Entry, ...]:
        """The entries of the notes placed there; None for those placed under no question."""
        return tuple(entry for entry in self.entries if entry.question == question)

    def of_group(self, group: str | None) -> tuple[Entry, ...]:
        """The entries of that group's notes."""
        return tuple(entry for entry in self.entries if entry.group == group)


def balance(synthesis: Synthesis) -> Ledger:
    """Draws up the ledger and proves that it adds up.

    Raises:
        LedgerViolation: if a block or a note is in two states, or in none.
    """
    material = synthesis.material
    entries = _entries(material, synthesis.sections)
    ledger = Ledger(entries=entries, totals=_totals(material, synthesis.sections, entries))
    verify(ledger)
    return ledger


def verify(ledger: Ledger) -> None:
    """Proves that the totals add up.

    Raises:
        LedgerViolation: if they do not.
    """
    totals = ledger.totals
    if totals.blocks != totals.blocks_with_notes + sum(totals.set_aside_blocks.values()):
        raise LedgerViolation("blocks_do_not_add_up", blocks=totals.blocks)
    left_out = sum(totals.left_out.values())
    states = totals.cited + totals.near + left_out + totals.not_summarised
    if totals.notes != states:
        raise LedgerViolation("notes_do_not_add_up", notes=totals.notes, states=states)


def prove(draft: Draft, notes: Iterable[Note]) -> Draft:
    """The draft itself, once it is proven that it accounts for exactly these notes.

    Raises:
        LedgerViolation: if a note is cited and left out, left out twice or in no state, or if the
            draft speaks of a note that is not among them.
    """
    _prove_one_state_each(draft)
    given = {note.id for note in notes}
    spoken_of = draft.speaks_of
    if spoken_of - given:
        raise LedgerViolation("note_unknown", note=min(spoken_of - given))
    if given - spoken_of:
        raise LedgerViolation("note_in_no_state", note=min(given - spoken_of))
    return draft


def _prove_one_state_each(draft: Draft) -> None:
    cited = {citation.note for citation in draft.citations}
    left_out = Counter(left.note for left in draft.left_out)
    twice = [note for note, times in left_out.items() if times > 1 or note in cited]
    if twice:
        raise LedgerViolation("note_in_two_states", note=min(twice))


def _entries(material: Material, sections: Iterable[Section]) -> tuple[Entry, ...]:
    placed = {placement.note: placement for placement in material.placements}
    if len(placed) != len(material.placements):
        raise LedgerViolation("note_placed_twice")
    times = Counter(note.id for note in material.notes)
    if len(times) != len(material.notes):
        raise LedgerViolation("note_in_two_states", note=times.most_common(1)[0][0])
    cited: dict[str, NoteState] = {}
    left_out: dict[tuple[str, int], LeftOutReason] = {}
    for section in sections:
        _prove_one_state_each(section.draft)
        cited |= by_note(section.draft.citations, NoteState.CITED, NoteState.NEAR)
        for left in section.draft.left_out:
            left_out[left.note, section.question.number] = left.reason

    def entry(note: Note) -> Entry:
        placement = placed.get(note.id)
        question = placement.question if placement else None
        reason: LeftOutReason | None = None
        state = cited.get(note.id)
        if state is None:
            # A section that the note was moved away from no longer speaks for it.
            if placement is not None:
                reason = placement.reason
                if question is not None:
                    reason = left_out.get((note.id, question))
            state = NoteState.LEFT_OUT if reason else NoteState.NOT_SUMMARISED
        return Entry(note=note.id, group=note.group, question=question, state=state, reason=reason)

    return tuple(entry(note) for note in material.notes)


def _totals(material: Material, sections: Iterable[Section], entries: tuple[Entry, ...]) -> Totals:
    with_notes = {(note.document, note.block) for note in material.notes}
    aside = [s for s in material.set_asides if s.block is not None]
    _prove_blocks(material.documents, with_notes, aside)
    drafts = [section.draft for section in sections]
    states = Counter(entry.state for entry in entries)
    return Totals(
        documents=len(material.documents),
        blocks=sum(len(document.blocks) for document in material.documents),
        blocks_with_notes=len(with_notes),
        set_aside_blocks=_counted(s.reason for s in aside),
        unread_pages=sum(s.page is not None for s in material.set_asides),
        unread_pictures=sum(s.picture is not None for s in material.set_asides),
        notes=len(entries),
        cited=states[NoteState.CITED],
        near=states[NoteState.NEAR],
        left_out=_counted(entry.reason for entry in entries if entry.reason),
        not_summarised=states[NoteState.NOT_SUMMARISED],
        themes=sum(len(draft.themes) for draft in drafts),
        insights=sum(len(draft.insights) for draft in drafts),
        tensions=sum(len(draft.tensions) for draft in drafts),
        citations=sum(
            len({citation.note for citation in line.sources})
            for draft in drafts
            for line in draft.lines
        ),
    )


def _counted(reasons: Iterable[R]) -> dict[R, int]:
    return dict(sorted(Counter(reasons).items()))


def _prove_blocks(
    documents: Iterable[Document],
    with_notes: set[tuple[str, int]],
    aside: list[SetAside],
) -> None:
    set_aside = Counter((s.document, s.block) for s in aside)
    for document in documents:
        for position in range(len(document.blocks)):
            where = (document.key, position)
            if (where in with_notes) + set_aside[where] != 1:
                raise LedgerViolation(
                    "block_not_in_one_state", document=document.name, block=position
                )
