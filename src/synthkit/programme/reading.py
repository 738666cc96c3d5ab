"""An invitation to a programme, with where each fact was read and which ones are missing."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from synthkit.model.document import Document
from synthkit.model.programme import Meeting, MeetingForm, Programme, Reading
from synthkit.model.workshop import Series
from synthkit.programme.frame import Frame, Said, frame_of
from synthkit.programme.lines import Line, lines_of
from synthkit.programme.meetings import Announced, announced
from synthkit.text import languages
from synthkit.text.days import Days, days_in, months
from synthkit.text.detection import language_of
from synthkit.text.languages import DEFAULT

# A month that lies so far before the last one is of the next year.
_NEW_YEAR = 3


@dataclass(frozen=True, slots=True)
class ProgrammeRead:
    """What an invitation announces.

    Attributes:
        readings: each fact with its line, and the missing ones, in the order of the programme.
    """

    programme: Programme
    readings: tuple[Reading, ...]


def read_programme(document: Document) -> ProgrammeRead:
    """The programme that an invitation announces; what it does not say is missing, not guessed."""
    lines = lines_of(document)
    language = language_of((line.text for line in lines), DEFAULT)
    frame, found = frame_of(lines), announced(lines)
    days = [one.days[0] if one.days else None for one in found]
    if not languages.get(language).invitation.day_first:
        days = [None if one and one.in_figures else one for one in days]
    dates = _dates(days, _first_year(lines))
    meetings = tuple(_meeting(one, days) for one, days in zip(found, dates, strict=True))
    series = Series(
        title=_value(frame.title),
        name=_value(frame.name),
        kind=_value(frame.kind),
        organisation=_value(frame.organisation),
    )
    programme = Programme(
        series=series, purpose=_value(frame.purpose), language=language, meetings=meetings
    )
    of_meetings = (
        reading
        for one, meeting in zip(found, meetings, strict=True)
        for reading in _of_meeting(one, meeting)
    )
    return ProgrammeRead(programme, (*_of_series(frame), *of_meetings))


def _dates(said: Sequence[Days | None], at: tuple[int, int] | None) -> list[tuple[dt.date, ...]]:
    """The days with their years, which go on from a year and its month; none where that fails."""
    dates: list[tuple[dt.date, ...]] = []
    for days in said:
        if days is None:
            dates.append(())
            continue
        if days.year is not None:
            year = days.year
        elif at is None:
            dates.append(())
            continue
        else:
            year = at[0] + (days.first[0] + _NEW_YEAR <= at[1])
        of_year = days.dates(year)
        # The weekday is said: it must be that of the day.
        if of_year and days.weekday not in {None, of_year[0].weekday()}:
            of_year = ()
        dates.append(of_year)
        at = (year, days.first[0]) if of_year else at
    return dates


def _first_year(lines: Sequence[Line]) -> tuple[int, int] | None:
    """The first year that the lines name, and its month, or 1 where that is not said."""
    for line in lines:
        for days in days_in(line.text):
            if days.year is not None:
                return days.year, days.first[0]
        match = _month_or_season().search(line.text)
        if match:
            month = months().get((match["month"] or "").casefold(), 1)
            return int(match["year"]), month
    return None


def _meeting(one: Announced, dates: tuple[dt.date, ...]) -> Meeting:
    return Meeting(
        name=one.name,
        kind=one.kind,
        ordinal=one.ordinal,
        title=one.title[0] if one.title else None,
        dates=dates,
        time=one.time[0] if one.time else None,
        place=one.place[0] if one.place else None,
        form=one.form[0] if one.form else None,
    )


def _of_series(frame: Frame) -> Iterator[Reading]:
    for field, said in (
        ("title", frame.title),
        ("name", frame.name),
        ("kind", frame.kind),
        ("organisation", frame.organisation),
        ("purpose", frame.purpose),
    ):
        yield Reading(
            field=field,
            meeting=None,
            value=_value(said),
            source=said.source if said else None,
            concluded=bool(said and said.concluded),
        )


def _of_meeting(one: Announced, meeting: Meeting) -> Iterator[Reading]:
    days = one.days
    said = {
        "title": one.title,
        "dates": (" ".join(map(str, meeting.dates)), days[1]) if meeting.dates and days else None,
        "time": one.time,
        "place": one.place,
        "form": one.form,
    }
    if meeting.form is MeetingForm.ONLINE:
        del said["place"]  # there is none to find
    for field, fact in said.items():
        # Where a day has no year, or another weekday, the line is shown all the same.
        unsure = days[1] if field == "dates" and days and not fact else None
        yield Reading(
            field=field,
            meeting=meeting.name,
            value=str(fact[0]) if fact else None,
            source=fact[1] if fact else unsure,
            concluded=field == "dates" and bool(fact and days and days[0].year is None),
        )


def _value(said: Said | None) -> str | None:
    return said.value if said else None


@cache
def _month_or_season() -> re.Pattern[str]:
    seasons = languages.either_word(lambda language: language.invitation.seasons)
    names = "|".join(sorted(months(), key=len, reverse=True))
    return re.compile(
        rf"\b(?:(?P<month>{names})|(?:{seasons})(?:/\w+)?)\s+(?P<year>20\d\d)\b", re.IGNORECASE
    )
