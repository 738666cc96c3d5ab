"""Whether two texts on one matter contradict each other, and by what.

Stricter than `polarity.opposition`, which only bars notes from being taken for one: two texts
contradict each other when one turns down what the other speaks up for, and both wish or both
state; when they take the two sides of a pair; or when they count one thing differently.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from synthkit.text.claims import Claim, are_contraries
from synthkit.text.languages import LanguageCode
from synthkit.text.similarity.polarity import Statement
from synthkit.text.wordforms import related_words


class Contradiction(StrEnum):
    """By what two texts contradict each other."""

    REJECTED = "rejected"
    CONTRARY = "contrary"
    SIDES = "sides"
    MEASURES = "measures"


@dataclass(frozen=True, slots=True)
class Found:
    """A contradiction, and how sure it is that both are on one matter.

    Attributes:
        by: what makes it one.
        shared: how much of the shorter one's matter the other speaks of too, between 0 and 1; what
            is turned down counts where it is a thing, and not where it is what is said of one.
        compared: how many words of matter the shorter one then has.
    """

    by: Contradiction
    shared: float
    compared: int


def contradiction(one: Statement, other: Statement) -> Found | None:
    """By what two texts contradict each other, provided that they are on one matter.

    The same whichever comes first.
    """
    mine, theirs = one.claim, other.claim
    actions = (mine.rejected | theirs.rejected) - mine.things - theirs.things
    alike = (mine.wishes and theirs.wishes) or (mine.states and theirs.states)
    if alike and (_turns_down(mine, theirs) or _turns_down(theirs, mine)):
        return _found(Contradiction.REJECTED, one, other, actions)
    if _has_contraries(mine, theirs, one.language):
        return _found(Contradiction.CONTRARY, one, other)
    if bool(mine.rejected) == bool(theirs.rejected) and _take_two_sides(one, other):
        return _found(Contradiction.SIDES, one, other)
    units = _counted_differently(mine, theirs)
    return _found(Contradiction.MEASURES, one, other, units) if units else None


def _found(
    by: Contradiction, one: Statement, other: Statement, without: Collection[str] = ()
) -> Found:
    """How much of their matter, but for some words, both speak of.

    Words that share a stem, a beginning or a part of a compound speak of one thing.
    """
    mine, theirs = ([stem for stem in said.matter if stem not in without] for said in (one, other))
    shorter, longer = sorted((mine, theirs), key=lambda stems: (len(stems), sorted(stems)))
    shared = sum(any(related_words(stem, other) for other in longer) for stem in shorter)
    return Found(by, shared / len(shorter) if shorter else 0.0, len(shorter))


def _turns_down(denier: Claim, speaker: Claim) -> bool:
    if speaker.hedged and not speaker.wishes:
        return False
    return any(related_words(no, yes) for no in denier.rejected for yes in speaker.affirmed)


def _has_contraries(one: Claim, other: Claim, language: LanguageCode) -> bool:
    return any(are_contraries(a, b, language) for a in one.affirmed for b in other.affirmed)


def _take_two_sides(one: Statement, other: Statement) -> bool:
    return any(
        (pair, 1 - side) in theirs
        for mine, theirs in (
            (one.stance.sides, other.stance.sides),
            (one.claim.sides, other.claim.sides),
        )
        for pair, side in mine
    )


def _counted_differently(one: Claim, other: Claim) -> frozenset[str]:
    mine, theirs = _by_unit(one), _by_unit(other)
    return frozenset(u for u in mine.keys() & theirs.keys() if not mine[u] & theirs[u])


def _by_unit(claim: Claim) -> dict[str, frozenset[str]]:
    units: dict[str, frozenset[str]] = {}
    for unit, readings in claim.measures:
        units[unit] = units.get(unit, frozenset()) | readings
    return units
