"""Days in running text: "9 oktober 2025", "26–27 augusti 2025", "9, 11 och 13 oktober 2025".

Babel's own intervals abbreviate the months, so they are put together here from its month names.
"""

import datetime as dt
from collections.abc import Iterable

from babel.dates import get_month_names

from synthkit.text import languages
from synthkit.text.languages import LanguageCode
from synthkit.text.numbers import regional
from synthkit.text.phrases import enumerated

_DAY = dt.timedelta(days=1)

# Between two days of one month; between others stands the language's own dash (CLDR's way).
_NARROW_DASH = "–"


def days(dates: Iterable[dt.date], locale: LanguageCode) -> str:
    """The days as they are written in a sentence; consecutive ones as a range.

    Month and year are written once where they are shared. Order and repeats do not count.

    Raises:
        ValueError: if there is no day.
    """
    runs = _runs(sorted(set(dates)))
    if not runs:
        msg = "no day to write"
        raise ValueError(msg)
    written: list[str] = []
    follower: dt.date | None = None
    for first, last in reversed(runs):
        written.append(_run(first, last, follower, locale))
        follower = first
    return enumerated(written[::-1], locale)


def _runs(ordered: list[dt.date]) -> list[tuple[dt.date, dt.date]]:
    """First and last day of each unbroken row of days."""
    runs: list[tuple[dt.date, dt.date]] = []
    for day in ordered:
        if runs and day - runs[-1][1] == _DAY:
            runs[-1] = (runs[-1][0], day)
        else:
            runs.append((day, day))
    return runs


def _run(first: dt.date, last: dt.date, follower: dt.date | None, locale: LanguageCode) -> str:
    """One row of days, without what the day that follows it in the sentence says as well."""
    crosses_months = (first.year, first.month) != (last.year, last.month)
    in_follower_year = follower is not None and follower.year == last.year
    in_follower_month = (
        follower is not None and in_follower_year and follower.month == last.month
    ) and not crosses_months
    end = _day(last, locale, month=not in_follower_month, year=not in_follower_year)
    if first == last:
        return end
    if not crosses_months:
        return f"{first.day}{_NARROW_DASH}{end}"
    start = _day(first, locale, month=True, year=first.year != last.year)
    return f"{start}{languages.get(locale).setting.range_dash}{end}"


def _day(day: dt.date, locale: LanguageCode, *, month: bool, year: bool) -> str:
    parts = [str(day.day)]
    if month:
        parts.append(get_month_names("wide", "format", regional(locale))[day.month])
    if year:
        parts.append(str(day.year))
    return " ".join(parts)
