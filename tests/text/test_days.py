"""Days in running text, in the ways of both languages."""

import datetime as dt

import pytest

from synthkit.text.days import days_in


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("den 26-27 augusti (lunch till lunch)", ["2025-08-26", "2025-08-27"]),
        ("3–5 maj", ["2025-05-03", "2025-05-04", "2025-05-05"]),
        ("9 och 11 december", ["2025-12-09", "2025-12-11"]),
        ("31 augusti–1 september", ["2025-08-31", "2025-09-01"]),
        ("30 december–1 januari", ["2025-12-30", "2025-12-31", "2026-01-01"]),
        ("Torsdag 9/10 kl 9", ["2025-10-09"]),
        ("den 26:e augusti", ["2025-08-26"]),
        ("2025-10-09", ["2025-10-09"]),
        ("October 9th, 2025", ["2025-10-09"]),
        ("on the 9th of October", ["2025-10-09"]),
        ("12.3.2025", ["2025-03-12"]),
    ],
)
def test_a_day_or_a_span_is_read(text, dates):
    (found,) = days_in(text)
    assert found.dates(found.year or 2025) == tuple(map(dt.date.fromisoformat, dates))


@pytest.mark.parametrize(
    "text", ["start i augusti 2025", "1-4 personer", "kl 10.15 maj", "den 31 februari", "kl 9.30"]
)
def test_what_names_no_day_is_none(text):
    assert days_in(text) == ()


def test_the_weekday_before_it_is_its_weekday():
    assert days_in("Torsdagen den 9 oktober")[0].weekday == 3
    assert days_in("Mona 9 oktober")[0].weekday is None
