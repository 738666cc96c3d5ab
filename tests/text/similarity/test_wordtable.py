import hashlib

import pytest

from synthkit.text.similarity.meaning import UNIT
from synthkit.text.similarity.wordtable import WordTable

TABLE = WordTable()


def likeness(one, other):
    first, second = TABLE.vectors([one, other]).astype("float64") / UNIT
    return float(first @ second)


@pytest.mark.parametrize(
    ("text", "near", "far"),
    [
        ("läraren", "skolan", "bussen"),
        ("cykel", "fordon", "soppa"),
        ("doctor", "hospital", "bicycle"),
        ("bicycle", "cykel", "läkare"),
    ],
)
def test_words_of_one_matter_are_nearer_than_others(text, near, far):
    assert likeness(text, near) > likeness(text, far)


def test_an_unknown_compound_is_taken_for_its_parts():
    assert likeness("ledarutbildning", "utbildning") > likeness("ledarutbildning", "potatis") + 0.3


def test_common_words_hardly_change_a_text():
    assert likeness("bussar", "det är för bussar som vi har det") > 0.7


def test_a_text_without_words_has_no_direction():
    assert not TABLE.vectors(["!!", "", "12"]).any()


def test_the_order_of_the_words_plays_no_part():
    one, other = TABLE.vectors(["bussar och tåg", "tåg och bussar"])
    assert (one == other).all()


def test_vectors_are_the_same_to_the_last_bit_on_every_system():
    found = TABLE.vectors(["Fler bussar på kvällen", "More buses in the evening"])
    digest = hashlib.sha256(found.astype("<i4").tobytes()).hexdigest()[:16]
    assert digest == "905becbcb794aa53"
