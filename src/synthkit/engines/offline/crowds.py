"""Questions with very many notes: some speak for the others, and these are cited beside them.

Comparing every note with every other takes time of the order of n squared. Beyond a few hundred
notes they are therefore bundled first, in time that grows as their number does; one note of each
bundle speaks for it, and one that opposes it, where there is one. These are read as the notes of an
ordinary question are. Who says nearly the same as a spokesman is cited wherever it is; the others
are left out with the reason that their spokesman was left out with, else as not covered.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from synthkit.drafts.tree import mapped, recited, with_insights, with_left_out
from synthkit.model.note import LeftOutReason, Note
from synthkit.model.synthesis import Citation, Draft, Insight, LeftOut, Role, Theme
from synthkit.privacy.placeholders import holds_placeholder
from synthkit.text.languages import LanguageCode
from synthkit.text.similarity.bundles import bundled
from synthkit.text.similarity.duplicates import NEAR
from synthkit.text.similarity.polarity import Statement, opposition, shared_matter, statement
from synthkit.text.similarity.sketches import near, sketches
from synthkit.text.similarity.vectors import Matrix
from synthkit.text.similarity.wordtable import WordTable

# Up to so many notes each is compared with each.
MOST_READ = 400
_BUNDLES = 320
_MOST_OPPOSING = 40
# Who opposes a spokesman shares at least so much of the matter with it.
_SAME_MATTER = 0.75


@dataclass(frozen=True, slots=True)
class Follower:
    """A note that another one speaks for, by id; whether it says nearly the same."""

    note: Note
    spokesman: str
    agrees: bool


class Crowd:
    """The notes of a question that are read, and those that they speak for.

    Attributes:
        spokesmen: in the order of the notes.
        followers: all the others, in the order of the notes.
    """

    def __init__(self, spokesmen: tuple[Note, ...], followers: tuple[Follower, ...] = ()) -> None:
        self.spokesmen = spokesmen
        self.followers = followers
        self._behind: dict[str, list[Note]] = {}
        for follower in followers:
            if follower.agrees:
                self._behind.setdefault(follower.spokesman, []).append(follower.note)

    def behind(self, spokesman: str) -> tuple[Note, ...]:
        """The notes that say nearly what the note of that id says."""
        return tuple(self._behind.get(spokesman, ()))

    def completed(self, draft: Draft) -> Draft:
        """The draft of the spokesmen, with all the others cited or left out as those are.

        The lines of a theme stand in the order of the groups behind them then.
        """
        if not self.followers:
            return draft
        joined = recited(draft, lambda _line, citations: self._joined(citations))
        made = mapped(joined, theme=self._in_order)
        return with_left_out(made, (*draft.left_out, *self._left_out(made)))

    def _in_order(self, theme: Theme) -> Theme:
        voices = {note.id: note.voice for note in self._everyone()}

        def rank(insight: Insight) -> int:
            held = (c.note for c in insight.citations if c.role is Role.SUPPORTS)
            return -len({voices[note] for note in held})

        return with_insights(theme, sorted(theme.insights, key=rank))

    def _joined(self, citations: tuple[Citation, ...]) -> tuple[Citation, ...]:
        there = {citation.note for citation in citations}
        more = (
            Citation(note=note.id, role=citation.role)
            for citation in citations
            for note in self.behind(citation.note)
            if note.id not in there
        )
        return (*citations, *more)

    def _left_out(self, made: Draft) -> tuple[LeftOut, ...]:
        cited = {citation.note for citation in made.citations}
        reasons = {left.note: left.reason for left in made.left_out}
        return tuple(
            LeftOut(note=held.note.id, reason=reason)
            for held in self.followers
            if held.note.id not in cited
            and (reason := _reason(held, reasons.get(held.spokesman))) is not None
        )

    def _everyone(self) -> Iterable[Note]:
        yield from self.spokesmen
        yield from (follower.note for follower in self.followers)


def gather_crowd(notes: tuple[Note, ...], language: LanguageCode) -> Crowd:
    """Who of these notes, on the matter of one question, speaks for whom.

    Where they are few, all speak for themselves.
    """
    if len(notes) <= MOST_READ:
        return Crowd(notes)
    # Whatever the back end: a sentence model would take minutes for thousands of notes.
    rows = sketches([note.text for note in notes], language, WordTable())
    said = [statement(note.text, language) for note in notes]
    spokesman_of = _spokesmen(notes, rows, said)
    at = {note.id: position for position, note in enumerate(notes)}
    read = set(spokesman_of)
    # A nested note leans on the one above it.
    read |= {at[above] for held in read if (above := notes[held].parent or "") in at}
    return Crowd(
        spokesmen=tuple(notes[position] for position in sorted(read)),
        followers=tuple(
            Follower(
                note=note,
                spokesman=notes[spokesman_of[position]].id,
                agrees=_agree(rows, said, position, spokesman_of[position]),
            )
            for position, note in enumerate(notes)
            if position not in read
        ),
    )


def _spokesmen(notes: Sequence[Note], rows: Matrix, said: Sequence[Statement]) -> list[int]:
    """For each note the position of the one that speaks for it, which may be itself."""
    bundles = bundled(rows, _BUNDLES)
    members: dict[int, list[int]] = {}
    for position, bundle in enumerate(bundles.of.tolist()):
        members.setdefault(bundle, []).append(position)
    of = [0] * len(notes)
    opposing: list[tuple[float, int, list[int]]] = []
    for held in members.values():
        # The middle one; one in which a name is masked only where there is no other.
        first = max(
            held,
            key=lambda at: (not holds_placeholder(notes[at].text), bundles.nearness[at], -at),
        )
        for at in held:
            of[at] = first
        against = [at for at in held if _oppose(said[first], said[at])]
        if against:
            alike = near(rows[against], rows[[first]])[:, 0]
            best = int(np.argmax(alike))
            opposing.append((-float(alike[best]), against[best], against))
    for _, at, against in sorted(opposing)[:_MOST_OPPOSING]:
        for other in against:
            of[other] = at
    return of


def _oppose(one: Statement, other: Statement) -> bool:
    return opposition(one, other) is not None and shared_matter(one, other) >= _SAME_MATTER


def _agree(rows: Matrix, said: Sequence[Statement], one: int, other: int) -> bool:
    alike = float(near(rows[[one]], rows[[other]])[0, 0])
    return alike >= NEAR and opposition(said[one], said[other]) is None


def _reason(held: Follower, of_spokesman: LeftOutReason | None) -> LeftOutReason | None:
    if holds_placeholder(held.note.text):
        return LeftOutReason.PERSONAL_DATA
    # Other reasons are about one note alone.
    return of_spokesman if of_spokesman is LeftOutReason.MINOR else None
