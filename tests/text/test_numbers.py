import pytest

from synthkit.text.numbers import figures, number_word, ordinal_word

DICTIONARY = """
första andra tredje fjärde femte sjätte sjunde åttonde nionde tionde elfte tolfte trettonde
fjortonde femtonde sextonde sjuttonde artonde nittonde tjugonde tjugoförsta tjugoandra tjugotredje
tjugofjärde tjugofemte tjugosjätte tjugosjunde tjugoåttonde tjugonionde trettionde trettioförsta
"""


def test_swedish_ordinals_to_thirty_one_are_those_of_the_dictionary():
    assert [ordinal_word(n, "sv") for n in range(1, 32)] == DICTIONARY.split()


@pytest.mark.parametrize(
    ("number", "locale", "word"),
    [
        (1, "en", "first"),
        (22, "en", "twenty-second"),
        (32, "sv", "32:a"),
        (100, "sv", "100:e"),
        (101, "sv", "101:a"),
        (111, "sv", "111:e"),
        (102, "en", "102nd"),
    ],
)
def test_an_ordinal_is_a_word_to_thirty_one_and_a_figure_beyond(number, locale, word):
    assert ordinal_word(number, locale) == word


def test_there_is_no_zeroth():
    with pytest.raises(ValueError, match="0"):
        ordinal_word(0, "sv")


def test_numbers_are_words_to_twelve_and_figures_from_thirteen():
    assert [number_word(n, "sv") for n in (1, 2, 3, 11, 12, 13)] == [
        "ett",
        "två",
        "tre",
        "elva",
        "tolv",
        "13",
    ]
    assert [number_word(n, "en") for n in (1, 12, 13)] == ["one", "twelve", "13"]


def test_thousands_are_set_apart_as_the_language_does():
    assert figures(10_000, "sv") == "10\u00a0000"
    assert figures(10_000, "en") == "10,000"
