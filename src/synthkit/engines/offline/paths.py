"""How likely each question is for each note, given the ways in which groups go through questions.

The notes of a group in a document are one stretch. Most groups take the questions in order, some in
another, some go back and forth; which one this group did is not known, so all are tried. For each
order the chance of every question at every note is summed over all places where the group may have
gone on to the next (forward-backward algorithm: Baum et al. 1970), and the orders count by how well
they explain the notes.
"""

from collections.abc import Sequence
from itertools import pairwise, permutations

import numpy as np
from numpy.typing import NDArray

from synthkit.engines.offline.leanings import Scores
from synthkit.model.note import Note, Voice

# Logarithms of how likely it is that a group takes the questions in order; in each other order that
# is tried; in none.
_IN_ORDER, _OTHERWISE, _FREELY = -0.3, -3.0, -3.0
# Of more questions only turned and reversed orders are tried.
_MOST_PERMUTED = 4
# What it costs to go on to the next question, to leave one out, and, in no order, to go to any.
_ON, _LEFT_OUT, _ASTRAY = 1.6, 1.5, 2.6
# Notes a question, below which a group is ever more likely to have left one out.
_FEW = 2
# What it costs more within a heading or below a note, and less where a heading begins.
_SAME_HEADING, _NESTED, _NEW_HEADING = 4.0, 6.0, -1.0
# How much it tells that a note stands where its question would be if all were equally long.
_IN_TURN = 1.4


def chances(notes: Sequence[Note], leanings: Scores, known: Scores) -> Scores:
    """The chance of each question for each note; rows sum to 1.

    Args:
        notes: those on the matter, by document.
        leanings: logarithms of odds, one row a note, one column a question.
        known: a row with a single 1 for notes that are placed, else zeros.
    """
    made = known.copy()
    stretches: dict[tuple[str, Voice], list[int]] = {}
    for at, note in enumerate(notes):
        stretches.setdefault((note.document, note.voice), []).append(at)
    for held in stretches.values():
        settled = known[held].any(axis=1)
        if settled.all():
            continue
        own = leanings[held]
        own[settled] = np.where(known[held][settled] > 0, 0.0, -np.inf)
        more = np.array([_more(notes[one], notes[other]) for one, other in pairwise(held)])
        made[held] = _over_orders(own, more)
    return np.round(made, 6)


def _more(one: Note, other: Note) -> float:
    """What it costs more than usual to leave a question between two notes."""
    if other.parent is not None and other.parent in {one.id, one.parent}:
        return _NESTED
    if one.headings and one.headings == other.headings:
        return _SAME_HEADING
    return _NEW_HEADING if one.headings != other.headings else 0.0


def _over_orders(own: Scores, more: Scores) -> Scores:
    """The chances over all orders together; ``own`` has a row a note of one stretch."""
    count = own.shape[1]
    orders = _orders(count)
    in_order = own[:, orders].transpose(1, 0, 2) + _IN_TURN * _turns(len(own), count)
    usual = np.arange(len(orders)) == 0
    # A few notes cannot be about all questions.
    left_out = _LEFT_OUT * min(1.0, len(own) / (_FEW * count))
    steps = _steps(_onwards(count, left_out), more)
    ordered = _summed(in_order, steps, -left_out * np.arange(count))
    freely = _summed(own[np.newaxis], _steps(_freely(count), more), np.zeros(count))
    totals = np.append(ordered[0] + np.where(usual, _IN_ORDER, _OTHERWISE), freely[0] + _FREELY)
    shares = np.exp(totals - totals.max())
    shares /= shares.sum()
    back = np.argsort(orders, axis=1)
    chance: Scores = shares[-1] * freely[1][0]
    for at in range(len(orders)):
        chance += shares[at] * ordered[1][at][:, back[at]]
    return chance


def _orders(count: int) -> NDArray[np.intp]:
    """The orders that are tried, one a row, the usual one first."""
    if count <= _MOST_PERMUTED:
        return np.array(list(permutations(range(count))))
    turned = [np.roll(np.arange(count), -at) for at in range(count)]
    return np.array([*turned, np.arange(count)[::-1]])


def _turns(notes: int, count: int) -> Scores:
    """How near each note stands to the middle of each question's part (rows: notes)."""
    where = (np.arange(notes)[:, np.newaxis] + 0.5) / notes * count
    turns: Scores = np.maximum(0.0, 1.0 - np.abs(np.arange(count) + 0.5 - where))
    return turns


def _onwards(count: int, left_out: float) -> Scores:
    """What steps in order weigh (rows: from, by place in the order); none goes back."""
    apart = np.arange(count)[np.newaxis, :] - np.arange(count)[:, np.newaxis]
    return np.where(apart == 0, 0.0, np.where(apart > 0, -_ON - left_out * (apart - 1), -np.inf))


def _freely(count: int) -> Scores:
    """What steps in no order weigh."""
    return np.where(np.eye(count, dtype=bool), 0.0, -_ASTRAY)


def _steps(step: Scores, more: Scores) -> Scores:
    """The steps between the notes of a stretch, with what each costs more."""
    away = ~np.eye(len(step), dtype=bool)
    return step - more[:, np.newaxis, np.newaxis] * away


def _summed(own: Scores, steps: Scores, start: Scores) -> tuple[Scores, Scores]:
    """The logarithm of the weight of all paths of each order, and the chances at each note.

    Args:
        own: orders by notes by places in the order.
        steps: one matrix between each two notes.
        start: what each beginning weighs.
    """
    forward, backward = np.zeros_like(own), np.zeros_like(own)
    forward[:, 0] = own[:, 0] + start
    for at in range(1, own.shape[1]):
        before = forward[:, at - 1, :, np.newaxis] + steps[at - 1]
        forward[:, at] = own[:, at] + _log_sum(before, axis=1)
    for at in range(own.shape[1] - 2, -1, -1):
        after = steps[at] + (own[:, at + 1] + backward[:, at + 1])[:, np.newaxis, :]
        backward[:, at] = _log_sum(after, axis=2)
    both = forward + backward
    totals = _log_sum(both[:, 0], axis=1)
    # An order in which what is known cannot be has no weight, and no chances.
    possible = np.isfinite(totals)
    chance = np.zeros_like(own)
    chance[possible] = np.exp(both[possible] - totals[possible][:, np.newaxis, np.newaxis])
    return totals, chance


def _log_sum(values: Scores, axis: int) -> Scores:
    """The logarithm of the sum of what these are logarithms of."""
    highest = values.max(axis=axis, keepdims=True)
    highest = np.where(np.isfinite(highest), highest, 0.0)
    with np.errstate(divide="ignore"):
        summed: Scores = np.log(np.exp(values - highest).sum(axis=axis, keepdims=True)) + highest
    return np.squeeze(summed, axis)
