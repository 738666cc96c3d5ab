"""Likeness by company: two texts are alike that are like the same others.

Short notes on one matter often share no word at all; what ties them is a third note that has words
of both. The cosine of two rows of a similarity matrix sees that (second-order similarity).
"""

import numpy as np
from numpy.typing import NDArray

# As in vectors: whole multiples of this step make every sum exact, whatever its order.
_STEP = 2048.0


def exact(values: NDArray[np.floating]) -> NDArray[np.float64]:
    """The values as multiples of 1/2048, so that sums of them do not depend on their order."""
    doubled: NDArray[np.float64] = values.astype(np.float64)
    return (doubled * _STEP).round() / _STEP


def shared_neighbours(similarity: NDArray[np.floating]) -> NDArray[np.float64]:
    """Cosines between the rows of a symmetric similarity matrix, symmetric and at most 1."""
    whole = exact(similarity)
    norms = (whole * whole).sum(axis=1) ** 0.5
    rows = exact(whole / np.maximum(norms, 1.0 / _STEP)[:, np.newaxis])
    cosines: NDArray[np.float64] = rows @ rows.T
    return cosines.clip(max=1.0).round(6)


def averaged(
    similarity: NDArray[np.floating], members: tuple[tuple[int, ...], ...]
) -> NDArray[np.float64]:
    """Mean similarities between sets of positions: one row and one column a set."""
    belongs = np.zeros((len(members), len(similarity)))
    for row, positions in enumerate(members):
        belongs[row, list(positions)] = 1.0
    sums = belongs @ exact(similarity) @ belongs.T
    sizes = belongs.sum(axis=1)
    means: NDArray[np.float64] = np.round(sums / np.outer(sizes, sizes), 6)
    return means
