import numpy as np

from synthkit.text.similarity.neighbours import averaged, exact, shared_neighbours

# The first two have nothing in common but their likeness to the third.
CHAIN = np.array([[1.0, 0.0, 0.5, 0.0], [0.0, 1.0, 0.5, 0.0], [0.5, 0.5, 1.0, 0.0], [0, 0, 0, 1.0]])


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
