"""A series of meetings as an invitation or a programme announces it."""

import datetime as dt
from enum import StrEnum

from pydantic import Field

from synthkit.model.base import FrozenModel
from synthkit.model.workshop import Series
from synthkit.text.languages import DEFAULT, LanguageCode


class MeetingForm(StrEnum):
    """How people meet."""

    ON_SITE = "on_site"
    ONLINE = "online"
    HYBRID = "hybrid"


class Meeting(FrozenModel):
    """One meeting of a series; whatever is not known is None, never guessed.

    Attributes:
        name: short, as people say it: "WS 2".
        kind: in its definite form: "workshopen".
        ordinal: which of its kind, from 1.
        time: of day, as it stands there: "10.00-16.00", "lunch till lunch".
        place: a town or a house.
    """

    name: str
    kind: str
    ordinal: int | None = Field(default=None, ge=1)
    title: str | None = None
    dates: tuple[dt.date, ...] = ()
    time: str | None = None
    place: str | None = None
    form: MeetingForm | None = None


class Programme(FrozenModel):
    """A series and its meetings, in the order in which they are announced.

    Attributes:
        purpose: what it is all for, a sentence of the announcement.
    """

    series: Series = Series()
    purpose: str | None = None
    language: LanguageCode = DEFAULT
    meetings: tuple[Meeting, ...] = ()


class Reading(FrozenModel):
    """One fact of a programme, and where it was read.

    Attributes:
        field: "title", "dates" ...
        meeting: the name of the meeting that it is a fact of; of the series where there is none.
        source: the line that says it; None where nothing does.
        concluded: it follows from what is said elsewhere, as the year of a day may.
    """

    field: str
    meeting: str | None
    value: str | None
    source: str | None
    concluded: bool = False
