"""Notes that stand under one question and sound like those of another.

Only proposes whom to ask about: similarity is no judge of what a note answers.
"""

from collections.abc import Iterable
from typing import Final

import numpy as np

from synthkit.model.note import Note, PlacedBy, Placement
from synthkit.text.detection import language_of
from synthkit.text.similarity.likeness import Likeness
from synthkit.text.similarity.meaning import Meaning

# How much nearer the notes of the other question must be, and how near at least.
_NEARER: Final = 0.15
_NEAR: Final = 0.3
_NEAREST: Final = 3
_ONE_IN: Final = 20
_MOST: Final = 20


def sounding_misplaced(
    notes: Iterable[Note], settled: Iterable[Placement], meaning: Meaning
) -> tuple[Note, ...]:
    """The notes that headings placed and that other groups' notes draw elsewhere, in order.

    One in twenty and never more than twenty, those first that are drawn the most.
    """
    by_heading = {p.note: p.question for p in settled if p.by is PlacedBy.HEADING and p.question}
    placed = [note for note in notes if note.id in by_heading]
    numbers = np.array([by_heading[note.id] for note in placed])
    if len(set(numbers.tolist())) < 2:
        return ()
    texts = [note.text for note in placed]
    every = np.arange(len(placed))
    near = Likeness(texts, language_of(texts, "sv"), meaning).between(every, every)
    numbered = {voice: n for n, voice in enumerate(dict.fromkeys(note.voice for note in placed))}
    voices = np.array([numbered[note.voice] for note in placed])
    # A group's own notes are alike for other reasons than their question.
    near = np.where(voices[:, np.newaxis] == voices[np.newaxis, :], 0.0, near)
    drawn: list[tuple[float, int]] = []
    for at in every.tolist():
        pulls = {
            int(number): float(np.sort(near[at, numbers == number])[-_NEAREST:].mean())
            for number in np.unique(numbers)
        }
        own = pulls.pop(int(numbers[at]))
        most = max(pulls.values())
        if most >= _NEAR and most - own >= _NEARER:
            drawn.append((round(own - most, 6), at))
    count = min(_MOST, -(-len(placed) // _ONE_IN))
    chosen = {at for _, at in sorted(drawn)[:count]}
    return tuple(note for at, note in enumerate(placed) if at in chosen)
