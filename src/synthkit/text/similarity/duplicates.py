"""Notes that say nearly the same, so that one line stands for them all.

They are alike beyond a threshold, or all that the shorter one says stands in the other too. It
never holds across polarity, for two sides of a pair, or for other numbers.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from synthkit.text.similarity.clusters import Partition, Stop, average_linkage
from synthkit.text.similarity.polarity import Statement
from synthkit.text.similarity.repeats import are_apart

# On the scale of n-grams and stems together; the tests hold pairs on either side of it.
NEAR = 0.46
# Beneath this, two texts are not compared more closely.
_WORTH_A_LOOK = 0.3
# A text of fewer stems is too short to be contained in another one: a word is no statement.
_FEWEST_CONTAINED = 2


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


def says_all_of(note: Statement, line: Statement) -> bool:
    """Whether all the matter of the line stands in the note, too."""
    return len(line.matter) >= _FEWEST_CONTAINED and line.matter <= note.matter


def _contains(one: Statement, other: Statement) -> bool:
    shorter = min(len(one.matter), len(other.matter))
    return shorter >= _FEWEST_CONTAINED and len(one.matter & other.matter) == shorter
