"""Notes to the themes that a person settled: these are matched first and keep their order."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from synthkit.engines.offline.reading import Reading
from synthkit.engines.offline.themes import Grouping
from synthkit.text.similarity.likeness import Likeness
from synthkit.text.similarity.neighbours import averaged

# A note that is this near to a title's own words belongs there.
_NAMED = 0.1
# What remains joins the theme that it is most akin to, if it is akin at all.
_AKIN = 0.1


def to_titles(
    reading: Reading,
    units: tuple[int, ...],
    titles: tuple[str, ...],
    meant: Mapping[str, tuple[str, ...]],
) -> Grouping:
    """Units by settled theme, in the titles' order; a theme may stay empty.

    Units that no title takes are strangers: they are listed, not forced in.

    Args:
        reading: of the question.
        units: to be placed.
        titles: of the themes.
        meant: by title, the ids of the notes that it is known to be about.
    """
    labels = _named(reading, units, titles, meant)
    joined = True
    while joined:
        joined = False
        akin = _kinship_to(reading, units, labels, len(titles))
        free = [at for at, label in enumerate(labels) if label < 0 and akin[at].max() >= _AKIN]
        if free:
            # The surest first, so that the others find it in its theme.
            at = max(free, key=lambda free_at: (float(akin[free_at].max()), -free_at))
            labels[at] = int(np.argmax(akin[at]))
            joined = True
    return _grouped(units, labels, len(titles))


def named_by(
    reading: Reading,
    units: tuple[int, ...],
    titles: tuple[str, ...],
    meant: Mapping[str, tuple[str, ...]],
) -> Grouping:
    """Of the units only those that a title names, or is known to be about; the rest is free."""
    labels = _named(reading, units, titles, meant) if titles else [-1 for _ in units]
    return _grouped(units, labels, len(titles))


def _named(
    reading: Reading,
    units: tuple[int, ...],
    titles: tuple[str, ...],
    meant: Mapping[str, tuple[str, ...]],
) -> list[int]:
    near = _nearness_to(reading, units, titles)
    homes = {note: at for at, title in enumerate(titles) for note in meant.get(title, ())}
    return [
        home if (home := _home(reading, unit, homes)) is not None else _best(row, _NAMED)
        for unit, row in zip(units, near, strict=True)
    ]


def _grouped(units: tuple[int, ...], labels: list[int], themes: int) -> Grouping:
    return Grouping(
        themes=tuple(
            tuple(unit for unit, label in zip(units, labels, strict=True) if label == theme)
            for theme in range(themes)
        ),
        strangers=tuple(u for u, label in zip(units, labels, strict=True) if label < 0),
    )


def _home(reading: Reading, unit: int, homes: Mapping[str, int]) -> int | None:
    """The theme that most of a unit's notes are known to belong to, the first of equals."""
    known = [homes[n.id] for n in reading.of(reading.units[unit].members) if n.id in homes]
    return max(sorted(set(known)), key=known.count) if known else None


def _nearness_to(
    reading: Reading, units: tuple[int, ...], titles: tuple[str, ...]
) -> NDArray[np.float64]:
    """Mean similarity of each unit's notes to each title's words."""
    texts = [*(note.text for note in reading.notes), *titles]
    vectors = Likeness(texts, reading.language, reading.meaning)
    count = len(reading.notes)
    near = vectors.between(np.arange(count), np.arange(count, len(texts)))
    members = [list(reading.units[unit].members) for unit in units]
    return np.array([np.round(near[held].mean(axis=0), 6) for held in members]).reshape(
        len(units), len(titles)
    )


def _kinship_to(
    reading: Reading, units: tuple[int, ...], labels: list[int], titles: int
) -> NDArray[np.float64]:
    """Mean kinship of each unit to the units of each theme; nothing to an empty theme."""
    kinship = reading.kinship[np.ix_(units, units)]
    akin = np.zeros((len(units), titles))
    for theme in range(titles):
        held = tuple(at for at, label in enumerate(labels) if label == theme)
        if held:
            singles = tuple((at,) for at in range(len(units)))
            akin[:, theme] = averaged(kinship, (*singles, held))[:-1, -1]
    return akin


def _best(row: NDArray[np.float64], least: float) -> int:
    return int(np.argmax(row)) if row.size and row.max() >= least else -1
