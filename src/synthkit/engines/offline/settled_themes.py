"""Notes to the themes that a person settled: these are matched first and keep their order."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from synthkit.engines.offline.analysis import Analysis
from synthkit.engines.offline.themes import Grouping
from synthkit.text.similarity.likeness import Likeness
from synthkit.text.similarity.neighbours import averaged

# A note that is this near to a title's own words belongs there.
_NAMED = 0.1
# What remains joins the theme to which it has the most affinity, if it has so much.
_LEAST_AFFINITY = 0.1


def assign_to_titles(
    analysis: Analysis,
    units: tuple[int, ...],
    titles: tuple[str, ...],
    known: Mapping[str, tuple[str, ...]],
) -> Grouping:
    """Units by settled theme, in the titles' order; a theme may stay empty.

    Units that no title takes are outliers: they are listed, not forced in.

    Args:
        analysis: of the question.
        units: to be placed.
        titles: of the themes.
        known: by title, the ids of the notes that it is known to be about.
    """
    labels = _named(analysis, units, titles, known)
    joined = True
    while joined:
        joined = False
        affinity = _affinity_to(analysis, units, labels, len(titles))
        free = [
            at
            for at, label in enumerate(labels)
            if label < 0 and affinity[at].max() >= _LEAST_AFFINITY
        ]
        if free:
            # The surest first, so that the others find it in its theme.
            at = max(free, key=lambda free_at: (float(affinity[free_at].max()), -free_at))
            labels[at] = int(np.argmax(affinity[at]))
            joined = True
    return _grouped(units, labels, len(titles))


def named_by_titles(
    analysis: Analysis,
    units: tuple[int, ...],
    titles: tuple[str, ...],
    known: Mapping[str, tuple[str, ...]],
) -> Grouping:
    """Of the units only those that a title names, or is known to be about; the rest is free."""
    labels = _named(analysis, units, titles, known) if titles else [-1 for _ in units]
    return _grouped(units, labels, len(titles))


def _named(
    analysis: Analysis,
    units: tuple[int, ...],
    titles: tuple[str, ...],
    known: Mapping[str, tuple[str, ...]],
) -> list[int]:
    near = _nearness_to(analysis, units, titles)
    homes = {note: at for at, title in enumerate(titles) for note in known.get(title, ())}
    return [
        home if (home := _home(analysis, unit, homes)) is not None else _best(row, _NAMED)
        for unit, row in zip(units, near, strict=True)
    ]


def _grouped(units: tuple[int, ...], labels: list[int], themes: int) -> Grouping:
    return Grouping(
        themes=tuple(
            tuple(unit for unit, label in zip(units, labels, strict=True) if label == theme)
            for theme in range(themes)
        ),
        outliers=tuple(u for u, label in zip(units, labels, strict=True) if label < 0),
    )


def _home(analysis: Analysis, unit: int, homes: Mapping[str, int]) -> int | None:
    """The theme that most of a unit's notes are known to belong to, the first of equals."""
    known = [homes[n.id] for n in analysis.of(analysis.units[unit].members) if n.id in homes]
    return max(sorted(set(known)), key=known.count) if known else None


def _nearness_to(
    analysis: Analysis, units: tuple[int, ...], titles: tuple[str, ...]
) -> NDArray[np.float64]:
    """Mean similarity of each unit's notes to each title's words."""
    texts = [*(note.text for note in analysis.notes), *titles]
    vectors = Likeness(texts, analysis.language, analysis.meaning)
    count = len(analysis.notes)
    near = vectors.between(np.arange(count), np.arange(count, len(texts)))
    members = [list(analysis.units[unit].members) for unit in units]
    return np.array([np.round(near[one].mean(axis=0), 6) for one in members]).reshape(
        len(units), len(titles)
    )


def _affinity_to(
    analysis: Analysis, units: tuple[int, ...], labels: list[int], titles: int
) -> NDArray[np.float64]:
    """Mean affinity of each unit to the units of each theme; nothing to an empty theme."""
    between = analysis.affinity[np.ix_(units, units)]
    singles = tuple((at,) for at in range(len(units)))
    affinity = np.zeros((len(units), titles))
    for theme in range(titles):
        members = tuple(at for at, label in enumerate(labels) if label == theme)
        if members:
            affinity[:, theme] = averaged(between, (*singles, members))[:-1, -1]
    return affinity


def _best(row: NDArray[np.float64], least: float) -> int:
    return int(np.argmax(row)) if row.size and row.max() >= least else -1
