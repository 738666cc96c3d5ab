"""Notes into themes: as many as the material bears, none a giant, none a crumb, no rest heap."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from synthkit.engines.offline.reading import Reading
from synthkit.similarity.clusters import Stop, average_linkage

MOST = 5
# From these numbers of notes on so many themes are borne at least.
ENOUGH_FOR_FIVE = 56
ENOUGH_FOR_FOUR = 32
ENOUGH_FOR_THREE = 12
ENOUGH_FOR_TWO = 6
_NOTES_A_THEME = 4
# How much larger than the average a theme may get while clusters are joined.
_SLACK = 1.3
# A cluster below this share of the average is a crumb, not a theme.
_CRUMB = 0.35
# A unit that is less akin than this to every theme stands alone.
_STRANGER = 0.035
_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Grouping:
    """Units by theme, in the order of their first note, and those that fit in none."""

    themes: tuple[tuple[int, ...], ...]
    strangers: tuple[int, ...]


def group(reading: Reading, units: tuple[int, ...]) -> Grouping:
    """Themes over these units (by position in the reading)."""
    weights = [len(reading.units[unit].members) for unit in units]
    kinship = reading.kinship[np.ix_(units, units)]
    candidates = [_cut(kinship, weights, count) for count in _counts(sum(weights), len(units))]
    if not candidates:
        return Grouping(themes=(), strangers=())
    # The first of equals: fewer themes where more tell no more apart.
    labels = max(candidates, key=lambda found: _separation(kinship, found))
    themes = tuple(
        tuple(unit for unit, label in zip(units, labels, strict=True) if label == theme)
        for theme in dict.fromkeys(label for label in labels.tolist() if label >= 0)
    )
    strangers = tuple(unit for unit, label in zip(units, labels, strict=True) if label < 0)
    return Grouping(themes=themes, strangers=strangers)


def _counts(notes: int, units: int) -> range:
    """The numbers of themes that so many notes bear."""
    if notes >= ENOUGH_FOR_THREE:
        fewest = 3 + (notes >= ENOUGH_FOR_FOUR) + (notes >= ENOUGH_FOR_FIVE)
        return range(min(fewest, units), min(MOST, max(3, notes // _NOTES_A_THEME), units) + 1)
    fewest = 2 if notes >= ENOUGH_FOR_TWO else 1
    fewest = min(fewest, units)
    return range(fewest, fewest + 1) if units else range(0)


def _cut(kinship: NDArray[np.float64], weights: list[int], count: int) -> NDArray[np.intp]:
    """A label for each unit, -1 for those that fit in no theme."""
    average = sum(weights) / count
    largest = max(math.ceil(_SLACK * average), *weights)
    clusters = average_linkage(kinship, Stop(count=count, largest=largest), weights)
    sized = sorted(clusters, key=lambda held: (-sum(weights[at] for at in held), held[0]))
    cores = sized[:count]
    kept = [core for core in cores if sum(weights[at] for at in core) >= _CRUMB * average]
    labels = np.full(len(weights), -1, dtype=np.intp)
    for label, core in enumerate(kept or cores[:1]):
        labels[list(core)] = label
    return _settled(kinship, np.array(weights, dtype=np.float64), labels)


def _settled(
    kinship: NDArray[np.float64], weights: NDArray[np.float64], labels: NDArray[np.intp]
) -> NDArray[np.intp]:
    """Each unit to the theme whose members it is most akin to, over a few rounds."""
    themes = int(labels.max()) + 1
    if themes == 1:
        return np.zeros_like(labels)
    ceiling = math.ceil(2 * _SLACK * weights.sum() / max(themes, 1))
    for _ in range(_ROUNDS):
        before = labels.copy()
        for unit in range(len(labels)):
            akin = _akin(kinship, weights, labels, unit, themes)
            best = int(np.argmax(akin))
            full = weights[labels == best].sum() + weights[unit] > ceiling
            if labels[unit] != best and full:
                continue
            alone = labels[unit] >= 0 and not (np.delete(labels, unit) == labels[unit]).any()
            if alone:
                continue
            # What several notes say is no single voice, and always has its theme.
            fits = akin[best] >= _STRANGER or weights[unit] > 1
            labels[unit] = best if fits else -1
        if (labels == before).all():
            break
    return _without_crumbs(kinship, weights, labels)


def _without_crumbs(
    kinship: NDArray[np.float64], weights: NDArray[np.float64], labels: NDArray[np.intp]
) -> NDArray[np.intp]:
    """Gives the units of themes that shrank to crumbs to the themes they are next akin to."""
    themes = int(labels.max()) + 1
    least = _CRUMB * weights.sum() / max(themes, 1)
    sizes = np.array([weights[labels == theme].sum() for theme in range(themes)])
    kept = sizes >= least
    if kept.all() or not kept.any():
        return labels
    for unit in np.flatnonzero((labels >= 0) & ~kept[labels]).tolist():
        akin = np.where(kept, _akin(kinship, weights, labels, unit, themes), -1.0)
        best = int(np.argmax(akin))
        labels[unit] = best if akin[best] >= _STRANGER or weights[unit] > 1 else -1
    order = {theme: rank for rank, theme in enumerate(np.flatnonzero(kept).tolist())}
    return np.array([order.get(label, -1) for label in labels.tolist()], dtype=np.intp)


def _akin(
    kinship: NDArray[np.float64],
    weights: NDArray[np.float64],
    labels: NDArray[np.intp],
    unit: int,
    themes: int,
) -> NDArray[np.float64]:
    """How akin a unit is to each of so many themes, itself not counted; -1 to an empty one."""
    others = np.arange(len(labels)) != unit
    akin = np.full(themes, -1.0)
    for theme in range(themes):
        members = (labels == theme) & others
        if members.any():
            held = weights[members]
            akin[theme] = round(float((kinship[unit, members] * held).sum() / held.sum()), 6)
    return akin


def _separation(kinship: NDArray[np.float64], labels: NDArray[np.intp]) -> float:
    """Mean silhouette (Rousseeuw 1987) on similarities; strangers count as not separated."""
    themes = int(labels.max()) + 1
    weights = np.ones(len(labels))
    if themes < 2:
        return 0.0
    total = 0.0
    for unit in range(len(labels)):
        if labels[unit] < 0:
            continue
        akin = _akin(kinship, weights, labels, unit, themes)
        own = akin[labels[unit]]
        other = np.delete(akin, labels[unit]).max()
        if own >= 0:
            total += (own - other) / max(own, other, 1e-6)
    return round(total / len(labels), 6)
