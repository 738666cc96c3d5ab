import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthkit.text.wordforms import content_words, fold, related_words, same_word, stem, words


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


@pytest.mark.parametrize(
    ("one", "other"), [("mentor", "mentor"), ("sprid", "spid"), ("stratgei", "strategi")]
)
def test_a_word_stays_the_same_with_a_slip_of_the_pen(one, other):
    assert same_word(one, other)
    assert related_words(one, other)


@pytest.mark.parametrize(("one", "other"), [("ring", "bring"), ("buss", "bok"), ("rua", "rum")])
def test_another_first_letter_or_a_short_word_is_another_word(one, other):
    assert not same_word(one, other)
    assert not related_words(one, other)


@pytest.mark.parametrize(
    ("one", "other"), [("kompetensstrategi", "strategi"), ("arbetsgrupp", "arbetspass")]
)
def test_words_that_share_a_part_of_a_compound_are_related_and_not_the_same(one, other):
    assert related_words(one, other)
    assert not same_word(one, other)
