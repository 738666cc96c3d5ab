"""What series.toml says: the series, and its meetings with the folders that they lie in."""

import datetime as dt
from pathlib import Path

import tomlkit
from pydantic import Field
from tomlkit.items import Table as TomlTable

from synthkit.app.invitation import chosen_meeting
from synthkit.cli.settings import Table
from synthkit.cli.settings.reader import read_table_file
from synthkit.errors import WorkspaceError
from synthkit.model.programme import Meeting, MeetingForm, Programme
from synthkit.model.workshop import Series, Workshop
from synthkit.text import languages
from synthkit.text.catalogue import Catalogue
from synthkit.text.languages import DEFAULT, LanguageCode

SERIES_FILE = "series.toml"


class SeriesFacts(Table):
    """``[series]``: the learning project."""

    title: str = ""
    name: str = ""
    kind: str = ""
    organisation: str = ""
    purpose: str = ""
    language: LanguageCode = DEFAULT


class MeetingSettings(Table):
    """``[[meetings]]``: one meeting, and the folder of its workspace once there is one."""

    name: str
    kind: str = ""
    ordinal: int | None = Field(default=None, ge=1, le=99)
    title: str = ""
    dates: tuple[dt.date, ...] = ()
    time: str = ""
    place: str = ""
    form: MeetingForm | None = None
    folder: str = ""

    @classmethod
    def of(cls, meeting: Meeting) -> "MeetingSettings":
        """The same of a meeting that is announced."""
        return cls.model_validate(meeting.model_dump(exclude_none=True))

    def as_meeting(self) -> Meeting:
        """The meeting as a noun; what is left empty is unknown."""
        known = {key: value for key, value in self.model_dump(exclude={"folder"}).items() if value}
        return Meeting.model_validate({"kind": self.name} | known)


class ClosingSettings(Table):
    """``[closing]``: the synthesis that ties the meetings together.

    Attributes:
        folder: of its workspace.
        frame: the titles of its sections; none for those of the language.
    """

    folder: str = "closing"
    frame: tuple[str, ...] = ()


class SeriesFile(Table):
    """The whole of series.toml."""

    series: SeriesFacts = SeriesFacts()
    closing: ClosingSettings = ClosingSettings()
    meetings: tuple[MeetingSettings, ...] = ()

    @property
    def frame(self) -> tuple[str, ...]:
        """The titles of the sections of the closing synthesis."""
        said = tuple(title for title in self.closing.frame if title)
        return said or languages.get(self.series.language).closing.frame

    @classmethod
    def of(cls, programme: Programme) -> "SeriesFile":
        """What a programme announces."""
        facts = programme.series.model_dump() | {
            "purpose": programme.purpose,
            "language": programme.language,
        }
        return cls(
            series=SeriesFacts.model_validate({k: v for k, v in facts.items() if v}),
            meetings=tuple(map(MeetingSettings.of, programme.meetings)),
        )

    def as_programme(self) -> Programme:
        """The same as a programme; what is left empty is unknown."""
        said = self.series
        return Programme(
            series=Series(
                title=said.title or None,
                name=said.name or None,
                kind=said.kind or None,
                organisation=said.organisation or None,
            ),
            purpose=said.purpose or None,
            language=said.language,
            meetings=tuple(one.as_meeting() for one in self.meetings),
        )

    def named(self, asked: str) -> MeetingSettings:
        """The meeting of that number or name.

        Raises:
            UsageMistake: "no_such_meeting", or "which_meeting" where several may be meant.
        """
        meeting = chosen_meeting(self.as_programme(), asked)
        return next(one for one in self.meetings if meeting and one.name == meeting.name)

    def of_workshop(self, workshop: Workshop) -> MeetingSettings:
        """The meeting that a workspace's settings are of, by its name; a new one if it is none."""
        there = next((one for one in self.meetings if one.name == workshop.name), None)
        return there or MeetingSettings(
            name=workshop.name or "",
            kind=workshop.kind or "",
            ordinal=workshop.ordinal,
            dates=workshop.dates,
        )


def read_series(folder: Path) -> SeriesFile:
    """What series.toml in that folder says.

    Raises:
        WorkspaceError: "no_series" if there is none.
        SettingsError: if it cannot be used as it stands.
    """
    path = folder / SERIES_FILE
    if not path.exists():
        raise WorkspaceError("no_series", folder=folder.resolve().name or folder)
    return read_table_file(path, SeriesFile)


def series_text(texts: Catalogue, settings: SeriesFile) -> str:
    """The text of a first series.toml, with a comment above each part."""
    document = tomlkit.document()
    _comment(document, texts.text("settings.series_file"))
    facts = tomlkit.table()
    for key, value in settings.series.model_dump().items():
        facts[key] = value
    document["series"] = facts
    closing = tomlkit.table()
    closing.add(tomlkit.comment(texts.text("settings.closing_frame")))
    closing["frame"] = tomlkit.array().multiline(multiline=True)
    closing["frame"].extend(settings.frame)
    document["closing"] = closing
    meetings = tomlkit.aot()
    for one in settings.meetings:
        meetings.append(_as_table(one))
    if settings.meetings:
        document["meetings"] = meetings
    return tomlkit.dumps(document)


def with_meeting(text: str, meeting: MeetingSettings) -> str:
    """The text with that meeting in the place of the one of its name, else as the last one."""
    document = tomlkit.parse(text)
    listed = document.setdefault("meetings", tomlkit.aot())
    for there in listed:
        if there.get("name") == meeting.name:
            there["folder"] = meeting.folder
            return tomlkit.dumps(document)
    listed.append(_as_table(meeting))
    return tomlkit.dumps(document)


def _as_table(meeting: MeetingSettings) -> TomlTable:
    said = meeting.model_dump(exclude_none=True) | {"dates": list(meeting.dates)}
    if meeting.form:
        said["form"] = meeting.form.value
    table = tomlkit.table()
    table.update({key: value for key, value in said.items() if value or key == "folder"})
    return table


def _comment(document: tomlkit.TOMLDocument, text: str) -> None:
    for line in text.strip().splitlines():
        document.add(tomlkit.comment(line))
    document.add(tomlkit.nl())
