"""Which question a note belongs to, as one decision over the notes of a group in a file.

Similarity to a question's wording places notes badly; what places them well is where they stand
and what the notes are like that are placed already. `question_scores` scores each question for each
note by itself; `sequence_model` weighs that against the ways in which a group goes through the
questions. What is decided clearly helps to decide the rest.
"""

import numpy as np

from synthkit.engines.offline.question_scores import QuestionScores
from synthkit.engines.offline.relevance import reasons_to_leave_out
from synthkit.engines.offline.sequence_model import question_probabilities
from synthkit.model.base import Result
from synthkit.model.finding import Finding, Severity, Where
from synthkit.model.note import LeftOutReason, Note, PlacedBy, Placement
from synthkit.model.workshop import Question, Workshop
from synthkit.text.detection import language_of
from synthkit.text.languages import LanguageCode
from synthkit.text.similarity.meaning import Meaning

_ROUNDS = 3
# A note is placed uncertainly where the likeliest question is less likely than this.
_CERTAIN = 0.7


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
