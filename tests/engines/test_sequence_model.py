"""The probabilities of questions along a sequence of notes."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from synthkit.engines.offline.sequence_model import question_probabilities
from tests.builders import notes

FEW = st.integers(2, 6)


@given(st.data(), FEW, st.integers(1, 8))
def test_probabilities_sum_to_one_and_what_is_known_stays(data, questions, count):
    given = notes(*(f"Punkt {number}" for number in range(count)))
    odds = st.lists(st.floats(-30, 30), min_size=questions, max_size=questions)
    scores = np.array(data.draw(st.lists(odds, min_size=count, max_size=count)))
    known = np.zeros((count, questions))
    for at in data.draw(st.sets(st.integers(0, count - 1))):
        known[at, data.draw(st.integers(0, questions - 1))] = 1.0
    found = question_probabilities(given, scores, known)
    assert np.allclose(found.sum(axis=1), 1.0, atol=1e-4)
    assert np.allclose(found[known > 0], 1.0, atol=1e-4)


def test_a_single_stray_score_does_not_break_a_run():
    given = notes(*(f"Punkt {number}" for number in range(7)))
    scores = np.zeros((7, 2))
    scores[:, 0] = 2.0
    scores[3] = (0.0, 1.0)
    found = question_probabilities(given, scores, np.zeros((7, 2)))
    assert found.argmax(axis=1).tolist() == [0] * 7


def test_without_any_score_a_group_goes_through_the_questions_in_order_and_unsurely():
    given = notes(*(f"Punkt {number}" for number in range(9)))
    found = question_probabilities(given, np.zeros((9, 3)), np.zeros((9, 3)))
    assert found.argmax(axis=1).tolist() == [0, 0, 0, 1, 1, 1, 2, 2, 2]
    assert found.max() < 0.95
