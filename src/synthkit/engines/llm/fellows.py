"""What stands under a question already, of what is most like the notes that look for one.

A question in twenty words says less of what belongs to it than what other groups wrote under it.
"""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from synthkit.model.note import Note
from synthkit.text.detection import language_of
from synthkit.text.similarity.likeness import Likeness
from synthkit.text.similarity.meaning import Meaning

_MOST_A_QUESTION: Final = 12


def fellows(
    loose: Sequence[Note], placed: Mapping[int, Sequence[Note]], meaning: Meaning
) -> dict[int, tuple[Note, ...]]:
    """Of each question's notes those that are nearest to a loose one, in their own order.

    Each loose note draws one of every question; of these the nearest are taken.
    """
    return {number: _nearest(loose, notes, meaning) for number, notes in placed.items() if notes}


def _nearest(loose: Sequence[Note], placed: Sequence[Note], meaning: Meaning) -> tuple[Note, ...]:
    texts = [note.text for note in (*loose, *placed)]
    likeness = Likeness(texts, language_of(texts, "sv"), meaning)
    near = likeness.between(np.arange(len(loose)), np.arange(len(loose), len(texts)))
    drawn: dict[int, float] = {}
    for row in near:
        at = int(row.argmax())
        drawn[at] = max(drawn.get(at, 0.0), round(float(row[at]), 6))
    chosen = sorted(drawn, key=lambda at: (-drawn[at], at))[:_MOST_A_QUESTION]
    return tuple(placed[at] for at in sorted(chosen))
