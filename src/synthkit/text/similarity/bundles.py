"""Many texts in bundles of like ones, in time that grows with their number and no faster.

Spherical k-means (Dhillon and Modha 2001) over sketches: bundles begin with texts at even distances
in the order given, and each round takes every text to the bundle that it is nearest to.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from synthkit.text.similarity.meaning import whole
from synthkit.text.similarity.vectors import Matrix

_ROUNDS = 4
_AT_ONCE = 4096
_FINE = 16


@dataclass(frozen=True, slots=True)
class Bundles:
    """Bundles by number.

    Attributes:
        of: the bundle of each text.
        nearness: of each text to the middle of its bundle, as a product of vectors.
    """

    of: NDArray[np.intp]
    nearness: NDArray[np.float32]


def bundled(vectors: Matrix, count: int) -> Bundles:
    """The texts of these vectors in at most ``count`` bundles; some may stay empty.

    Args:
        vectors: whole numbers, one row a text.
        count: fewer than there are texts.
    """
    seeds = np.linspace(0, len(vectors) - 1, count).round().astype(np.intp)
    middles: Matrix = vectors[seeds]
    found = _nearest(vectors, middles)
    for _ in range(_ROUNDS):
        middles = _middles(vectors, found.of, middles)
        found = _nearest(vectors, middles)
    return found


def _nearest(vectors: Matrix, middles: Matrix) -> Bundles:
    """The nearest middle of each text; of equals the first."""
    of = np.zeros(len(vectors), dtype=np.intp)
    nearness = np.zeros(len(vectors), dtype=np.float32)
    for first in range(0, len(vectors), _AT_ONCE):
        products = vectors[first : first + _AT_ONCE] @ middles.T
        best = products.argmax(axis=1)
        of[first : first + _AT_ONCE] = best
        nearness[first : first + _AT_ONCE] = products[np.arange(len(best)), best]
    return Bundles(of, nearness)


def _middles(vectors: Matrix, of: NDArray[np.intp], before: Matrix) -> Matrix:
    """The mean direction of each bundle, in whole numbers; an empty one stays where it was."""
    sums = np.zeros(before.shape, dtype=np.float64)
    order = np.argsort(of, kind="stable")
    starts = np.flatnonzero(np.diff(of[order], prepend=-1))
    held = of[order][starts]
    sums[held] = np.add.reduceat(vectors[order].astype(np.float64), starts, axis=0)
    # Small whole numbers again, so that the squares of them sum exactly, whatever their order.
    sizes = np.maximum(np.bincount(of, minlength=len(before)), 1)[:, np.newaxis]
    made = whole(np.rint(sums * (_FINE / sizes))).astype(np.float32)
    empty = ~made.any(axis=1)
    made[empty] = before[empty]
    return made
