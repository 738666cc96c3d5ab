"""Notes into themes: as many as the material bears, none huge, none tiny, none for the rest.

One clustering of short notes depends on much that is chance: how far meaning is trusted beside
words, how many clusters are asked for. So the notes are clustered many times, from several views
and into several numbers of clusters, and how often two notes came to lie together is their affinity
(consensus clustering, Strehl and Ghosh 2002; Fred and Jain 2005). What holds in all of them is a
theme. Those that a person settled are `settled_themes`.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from synthkit.drafts.limits import theme_counts
from synthkit.engines.offline.analysis import Analysis
from synthkit.model.workshop import Length
from synthkit.text.similarity.clusters import Stop, average_linkage, exact

Affinity = NDArray[np.float64]
Labels = NDArray[np.intp]

# How much larger than the average a theme may get while clusters are joined.
_SLACK = 1.3
# A cluster below this share of the average is too small for a theme.
_SMALLEST_SHARE = 0.35
# A unit that has less affinity than this to every theme is an outlier.
_LEAST_AFFINITY = 0.035
_ROUNDS = 3
# Into how many clusters each view is cut for the consensus, and its share of what decides.
_CUTS = (4, 6, 8)
_BY_CONSENSUS = 0.9


@dataclass(frozen=True, slots=True)
class Grouping:
    """Units by theme, in the order of their first note, and those that fit in none."""

    themes: tuple[tuple[int, ...], ...]
    outliers: tuple[int, ...]


def group(analysis: Analysis, units: tuple[int, ...], length: Length) -> Grouping:
    """Themes over these units (by position in the analysis), for a document of that length."""
    weights = [len(analysis.units[unit].members) for unit in units]
    views = [exact(view[np.ix_(units, units)]) for view in analysis.views]
    affinity = exact(analysis.affinity[np.ix_(units, units)])
    decisive = _consensus(views, weights, affinity)
    candidates = [
        _cut(decisive, weights, count, affinity)
        for count in _counts(theme_counts(sum(weights), length), len(units))
    ]
    if not candidates:
        return Grouping(themes=(), outliers=())
    # The first of equals: fewer themes where more tell no more apart.
    labels = max(candidates, key=lambda found: _separation(decisive, found))
    themes = tuple(
        tuple(unit for unit, label in zip(units, labels, strict=True) if label == theme)
        for theme in dict.fromkeys(label for label in labels.tolist() if label >= 0)
    )
    outliers = tuple(unit for unit, label in zip(units, labels, strict=True) if label < 0)
    return Grouping(themes=themes, outliers=outliers)


def _consensus(views: Sequence[Affinity], weights: list[int], affinity: Affinity) -> Affinity:
    """How often units come to lie together, in part; as it was where there are no views."""
    together = np.zeros_like(affinity)
    made = 0
    for view in views:
        for count in _CUTS:
            if count < len(weights):
                labels = _cut(view, weights, count, view)
                together += (labels[:, np.newaxis] == labels) & (labels >= 0)
                made += 1
    if not made:
        return affinity
    mean = sum(views, np.zeros_like(affinity)) / len(views)
    return exact(_BY_CONSENSUS * together / made + (1 - _BY_CONSENSUS) * mean)


def _counts(worth: range, units: int) -> range:
    """The numbers of themes that the notes are worth, as far as there are units for them."""
    return range(min(worth.start, units), min(worth.stop - 1, units) + 1) if units else range(0)


def _cut(decisive: Affinity, weights: list[int], count: int, affinity: Affinity) -> Labels:
    """A label for each unit, -1 for those that have no affinity to any theme."""
    average = sum(weights) / count
    largest = max(math.ceil(_SLACK * average), *weights)
    clusters = average_linkage(decisive, Stop(count=count, largest=largest), weights)
    sizes = {cluster: sum(weights[at] for at in cluster) for cluster in clusters}
    largest_first = sorted(clusters, key=lambda cluster: (-sizes[cluster], cluster[0]))[:count]
    kept = [one for one in largest_first if sizes[one] >= _SMALLEST_SHARE * average]
    labels = np.full(len(weights), -1, dtype=np.intp)
    for label, cluster in enumerate(kept or largest_first[:1]):
        labels[list(cluster)] = label
    return _Reassignment(decisive, np.array(weights, np.float64), labels, affinity).labels()


class _Reassignment:
    """Each unit to the theme to whose members it has the most affinity, over a few rounds.

    Sums of affinity are kept and changed as units move; all are of whole multiples of one step, and
    so exact in any order.
    """

    def __init__(
        self, decisive: Affinity, weights: NDArray[np.float64], labels: Labels, affinity: Affinity
    ) -> None:
        self._decisive = decisive
        self._affinities = affinity
        self._weights = weights
        self._labels = labels
        self._themes = int(labels.max()) + 1
        belongs = (labels[:, np.newaxis] == np.arange(self._themes)) * weights[:, np.newaxis]
        self._mass = belongs.sum(axis=0)
        self._sums = decisive @ belongs
        self._plain = affinity @ belongs

    def labels(self) -> Labels:
        if self._themes == 1:
            return np.zeros_like(self._labels)
        ceiling = math.ceil(2 * _SLACK * self._weights.sum() / self._themes)
        for _ in range(_ROUNDS):
            moved = False
            for unit in range(len(self._labels)):
                moved |= self._reassign(unit, ceiling)
            if not moved:
                break
        return self._without_small_clusters()

    def _reassign(self, unit: int, ceiling: float) -> bool:
        """Moves the unit where it has the most affinity; whether it moved."""
        current = int(self._labels[unit])
        best = int(np.argmax(self._affinity(unit, self._sums, self._decisive)))
        if current != best and self._mass[best] + self._weights[unit] > ceiling:
            return False
        if current >= 0 and self._mass[current] == self._weights[unit]:
            return False
        return self._move(unit, best if self._fits(unit, best) else -1)

    def _fits(self, unit: int, theme: int) -> bool:
        """Whether a unit is no outlier; what several notes say never is."""
        affinity = self._affinity(unit, self._plain, self._affinities)[theme]
        return bool(affinity >= _LEAST_AFFINITY or self._weights[unit] > 1)

    def _move(self, unit: int, theme: int) -> bool:
        current = int(self._labels[unit])
        for changed, sign in ((current, -1.0), (theme, 1.0)):
            if changed >= 0 and current != theme:
                weight = sign * self._weights[unit]
                self._mass[changed] += weight
                self._sums[:, changed] += weight * self._decisive[:, unit]
                self._plain[:, changed] += weight * self._affinities[:, unit]
        self._labels[unit] = theme
        return current != theme

    def _affinity(self, unit: int, sums: Affinity, of: Affinity) -> NDArray[np.float64]:
        """A unit's affinity to each theme, itself not counted; -1 to an empty one."""
        total, mass = sums[unit].copy(), self._mass.copy()
        current = self._labels[unit]
        if current >= 0:
            total[current] -= of[unit, unit] * self._weights[unit]
            mass[current] -= self._weights[unit]
        affinity: NDArray[np.float64] = np.round(total / np.maximum(mass, 1.0), 6)
        return np.where(mass > 0, affinity, -1.0)

    def _without_small_clusters(self) -> Labels:
        """The labels after the units of themes that became too small went to the next best."""
        kept = self._mass >= _SMALLEST_SHARE * self._weights.sum() / self._themes
        if kept.all() or not kept.any():
            return self._labels
        for unit in np.flatnonzero((self._labels >= 0) & ~kept[self._labels]).tolist():
            affinity = np.where(kept, self._affinity(unit, self._sums, self._decisive), -1.0)
            best = int(np.argmax(affinity))
            self._move(unit, best if self._fits(unit, best) else -1)
        order = {theme: rank for rank, theme in enumerate(np.flatnonzero(kept).tolist())}
        return np.array([order.get(label, -1) for label in self._labels.tolist()], dtype=np.intp)


def _separation(affinity: Affinity, labels: Labels) -> float:
    """Mean silhouette (Rousseeuw 1987) on similarities; outliers count as not separated."""
    themes = int(labels.max()) + 1
    if themes < 2:
        return 0.0
    belongs = (labels[:, np.newaxis] == np.arange(themes)).astype(np.float64)
    mass = belongs.sum(axis=0)
    inside = np.flatnonzero(labels >= 0)
    own = labels[inside]
    rows = np.arange(len(inside))
    sums = (affinity @ belongs)[inside]
    sums[rows, own] -= affinity[inside, inside]
    sizes = np.tile(mass, (len(inside), 1))
    sizes[rows, own] -= 1
    means = np.where(sizes > 0, sums / np.maximum(sizes, 1), -1.0)
    mine = means[rows, own].copy()
    means[rows, own] = -2.0
    best = means.max(axis=1)
    widths = np.where(mine >= 0, (mine - best) / np.maximum(np.maximum(mine, best), 1e-6), 0.0)
    return round(float(np.round(widths, 6).sum()) / len(labels), 6)
