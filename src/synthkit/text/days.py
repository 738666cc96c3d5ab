"""Days as running text names them: "den 26–27 augusti 2025", "9/10", "October 9th".

Writing them is `synthkit.text.phrases.days`.
"""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from babel.dates import get_day_names

from synthkit.text import languages
from synthkit.text.languages import LanguageCode
from synthkit.text.numbers_in_text import month_names, regional

_DASH: Final = r"\s*[-–—]\s*"
# A year that takes all dates, the twenty-ninth of February too.
_LEAP_YEAR: Final = 2000
_MONTHS: Final = 12
_LONGEST: Final = 31  # days of one meeting


@dataclass(frozen=True, slots=True)
class Days:
    """Days that belong together, at their place in a text.

    Attributes:
        first: month and day.
        last: the same of the last one.
        all_between: whether it is a span, or only these two.
        year: where it is said.
        weekday: of the first, from Monday as 0, where it is said.
        in_figures: day and month are figures, and which is which is a matter of the country.
    """

    start: int
    end: int
    first: tuple[int, int]
    last: tuple[int, int]
    all_between: bool
    year: int | None
    weekday: int | None
    in_figures: bool = False

    def dates(self, year: int) -> tuple[dt.date, ...]:
        """The days in that year; none if there are no such days in it."""
        try:
            first, last = dt.date(year, *self.first), dt.date(year, *self.last)
        except ValueError:
            return ()
        if last < first:
            last = last.replace(year=year + 1)
        if not self.all_between:
            return tuple(dict.fromkeys((first, last)))
        return tuple(
            first + dt.timedelta(days=number)
            for number in range(min((last - first).days + 1, _LONGEST))
        )


def days_in(text: str) -> tuple[Days, ...]:
    """All days that a text names, in order; numbers alone only where nothing else can be meant."""
    found: list[Days] = []
    for match in _pattern().finditer(text):
        said = _days(match, text)
        if said:
            found.append(said)
    return tuple(found)


def _days(match: re.Match[str], text: str) -> Days | None:
    part = match.groupdict()
    if part["iso"]:
        first = last = (int(part["iso_month"]), int(part["iso_day"]))
        year: int | None = int(part["iso_year"])
        if part["iso_last"]:
            last = (int(part["iso_last_month"]), int(part["iso_last"]))
        between = True
    elif part["slash_day"]:
        first = last = (int(part["slash_month"]), int(part["slash_day"]))
        year, between = _year(part["slash_year"]), True
    else:
        month = part["month"] or part["month_first"]
        number = months()[month.casefold().rstrip(".")]
        day = int(part["day"] or part["day_after"])
        end = part["last"] or part["last_after"]
        until = part["until"]
        first = (months()[until.casefold().rstrip(".")] if until else number, day)
        last = (number, int(end)) if end else first
        join = part["join"] or part["join_after"] or part["join_months"]
        between = not join or bool(re.fullmatch(_DASH, join)) or bool(until)
        year = _year(part["year"] or part["year_after"])
    if not (_is_day(first) and _is_day(last)):
        return None
    weekday = _weekday(text[: match.start()])
    in_figures = bool(part["slash_day"]) and max(first) <= _MONTHS
    return Days(match.start(), match.end(), first, last, between, year, weekday, in_figures)


def _year(said: str | None) -> int | None:
    return None if said is None else int(said) + (2000 if len(said) == 2 else 0)


def _is_day(month_and_day: tuple[int, int]) -> bool:
    try:
        dt.date(_LEAP_YEAR, *month_and_day)
    except ValueError:
        return False
    return True


def _weekday(before: str) -> int | None:
    """The weekday that the words end with: "torsdagen den", "Thursday,"."""
    named = (_number_of(word) for word in reversed(re.findall(r"[^\W\d_]+", before)[-2:]))
    return next((number for number in named if number is not None), None)


def is_weekday(word: str) -> bool:
    """Whether the word is a weekday, short or in any of its forms: "tors", "torsdagen"."""
    return _number_of(word) is not None


def _number_of(word: str) -> int | None:
    said = word.casefold().rstrip(".")
    for number, wide, short in _weekdays():
        if said in short or any(said.startswith(name) for name in wide):
            return number
    return None


@cache
def _weekdays() -> tuple[tuple[int, frozenset[str], frozenset[str]], ...]:
    """The days from Monday on, with their names and their short forms in all languages."""
    return tuple(
        (
            day,
            frozenset(_names_of_days("wide", code)[day].casefold() for code in languages.codes()),
            frozenset(
                _names_of_days("abbreviated", code)[day].casefold().rstrip(".")
                for code in languages.codes()
            ),
        )
        for day in range(7)
    )


def _names_of_days(width: Literal["wide", "abbreviated"], code: LanguageCode) -> Mapping[int, str]:
    names: Mapping[int, str] = get_day_names(width, locale=regional(code))
    return names


@cache
def months() -> dict[str, int]:
    """The names of the months in all languages, folded, with their numbers."""
    named = (item for code in languages.codes() for item in month_names(code).items())
    return {name: int(number) for name, number in named}


@cache
def _pattern() -> re.Pattern[str]:
    names = "|".join(sorted(months(), key=len, reverse=True))
    ordinal = languages.either_word(lambda language: language.pages.after_day)
    joins = languages.either_word(lambda language: language.invitation.joins)
    of = languages.either_word(lambda language: language.invitation.of_month)
    day = rf"\d{{1,2}}(?:{ordinal})?(?![\d:])"
    join = rf"{_DASH}|\s+(?:{joins})\s+"

    def number(name: str) -> str:
        return day.replace(r"\d{1,2}", rf"(?P<{name}>\d{{1,2}})", 1)

    return re.compile(
        rf"(?P<iso>\b(?P<iso_year>\d{{4}})-(?P<iso_month>\d\d)-(?P<iso_day>\d\d)\b"
        rf"(?:{_DASH}(?:\d{{4}}-)?(?P<iso_last_month>\d\d)-(?P<iso_last>\d\d)\b)?)"
        rf"|(?<![\d.:])(?:{number('day')}"
        rf"(?:\s+(?P<until>{names})\b\.?(?P<join_months>{join})(?=\d)|(?P<join>{join})(?=\d))?"
        rf"(?:(?<=[-–—\s]){number('last')})?"
        rf"\s+(?:(?:{of})\s+)?(?P<month>{names})\b\.?(?:,?\s+(?P<year>(?:19|20)\d\d))?)"
        rf"|\b(?P<month_first>{names})\b\.?\s+{number('day_after')}"
        rf"(?:(?P<join_after>{join}){number('last_after')})?"
        rf"(?:,?\s+(?P<year_after>(?:19|20)\d\d))?"
        rf"|(?<![\d/.])(?P<slash_day>\d{{1,2}})(?:/|\.(?=\d{{1,2}}\.20\d\d))(?P<slash_month>\d{{1,2}})"
        rf"(?:[/. -](?P<slash_year>(?:19|20)\d\d|\d\d(?![\d.:])))?(?![\d/])",
        re.IGNORECASE,
    )
