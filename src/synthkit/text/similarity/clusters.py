"""Clusters by average linkage, with a bound on their size, and likeness by company.

Average linkage (Sokal and Michener 1958) joins, again and again, the two clusters whose members are
most alike on the average. Left alone it tends, on short texts, to one giant and many crumbs; so a
join that would exceed the bound is not made. What stays small is the caller's to judge.

Short notes on one matter often share no word at all; what ties them is a third note that has words
of both. The cosine of two rows of a similarity matrix sees that (second-order similarity).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Partition = tuple[tuple[int, ...], ...]

_BARRED = -np.inf
# As in `likeness`: whole multiples of this step make every sum exact, whatever its order.
_STEP = 2048.0


@dataclass(frozen=True, slots=True)
class Stop:
    """When joining ends.

    Attributes:
        count: at this many clusters.
        similarity: when no two clusters are at least this much alike on the average.
        largest: no cluster may have more members (or more weight) than this.
    """

    count: int = 1
    similarity: float = 0.0
    largest: float = float("inf")


def average_linkage(
    similarity: NDArray[np.floating], stop: Stop, weights: Sequence[int] | None = None
) -> Partition:
    """A partition of ``range(len(similarity))``; each cluster in order, clusters by first member.

    Of two joins that are equally good, the one of earlier members is made. Takes time and memory
    of the order of n squared for n up to some thousand.

    Args:
        similarity: symmetric, n by n.
        stop: when joining ends.
        weights: how many things each position stands for; one each by default.
    """
    number = len(similarity)
    if number == 0:
        return ()
    joining = _Joining(similarity, list(weights) if weights else [1] * number, stop)
    while joining.alive > max(stop.count, 1) and joining.join_best():
        pass
    return joining.partition()


class _Joining:
    """The state of the algorithm: sums of similarities between clusters, best partner of each."""

    def __init__(self, similarity: NDArray[np.floating], weights: list[int], stop: Stop) -> None:
        self.alive = len(similarity)
        self._stop = stop
        self._sizes = np.array(weights, dtype=np.float64)
        # A thing that stands for several weighs as much in the averages.
        self._sums = similarity.astype(np.float64) * np.outer(self._sizes, self._sizes)
        self._members = [[position] for position in range(len(similarity))]
        self._gone = np.zeros(len(similarity), dtype=bool)
        self._best = np.full(len(similarity), _BARRED)
        self._partner = np.zeros(len(similarity), dtype=np.intp)
        for row in range(len(similarity)):
            self._look(row)

    def join_best(self) -> bool:
        """Joins the two that are most alike; whether there were two that may be joined."""
        one = int(np.argmax(self._best))
        if self._best[one] < self._stop.similarity or self._best[one] == _BARRED:
            return False
        other = int(self._partner[one])
        keep, drop = min(one, other), max(one, other)
        self._sums[keep] += self._sums[drop]
        self._sums[:, keep] = self._sums[keep]
        self._sizes[keep] += self._sizes[drop]
        self._members[keep] += self._members[drop]
        self._gone[drop] = True
        self._best[drop] = _BARRED
        self.alive -= 1
        self._look(keep)
        stale = (self._partner == keep) | (self._partner == drop)
        for row in np.flatnonzero(stale & ~self._gone):
            if row != keep:
                self._look(int(row))
        self._offer(keep)
        return True

    def partition(self) -> Partition:
        found = [sorted(self._members[row]) for row in np.flatnonzero(~self._gone)]
        return tuple(tuple(members) for members in sorted(found))

    def _look(self, row: int) -> None:
        """Finds the best partner of a cluster anew."""
        averages = self._averages(row)
        best = int(np.argmax(averages))
        self._best[row], self._partner[row] = averages[best], best

    def _offer(self, row: int) -> None:
        """Lets the others know of a cluster that has changed."""
        averages = self._averages(row)
        better = (averages > self._best) & ~self._gone
        tie = (averages == self._best) & (averages > _BARRED) & (row < self._partner)
        for taker in np.flatnonzero((better | tie) & ~self._gone):
            self._best[taker], self._partner[taker] = averages[taker], row

    def _averages(self, row: int) -> NDArray[np.float64]:
        averages: NDArray[np.float64] = np.round(
            self._sums[row] / (self._sizes[row] * self._sizes), 6
        )
        too_large = self._sizes + self._sizes[row] > self._stop.largest
        averages[self._gone | too_large] = _BARRED
        averages[row] = _BARRED
        return averages


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
