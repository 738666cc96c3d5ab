"""Questions with very many notes: a sample is analysed, and the others are cited beside it.

Comparing every note with every other takes time of the order of n squared. Beyond a few hundred
notes they are therefore clustered first, in time that grows as their number does; one note
represents each cluster, and one that opposes it, where there is one. These are analysed as the
notes of an ordinary question are. Who says nearly the same as a representative is cited wherever it
is; the others are left out with the reason that their representative was left out with, else as not
covered.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from synthkit.drafts.tree import mapped, recited, with_insights, with_left_out
from synthkit.model.citation import Citation, Role
from synthkit.model.note import LeftOutReason, Note
from synthkit.model.synthesis import Draft, Insight, LeftOut, Theme
from synthkit.privacy.spans import holds_placeholder
from synthkit.text.languages import LanguageCode
from synthkit.text.similarity.duplicates import NEAR
from synthkit.text.similarity.likeness import Matrix
from synthkit.text.similarity.polarity import Statement, opposition, shared_matter, statement
from synthkit.text.similarity.repeats import are_apart
from synthkit.text.similarity.sketches import k_means, near, sketches
from synthkit.text.similarity.wordtable import WordTable

# Up to so many notes each is compared with each.
MOST_COMPARED = 400
_CLUSTERS = 320
_MOST_OPPOSING = 40
# A note that opposes a representative shares at least so much of the matter with it.
_SAME_MATTER = 0.75


@dataclass(frozen=True, slots=True)
class Represented:
    """A note outside the sample.

    Attributes:
        note: itself.
        by: the id of the note that represents it.
        agrees: whether that one says nearly the same.
    """

    note: Note
    by: str
    agrees: bool


class Sample:
    """The notes of a question that are analysed, and those that they represent.

    Attributes:
        notes: that are analysed, in their order.
        others: all the others, in their order.
    """

    def __init__(self, notes: tuple[Note, ...], others: tuple[Represented, ...] = ()) -> None:
        self.notes = notes
        self.others = others
        self._agreeing: dict[str, list[Note]] = {}
        for other in others:
            if other.agrees:
                self._agreeing.setdefault(other.by, []).append(other.note)

    def agreeing_with(self, representative: str) -> tuple[Note, ...]:
        """The notes outside the sample that say nearly what the note of that id says."""
        return tuple(self._agreeing.get(representative, ()))

    def completed(self, draft: Draft) -> Draft:
        """The draft of the sample, with all the others cited or left out as their representatives.

        The lines of a theme stand in the order of the groups behind them then.
        """
        if not self.others:
            return draft
        joined = recited(draft, lambda _line, citations: self._joined(citations))
        made = mapped(joined, theme=self._in_order)
        return with_left_out(made, (*draft.left_out, *self._left_out(made)))

    def _in_order(self, theme: Theme) -> Theme:
        notes = (*self.notes, *(other.note for other in self.others))
        voices = {note.id: note.voice for note in notes}

        def rank(insight: Insight) -> int:
            supporting = (c.note for c in insight.citations if c.role is Role.SUPPORTS)
            return -len({voices[note] for note in supporting})

        return with_insights(theme, sorted(theme.insights, key=rank))

    def _joined(self, citations: tuple[Citation, ...]) -> tuple[Citation, ...]:
        there = {citation.note for citation in citations}
        more = (
            Citation(note=note.id, role=citation.role)
            for citation in citations
            for note in self.agreeing_with(citation.note)
            if note.id not in there
        )
        return (*citations, *more)

    def _left_out(self, made: Draft) -> tuple[LeftOut, ...]:
        cited = {citation.note for citation in made.citations}
        reasons = {left.note: left.reason for left in made.left_out}
        return tuple(
            LeftOut(note=other.note.id, reason=reason)
            for other in self.others
            if other.note.id not in cited
            and (reason := _reason(other, reasons.get(other.by))) is not None
        )


def draw_sample(notes: tuple[Note, ...], language: LanguageCode) -> Sample:
    """The notes that represent all of these, which are on the matter of one question.

    Where they are few, that is all of them.
    """
    if len(notes) <= MOST_COMPARED:
        return Sample(notes)
    # Whatever the back end: a sentence model would take minutes for thousands of notes.
    rows = sketches([note.text for note in notes], language, WordTable())
    stated = [statement(note.text, language) for note in notes]
    by = _representatives(notes, rows, stated)
    at = {note.id: position for position, note in enumerate(notes)}
    sampled = set(by)
    # A nested note leans on the one above it.
    sampled |= {at[above] for one in sampled if (above := notes[one].parent or "") in at}
    return Sample(
        notes=tuple(notes[position] for position in sorted(sampled)),
        others=tuple(
            Represented(
                note=note,
                by=notes[by[position]].id,
                agrees=_agree(rows, stated, position, by[position]),
            )
            for position, note in enumerate(notes)
            if position not in sampled
        ),
    )


def _representatives(notes: Sequence[Note], rows: Matrix, stated: Sequence[Statement]) -> list[int]:
    """For each note the position of the one that represents it, which may be itself."""
    clusters = k_means(rows, _CLUSTERS)
    members: dict[int, list[int]] = {}
    for position, cluster in enumerate(clusters.labels.tolist()):
        members.setdefault(cluster, []).append(position)
    representatives = [0] * len(notes)
    opposing: list[tuple[float, int, list[int]]] = []
    for positions in members.values():
        # The middle one; one in which a name is masked only where there is no other.
        first = max(
            positions,
            key=lambda at: (not holds_placeholder(notes[at].text), clusters.nearness[at], -at),
        )
        for at in positions:
            representatives[at] = first
        against = [at for at in positions if _oppose(stated[first], stated[at])]
        if against:
            alike = near(rows[against], rows[[first]])[:, 0]
            best = int(np.argmax(alike))
            opposing.append((-float(alike[best]), against[best], against))
    for _, at, against in sorted(opposing)[:_MOST_OPPOSING]:
        for other in against:
            representatives[other] = at
    return representatives


def _oppose(one: Statement, other: Statement) -> bool:
    return opposition(one, other) is not None and shared_matter(one, other) >= _SAME_MATTER


def _agree(rows: Matrix, stated: Sequence[Statement], one: int, other: int) -> bool:
    alike = float(near(rows[[one]], rows[[other]])[0, 0])
    return alike >= NEAR and not are_apart(stated[one], stated[other])


def _reason(other: Represented, of_representative: LeftOutReason | None) -> LeftOutReason | None:
    if holds_placeholder(other.note.text):
        return LeftOutReason.PERSONAL_DATA
    # Other reasons are about one note alone.
    return of_representative if of_representative is LeftOutReason.MINOR else None
