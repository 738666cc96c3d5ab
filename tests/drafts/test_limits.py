"""How many themes and lines so many notes are worth."""

import pytest

from synthkit.drafts.limits import MOST_INSIGHTS_A_THEME, insight_count, theme_counts
from synthkit.model.workshop import Length


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


@pytest.mark.parametrize(
    ("notes", "lines"), [(2, 2), (3, 3), (8, 4), (30, 8), (60, 10), (10_000, 14)]
)
def test_a_question_gets_about_a_line_for_six_notes(notes: int, lines: int) -> None:
    assert insight_count(notes, themes=theme_counts(notes)[-1]) == lines


@pytest.mark.parametrize("notes", [1, 3, 12, 30, 60, 1_000])
def test_a_shorter_document_has_no_more_lines_and_a_longer_one_no_fewer(notes: int) -> None:
    short, normal, long = (
        insight_count(notes, theme_counts(notes, length)[-1], length) for length in Length
    )

    assert short <= normal <= long
    assert notes < 12 or short < normal < long


def test_every_theme_gets_an_insight_and_none_too_many() -> None:
    assert insight_count(notes=2, themes=6) == 6
    assert insight_count(notes=10_000, themes=2) == 2 * MOST_INSIGHTS_A_THEME
