import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthkit.text.wordforms import content_words, fold, stem, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("språk", "språket"),
        ("mentorer", "mentorerna"),
        ("förening", "föreningarna"),
        ("boende", "boendet"),
        ("tydlig", "tydliga"),
        ("region", "regionens"),
        ("HR", "HR:s"),
    ],
)
def test_forms_of_a_swedish_word_have_one_stem(one, other):
    assert stem(fold(one), "sv") == stem(fold(other), "sv")


@pytest.mark.parametrize(
    ("one", "other"), [("house", "houses"), ("grant", "grants"), ("company", "companies")]
)
def test_forms_of_an_english_word_have_one_stem(one, other):
    assert stem(one, "en") == stem(other, "en")


def test_a_word_with_digits_keeps_them():
    assert stem("2030s", "sv") == "2030s"


def test_a_compound_with_a_hyphen_is_one_word():
    assert words("Bank-ID och RUA:s roll") == ("bank-id", "och", "rua:s", "roll")


def test_composed_and_decomposed_letters_are_the_same():
    assert words("språk") == words("spra\u030ak")


def test_a_text_of_stop_words_alone_keeps_them():
    assert content_words("Det är så", "sv") == ("det", "är", "så")
    assert content_words("Det är mentorer", "sv") == ("mentorer",)


@given(st.text(max_size=40))
def test_stems_are_found_for_any_text(text):
    assert all(stem(word, "sv") and stem(word, "en") for word in words(text))
