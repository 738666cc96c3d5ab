"""Clusters of very many texts, in time that grows with their number and no faster.

Spherical k-means (Dhillon and Modha 2001) over sketches: clusters begin with texts at even
distances in the order given, and each round takes every text to the centroid that it is nearest to.
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
class Clusters:
    """Clusters by number.

    Attributes:
        labels: the cluster of each text.
        nearness: of each text to the centroid of its cluster, as a product of vectors.
    """

    labels: NDArray[np.intp]
    nearness: NDArray[np.float32]


def k_means(vectors: Matrix, count: int) -> Clusters:
    """The texts of these vectors in at most ``count`` clusters; some may stay empty.

    Args:
        vectors: whole numbers, one row a text.
        count: fewer than there are texts.
    """
    seeds = np.linspace(0, len(vectors) - 1, count).round().astype(np.intp)
    centroids: Matrix = vectors[seeds]
    found = _nearest(vectors, centroids)
    for _ in range(_ROUNDS):
        centroids = _centroids(vectors, found.labels, centroids)
        found = _nearest(vectors, centroids)
    return found


def _nearest(vectors: Matrix, centroids: Matrix) -> Clusters:
    """The nearest centroid of each text; of equals the first."""
    labels = np.zeros(len(vectors), dtype=np.intp)
    nearness = np.zeros(len(vectors), dtype=np.float32)
    for first in range(0, len(vectors), _AT_ONCE):
        products = vectors[first : first + _AT_ONCE] @ centroids.T
        best = products.argmax(axis=1)
        labels[first : first + _AT_ONCE] = best
        nearness[first : first + _AT_ONCE] = products[np.arange(len(best)), best]
    return Clusters(labels, nearness)


def _centroids(vectors: Matrix, labels: NDArray[np.intp], before: Matrix) -> Matrix:
    """The mean direction of each cluster, in whole numbers; an empty one stays where it was."""
    sums = np.zeros(before.shape, dtype=np.float64)
    order = np.argsort(labels, kind="stable")
    starts = np.flatnonzero(np.diff(labels[order], prepend=-1))
    filled = labels[order][starts]
    sums[filled] = np.add.reduceat(vectors[order].astype(np.float64), starts, axis=0)
    # Small whole numbers again, so that the squares of them sum exactly, whatever their order.
    sizes = np.maximum(np.bincount(labels, minlength=len(before)), 1)[:, np.newaxis]
    made = whole(np.rint(sums * (_FINE / sizes))).astype(np.float32)
    empty = ~made.any(axis=1)
    made[empty] = before[empty]
    return made
