"""Which question a note belongs to, as one decision over the notes of a group in a file.

Similarity to a question's wording places notes badly; what places them well is where they stand
and what the notes are like that are placed already. `QuestionScores` rates each question for
each note by itself; `sequence_model` weighs that against the ways in which a group goes through the
questions. What is decided clearly helps to decide the rest.
"""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from synthkit.engines.offline.analysis import texts_in_context
from synthkit.engines.offline.relevance import reasons_to_leave_out
from synthkit.engines.offline.sequence_model import Scores, question_probabilities
from synthkit.model.base import Result
from synthkit.model.finding import Finding, Severity, Where
from synthkit.model.note import Note, PlacedBy, Placement
from synthkit.model.workshop import Question, Workshop
from synthkit.text.claims import claim
from synthkit.text.detection import language_of
from synthkit.text.languages import LanguageCode
from synthkit.text.negations import asks_for_obstacles
from synthkit.text.similarity.likeness import Likeness
from synthkit.text.similarity.meaning import Meaning
from synthkit.text.similarity.sketches import near, sketches
from synthkit.text.similarity.wordtable import WordTable

_ROUNDS = 3
# A note is placed uncertainly where the likeliest question is less likely than this.
_CERTAIN = 0.7
# Scores are log odds: the weights are those at which the probabilities that follow were neither too
# bold nor too shy, on workshops written for that.
_LIKE_PLACED_NOTES, _LIKE_QUESTION, _LIKE_HEADING = 11.0, 5.0, 5.0
# What it tells of a complaint that a question asks for obstacles, and others do not.
_COMPLAINS = 1.5
_NEAREST = 3
# How far a guess is trusted as evidence for other notes, beside what is known.
_TRUST_IN_GUESSES = 0.4
# Beyond so many texts they are compared by sketches, and a sample of the notes is the evidence.
_MOST_COMPARED = 1000
_MOST_SAMPLED = 250


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
    placed = {placement.note: placement.question for placement in settled}
    asked = [question.text for question in workshop.questions]
    reasons = reasons_to_leave_out(notes, asked, language)
    aside = {note: reason for note, reason in reasons.items() if note not in placed}
    on_matter = [n for n in notes if n.id not in aside and placed.get(n.id, 0) is not None]
    decided, unsure = _decide(workshop.questions, on_matter, placed, language, meaning)
    placements = tuple(
        Placement(
            note=note.id,
            question=decided.get(note.id),
            by=PlacedBy.ENGINE,
            reason=aside.get(note.id),
        )
        for note in notes
        if note.id not in placed
    )
    uncertain = (note for note in notes if note.id in unsure)
    return Result(
        placements, tuple(doubt("uncertain_placement", n, *unsure[n.id]) for n in uncertain)
    )


def doubt(code: str, note: Note, first: int, second: int) -> Finding:
    """The finding that a note under the first of two questions may belong to the second."""
    return Finding(
        severity=Severity.INFO,
        code=code,
        where=Where(question=first, note=note.id, document=note.document),
        values={"first": first, "second": second, "note": note.id, "text": note.text},
    )


def _decide(
    questions: tuple[Question, ...],
    on_matter: list[Note],
    placed: dict[str, int | None],
    language: LanguageCode,
    meaning: Meaning,
) -> tuple[dict[str, int], dict[str, tuple[int, int]]]:
    """The question of each open note, and for the uncertain ones the two likeliest."""
    numbers = [question.number for question in questions]
    open_notes = [at for at, note in enumerate(on_matter) if note.id not in placed]
    if len(numbers) == 1 or not open_notes:
        return {on_matter[at].id: numbers[0] for at in open_notes}, {}
    known = np.zeros((len(on_matter), len(numbers)))
    for at, note in enumerate(on_matter):
        number = placed.get(note.id)
        if number in numbers:
            known[at, numbers.index(number)] = 1.0
    scores = QuestionScores(on_matter, known, questions, language, meaning)
    likely = known
    for _ in range(_ROUNDS):
        likely = question_probabilities(on_matter, scores.given(likely), known)
    order = np.argsort(-likely, axis=1, kind="stable")
    decided = {on_matter[at].id: numbers[order[at, 0]] for at in open_notes}
    unsure = {
        on_matter[at].id: (numbers[order[at, 0]], numbers[order[at, 1]])
        for at in open_notes
        if likely[at, order[at, 0]] < _CERTAIN
    }
    return decided, unsure


class QuestionScores:
    """The open notes beside the questions and the notes that are evidence for them, compared once.

    A question scores by the nearest notes whose question is known, by its own words, and by the
    words of the heading above the note.

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
        self._evidence = _sampled(known)
        # A heading counts once, where it stands: it speaks for all the notes below it together.
        headings = [
            note.headings[-1] if note.headings and _begins(notes, at) else ""
            for at, note in enumerate(notes)
        ]
        distinct = [heading for heading in dict.fromkeys(headings) if heading]
        texts = [
            *texts_in_context(tuple(notes), language),
            *(question.text for question in questions),
            *distinct,
        ]
        compare = _comparison(texts, language, meaning)
        asked = np.arange(len(notes), len(notes) + len(questions))
        self._similarity = compare(self._open, self._evidence)
        # No note is evidence for itself.
        self._similarity[np.equal.outer(self._open, self._evidence)] = 0.0
        self._alone = _LIKE_QUESTION * compare(self._open, asked)
        self._alone += _COMPLAINS * _obstacles(notes, questions, language)[self._open]
        of_headings = compare(np.arange(asked[-1] + 1, len(texts)), asked)
        for row, at in enumerate(self._open):
            if headings[at]:
                self._alone[row] += _LIKE_HEADING * of_headings[distinct.index(headings[at])]

    def given(self, probabilities: Scores) -> Scores:
        """The score of each question for each note; nothing for those that are known.

        Args:
            probabilities: of each question for each note, as far as they were found; rows of zeros
                where they were not.
        """
        known = self._known.any(axis=1, keepdims=True)
        weights = np.where(known, probabilities, _TRUST_IN_GUESSES * probabilities)
        scores = np.zeros(probabilities.shape)
        scores[self._open] = self._alone
        count = min(_NEAREST, len(self._evidence))
        for question in range(probabilities.shape[1]):
            similar = self._similarity * weights[self._evidence, question]
            nearest = -np.partition(-similar, count - 1, axis=1)[:, :count]
            nearest.sort(axis=1)
            scores[self._open, question] += _LIKE_PLACED_NOTES * nearest.sum(axis=1) / _NEAREST
        return np.round(scores, 6)


def _obstacles(
    notes: Sequence[Note], questions: tuple[Question, ...], language: LanguageCode
) -> Scores:
    """1 where a note complains and a question asks for obstacles; 0 where all of them do."""
    asks = np.array([asks_for_obstacles(question.text) for question in questions], dtype=float)
    if asks.all():
        asks[:] = 0.0
    complains = [float(claim(note.text, language).hedged) for note in notes]
    return np.outer(complains, asks)


def _begins(notes: Sequence[Note], at: int) -> bool:
    """Whether other headings stand above a note than above the one before it."""
    return at == 0 or notes[at - 1].headings != notes[at].headings


def _comparison(
    texts: Sequence[str], language: LanguageCode, meaning: Meaning
) -> Callable[[NDArray[np.intp], NDArray[np.intp]], Scores]:
    """What tells how alike the texts at some positions (rows) are to those at others."""
    if len(texts) <= _MOST_COMPARED:
        likeness = Likeness(texts, language, meaning)
        return lambda ones, others: likeness.between(ones, others).astype(np.float64)
    rows = sketches(texts, language, WordTable())
    return lambda ones, others: near(rows[ones], rows[others]).astype(np.float64)


def _sampled(known: Scores) -> NDArray[np.intp]:
    """Of the notes of each question, and of the open ones, so many at even distances."""
    kinds = [np.flatnonzero(column) for column in known.T] + [np.flatnonzero(~known.any(axis=1))]
    chosen = [positions[_spaced(len(positions))] for positions in kinds]
    return np.sort(np.concatenate(chosen))


def _spaced(count: int) -> NDArray[np.intp]:
    if count <= _MOST_SAMPLED:
        return np.arange(count)
    return np.linspace(0, count - 1, _MOST_SAMPLED).round().astype(np.intp)
