"""Titles tell what a theme is about, and tell the themes apart."""

import pytest

from synthkit.checks.titles import titles_alike, titles_of_a_wrong_length, titles_that_catch_all
from synthkit.domain.synthesis import Synthesis
from tests.builders import insight, notes, theme
from tests.checks.builders import codes, of_themes, values


def titled(*titles: str) -> Synthesis:
    written = notes(*(f"Tanke {number}" for number in range(len(titles))))
    themes = [theme(t, insight(n.text, n)) for t, n in zip(titles, written, strict=True)]
    return of_themes(*themes, notes=written)


def test_two_themes_of_one_title_are_found_whatever_the_case() -> None:
    made = titled("Lärande:", "Samverkan", "lärande")
    assert values(titles_alike, made, "title") == ["lärande"]


@pytest.mark.parametrize(
    "title", ["Boende", "Samverkan mellan RUA & HR", "Behålla-perspektivet – och sen"]
)
def test_one_to_five_words_are_a_title(title: str) -> None:
    assert codes(titles_of_a_wrong_length, titled(title)) == []


@pytest.mark.parametrize(
    ("title", "words"), [("Hur vi kan lära av varandra", 6), ("– …", 0), ("a b c d e f g", 7)]
)
def test_more_words_or_none_are_found(title: str, words: int) -> None:
    assert values(titles_of_a_wrong_length, titled(title), "words") == [words]


@pytest.mark.parametrize(
    "title",
    ["Övrigt", "ÖVRIGT:", "Diverse", "Annat", "Allmänt", "Övriga frågor", "Andra synpunkter",
     "Misc", "Other", "Other issues", "Övrigt och annat", "Blandade tankar"],
)  # fmt: skip
def test_a_title_that_would_fit_any_theme_is_found(title: str) -> None:
    assert codes(titles_that_catch_all, titled(title)) == ["catch_all_title"]


@pytest.mark.parametrize(
    "title",
    ["Andra regioner", "Allmännytta", "Övriga Norden", "Frågor till företagen", "Otherness"],
)
def test_a_title_with_a_matter_of_its_own_is_not(title: str) -> None:
    assert codes(titles_that_catch_all, titled(title)) == []
