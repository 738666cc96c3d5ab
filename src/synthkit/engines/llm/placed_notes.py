"""Placed notes that help to place loose ones: examples for each question, and doubtful ones.

A question in twenty words says less of what belongs to it than what other groups wrote under it.
Similarity only proposes whom to ask about: it is no judge of what a note answers.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import numpy as np

from synthkit.model.note import Note, PlacedBy, Placement
from synthkit.text.detection import language_of
from synthkit.text.languages import DEFAULT
from synthkit.text.similarity.likeness import Likeness
from synthkit.text.similarity.meaning import Meaning

_MOST_EXAMPLES: Final = 12
# How much nearer the notes of the other question must be, and how near at least.
_LEAD: Final = 0.15
_NEAR: Final = 0.3
_NEAREST: Final = 3
_ONE_IN: Final = 20
_MOST_DOUBTFUL: Final = 20


def examples(
    loose: Sequence[Note], placed: Mapping[int, Sequence[Note]], meaning: Meaning
) -> dict[int, tuple[Note, ...]]:
    """Of each question's notes those that are nearest to loose ones, in their own order.

    Each loose note nominates one of every question; the nearest of these are taken.
    """
    return {number: _nearest(loose, notes, meaning) for number, notes in placed.items() if notes}


def looks_misplaced(
    notes: Iterable[Note], placements: Iterable[Placement], meaning: Meaning
) -> tuple[Note, ...]:
    """The notes placed by headings that are more like other groups' notes on another question.

    In order; one in twenty and never more than twenty, the most doubtful ones.
    """
    numbers = {p.note: p.question for p in placements if p.by is PlacedBy.HEADING and p.question}
    placed = [note for note in notes if note.id in numbers]
    under = np.array([numbers[note.id] for note in placed])
    if len(set(under.tolist())) < 2:
        return ()
    texts = [note.text for note in placed]
    every = np.arange(len(placed))
    near = Likeness(texts, language_of(texts, DEFAULT), meaning).between(every, every)
    index = {voice: at for at, voice in enumerate(dict.fromkeys(note.voice for note in placed))}
    voices = np.array([index[note.voice] for note in placed])
    # A group's own notes are alike for other reasons than their question.
    near = np.where(voices[:, np.newaxis] == voices[np.newaxis, :], 0.0, near)
    doubtful: list[tuple[float, int]] = []
    for at in every.tolist():
        likeness = {
            int(number): float(np.sort(near[at, under == number])[-_NEAREST:].mean())
            for number in np.unique(under)
        }
        own = likeness.pop(int(under[at]))
        most = max(likeness.values())
        if most >= _NEAR and most - own >= _LEAD:
            doubtful.append((round(own - most, 6), at))
    count = min(_MOST_DOUBTFUL, -(-len(placed) // _ONE_IN))
    chosen = {at for _, at in sorted(doubtful)[:count]}
    return tuple(note for at, note in enumerate(placed) if at in chosen)


def _nearest(loose: Sequence[Note], placed: Sequence[Note], meaning: Meaning) -> tuple[Note, ...]:
    texts = [note.text for note in (*loose, *placed)]
    likeness = Likeness(texts, language_of(texts, DEFAULT), meaning)
    near = likeness.between(np.arange(len(loose)), np.arange(len(loose), len(texts)))
    nominated: dict[int, float] = {}
    for row in near:
        at = int(row.argmax())
        nominated[at] = max(nominated.get(at, 0.0), round(float(row[at]), 6))
    chosen = sorted(nominated, key=lambda at: (-nominated[at], at))[:_MOST_EXAMPLES]
    return tuple(placed[at] for at in sorted(chosen))
