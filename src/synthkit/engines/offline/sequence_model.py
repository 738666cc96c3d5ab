"""How likely each question is for each note, given the ways in which groups go through questions.

The notes of a group in a document are a sequence. Most groups take the questions in order, some in
another, some go back and forth; which one this group did is not known, so all are tried. For each
order the probability of every question at every note is summed over all places where the group may
have gone on to the next (forward-backward algorithm: Baum et al. 1970), and the orders count by how
well they explain the notes.
"""

from collections.abc import Sequence
from itertools import pairwise, permutations

import numpy as np
from numpy.typing import NDArray

from synthkit.model.note import Note, Voice

Scores = NDArray[np.float64]

# Log probabilities that a group takes the questions in order; in each other order that is tried; in
# none.
_IN_ORDER, _IN_OTHER_ORDER, _IN_NO_ORDER = -0.3, -3.0, -3.0
# Of more questions only rotated and reversed orders are tried.
_MOST_PERMUTED = 4
# The cost of going on to the next question, of skipping one, and, in no order, of going to any.
_NEXT_COST, _SKIP_COST, _JUMP_COST = 1.6, 1.5, 2.6
# Notes a question, below which a group is ever more likely to have skipped one.
_FEW = 2
# What a transition costs more within a heading or below a note, and less where a heading begins.
_SAME_HEADING, _NESTED, _NEW_HEADING = 4.0, 6.0, -1.0
# How much it tells that a note stands where its question would be if all were equally long.
_IN_PLACE = 1.4


def question_probabilities(notes: Sequence[Note], scores: Scores, known: Scores) -> Scores:
    """The probability of each question for each note; rows sum to 1.

    Args:
        notes: those on the matter, by document.
        scores: log odds, one row a note, one column a question.
        known: a row with a single 1 for notes that are placed, else zeros.
    """
    probabilities = known.copy()
    sequences: dict[tuple[str, Voice], list[int]] = {}
    for at, note in enumerate(notes):
        sequences.setdefault((note.document, note.voice), []).append(at)
    for sequence in sequences.values():
        placed = known[sequence].any(axis=1)
        if placed.all():
            continue
        own = scores[sequence]
        own[placed] = np.where(known[sequence][placed] > 0, 0.0, -np.inf)
        extra = [_extra_cost(notes[one], notes[other]) for one, other in pairwise(sequence)]
        probabilities[sequence] = _over_all_orders(own, np.array(extra))
    return np.round(probabilities, 6)


def _extra_cost(one: Note, other: Note) -> float:
    """What it costs more than usual to leave a question between two notes."""
    if other.parent is not None and other.parent in {one.id, one.parent}:
        return _NESTED
    if one.headings and one.headings == other.headings:
        return _SAME_HEADING
    return _NEW_HEADING if one.headings != other.headings else 0.0


def _over_all_orders(scores: Scores, extra: Scores) -> Scores:
    """The probabilities over all orders together; ``scores`` has a row a note of one sequence."""
    count = scores.shape[1]
    orders = _orders(count)
    in_order = scores[:, orders].transpose(1, 0, 2) + _IN_PLACE * _places(len(scores), count)
    usual = np.arange(len(orders)) == 0
    # A few notes cannot be about all questions.
    skip = _SKIP_COST * min(1.0, len(scores) / (_FEW * count))
    transitions = _transitions(_ordered_transitions(count, skip), extra)
    ordered = _forward_backward(in_order, transitions, -skip * np.arange(count))
    transitions = _transitions(_free_transitions(count), extra)
    free = _forward_backward(scores[np.newaxis], transitions, np.zeros(count))
    prior = np.where(usual, _IN_ORDER, _IN_OTHER_ORDER)
    weights = np.append(ordered[0] + prior, free[0] + _IN_NO_ORDER)
    shares = np.exp(weights - weights.max())
    shares /= shares.sum()
    back = np.argsort(orders, axis=1)
    probabilities: Scores = shares[-1] * free[1][0]
    for at in range(len(orders)):
        probabilities += shares[at] * ordered[1][at][:, back[at]]
    return probabilities


def _orders(count: int) -> NDArray[np.intp]:
    """The orders that are tried, one a row, the usual one first."""
    if count <= _MOST_PERMUTED:
        return np.array(list(permutations(range(count))))
    rotated = [np.roll(np.arange(count), -at) for at in range(count)]
    return np.array([*rotated, np.arange(count)[::-1]])


def _places(notes: int, count: int) -> Scores:
    """How near each note stands to the middle of each question's part (rows: notes)."""
    where = (np.arange(notes)[:, np.newaxis] + 0.5) / notes * count
    places: Scores = np.maximum(0.0, 1.0 - np.abs(np.arange(count) + 0.5 - where))
    return places


def _ordered_transitions(count: int, skip: float) -> Scores:
    """Log weights of transitions in order (rows: from, by place in the order); none goes back."""
    apart = np.arange(count)[np.newaxis, :] - np.arange(count)[:, np.newaxis]
    onwards = np.where(apart > 0, -_NEXT_COST - skip * (apart - 1), -np.inf)
    return np.where(apart == 0, 0.0, onwards)


def _free_transitions(count: int) -> Scores:
    """Log weights of transitions in no order."""
    return np.where(np.eye(count, dtype=bool), 0.0, -_JUMP_COST)


def _transitions(log_weights: Scores, extra: Scores) -> Scores:
    """One matrix between each two notes of a sequence, with the extra cost of leaving there."""
    away = ~np.eye(len(log_weights), dtype=bool)
    return log_weights - extra[:, np.newaxis, np.newaxis] * away


def _forward_backward(own: Scores, transitions: Scores, start: Scores) -> tuple[Scores, Scores]:
    """The log weight of all paths of each order together, and the probabilities at each note.

    Args:
        own: scores, orders by notes by places in the order.
        transitions: one matrix between each two notes.
        start: log weight of each beginning.
    """
    forward, backward = np.zeros_like(own), np.zeros_like(own)
    forward[:, 0] = own[:, 0] + start
    for at in range(1, own.shape[1]):
        before = forward[:, at - 1, :, np.newaxis] + transitions[at - 1]
        forward[:, at] = own[:, at] + _log_sum_exp(before, axis=1)
    for at in range(own.shape[1] - 2, -1, -1):
        after = transitions[at] + (own[:, at + 1] + backward[:, at + 1])[:, np.newaxis, :]
        backward[:, at] = _log_sum_exp(after, axis=2)
    both = forward + backward
    totals = _log_sum_exp(both[:, 0], axis=1)
    # An order in which what is known cannot be has no weight, and no probabilities.
    possible = np.isfinite(totals)
    probabilities = np.zeros_like(own)
    probabilities[possible] = np.exp(both[possible] - totals[possible][:, np.newaxis, np.newaxis])
    return totals, probabilities


def _log_sum_exp(values: Scores, axis: int) -> Scores:
    highest = values.max(axis=axis, keepdims=True)
    highest = np.where(np.isfinite(highest), highest, 0.0)
    with np.errstate(divide="ignore"):
        summed: Scores = np.log(np.exp(values - highest).sum(axis=axis, keepdims=True)) + highest
    return np.squeeze(summed, axis)
