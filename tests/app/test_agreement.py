"""How far two readers agree, on examples of the literature."""

import pytest

from synthkit.app.agreement import ac1, agreement, alpha, beside

# Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), B: twelve units, two observers.
UNITS = list(zip("aabbdcccedda", "babbbccceddd", strict=True))


def test_alpha_is_that_of_krippendorffs_own_example():
    assert alpha(UNITS) == pytest.approx(0.692, abs=0.0005)


def test_ac1_is_that_of_a_table_where_kappa_fails():
    # 118 + 5 + 2 + 0 subjects, of whom nearly all are in one class: kappa is below zero there.
    pairs = [("+", "+")] * 118 + [("+", "-")] * 5 + [("-", "+")] * 2
    assert ac1(pairs) == pytest.approx(0.9408, abs=0.0005)


def test_full_agreement_is_one_and_the_interval_holds_the_value():
    same = {str(n): str(n % 3) for n in range(30)}
    other = same | {str(n): "9" for n in range(6)}
    assert agreement(same, same, "ab").alpha.value == 1
    found = agreement(same, other, "ab")
    assert (found.count, found.same) == (30, 24)
    for one in (found.alpha, found.ac1):
        assert one.low < one.value < one.high
    assert agreement(same, other, "ab") == found


def test_of_several_lines_of_the_synthesis_the_one_counts_that_was_named():
    lines = {"n1": ("a", "b"), "n2": ("a",)}
    assert beside({"n1": "b", "n2": "c", "n3": ""}, lines) == {"n1": "b", "n2": "a", "n3": ""}
