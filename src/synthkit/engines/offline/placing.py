"""Which question a note belongs to, as one decision over the notes of a group in a file.

Similarity to a question's wording places notes badly; what places them well is where they stand
and what the notes are like that are placed already. So the notes of a stretch (one group in one
document) are decided together: each note has a leaning to each question, each step from one note to
the next has a cost, and the cheapest path through all of them is found by dynamic programming
(Viterbi 1967). Placed notes hold the path where it is known.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from synthkit.domain.base import Result
from synthkit.domain.finding import Finding, Severity, Where
from synthkit.domain.note import LeftOutReason, Note, PlacedBy, Placement
from synthkit.domain.workshop import Question, Workshop
from synthkit.engines.offline.reading import matter_of, reason_to_leave_out, told
from synthkit.language.lexicon import Tongue, language_of
from synthkit.similarity.likeness import Likeness
from synthkit.similarity.meaning import Meaning

# What it costs to go from one note to the next, in the unit of the leanings below.
_ON, _SKIP, _BACK = 1.6, 2.6, 3.4
_CHILD_ASTRAY = 6.0
_SAME_HEADING_ASTRAY = 4.0
_LATE_START = 0.5
# What leans a note to a question: placed notes like it, the question's words, its turn.
_LIKE_PLACED, _LIKE_QUESTION, _IN_TURN = 6.0, 2.5, 1.2
_NEAREST = 3
_ROUNDS = 2
# Below this difference between the best path and the best path with another question.
_UNCERTAIN = 0.6

_Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Positions of the notes of one group in one document, in their order."""

    notes: tuple[int, ...]


def place(
    workshop: Workshop,
    notes: tuple[Note, ...],
    settled: tuple[Placement, ...],
    meaning: Meaning,
) -> Result[tuple[Placement, ...]]:
    """Placements for the notes that none of ``settled`` is about, exactly one each.

    Uncertain ones are findings with the two likeliest questions.
    """
    if not workshop.questions:
        return Result(())
    language = language_of((note.text for note in notes), workshop.language)
    matter = matter_of((question.text for question in workshop.questions), language)
    placed = {placement.note: placement.question for placement in settled}
    aside = {
        note.id: reason
        for note in notes
        if note.id not in placed and (reason := reason_to_leave_out(note, matter)) is not None
    }
    open_notes = [note for note in notes if note.id not in placed and note.id not in aside]
    on_matter = [n for n in notes if n.id not in aside and placed.get(n.id, 0) is not None]
    decided, unsure = _decide(workshop.questions, on_matter, placed, language, meaning)
    placements = tuple(_placement(note, decided, aside) for note in notes if note.id not in placed)
    findings = tuple(
        Finding(
            severity=Severity.INFO,
            code="uncertain_placement",
            where=Where(question=unsure[note.id][0], note=note.id, document=note.document),
            values={
                "first": unsure[note.id][0],
                "second": unsure[note.id][1],
                "note": note.id,
                "text": note.text,
            },
        )
        for note in open_notes
        if note.id in unsure
    )
    return Result(placements, findings)


def _placement(note: Note, decided: dict[str, int], aside: dict[str, LeftOutReason]) -> Placement:
    if note.id in aside:
        return Placement(note=note.id, question=None, by=PlacedBy.ENGINE, reason=aside[note.id])
    return Placement(note=note.id, question=decided[note.id], by=PlacedBy.ENGINE)


def _decide(
    questions: tuple[Question, ...],
    on_matter: list[Note],
    placed: dict[str, int | None],
    language: Tongue,
    meaning: Meaning,
) -> tuple[dict[str, int], dict[str, tuple[int, int]]]:
    """The question of each open note, and for the uncertain ones the two likeliest."""
    numbers = [question.number for question in questions]
    if len(numbers) == 1:
        return {n.id: numbers[0] for n in on_matter if n.id not in placed}, {}
    held = _Held(tuple(on_matter), questions, language, meaning)
    known = [numbers.index(q) if (q := placed.get(n.id)) in numbers else -1 for n in on_matter]
    if -1 not in known:
        return {}, {}
    guessed = list(known)
    margins = np.zeros((len(on_matter), len(numbers)))
    for _ in range(_ROUNDS):
        leanings = held.leanings(guessed)
        for stretch in _stretches(on_matter):
            paths = _paths(on_matter, stretch, leanings, known)
            margins[list(stretch.notes)] = paths
        # What was decided clearly helps to decide the rest.
        guessed = [
            at if at >= 0 else (int(np.argmax(row)) if _margin(row) >= _UNCERTAIN else -1)
            for at, row in zip(known, margins, strict=True)
        ]
    decided: dict[str, int] = {}
    unsure: dict[str, tuple[int, int]] = {}
    for note, at, row in zip(on_matter, known, margins, strict=True):
        if at >= 0 or note.id in placed:
            continue
        first, second = (int(column) for column in np.argsort(-row, kind="stable")[:2])
        decided[note.id] = numbers[first]
        if _margin(row) < _UNCERTAIN:
            unsure[note.id] = (numbers[first], numbers[second])
    return decided, unsure


class _Held:
    """The notes and the questions' wordings, compared once."""

    def __init__(
        self,
        notes: tuple[Note, ...],
        questions: tuple[Question, ...],
        language: Tongue,
        meaning: Meaning,
    ) -> None:
        texts = [*told(notes, language), *(question.text for question in questions)]
        vectors = Likeness(texts, language, meaning)
        every, asked = np.arange(len(notes)), np.arange(len(notes), len(texts))
        self._between = vectors.between(every, every)
        np.fill_diagonal(self._between, 0.0)
        self._to_questions = vectors.between(every, asked).astype(np.float64)
        self._turn = _turns(notes, len(questions))

    def leanings(self, labels: list[int]) -> _Scores:
        """How much each note leans to each question (rows: notes)."""
        scores = _LIKE_QUESTION * self._to_questions + _IN_TURN * self._turn
        for question in range(scores.shape[1]):
            members = np.array(
                [at for at, label in enumerate(labels) if label == question], dtype=int
            )
            if members.size:
                near = -np.sort(-self._between[:, members], axis=1)[:, :_NEAREST]
                scores[:, question] += _LIKE_PLACED * near.astype(np.float64).sum(axis=1) / _NEAREST
        return np.round(scores, 6)


def _turns(notes: tuple[Note, ...], questions: int) -> _Scores:
    """The leaning of a note to the question whose turn it is where it stands in its stretch."""
    turn = np.zeros((len(notes), questions))
    for stretch in _stretches(notes):
        for index, at in enumerate(stretch.notes):
            where = (index + 0.5) / len(stretch.notes) * questions
            distance = np.abs(np.arange(questions) + 0.5 - where)
            turn[at] = np.maximum(0.0, 1.0 - distance)
    return turn


def _stretches(notes: Iterable[Note]) -> list[_Stretch]:
    found: dict[tuple[str, str | None], list[int]] = {}
    for at, note in enumerate(notes):
        found.setdefault((note.document, note.group), []).append(at)
    return [_Stretch(tuple(positions)) for positions in found.values()]


def _paths(notes: list[Note], stretch: _Stretch, leanings: _Scores, known: list[int]) -> _Scores:
    """For each note and question the score of the best path that goes through it."""
    held = stretch.notes
    count = leanings.shape[1]
    own = leanings[list(held)].copy()
    for index, at in enumerate(held):
        if known[at] >= 0:
            own[index] = -np.inf
            own[index, known[at]] = 0.0
    steps = [_step(notes[one], notes[other], count) for one, other in pairwise(held)]
    forward, backward = np.zeros_like(own), np.zeros_like(own)
    forward[0] = own[0] - _LATE_START * np.arange(count)
    for index in range(1, len(held)):
        forward[index] = own[index] + (forward[index - 1][:, np.newaxis] + steps[index - 1]).max(
            axis=0
        )
    for index in range(len(held) - 2, -1, -1):
        backward[index] = (steps[index] + own[index + 1] + backward[index + 1]).max(axis=1)
    return np.round(forward + backward, 6)


def _step(one: Note, other: Note, questions: int) -> _Scores:
    """What the steps from one note to the next cost, as negative scores (rows: from)."""
    apart = np.arange(questions)[np.newaxis, :] - np.arange(questions)[:, np.newaxis]
    cost = np.where(apart == 0, 0.0, np.where(apart == 1, _ON, np.where(apart > 1, _SKIP, _BACK)))
    if other.parent is not None and other.parent in {one.id, one.parent}:
        cost = cost + _CHILD_ASTRAY * (apart != 0)
    elif one.headings and one.headings == other.headings:
        cost = cost + _SAME_HEADING_ASTRAY * (apart != 0)
    elif one.headings != other.headings:
        cost = cost * 0.5
    return -cost


def _margin(row: _Scores) -> float:
    best = np.sort(row)[::-1]
    return float(best[0] - best[1]) if np.isfinite(best[1]) else float("inf")
