"""Whether two texts on one matter contradict each other, and by what.

Stricter than `polarity.opposition`, which only bars notes from being taken for one: two texts
contradict each other when one turns down what the other speaks up for, and both wish or both
state; when they take the two sides of a pair; or when they count one thing differently.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from synthkit.text import languages
from synthkit.text.asks import Ask
from synthkit.text.claims import Claim, are_contraries
from synthkit.text.languages import LanguageCode
from synthkit.text.similarity.polarity import Statement
from synthkit.text.wordforms import related_words, same_word, stem

# How much of the shorter one's objects two deeds must share to be done to one thing.
_OF_ONE_THING = 0.6
# In texts of so few words of matter, one in common may be what both are about.
_FEW_WORDS = 3
_SHORT = 4


class Contradiction(StrEnum):
    """By what two texts contradict each other."""

    DEED = "deed"
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


@dataclass(frozen=True, slots=True)
class Topic:
    """What all notes at hand are about, so that it tells nothing of any two of them.

    Attributes:
        common: stems of the question, and of the words that a good part of the notes have.
        proposals: the deeds that the question puts up for a yes or a no.
    """

    common: frozenset[str] = frozenset()
    proposals: frozenset[str] = frozenset()


_NO_TOPIC = Topic()


def contradiction(one: Statement, other: Statement, topic: Topic = _NO_TOPIC) -> Found | None:
    """By what two texts contradict each other, provided that they are on one matter.

    The same whichever comes first. Those who both ask for what the question proposes, or both turn
    it down, agree, whatever else they say.
    """
    mine, theirs = one.claim, other.claim
    stands = _stands(mine, theirs, topic.proposals)
    if stands == {True} or (not stands and _ask_for_contraries(mine, theirs)):
        # The deed and what it is done to are one matter.
        return Found(Contradiction.DEED, 1.0, 2)
    if stands:
        return None
    between = (_between(part, their, topic) for part in one.parts for their in other.parts)
    found = [f for f in between if f]
    if found and _is_denied_word_for_word(one, other):
        # Whatever of it the question says too, they are on one matter.
        return Found(found[0].by, 1.0, 2)
    return max(found, key=lambda f: (f.shared, f.compared, f.by), default=None)


def _between(one: Statement, other: Statement, topic: Topic) -> Found | None:
    """By what two sentences contradict each other: a negation holds for its own alone."""
    mine, theirs = one.claim, other.claim
    negated = bool(mine.rejected) != bool(theirs.rejected)
    # Two short texts that name the topic's thing mean it: "riv skolan", "bevara skolan".
    told = frozenset[str]() if are_short(one, other) else topic.common
    short = are_short(one, other)
    brief = max(len(said.matter - said.claim.side_stems) for said in (one, other)) <= _SHORT
    opposite = brief and _take_two_sides(one, other, told - topic.proposals)
    if opposite and _is_turned(one) != _is_turned(other):
        # They lift each other: "inte lätt att förstå", "svår att förstå".
        return None
    actions = (mine.rejected | theirs.rejected) - mine.things - theirs.things
    alike = (mine.wishes and theirs.wishes) or (mine.states and theirs.states)
    pairs = ((one, other), (other, one))
    if any(_wants_one_more(a, b, told) for a, b in pairs):
        return Found(Contradiction.DEED, 1.0, 2)
    if negated and alike and any(_turns_down(a, b, told, short=short) for a, b in pairs):
        return _found(Contradiction.REJECTED, one, other, actions | told)
    denied = one.stance.negated or other.stance.negated
    if not denied and _has_contraries(mine, theirs, one.language, told):
        return _found(Contradiction.CONTRARY, one, other, told)
    if opposite:
        taken = one.claim.side_stems | other.claim.side_stems
        return _found(Contradiction.SIDES, one, other, told | taken)
    units = _counted_differently(mine, theirs)
    return _found(Contradiction.MEASURES, one, other, units | _states(one)) if units else None


def _states(said: Statement) -> frozenset[str]:
    """The verbs that state a figure: that both "cost" makes no one quantity of two."""
    listed = languages.get(said.language).claims
    verbs = {verb for deed in listed.one_deed for verb in deed.split()} | listed.states
    return frozenset(stem(verb, said.language) for verb in verbs)


def _is_turned(said: Statement) -> bool:
    """Whether it denies something beside the sides that it takes."""
    return (len(said.stance.negations) - said.claim.turned) % 2 == 1


def are_short(one: Statement, other: Statement) -> bool:
    """Whether both say so little that all of it is what they are about."""
    return max(len(one.matter), len(other.matter)) <= _SHORT


def _stands(one: Claim, other: Claim, proposals: Collection[str]) -> set[bool]:
    """Whether the stands on what the question proposes differ; empty where one takes none."""
    return {
        mine.refused != theirs.refused
        for mine in one.asks
        for theirs in other.asks
        if mine.deed in proposals and same_word(mine.deed, theirs.deed)
    }


def _is_denied_word_for_word(one: Statement, other: Statement) -> bool:
    """Whether one is the other with a negation: "ta bort skylten", "ta inte bort skylten"."""
    said = [
        s.spoken - {stem(word, s.language) for word in s.stance.negations} for s in (one, other)
    ]
    return said[0] == said[1] and one.stance.negated != other.stance.negated


def _ask_for_contraries(one: Claim, other: Claim) -> bool:
    """Whether one asks for what the other refuses, or for the opposite, and never for the same."""
    verdicts = {
        verdict
        for mine in one.asks
        for theirs in other.asks
        if (verdict := _verdict(mine, theirs)) is not None
    }
    return verdicts == {True}


def _verdict(one: Ask, other: Ask) -> bool | None:
    """Whether two asks about one thing exclude each other, None where they are two matters."""
    same = same_word(one.deed, other.deed)
    if same and one.doers and other.doers and not _share(one.doers, other.doers):
        # "The board should decide on it", "the members should".
        alone = _of_one_thing(one.objects - one.doers, other.objects - other.doers)
        return True if alone and not one.refused and not other.refused else None
    if not _of_one_thing(one.objects, other.objects):
        return None
    both_or_neither = one.refused == other.refused
    if any((pair, 1 - side) in other.sides for pair, side in one.sides):
        # "Keep it" and "do not close it" agree.
        return both_or_neither
    return not both_or_neither if same else None


def _of_one_thing(one: Collection[str], other: Collection[str]) -> bool:
    shorter, longer = sorted((one, other), key=lambda stems: (len(stems), sorted(stems)))
    return bool(shorter) and _share(shorter, longer) >= _OF_ONE_THING * len(shorter)


def _share(shorter: Collection[str], longer: Collection[str]) -> int:
    return sum(any(related_words(stem, their) for their in longer) for stem in shorter)


def _found(
    by: Contradiction, one: Statement, other: Statement, without: Collection[str] = ()
) -> Found:
    """How much of their matter, but for some words, both speak of.

    Words that share a stem, a beginning or a part of a compound speak of one thing.
    """
    mine, theirs = ([stem for stem in said.matter if stem not in without] for said in (one, other))
    shorter, longer = sorted((mine, theirs), key=lambda stems: (len(stems), sorted(stems)))
    shared = sum(any(related_words(stem, other) for other in longer) for stem in shorter)
    # One word in common tells little of two long texts, unless they count it alike.
    tells = shared > 1 or len(longer) <= _FEW_WORDS or by is Contradiction.MEASURES
    measured = shorter if tells else longer
    return Found(by, shared / len(measured) if measured else 0.0, len(shorter))


def _wants_one_more(denier: Statement, speaker: Statement, told: Collection[str]) -> bool:
    """Whether one calls for what the other has no room or money for one more of.

    Who has no room for a thing may want it; who has none for one more has it already.
    """
    said = speaker.claim
    if speaker.stance.negations or said.lessens or not said.wishes:
        return False
    spare = [no for no in denier.claim.spare if not any(related_words(no, word) for word in told)]
    return any(related_words(no, yes) for no in spare for yes in said.called_for)


def _turns_down(
    denier: Statement, speaker: Statement, told: Collection[str], *, short: bool
) -> bool:
    """Whether one speaks up for what the other turns down, and denies nothing itself.

    Of two long texts, a fact that one denies is mostly another than what the other tells of.
    """
    if speaker.stance.negations or (speaker.claim.hedged and not speaker.claim.wishes):
        return False
    # "No music after ten" and "turn the music down" agree.
    if speaker.claim.lessens:
        return False
    if not denier.claim.things and denier.claim.wishes and not speaker.claim.wishes:
        return False
    denied = denier.claim.rejected if short else denier.claim.things
    rejected = [no for no in denied if not any(related_words(no, word) for word in told)]
    wanted = [any(related_words(no, yes) for yes in speaker.claim.affirmed) for no in rejected]
    return any(wanted) if denier.claim.things else bool(wanted) and all(wanted)


def _has_contraries(
    one: Claim, other: Claim, language: LanguageCode, told: Collection[str]
) -> bool:
    mine, theirs = one.affirmed.difference(told), other.affirmed.difference(told)
    return any(are_contraries(a, b, language) for a in mine for b in theirs)


def _take_two_sides(one: Statement, other: Statement, told: Collection[str]) -> bool:
    # Whoever names the topic takes no side by it: "the right to keep arms".
    if any(s.stance.side_stems and s.stance.side_stems <= set(told) for s in (one, other)):
        return False
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
