import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthkit.text.dates import days


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("dates", "swedish", "english"),
    [
        (["2025-10-09"], "9 oktober 2025", "9 October 2025"),
        (["2025-08-26", "2025-08-27"], "26–27 augusti 2025", "26–27 August 2025"),
        (
            ["2025-09-30", "2025-10-01"],
            "30 september–1 oktober 2025",
            "30 September – 1 October 2025",
        ),
        (
            ["2025-12-31", "2026-01-01"],
            "31 december 2025–1 januari 2026",
            "31 December 2025 – 1 January 2026",
        ),
        (
            ["2025-10-09", "2025-10-11", "2025-10-13"],
            "9, 11 och 13 oktober 2025",
            "9, 11 and 13 October 2025",
        ),
        (
            ["2025-10-09", "2025-10-10", "2025-10-13"],
            "9–10 och 13 oktober 2025",
            "9–10 and 13 October 2025",
        ),
        (
            ["2025-09-30", "2025-10-02"],
            "30 september och 2 oktober 2025",
            "30 September and 2 October 2025",
        ),
        (
            ["2025-09-30", "2025-10-01", "2025-10-05"],
            "30 september–1 oktober och 5 oktober 2025",
            "30 September – 1 October and 5 October 2025",
        ),
        (
            ["2025-05-09", "2026-05-11"],
            "9 maj 2025 och 11 maj 2026",
            "9 May 2025 and 11 May 2026",
        ),
    ],
)
def test_days_are_written_as_people_write_them(dates, swedish, english):
    assert days(map(day, dates), "sv") == swedish
    assert days(map(day, dates), "en") == english


def test_there_is_nothing_to_write_without_a_day():
    with pytest.raises(ValueError, match="no day"):
        days([], "sv")


@given(st.lists(st.dates(), min_size=1, max_size=6), st.randoms())
def test_order_and_repeats_do_not_count(dates, random):
    shuffled = [*dates, dates[0]]
    random.shuffle(shuffled)
    assert days(shuffled, "sv") == days(dates, "sv")


@given(st.lists(st.dates(), min_size=1, max_size=6))
def test_first_day_and_last_year_are_always_told(dates):
    written = days(dates, "sv")
    assert written.startswith(str(min(dates).day))
    assert written.endswith(f" {max(dates).year}")
