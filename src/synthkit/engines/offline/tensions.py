"""Matters on which groups disagree: both sides, each in its groups' words.

A tension needs two notes of different groups that are on one matter and contradict each other.
Too few are better than many: a pair of complementary points shown as a quarrel does more harm than
a quarrel that stands as two insights.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from synthkit.engines.offline.reading import Reading, voices_of
from synthkit.engines.offline.wording import burden, cleaned
from synthkit.text import languages
from synthkit.text.similarity.contradiction import Contradiction, contradiction

# How alike two notes must be, and how much of their matter they must share, to contradict each
# other; alike enough, they need share no word: "budgeten räcker", "anslaget räcker inte".
_LEAST_ALIKE = {
    Contradiction.REJECTED: 0.25,
    Contradiction.CONTRARY: 0.25,
    Contradiction.SIDES: 0.3,
    Contradiction.MEASURES: 0.35,
}
_LEAST_SHARED = {
    Contradiction.REJECTED: 0.3,
    Contradiction.CONTRARY: 0.3,
    Contradiction.SIDES: 0.3,
    Contradiction.MEASURES: 0.5,
}
_ALIKE_IN_ITSELF = {
    Contradiction.REJECTED: 0.33,
    Contradiction.CONTRARY: 0.4,
    Contradiction.SIDES: 0.4,
    Contradiction.MEASURES: 0.47,
}
# Of fewer words a likeness is mostly that of the word that is turned down.
_FEWEST_TOLD = 2
# How alike notes must be to stand on one side.
_WITH_EACH_OTHER = 0.4
# How much clearer another note must be to speak for a side in the place of the plainest one.
_CLEARER = 0.6
_MOST_A_SIDE = 4
_MOST = 6


@dataclass(frozen=True, slots=True)
class Pole:
    """One side: its notes by position, and the one whose words stand for it."""

    members: tuple[int, ...]
    spokesman: int


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two sides, the one with more groups behind it first."""

    sides: tuple[Pole, Pole]


def disagreements(reading: Reading) -> tuple[Disagreement, ...]:
    """The matters on which groups disagree, the plainest first; no note is in two of them."""
    found: list[Disagreement] = []
    taken: set[int] = set()
    pairs = list(_opposed(reading))
    for one, other in pairs:
        if len(found) == _MOST:
            break
        if one in taken or other in taken:
            continue
        against = _against(pairs)
        sides = [
            _pole(reading, at, _side(reading, at, foe, against) - taken)
            for at, foe in ((one, other), (other, one))
        ]
        if set(sides[0].members) & set(sides[1].members):
            continue
        taken.update(sides[0].members, sides[1].members)
        sides.sort(
            key=lambda pole: (
                -len(voices_of(reading.notes[at] for at in pole.members)),
                pole.members,
            )
        )
        found.append(Disagreement((sides[0], sides[1])))
    return tuple(found)


def words_of(reading: Reading, pole: Pole) -> str:
    """A side's words, as a line."""
    return cleaned(reading.notes[pole.spokesman].text, reading.language, reading.spelling)


def _opposed(reading: Reading) -> Iterator[tuple[int, int]]:
    """Pairs of notes that contradict each other, the most alike first."""
    if not reading.understood:
        return
    # Two notes of which neither turns down, takes a side or counts cannot contradict each other.
    pointed = np.array([_is_pointed(reading, at) for at in range(len(reading.notes))], dtype=bool)
    alike = reading.similarity >= min(_LEAST_ALIKE.values())
    either = pointed[:, np.newaxis] | pointed[np.newaxis, :]
    rows, columns = np.nonzero(np.triu(alike & either, k=1))
    pairs = []
    for one, other in zip(rows.tolist(), columns.tolist(), strict=True):
        if _may_oppose(reading, one, other) and _contradict(reading, one, other):
            pairs.append((-float(reading.similarity[one, other]), one, other))
    yield from ((one, other) for _, one, other in sorted(pairs))


def _is_pointed(reading: Reading, at: int) -> bool:
    said = reading.statements[at]
    claim = said.claim
    if claim.rejected or claim.sides or claim.measures or said.stance.sides:
        return True
    contrary = tuple(languages.get(reading.language).claims.contrary)
    return any(word.startswith(contrary) for word in claim.affirmed)


def _may_oppose(reading: Reading, one: int, other: int) -> bool:
    """Whether two notes are of different people, can be shown, and say something."""
    mine, theirs = reading.notes[one], reading.notes[other]
    if mine.voice == theirs.voice or any(at in reading.private for at in (one, other)):
        return False
    return not any(note.text.rstrip().endswith("?") for note in (mine, theirs))


def _contradict(reading: Reading, one: int, other: int) -> bool:
    """Whether two notes are on one matter, and contradict each other on it."""
    found = contradiction(reading.statements[one], reading.statements[other])
    if found is None:
        return False
    near = float(reading.similarity[one, other])
    enough = near >= _LEAST_ALIKE[found.by] and found.shared >= _LEAST_SHARED[found.by]
    return enough or (near >= _ALIKE_IN_ITSELF[found.by] and found.told >= _FEWEST_TOLD)


def _against(pairs: Iterable[tuple[int, int]]) -> dict[int, set[int]]:
    against: dict[int, set[int]] = {}
    for one, other in pairs:
        against.setdefault(one, set()).add(other)
        against.setdefault(other, set()).add(one)
    return against


def _side(reading: Reading, at: int, foe: int, against: dict[int, set[int]]) -> set[int]:
    """The notes that stand with the one at ``at``: those that say nearly the same, and those that
    contradict its opponent too.
    """  # noqa: D205
    unit = next(unit for unit in reading.units if at in unit.members)
    with_it = set(unit.members) | (against[foe] - {at})
    return {at} | {
        held
        for held in with_it
        if held != foe
        and held not in reading.private
        and contradiction(reading.statements[at], reading.statements[held]) is None
        and float(reading.similarity[at, held]) >= _WITH_EACH_OTHER
        # What is nested under a note says more than it: that much the other side may grant.
        and reading.notes[held].parent != reading.notes[at].id
    }


def _pole(reading: Reading, at: int, members: Iterable[int]) -> Pole:
    """The side of the note at ``at``: no more notes than a reader needs, those nearest to it."""
    nearest = sorted(
        {at, *members}, key=lambda held: (held != at, -float(reading.similarity[at, held]), held)
    )
    kept = tuple(sorted(nearest[:_MOST_A_SIDE]))
    weights = {held: _burden(reading, held) for held in kept}
    clearest = min(kept, key=lambda held: (weights[held], held))
    spokesman = clearest if weights[clearest] + _CLEARER < weights[at] else at
    return Pole(members=kept, spokesman=spokesman)


def _burden(reading: Reading, at: int) -> float:
    return burden(cleaned(reading.notes[at].text, reading.language), reading.language)
