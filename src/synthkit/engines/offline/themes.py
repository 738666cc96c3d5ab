"""Notes into themes: as many as the material bears, each around a noun that tells what it is about.

A theme has to be called something, so its possible name comes first (as in Lingo, Osinski and Weiss
2005): the nouns of the notes are candidates, and those are taken that all notes together are
nearest to (facility location, greedy with exchanges, as in k-medoids). Near to a noun is a note
that has it, and one that lies with those that do.

How notes lie together depends, in one clustering of short notes, on much that is chance: how far
meaning is trusted beside words, how many clusters are asked for. So the notes are clustered many
times, from several views and into several numbers of clusters, and how often two notes came to lie
together is their affinity (consensus clustering, Strehl and Ghosh 2002; Fred and Jain 2005). Themes
that a person settled are `settled_themes`.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from synthkit.drafts.limits import theme_counts
from synthkit.engines.offline.analysis import Analysis
from synthkit.engines.offline.nouns import NounFinder
from synthkit.model.workshop import Length
from synthkit.text.similarity.clusters import Stop, average_linkage, exact

Affinity = NDArray[np.float64]
Labels = NDArray[np.intp]

# How much larger than the average a cluster may get.
_SLACK = 1.1
# A theme below this share of the average is too small.
_SMALLEST_SHARE = 0.35
# A unit that is less near than this to every theme's noun is an outlier.
_LEAST_NEAR = 0.05
# Into how many clusters each view is cut for the consensus, and its share of what decides.
_CUTS = (4, 5, 6, 7, 8)
_BY_CONSENSUS = 0.9
# What it adds to nearness that a unit has the noun itself, and how many units that lie with nobody
# are counted beside those that have it: a noun of few notes has to lie the closer.
_HAS_IT, _PRIOR = 0.2, 1.5
# What stands in more of the units is about the question, and tells no theme.
_IN_CROWD, _FEWEST_IN_CROWD = 0.35, 3
# What lies with the noun's own units as often as this is on its matter, whatever its words.
_ALWAYS_WITH = 0.45


@dataclass(frozen=True, slots=True)
class Grouping:
    """Units by theme, in the order of their first note, and those that fit in none.

    Attributes:
        named: those that have the noun which their theme was found by.
        close: those that are on their theme's matter in whatever words.
    """

    themes: tuple[tuple[int, ...], ...]
    outliers: tuple[int, ...]
    named: frozenset[int] = frozenset()
    close: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class _Seed:
    """A noun that a theme may be found by.

    Attributes:
        holders: positions of the units that have it.
        fitness: how good a name it is, between 0 and 1.
    """

    holders: tuple[int, ...]
    fitness: float


def group(analysis: Analysis, units: tuple[int, ...], asked: str, length: Length) -> Grouping:
    """Themes over these units (by position in the analysis), for a document of that length.

    Args:
        analysis: of the question.
        units: to be grouped.
        asked: the question's text; its own words name no theme.
        length: of the document.
    """
    if not units:
        return Grouping(themes=(), outliers=())
    weights = [len(analysis.units[unit].members) for unit in units]
    together = _consensus(analysis, units, weights)
    seeds = _seeds(analysis, units, asked)
    mass = np.array(weights, np.float64)
    near = _nearness(seeds, together, mass)
    counts = theme_counts(sum(weights), length)
    chosen, labels = _without_small_ones(near, _chosen(near, mass, counts.stop - 1), mass, counts)
    themes, named, close = [], set[int](), set[int]()
    for label, seed in enumerate(chosen):
        members = np.flatnonzero(labels == label).tolist()
        holders = [at for at in members if at in seeds[seed].holders] or members
        often = _mean_to(holders, together, mass)
        themes.append(tuple(units[at] for at in members))
        named.update(units[at] for at in holders)
        close.update(units[at] for at in members if often[at] >= _ALWAYS_WITH)
    return Grouping(
        themes=tuple(sorted(theme for theme in themes if theme)),
        outliers=tuple(units[at] for at in np.flatnonzero(labels < 0).tolist()),
        named=frozenset(named),
        close=frozenset(close),
    )


def _seeds(analysis: Analysis, units: tuple[int, ...], asked: str) -> list[_Seed]:
    """The nouns of the notes; where there are none, each unit for itself."""
    finder = NounFinder([analysis.notes], asked, analysis.language)
    at_unit = {
        member: at for at, unit in enumerate(units) for member in analysis.units[unit].members
    }
    most = max(_FEWEST_IN_CROWD, _IN_CROWD * len(units))
    found: dict[tuple[int, ...], _Seed] = {}
    for noun in finder.nouns(0):
        holders = tuple(sorted({at_unit[note] for note in noun.notes if note in at_unit}))
        if 0 < len(holders) <= most:
            fitness = min(1.0, noun.weight / finder.reach(noun.notes, 0))
            found.setdefault(holders, _Seed(holders, fitness))
    return list(found.values()) or [_Seed((at,), 0.0) for at in range(len(units))]


def _nearness(seeds: Sequence[_Seed], together: Affinity, mass: NDArray[np.float64]) -> Affinity:
    """How near each unit is to each noun."""
    near = np.zeros((len(seeds), len(together)))
    for row, seed in enumerate(seeds):
        near[row] = _mean_to(seed.holders, together, mass)
        near[row, list(seed.holders)] += _HAS_IT * seed.fitness
    return exact(near)


def _mean_to(
    holders: Sequence[int], together: Affinity, mass: NDArray[np.float64]
) -> NDArray[np.float64]:
    """The mean affinity of each unit to some, itself not counted."""
    among = np.zeros(len(together))
    among[list(holders)] = mass[list(holders)]
    sums = together @ among - together.diagonal() * among
    means: NDArray[np.float64] = sums / (among.sum() - among + _PRIOR)
    return means


def _chosen(near: Affinity, mass: NDArray[np.float64], most: int) -> list[int]:
    """The nouns that all units together are nearest to, as many as may be."""
    chosen: list[int] = []
    for count in range(min(most, *near.shape)):
        chosen.append(_best_beside(chosen, near, mass))
        for at in range(count):
            chosen[at] = _best_beside(chosen[:at] + chosen[at + 1 :], near, mass)
    return chosen


def _best_beside(others: list[int], near: Affinity, mass: NDArray[np.float64]) -> int:
    known = near[others].max(axis=0) if others else np.zeros(near.shape[1])
    gains = np.maximum(near, known) @ mass
    gains[others] = -1.0
    return int(np.argmax(gains))


def _without_small_ones(
    near: Affinity, chosen: list[int], mass: NDArray[np.float64], counts: range
) -> tuple[list[int], Labels]:
    """The nouns around which enough units lie, and the one that each unit is nearest to.

    An outlier's label is -1; what several notes say never is one, nor anything beside one theme.
    """
    while True:
        best = near[chosen].max(axis=0)
        fits = (best >= _LEAST_NEAR) | (mass > 1) | (len(chosen) == 1)
        labels = np.where(fits, np.argmax(near[chosen], axis=0), -1)
        sizes = [float(mass[labels == label].sum()) for label in range(len(chosen))]
        smallest = sizes.index(min(sizes))
        if len(chosen) <= counts.start or (
            sizes[smallest] >= _SMALLEST_SHARE * mass.sum() / len(chosen)
        ):
            return chosen, labels
        chosen = chosen[:smallest] + chosen[smallest + 1 :]


def _consensus(analysis: Analysis, units: tuple[int, ...], weights: list[int]) -> Affinity:
    """How often units come to lie together, in part; as it was where there are no views."""
    at = np.ix_(units, units)
    views = [exact(view[at]) for view in analysis.views]
    if not views:
        return exact(analysis.affinity[at])
    cuts = [_cut(view, weights, cut) for view in views for cut in _CUTS if cut < len(weights)]
    if not cuts:
        return exact(analysis.affinity[at])
    together = sum(((labels[:, np.newaxis] == labels) for labels in cuts), np.zeros((1, 1)))
    mean = sum(views, np.zeros_like(views[0])) / len(views)
    return exact(_BY_CONSENSUS * together / len(cuts) + (1 - _BY_CONSENSUS) * mean)


def _cut(view: Affinity, weights: list[int], count: int) -> Labels:
    """A label for each unit, from one clustering."""
    largest = max(math.ceil(_SLACK * sum(weights) / count), *weights)
    labels = np.zeros(len(weights), dtype=np.intp)
    clusters = average_linkage(view, Stop(count=count, largest=largest), weights)
    for label, cluster in enumerate(clusters):
        labels[list(cluster)] = label
    return labels
