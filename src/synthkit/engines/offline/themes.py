"""Notes into themes: as many as the material bears, none a giant, none a crumb, no rest heap.

One clustering of short notes depends on much that is chance: how far meaning is trusted beside
words, how many clusters are asked for. So the notes are clustered many times, from several views
and into several numbers of clusters, and how often two notes came to lie together tells how akin
they are (consensus clustering, Strehl and Ghosh 2002; Fred and Jain 2005). What holds in all of
them is a theme.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from synthkit.drafts.limits import theme_counts
from synthkit.engines.offline.reading import Reading
from synthkit.text.similarity.clusters import Stop, average_linkage
from synthkit.text.similarity.neighbours import exact

Kinship = NDArray[np.float64]
Labels = NDArray[np.intp]

# How much larger than the average a theme may get while clusters are joined.
_SLACK = 1.3
# A cluster below this share of the average is a crumb, not a theme.
_CRUMB = 0.35
# A unit that is less akin than this to every theme stands alone.
_STRANGER = 0.035
_ROUNDS = 3
# Into how many clusters each view is cut for the consensus, and its share of what decides.
_CUTS = (4, 6, 8)
_BY_CONSENSUS = 0.9


@dataclass(frozen=True, slots=True)
class Grouping:
    """Units by theme, in the order of their first note, and those that fit in none."""

    themes: tuple[tuple[int, ...], ...]
    strangers: tuple[int, ...]


def group(reading: Reading, units: tuple[int, ...]) -> Grouping:
    """Themes over these units (by position in the reading)."""
    weights = [len(reading.units[unit].members) for unit in units]
    views = [exact(view[np.ix_(units, units)]) for view in reading.views]
    kinship = exact(reading.kinship[np.ix_(units, units)])
    decisive = _consensus(views, weights, kinship)
    candidates = [
        _cut(decisive, weights, count, kinship) for count in _counts(sum(weights), len(units))
    ]
    if not candidates:
        return Grouping(themes=(), strangers=())
    # The first of equals: fewer themes where more tell no more apart.
    labels = max(candidates, key=lambda found: _separation(decisive, found))
    themes = tuple(
        tuple(unit for unit, label in zip(units, labels, strict=True) if label == theme)
        for theme in dict.fromkeys(label for label in labels.tolist() if label >= 0)
    )
    strangers = tuple(unit for unit, label in zip(units, labels, strict=True) if label < 0)
    return Grouping(themes=themes, strangers=strangers)


def _consensus(views: Sequence[Kinship], weights: list[int], kinship: Kinship) -> Kinship:
    """How often units come to lie together, in part; as it was where there are no views."""
    together = np.zeros_like(kinship)
    made = 0
    for view in views:
        for count in _CUTS:
            if count < len(weights):
                labels = _cut(view, weights, count, view)
                together += (labels[:, np.newaxis] == labels) & (labels >= 0)
                made += 1
    if not made:
        return kinship
    mean = sum(views, np.zeros_like(kinship)) / len(views)
    return exact(_BY_CONSENSUS * together / made + (1 - _BY_CONSENSUS) * mean)


def _counts(notes: int, units: int) -> range:
    """The numbers of themes that so many notes bear, as far as there are units for them."""
    worth = theme_counts(notes)
    return range(min(worth.start, units), min(worth.stop - 1, units) + 1) if units else range(0)


def _cut(decisive: Kinship, weights: list[int], count: int, kinship: Kinship) -> Labels:
    """A label for each unit, -1 for those that fit in no theme: that are akin to none."""
    average = sum(weights) / count
    largest = max(math.ceil(_SLACK * average), *weights)
    clusters = average_linkage(decisive, Stop(count=count, largest=largest), weights)
    sized = sorted(clusters, key=lambda held: (-sum(weights[at] for at in held), held[0]))
    cores = sized[:count]
    kept = [core for core in cores if sum(weights[at] for at in core) >= _CRUMB * average]
    labels = np.full(len(weights), -1, dtype=np.intp)
    for label, core in enumerate(kept or cores[:1]):
        labels[list(core)] = label
    heavy = np.array(weights, dtype=np.float64)
    return _Settling(decisive, heavy, labels, kinship).settled()


class _Settling:
    """Each unit to the theme whose members it is most akin to, over a few rounds.

    Sums of kinship are kept and changed as units move; all are of whole multiples of one step, and
    so exact in any order.
    """

    def __init__(
        self, decisive: Kinship, weights: NDArray[np.float64], labels: Labels, kinship: Kinship
    ) -> None:
        self._decisive = decisive
        self._kinship = kinship
        self._weights = weights
        self._labels = labels
        self._themes = int(labels.max()) + 1
        belongs = (labels[:, np.newaxis] == np.arange(self._themes)) * weights[:, np.newaxis]
        self._mass = belongs.sum(axis=0)
        self._sums = decisive @ belongs
        self._plain = kinship @ belongs

    def settled(self) -> Labels:
        if self._themes == 1:
            return np.zeros_like(self._labels)
        ceiling = math.ceil(2 * _SLACK * self._weights.sum() / self._themes)
        for _ in range(_ROUNDS):
            moved = False
            for unit in range(len(self._labels)):
                moved |= self._seat(unit, ceiling)
            if not moved:
                break
        return self._without_crumbs()

    def _seat(self, unit: int, ceiling: float) -> bool:
        """Moves the unit where it is most akin; whether it moved."""
        standing = int(self._labels[unit])
        best = int(np.argmax(self._akin(unit, self._sums, self._decisive)))
        if standing != best and self._mass[best] + self._weights[unit] > ceiling:
            return False
        if standing >= 0 and self._mass[standing] == self._weights[unit]:
            return False
        return self._move(unit, best if self._fits(unit, best) else -1)

    def _fits(self, unit: int, theme: int) -> bool:
        """What several notes say is no single voice, and always has its theme."""
        akin = self._akin(unit, self._plain, self._kinship)[theme]
        return bool(akin >= _STRANGER or self._weights[unit] > 1)

    def _move(self, unit: int, theme: int) -> bool:
        standing = int(self._labels[unit])
        for held, sign in ((standing, -1.0), (theme, 1.0)):
            if held >= 0 and standing != theme:
                weight = sign * self._weights[unit]
                self._mass[held] += weight
                self._sums[:, held] += weight * self._decisive[:, unit]
                self._plain[:, held] += weight * self._kinship[:, unit]
        self._labels[unit] = theme
        return standing != theme

    def _akin(self, unit: int, sums: Kinship, of: Kinship) -> NDArray[np.float64]:
        """How akin a unit is to each theme, itself not counted; -1 to an empty one."""
        total, mass = sums[unit].copy(), self._mass.copy()
        standing = self._labels[unit]
        if standing >= 0:
            total[standing] -= of[unit, unit] * self._weights[unit]
            mass[standing] -= self._weights[unit]
        akin: NDArray[np.float64] = np.round(total / np.maximum(mass, 1.0), 6)
        return np.where(mass > 0, akin, -1.0)

    def _without_crumbs(self) -> Labels:
        """Gives the units of themes that shrank to crumbs to the themes they are next akin to."""
        kept = self._mass >= _CRUMB * self._weights.sum() / self._themes
        if kept.all() or not kept.any():
            return self._labels
        for unit in np.flatnonzero((self._labels >= 0) & ~kept[self._labels]).tolist():
            akin = np.where(kept, self._akin(unit, self._sums, self._decisive), -1.0)
            best = int(np.argmax(akin))
            self._move(unit, best if self._fits(unit, best) else -1)
        order = {theme: rank for rank, theme in enumerate(np.flatnonzero(kept).tolist())}
        return np.array([order.get(label, -1) for label in self._labels.tolist()], dtype=np.intp)


def _separation(kinship: Kinship, labels: Labels) -> float:
    """Mean silhouette (Rousseeuw 1987) on similarities; strangers count as not separated."""
    themes = int(labels.max()) + 1
    if themes < 2:
        return 0.0
    belongs = (labels[:, np.newaxis] == np.arange(themes)).astype(np.float64)
    mass = belongs.sum(axis=0)
    seated = np.flatnonzero(labels >= 0)
    own = labels[seated]
    rows = np.arange(len(seated))
    sums = (kinship @ belongs)[seated]
    sums[rows, own] -= kinship[seated, seated]
    sizes = np.tile(mass, (len(seated), 1))
    sizes[rows, own] -= 1
    akin = np.where(sizes > 0, sums / np.maximum(sizes, 1), -1.0)
    mine = akin[rows, own].copy()
    akin[rows, own] = -2.0
    best = akin.max(axis=1)
    widths = np.where(mine >= 0, (mine - best) / np.maximum(np.maximum(mine, best), 1e-6), 0.0)
    return round(float(np.round(widths, 6).sum()) / len(labels), 6)
