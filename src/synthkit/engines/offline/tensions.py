"""Matters on which groups disagree: both sides, each in its groups' words.

A tension needs two notes of different groups that are on one matter and contradict each other.
Too few are better than many: a pair of complementary points shown as a disagreement does more harm
than a disagreement that stands as two insights.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from synthkit.engines.offline.analysis import Analysis, turning_lead, voices_of
from synthkit.engines.offline.wording import cleaned, in_context, penalty
from synthkit.text import languages
from synthkit.text.similarity.contradiction import Contradiction, are_short, contradiction
from synthkit.text.similarity.duplicates import says_all_of
from synthkit.text.similarity.polarity import are_of_one_side

# How alike two notes must be, and how much of their matter they must share, to contradict each
# other.
_LEAST_ALIKE = {
    Contradiction.DEED: 0.15,
    Contradiction.REJECTED: 0.25,
    Contradiction.CONTRARY: 0.25,
    Contradiction.SIDES: 0.3,
    Contradiction.MEASURES: 0.35,
}
_LEAST_SHARED = {
    Contradiction.DEED: 0.3,
    Contradiction.REJECTED: 0.3,
    Contradiction.CONTRARY: 0.3,
    Contradiction.SIDES: 0.5,
    Contradiction.MEASURES: 0.5,
}
# So alike, two short notes need share no word: "budgeten räcker", "anslaget räcker inte"; nor
# two that count one thing.
_ALIKE_IN_ITSELF = 0.4
_COUNTED_ALIKE = 0.47
# How alike notes must be to stand on one side.
_WITH_EACH_OTHER = 0.4
# How much clearer another note must be to speak for a side in the place of the plainest one.
_CLEARER = 0.6
_MOST_A_SIDE = 4
_MOST = 6


@dataclass(frozen=True, slots=True)
class DisagreementSide:
    """One side: its notes by position, and the one whose words stand for it."""

    members: tuple[int, ...]
    representative: int


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two sides, the one with more groups behind it first."""

    sides: tuple[DisagreementSide, DisagreementSide]


def disagreements(analysis: Analysis) -> tuple[Disagreement, ...]:
    """The matters on which groups disagree, the plainest first; no note is in two of them."""
    found: list[Disagreement] = []
    taken: set[int] = set()
    pairs = list(_opposed(analysis))
    for one, other in pairs:
        if len(found) == _MOST:
            break
        if one in taken or other in taken or _is_told(analysis, one, other, found):
            continue
        against = _against(pairs)
        sides = [
            _side_of(
                analysis, at, _allies(analysis, at, opponent, against) - taken, against[opponent]
            )
            for at, opponent in ((one, other), (other, one))
        ]
        if set(sides[0].members) & set(sides[1].members):
            continue
        taken.update(sides[0].members, sides[1].members)
        sides.sort(
            key=lambda side: (
                -len(voices_of(analysis.notes[at] for at in side.members)),
                side.members,
            )
        )
        found.append(Disagreement((sides[0], sides[1])))
    return tuple(found)


def words_of(analysis: Analysis, side: DisagreementSide) -> str:
    """A side's words, as a line."""
    note = analysis.notes[side.representative]
    lead = turning_lead(note, {other.id: other for other in analysis.notes})
    if lead:
        return in_context(lead.text, note.text, analysis.language, analysis.spelling)
    return cleaned(note.text, analysis.language, analysis.spelling)


def _opposed(analysis: Analysis) -> Iterator[tuple[int, int]]:
    """Pairs of notes that contradict each other, the most alike first."""
    if not analysis.in_language:
        return
    # Two notes of which neither turns down, takes a side or counts cannot contradict each other.
    pointed = np.array([_is_pointed(analysis, at) for at in range(len(analysis.notes))], dtype=bool)
    alike = analysis.similarity >= min(_LEAST_ALIKE.values())
    either = pointed[:, np.newaxis] | pointed[np.newaxis, :]
    rows, columns = np.nonzero(np.triu(alike & either, k=1))
    pairs = []
    for one, other in zip(rows.tolist(), columns.tolist(), strict=True):
        if _may_oppose(analysis, one, other) and _contradict(analysis, one, other):
            pairs.append((-float(analysis.similarity[one, other]), one, other))
    yield from ((one, other) for _, one, other in sorted(pairs))


def _is_pointed(analysis: Analysis, at: int) -> bool:
    said = analysis.statements[at]
    claim = said.claim
    if claim.rejected or claim.asks or claim.sides or claim.measures or said.stance.sides:
        return True
    contrary = tuple(languages.get(analysis.language).claims.contrary)
    return any(word.startswith(contrary) for word in claim.affirmed)


def _may_oppose(analysis: Analysis, one: int, other: int) -> bool:
    """Whether two notes are of different people, can be shown, and say something."""
    mine, theirs = analysis.notes[one], analysis.notes[other]
    if mine.voice == theirs.voice or any(at in analysis.masked for at in (one, other)):
        return False
    return not any(note.text.rstrip().endswith("?") for note in (mine, theirs))


def _contradict(analysis: Analysis, one: int, other: int) -> bool:
    """Whether two notes are on one matter, and contradict each other on it."""
    mine, theirs = analysis.statements[one], analysis.statements[other]
    found = contradiction(mine, theirs, analysis.topic)
    if found is None or (analysis.dispute and are_of_one_side(mine, theirs)):
        return False
    near = float(analysis.similarity[one, other])
    enough = near >= _LEAST_ALIKE[found.by] and found.shared >= _LEAST_SHARED[found.by]
    short = are_short(mine, theirs)
    counted = found.by is Contradiction.MEASURES
    least = _COUNTED_ALIKE if counted else _ALIKE_IN_ITSELF
    return enough or ((short or counted) and found.compared > 1 and near >= least)


def _is_told(analysis: Analysis, one: int, other: int, found: Iterable[Disagreement]) -> bool:
    """Whether two notes dispute what a disagreement shows already: one of them on either side."""
    pairs = [tuple(side.representative for side in told.sides) for told in found]
    return any(
        _are_apart(analysis, mine, here) and _are_apart(analysis, theirs, there)
        for here, there in pairs
        for mine, theirs in ((one, other), (other, one))
    )


def _are_apart(analysis: Analysis, one: int, other: int) -> bool:
    mine, theirs = analysis.statements[one], analysis.statements[other]
    return contradiction(mine, theirs, analysis.topic) is not None


def _against(pairs: Iterable[tuple[int, int]]) -> dict[int, set[int]]:
    against: dict[int, set[int]] = {}
    for one, other in pairs:
        against.setdefault(one, set()).add(other)
        against.setdefault(other, set()).add(one)
    return against


def _allies(analysis: Analysis, at: int, opponent: int, against: dict[int, set[int]]) -> set[int]:
    """The note at ``at``, those that say nearly the same, and those against its opponent too."""
    unit = next(unit for unit in analysis.units if at in unit.members)
    stated = analysis.statements
    candidates = set(unit.members) | (against[opponent] - {at})
    return {at} | {
        other
        for other in candidates
        if other != opponent
        and other not in analysis.masked
        and not _are_apart(analysis, at, other)
        and float(analysis.similarity[at, other]) >= _WITH_EACH_OTHER
        # That it is near to this note makes nobody speak against the other one.
        and (other in against[opponent] or says_all_of(stated[other], stated[at]))
        # What is nested under a note says more than it: that much the other side may grant.
        and analysis.notes[other].parent != analysis.notes[at].id
    }


def _side_of(
    analysis: Analysis, at: int, members: Iterable[int], opposed: Collection[int]
) -> DisagreementSide:
    """The side of the note at ``at``: no more notes than a reader needs, those nearest to it.

    Its words are those of a note that is itself opposed to the other side.
    """
    nearest = sorted(
        {at, *members}, key=lambda one: (one != at, -float(analysis.similarity[at, one]), one)
    )
    kept = tuple(sorted(nearest[:_MOST_A_SIDE]))
    penalties = {one: _penalty(analysis, one) for one in kept if one in opposed}
    clearest = min(penalties, key=lambda one: (penalties[one], one))
    representative = clearest if penalties[clearest] + _CLEARER < penalties[at] else at
    return DisagreementSide(members=kept, representative=representative)


def _penalty(analysis: Analysis, at: int) -> float:
    return penalty(cleaned(analysis.notes[at].text, analysis.language), analysis.language)
