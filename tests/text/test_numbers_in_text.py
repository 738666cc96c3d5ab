"""Numbers are the same however they are written, and others when they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthkit.text.languages import LanguageCode
from synthkit.text.numbers_in_text import (
    figures,
    figures_in,
    number_word,
    ordinal_word,
    unsupported,
)

DICTIONARY = """
första andra tredje fjärde femte sjätte sjunde åttonde nionde tionde elfte tolfte trettonde
fjortonde femtonde sextonde sjuttonde artonde nittonde tjugonde tjugoförsta tjugoandra tjugotredje
tjugofjärde tjugofemte tjugosjätte tjugosjunde tjugoåttonde tjugonionde trettionde trettioförsta
"""


def missing(claim: str, *said: str, locale: LanguageCode = "sv") -> list[str]:
    return [figure.text for figure in unsupported(claim, said, locale)]


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        ("15 000 kr", "15.000 kr"),
        ("15 000 kr", "15\u00a0000 kr"),
        ("15\u202f000 kr", "15000 kr"),
        ("15 000 kr", "15 tusen kr"),
        ("15 tkr", "15 000"),
        ("1,5 miljoner", "1.5 mkr"),
        ("1 500 000 kr", "1,5 miljoner"),
        ("1 234,56", "1.234,56"),
        ("50 %", "50%"),
        ("50 %", "50 procent"),
        ("50 %", "hälften"),
        ("50–60 %", "50-60%"),
        ("50 %", "50 till 60 procent"),
        ("den 9 oktober 2025", "2025-10-09"),
        ("2025-10-09", "9 okt 2025"),
        ("kl 10.30", "10:30"),
        ("3 regioner", "tre regioner"),
        ("tre regioner", "3 st"),
        ("2-årigt projekt", "tvåårigt projekt"),
        ("den 3:e gången", "tredje gången"),
        ("12 möten", "ett dussin möten"),
        ("båda två", "båda"),
        ("20 platser", "tjugo platser"),
        ("25 platser", "tjugofem platser"),
        ("före 2030", "2030-talet"),
        ("6G", "6g-nät"),
        ("10 200 personer", "kl 10: 200 personer"),
        ("i slutet av 2025/26", "2025/26"),
    ],
)
def test_a_number_in_another_dress_is_the_same(claim: str, said: str) -> None:
    assert missing(claim, said) == []


@pytest.mark.parametrize(
    ("claim", "said", "expected"),
    [
        ("6 gånger", "4 gånger", ["6"]),
        ("50 %", "50 personer", ["50 %"]),
        ("2 miljoner kr", "2 kr", ["2 miljoner"]),
        ("15 000", "1 500", ["15 000"]),
        ("1,5", "15", ["1,5"]),
        ("2025-10-09", "2025-10-19", ["2025-10-09"]),
        ("fyra regioner", "tre regioner", ["fyra"]),
        ("i 3 av 5 grupper", "3 grupper", ["5"]),
    ],
)
def test_another_number_is_not(claim: str, said: str, expected: list[str]) -> None:
    assert missing(claim, said) == expected


def test_articles_are_no_numbers() -> None:
    assert figures_in("En kommun och ett projekt, one project", "sv") == ()


def test_numbers_of_the_other_language_are_read_but_only_ones_own_are_stated() -> None:
    assert missing("3 regions", "tre regioner", locale="en") == []
    assert [f.text for f in figures_in("six regions", "en")] == ["six"]
    assert figures_in("sex", "en") == ()


def test_all_that_is_said_counts_together() -> None:
    assert missing("Mellan 10 och 12 platser", "10 platser", "tolv platser") == []
    assert missing("Mellan 10 och 12 platser") == ["10", "12"]


@given(st.integers(0, 10**9), st.sampled_from(["sv", "en"]))
def test_a_number_as_the_language_sets_it_is_the_number(number: int, locale: LanguageCode) -> None:
    assert missing(f"{number} personer", figures(number, locale), locale=locale) == []
    assert missing(figures(number, locale), f"{number} personer", locale=locale) == []


@given(st.integers(2, 12), st.integers(2, 12), st.sampled_from(["sv", "en"]))
def test_a_number_word_is_that_number_and_no_other(
    one: int, other: int, locale: LanguageCode
) -> None:
    found = missing(f"x {number_word(one, locale)} y", f"x {other} y", locale=locale)
    assert (found == []) == (one == other)


@given(st.text(max_size=40), st.sampled_from(["sv", "en"]))
def test_every_text_supports_itself(text: str, locale: LanguageCode) -> None:
    assert missing(text, text, locale=locale) == []


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
