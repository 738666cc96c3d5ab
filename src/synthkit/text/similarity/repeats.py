"""Lines that say the same, so that one of them can go, and texts that words were taken out of.

What says the same is one rule for checks and for joining: lines that differ in no more than the
forms of their words, small words, one word that has moved, and slips of the pen; never in polarity,
side or number. It needs no numpy, so that a single correction does not wait for it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz

from synthkit.text.languages import LanguageCode
from synthkit.text.similarity.contradiction import Topic, contradiction
from synthkit.text.similarity.polarity import (
    Opposition,
    Statement,
    are_of_one_side,
    opposition,
    statement,
)
from synthkit.text.wordforms import fold, related_words, same_word, stems

# A line of fewer words says the same as another only in the very same words.
_FEWEST_WORDS = 2
# In a longer line one word may have moved; in a shorter one, or with more of them, who does what to
# whom would be another matter.
_FEWEST_WITH_ONE_MOVED = 4
# Below this nobody would say that the words come from there; out of 100.
_LIKELY = 78.0
_SIGNS = re.compile(r"^[\W_]+|[\W_]+$")


def say_the_same(one: Statement, other: Statement) -> bool:
    """Whether two lines say the same, so that a reader misses nothing if one of them goes.

    The same whichever comes first, and whatever else is said. Signs and capitals never matter, but
    a question is no statement. Of what one line denies, or counts, the other says just as much.
    """
    if _asks(one) != _asks(other):
        return False
    if _bare(one) == _bare(other):
        return True
    if one.numbers != other.numbers or are_apart(one, other):
        return False
    if one.stance.negations != other.stance.negations or one.stance.denied != other.stance.denied:
        return False
    return _in_the_same_words(stems(one.text, one.language), stems(other.text, other.language))


def repeats(texts: Sequence[str], language: LanguageCode) -> Iterator[tuple[int, int]]:
    """The positions of each two texts that say the same, the earlier one first."""
    stated = [statement(text, language) for text in texts]
    for one, other in combinations(range(len(texts)), 2):
        if say_the_same(stated[one], stated[other]):
            yield one, other


def are_apart(one: Statement, other: Statement) -> bool:
    """Whether two texts may never be taken for one: they oppose, judge or count differently."""
    if opposition(one, other) is not None or not are_of_one_side(one, other):
        return True
    if _exclude_each_other(one, other):
        return True
    return contradiction(one, other) is not None


def are_opposed(one: Statement, other: Statement, topic: Topic) -> bool:
    """Whether no line may have both behind it, however near they are: for and against.

    Wider than what is printed as a disagreement, and narrower than `are_apart`: a complaint with
    "inte" may say what another says without.
    """
    if one.side and other.side and one.side != other.side:
        return True
    if _exclude_each_other(one, other) or _refuses(one, other) or _refuses(other, one):
        return True
    opposite = opposition(one, other) is Opposition.OPPOSITES
    return opposite or contradiction(one, other, topic) is not None


def _exclude_each_other(one: Statement, other: Statement) -> bool:
    return any((pair, 1 - side) in other.claim.sides for pair, side in one.claim.sides)


def _refuses(one: Statement, other: Statement) -> bool:
    """Whether one says that something is not to be, and the other speaks of it and refuses none."""
    no, yes = one.claim.refused, other.claim.affirmed
    return not other.claim.refused and any(related_words(a, b) for a in no for b in yes)


def _asks(said: Statement) -> bool:
    return said.text.rstrip().endswith("?")


def _bare(said: Statement) -> str:
    return " ".join(re.sub(r"[^\w%+]", " ", fold(said.text)).split())


def _in_the_same_words(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether each word of either is one of the other's, one at most in another place."""
    if min(len(mine), len(theirs)) < _FEWEST_WORDS:
        return False
    longest = max(len(mine), len(theirs))
    moved = 1 if longest >= _FEWEST_WITH_ONE_MOVED else 0
    if _common_in_order(mine, theirs, moved) < longest - moved:
        return False
    return all(
        word in known or any(same_word(word, their) for their in others)
        for words, others, known in ((mine, theirs, set(theirs)), (theirs, mine, set(mine)))
        for word in words
    )


def _common_in_order(one: Sequence[str], other: Sequence[str], apart: int) -> int:
    """The length of the longest common subsequence of words at most so many places apart.

    Where each text lacks at most that many of the other's words, it is the longest of all.
    """
    before = dict.fromkeys(range(apart + 1), 0)
    for above, word in enumerate(one):
        row: dict[int, int] = {}
        for at in range(max(0, above + 1 - apart), min(len(other), above + 1 + apart) + 1):
            row[at] = max(before.get(at, 0), row.get(at - 1, 0))
            if at and at - 1 in before and same_word(word, other[at - 1]):
                row[at] = max(row[at], before[at - 1] + 1)
        before = row
    return before.get(len(other), 0)


@dataclass(frozen=True, slots=True)
class Hit:
    """A text that the words may come from.

    Attributes:
        index: of the text.
        score: 100 where the words stand in it as they are.
    """

    index: int
    score: float


def find(words: str, texts: Sequence[str]) -> tuple[Hit, ...]:
    """The texts that the words may come from, the likeliest first; of equals the first.

    Of a text that is shorter than the words, the whole has to be like them: otherwise every short
    text would be found in every long one.
    """
    sought = _trimmed(words)
    if not sought:
        return ()
    hits = (Hit(index, _likeness(sought, _trimmed(text))) for index, text in enumerate(texts))
    return tuple(sorted((h for h in hits if h.score >= _LIKELY), key=lambda h: (-h.score, h.index)))


def _likeness(sought: str, text: str) -> float:
    whole = fuzz.ratio(sought, text)
    return max(whole, fuzz.partial_ratio(sought, text)) if len(text) >= len(sought) else whole


def _trimmed(text: str) -> str:
    return _SIGNS.sub("", fold(text))
