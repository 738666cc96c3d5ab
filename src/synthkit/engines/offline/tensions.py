"""Matters on which groups disagree: both sides, each in its groups' words.

A tension needs two notes of different groups that share nearly all of their matter and differ in
what they say of it. Too few are better than many: a pair of complementary points shown as a quarrel
does more harm than a quarrel that stands as two insights.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from synthkit.engines.offline.reading import Reading
from synthkit.engines.offline.wording import burden, cleaned
from synthkit.similarity.polarity import (
    Opposition,
    Statement,
    denied_and_said,
    opposition,
    shared_matter,
)

# How much of the shorter note's matter the other must share.
_SAME_MATTER = 0.75
_LEAST_ALIKE = {
    Opposition.NEGATION: 0.18,
    Opposition.OPPOSITES: 0.2,
    Opposition.NUMBERS: 0.5,
}
# From this on, one denied word that the other says is enough; below, it takes two.
_ALIKE_IN_ITSELF = 0.3
_FEWEST_SHARED_OF_NUMBERS = 2
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
    unit_of = {at: unit for unit in reading.units for at in unit.members}
    for one, other in _opposed(reading):
        if len(found) == _MOST:
            break
        if one in taken or other in taken:
            continue
        sides = [
            _pole(reading, at, against, [m for m in unit_of[at].members if m not in taken])
            for at, against in ((one, other), (other, one))
        ]
        if set(sides[0].members) & set(sides[1].members):
            continue
        taken.update(sides[0].members, sides[1].members)
        sides.sort(key=lambda pole: (-len(_groups(reading, pole)), pole.members))
        found.append(Disagreement((sides[0], sides[1])))
    return tuple(found)


def words_of(reading: Reading, pole: Pole) -> str:
    """A side's words, as a line."""
    return cleaned(reading.notes[pole.spokesman].text, reading.language, reading.plain)


def _opposed(reading: Reading) -> list[tuple[int, int]]:
    """Pairs of notes that oppose each other, the most alike first."""
    # Two notes of which neither denies, takes a side or names a number cannot oppose each other.
    pointed = np.array([_is_pointed(said) for said in reading.statements], dtype=bool)
    alike = reading.similarity >= min(_LEAST_ALIKE.values())
    either = pointed[:, np.newaxis] | pointed[np.newaxis, :]
    rows, columns = np.nonzero(np.triu(alike & either, k=1))
    pairs = []
    for one, other in zip(rows.tolist(), columns.tolist(), strict=True):
        if _oppose(reading, one, other):
            pairs.append((-float(reading.similarity[one, other]), one, other))
    return [(one, other) for _, one, other in sorted(pairs)]


def _is_pointed(said: Statement) -> bool:
    return said.stance.negated or bool(said.stance.sides) or bool(said.numbers)


def _oppose(reading: Reading, one: int, other: int) -> bool:
    mine, theirs = reading.notes[one], reading.notes[other]
    same_people = mine.group == theirs.group and (
        mine.group is not None or mine.document == theirs.document
    )
    if same_people or any(at in reading.private for at in (one, other)):
        return False
    if any(note.text.rstrip().endswith("?") for note in (mine, theirs)):
        return False
    return _contradict(reading, one, other)


def _contradict(reading: Reading, one: int, other: int) -> bool:
    """Whether two notes share nearly all of their matter, and say opposite things of it."""
    said, answered = reading.statements[one], reading.statements[other]
    kind = opposition(said, answered)
    near = float(reading.similarity[one, other])
    if kind is None or near < _LEAST_ALIKE[kind]:
        return False
    shared = len(said.matter & answered.matter)
    if shared == 0 or shared_matter(said, answered) < _SAME_MATTER:
        return False
    if kind is Opposition.NEGATION:
        return denied_and_said(said, answered) >= (1 if near >= _ALIKE_IN_ITSELF else 2)
    return kind is not Opposition.NUMBERS or shared >= _FEWEST_SHARED_OF_NUMBERS


def _pole(reading: Reading, at: int, against: int, members: Iterable[int]) -> Pole:
    """The side of the note at ``at``: it, and those of its unit that stand as it does."""
    side = [member for member in members if member == at or _contradict(reading, member, against)]
    side.sort(key=lambda member: (member != at, member))
    kept = tuple(sorted(side[:_MOST_A_SIDE]))
    spokesman = min(
        (m for m in kept if m not in reading.private),
        key=lambda m: (
            burden(cleaned(reading.notes[m].text, reading.language), reading.language),
            m != at,
            m,
        ),
    )
    return Pole(members=kept, spokesman=spokesman)


def _groups(reading: Reading, pole: Pole) -> set[str]:
    return {reading.notes[at].group or reading.notes[at].document for at in pole.members}
