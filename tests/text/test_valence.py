import pytest

from synthkit.text.valence import valence


@pytest.mark.parametrize(
    "praise",
    ["The ferry saves time", "It reduces noise", "It does not harm anybody", "Less stress for all"],
)
def test_praise_is_told_also_where_it_is_something_bad_that_does_not_happen(praise):
    assert valence(praise, "en") == 1


@pytest.mark.parametrize("blame", ["The ferry is slow", "It prevents success", "It is not fair"])
def test_blame_is_told_also_where_it_is_something_good_that_does_not_happen(blame):
    assert valence(blame, "en") == -1


def test_swedish_is_known_too_and_where_nothing_is_plain_nothing_is_told():
    assert valence("Färjan sparar tid", "sv") == 1
    assert valence("Färjan är inte trygg", "sv") == -1
    assert valence("Färjan går varje timme", "sv") == 0
    assert valence("Färjan är trygg och dyr", "sv") == 0
