"""How many themes and lines so many notes are worth."""

import pytest

from synthkit.drafts.limits import MOST_INSIGHTS_A_THEME, MOST_THEMES, insight_count, theme_counts


@pytest.mark.parametrize(
    ("notes", "counts"),
    [(1, [1]), (5, [1]), (6, [2]), (11, [2]), (12, [3]), (16, [3, 4]), (32, [4, 5]), (56, [5])],
)
def test_more_notes_are_worth_more_themes(notes: int, counts: list[int]) -> None:
    assert list(theme_counts(notes)) == counts


def test_thousands_of_notes_get_no_more_themes_than_a_section_may_have() -> None:
    assert list(theme_counts(10_000)) == [MOST_THEMES]


def test_every_theme_gets_an_insight_and_none_too_many() -> None:
    assert insight_count(notes=2, themes=6) == 6
    assert insight_count(notes=40, themes=4) == 10
    assert insight_count(notes=10_000, themes=5) == 5 * MOST_INSIGHTS_A_THEME
