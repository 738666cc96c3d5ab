"""Small phrases that texts are put together from: lists, quotations, days, the meeting.

Babel's own intervals abbreviate the months: "26–27 augusti 2025" is made here of its month names.
"""

import datetime as dt
import re
from collections.abc import Iterable

from babel.dates import get_month_names
from babel.lists import format_list

from synthkit.text import languages
from synthkit.text.languages import LanguageCode
from synthkit.text.numbers_in_text import ordinal_word, regional

_QUOTED_SPAN = re.compile(r"[”“\"„]([^”“\"„]*)[”“\"]")
_STRAY_QUOTE = re.compile(r"[”“\"„]")

# Closing punctuation, with what may close around it: "…?", "(… är klart.)", "… klart.”"
_STOPS = ".!?…:"
_CLOSERS = ")]”’\"'"

_DAY = dt.timedelta(days=1)
# Between two days of one month; between others stands the language's own dash (CLDR's way).
_NARROW_DASH = "–"


def enumerated(things: Iterable[str], locale: LanguageCode) -> str:
    """The things as a list in a sentence: "1, 2 och 3"; "" where there are none."""
    return str(format_list(list(things), style="standard", locale=regional(locale)))


def quoted(text: str, locale: LanguageCode) -> str:
    """The text within the language's quotation marks; marks that it brings along are replaced."""
    bare = text.strip()
    whole = _QUOTED_SPAN.fullmatch(bare)
    if whole:
        bare = whole[1].strip()
    setting = languages.get(locale).setting
    inner_open, inner_close = tuple(setting.inner_quotes)
    inner = _QUOTED_SPAN.sub(lambda span: f"{inner_open}{span[1]}{inner_close}", bare)
    opening, closing = tuple(setting.quotes)
    return f"{opening}{_STRAY_QUOTE.sub(inner_close, inner)}{closing}"


def with_quotation_marks(text: str, locale: LanguageCode) -> str:
    """The text with the language's quotation marks around what is quoted in it."""
    opening, closing = tuple(languages.get(locale).setting.quotes)
    return _QUOTED_SPAN.sub(lambda span: f"{opening}{span[1]}{closing}", text)


def sentence(text: str) -> str:
    """The text with a full stop, if it closes with nothing else already."""
    bare = text.strip()
    if not bare or bare.rstrip(_CLOSERS).endswith(tuple(_STOPS)):
        return bare
    return f"{bare}."


def without_stop(text: str) -> str:
    """The text without its full stop; a question or exclamation mark stays."""
    bare = text.strip()
    return bare if bare.endswith("...") else bare.removesuffix(".")


def occasion(kind: str, ordinal: int | None, locale: LanguageCode) -> str:
    """The meeting as it is spoken of: "den andra workshopen", "det första mötet", "workshopen".

    Args:
        kind: in its definite form; an article of its own is allowed ("den digitala workshopen",
            "the workshop").
        ordinal: which of its kind, or None where that is not known.
        locale: the language of ``kind``.
    """
    word = None if ordinal is None else ordinal_word(ordinal, locale)
    return languages.get(locale).rules.occasion(" ".join(kind.split()), word, ordinal)


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
