"""Which texts say the same, and which nearly so.

Two lines say the same, so that one of them can go, when they differ in no more than the forms of
their words, small words, one word that has moved, and slips of the pen. Two notes say nearly the
same, so that one line stands for both, when they are alike beyond a threshold, or when all that the
shorter one says stands in the other too. Neither ever holds across polarity, for two sides of a
pair, or for other numbers.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from synthkit.text.languages import LanguageCode
from synthkit.text.similarity.clusters import Partition, Stop, average_linkage
from synthkit.text.similarity.contradiction import contradiction
from synthkit.text.similarity.polarity import Statement, opposition, statement
from synthkit.text.wordforms import fold, same_word, stems

# On the scale of n-grams and stems together; the tests hold pairs on either side of it.
NEAR = 0.46
# Beneath this, two texts are not compared more closely.
_WORTH_A_LOOK = 0.3
# A text of fewer stems is too short to be contained in another one: a word is no statement.
_FEWEST_CONTAINED = 2
# A line of fewer words says the same as another only in the very same words.
_FEWEST_WORDS = 2
# In a longer line one word may have moved; in a shorter one, or with more of them, who does what to
# whom would be another matter.
_FEWEST_WITH_ONE_MOVED = 4


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
    """Whether two texts may never be taken for one: they deny, oppose or count differently."""
    return opposition(one, other) is not None or contradiction(one, other) is not None


def near_duplicates(
    statements: Sequence[Statement], similarity: NDArray[np.floating], largest: int
) -> Partition:
    """A partition of the statements' positions into those that say nearly the same.

    Args:
        statements: what is compared.
        similarity: of all pairs, as `TextVectors.similarities` gives it.
        largest: how many statements may be taken for one at the most.
    """
    likeness = similarity.astype(np.float64)
    rows, columns = np.nonzero(np.triu(similarity >= _WORTH_A_LOOK, k=1))
    for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
        one, other = statements[row], statements[column]
        near = float(similarity[row, column])
        if near < NEAR and _contains(one, other):
            near = NEAR
        if near >= NEAR and are_apart(one, other):
            # So far apart that no average with others brings them together.
            near = -float(len(statements))
        likeness[row, column] = likeness[column, row] = near
    joined = average_linkage(likeness, Stop(similarity=NEAR * 0.9, largest=largest))
    return tuple(sorted(part for cluster in joined for part in _agreeing(statements, cluster)))


def _agreeing(
    statements: Sequence[Statement], cluster: tuple[int, ...]
) -> Iterator[tuple[int, ...]]:
    """A cluster in parts without a contradiction: averages may bring opponents together."""
    parts: list[list[int]] = []
    for at in cluster:
        for part in parts:
            if not any(are_apart(statements[at], statements[other]) for other in part):
                part.append(at)
                break
        else:
            parts.append([at])
    yield from (tuple(part) for part in parts)


def _contains(one: Statement, other: Statement) -> bool:
    shorter = min(len(one.matter), len(other.matter))
    return shorter >= _FEWEST_CONTAINED and len(one.matter & other.matter) == shorter


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
    if _common_in_order(mine, theirs) < longest - moved:
        return False
    return all(
        any(same_word(word, their) for their in others)
        for words, others in ((mine, theirs), (theirs, mine))
        for word in words
    )


def _common_in_order(one: Sequence[str], other: Sequence[str]) -> int:
    """The length of the longest common subsequence."""
    row = [0] * (len(other) + 1)
    for word in one:
        before = row
        row = [0]
        for at, their in enumerate(other):
            same = same_word(word, their)
            row.append(before[at] + 1 if same else max(before[at + 1], row[at]))
    return row[-1]
