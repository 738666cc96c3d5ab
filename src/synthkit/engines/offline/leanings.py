"""How much a note leans to each question by itself, wherever it stands.

It leans to a question as its nearest notes do whose question is known, to one whose words it has,
and to one whose words the heading above it has. Leanings are logarithms of odds: the weights are
those at which the chances that follow were neither bolder nor shyer than the truth, on workshops
written for that.
"""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from synthkit.engines.offline.reading import told
from synthkit.model.note import Note
from synthkit.model.workshop import Question
from synthkit.text.languages import LanguageCode
from synthkit.text.similarity.likeness import Likeness
from synthkit.text.similarity.meaning import Meaning
from synthkit.text.similarity.sketches import near, sketches
from synthkit.text.similarity.wordtable import WordTable

Scores = NDArray[np.float64]

_LIKE_PLACED, _LIKE_QUESTION, _LIKE_HEADING = 11.0, 5.0, 5.0
_NEAREST = 3
# How far a guess is trusted as a witness, beside what is known.
_GUESS = 0.4
# Beyond so many texts they are compared by sketches, and not every note is a witness.
_MOST_COMPARED = 1000
_MOST_WITNESSES = 250


class Leanings:
    """The open notes beside the questions and the notes that tell of them, compared once.

    Args:
        notes: all that are on the matter, in order.
        known: one row a note, one column a question: a single 1 where its question is known.
        questions: those that notes may belong to.
        language: of the notes.
        meaning: the back end by which they are compared.
    """

    def __init__(
        self,
        notes: Sequence[Note],
        known: Scores,
        questions: tuple[Question, ...],
        language: LanguageCode,
        meaning: Meaning,
    ) -> None:
        self._known = known
        self._open = np.flatnonzero(~known.any(axis=1))
        self._witnesses = _witnesses(known)
        headings = [note.headings[-1] if note.headings else "" for note in notes]
        told_once = [
            heading if at == 0 or notes[at - 1].headings != notes[at].headings else ""
            for at, heading in enumerate(headings)
        ]
        different = [heading for heading in dict.fromkeys(told_once) if heading]
        texts = [*told(tuple(notes), language), *(q.text for q in questions), *different]
        alike = _comparison(texts, language, meaning)
        asked = np.arange(len(notes), len(notes) + len(questions))
        self._between = alike(self._open, self._witnesses)
        rows, columns = np.nonzero(np.equal.outer(self._open, self._witnesses))
        # Nobody is a witness for himself.
        self._between[rows, columns] = 0.0
        self._by_itself = _LIKE_QUESTION * alike(self._open, asked)
        of_heading = alike(np.arange(asked[-1] + 1, len(texts)), asked)
        for row, at in enumerate(self._open):
            # Once, where the heading stands: it speaks for all the notes below it together.
            if told_once[at]:
                heading = of_heading[different.index(told_once[at])]
                self._by_itself[row] += _LIKE_HEADING * heading

    def by(self, likely: Scores) -> Scores:
        """How much each note leans to each question; nothing for those that are known.

        Args:
            likely: the chances of each question for each note, as far as they were found; rows of
                zeros where they were not.
        """
        weights = np.where(self._known.any(axis=1, keepdims=True), likely, _GUESS * likely)
        made = np.zeros(likely.shape)
        made[self._open] = self._by_itself
        for question in range(likely.shape[1]):
            near_by = self._between * weights[self._witnesses, question]
            count = min(_NEAREST, near_by.shape[1])
            nearest = -np.partition(-near_by, count - 1, axis=1)[:, :count]
            nearest.sort(axis=1)
            made[self._open, question] += _LIKE_PLACED * nearest.sum(axis=1) / _NEAREST
        return np.round(made, 6)


def _comparison(
    texts: Sequence[str], language: LanguageCode, meaning: Meaning
) -> Callable[[NDArray[np.intp], NDArray[np.intp]], Scores]:
    """What tells how alike the texts at some positions (rows) are to those at others."""
    if len(texts) <= _MOST_COMPARED:
        likeness = Likeness(texts, language, meaning)
        return lambda ones, others: likeness.between(ones, others).astype(np.float64)
    rows = sketches(texts, language, WordTable())
    return lambda ones, others: near(rows[ones], rows[others]).astype(np.float64)


def _witnesses(known: Scores) -> NDArray[np.intp]:
    """Of the notes of each question, and of the open ones, so many at even distances."""
    kinds = [np.flatnonzero(column) for column in known.T] + [np.flatnonzero(~known.any(axis=1))]
    chosen = [held[_spaced(len(held))] for held in kinds]
    return np.sort(np.concatenate(chosen))


def _spaced(count: int) -> NDArray[np.intp]:
    if count <= _MOST_WITNESSES:
        return np.arange(count)
    return np.linspace(0, count - 1, _MOST_WITNESSES).round().astype(np.intp)
