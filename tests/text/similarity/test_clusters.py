import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from synthkit.text.similarity.clusters import (
    Stop,
    average_linkage,
    averaged,
    exact,
    shared_neighbours,
)

# The first two have nothing in common but their likeness to the third.
CHAIN = np.array([[1.0, 0.0, 0.5, 0.0], [0.0, 1.0, 0.5, 0.0], [0.5, 0.5, 1.0, 0.0], [0, 0, 0, 1.0]])


@st.composite
def similarities(draw):
    number = draw(st.integers(1, 9))
    values = draw(
        st.lists(st.integers(0, 1000), min_size=number * number, max_size=number * number)
    )
    square = np.array(values, dtype=float).reshape(number, number) / 1000
    return np.round((square + square.T) / 2, 6)


PAIRS = np.array(
    [[1.0, 0.9, 0.1, 0.0], [0.9, 1.0, 0.2, 0.1], [0.1, 0.2, 1.0, 0.8], [0.0, 0.1, 0.8, 1.0]]
)


def test_what_is_most_alike_is_joined_first():
    assert average_linkage(PAIRS, Stop(count=3)) == ((0, 1), (2,), (3,))
    assert average_linkage(PAIRS, Stop(count=2)) == ((0, 1), (2, 3))


def test_joining_ends_at_the_least_similarity():
    assert average_linkage(PAIRS, Stop(similarity=0.5)) == ((0, 1), (2, 3))


def test_no_cluster_outgrows_the_bound():
    alike = np.full((6, 6), 0.9)
    found = average_linkage(alike, Stop(count=1, largest=2))
    assert sorted(len(held) for held in found) == [2, 2, 2]


def test_weights_count_towards_the_bound():
    assert average_linkage(PAIRS, Stop(largest=4), weights=[3, 2, 1, 1]) == ((0, 2, 3), (1,)) or (
        sum([3, 2, 1, 1]) > 4
    )
    found = average_linkage(PAIRS, Stop(largest=4), weights=[3, 2, 1, 1])
    assert all(sum([3, 2, 1, 1][at] for at in held) <= 4 for held in found)


def test_nothing_makes_no_clusters():
    assert average_linkage(np.zeros((0, 0)), Stop()) == ()


@given(similarities(), st.integers(1, 5), st.integers(1, 9))
def test_clusters_are_a_partition_within_the_bound(similarity, count, largest):
    found = average_linkage(similarity, Stop(count=count, largest=largest))
    assert sorted(at for held in found for at in held) == list(range(len(similarity)))
    assert all(len(held) <= largest for held in found)
    assert found == tuple(sorted(tuple(sorted(held)) for held in found))


@given(similarities())
def test_without_bounds_all_ends_in_the_number_asked_for(similarity):
    number = min(2, len(similarity))
    assert len(average_linkage(similarity, Stop(count=2))) == number


def test_what_is_like_the_same_other_is_alike():
    found = shared_neighbours(CHAIN)
    assert found[0, 1] > 0
    assert found[0, 3] == 0
    assert np.array_equal(found, found.T)


def test_sums_of_exact_values_do_not_depend_on_their_order():
    values = exact(np.random.default_rng(1).random(500))
    assert values.sum() == values[::-1].sum() == sum(sorted(values.tolist()))


def test_averages_are_taken_over_all_pairs():
    assert averaged(CHAIN, ((0, 1), (2,)))[0, 1] == 0.5
    assert averaged(CHAIN, ((0, 1), (2,)))[0, 0] == 0.5
