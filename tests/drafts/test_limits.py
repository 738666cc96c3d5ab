"""How many themes and lines so many notes are worth."""

import pytest

from synthkit.drafts.limits import MOST_INSIGHTS_A_THEME, insight_count, theme_counts


@pytest.mark.parametrize(
    ("notes", "counts"),
    [
        (1, [1]),
        (5, [1]),
        (6, [2]),
        (12, [3]),
        (24, [3, 4, 5]),
        (45, [4, 5]),
        (60, [5, 6]),
        (72, [5, 6, 7]),
        (10_000, [5, 6, 7]),
    ],
)
def test_more_notes_are_worth_more_themes(notes: int, counts: list[int]) -> None:
    assert list(theme_counts(notes)) == counts


@pytest.mark.parametrize(("notes", "lines"), [(3, 2), (8, 4), (30, 8), (60, 10), (10_000, 14)])
def test_a_question_gets_about_a_line_for_six_notes(notes: int, lines: int) -> None:
    assert insight_count(notes, themes=theme_counts(notes)[-1]) == lines


def test_every_theme_gets_an_insight_and_none_too_many() -> None:
    assert insight_count(notes=2, themes=6) == 6
    assert insight_count(notes=10_000, themes=2) == 2 * MOST_INSIGHTS_A_THEME
