"""The workspace of a series' closing synthesis: made, brought up to date, and how it stands."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from synthkit.app.closing import Arrivals, Carried, arrivals, take_in
from synthkit.app.series import ClosingStanding, closing_standing
from synthkit.cli.session import Session
from synthkit.cli.settings.edits import (
    first_settings,
    with_names,
    with_programme,
    with_questions,
    with_value,
)
from synthkit.cli.settings.reader import read_settings
from synthkit.cli.settings.series import SeriesFile, read_series
from synthkit.cli.settings.tables import SETTINGS_FILE
from synthkit.cli.workspace import Workspace
from synthkit.errors import WorkspaceError
from synthkit.text.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class SeriesFolder:
    """A folder with a series.toml."""

    home: Path
    settings: SeriesFile

    @property
    def closing(self) -> Path:
        """The folder of the closing synthesis."""
        return self.home / self.settings.closing.folder

    @property
    def folders(self) -> dict[str, str]:
        """The folders of the meetings that have one, by their names, in order."""
        return {one.name: one.folder for one in self.settings.meetings if one.folder}


def series_folder(session: Session) -> SeriesFolder:
    """The series whose folder the session is in.

    Raises:
        WorkspaceError: "no_series".
    """
    return SeriesFolder(session.folder, read_series(session.folder))


@contextmanager
def closing_at_hand(session: Session, series: SeriesFolder) -> Iterator[tuple[Workspace, Arrivals]]:
    """The workspace of the closing synthesis, with all lines of the meetings as they are now.

    Raises:
        WorkspaceError: "no_meeting_summarised".
    """
    with session.within(series.closing).making() as workspace:
        brought = _brought(workspace, series)
        if not brought:
            raise WorkspaceError("no_meeting_summarised")
        _write_settings(workspace, series, [one.meeting for one in brought], session.screen.texts)
        root = series.home.resolve().as_posix()
        yield workspace, take_in(workspace.store, root, brought, series.folders.values())


def standing_of(session: Session, series: SeriesFolder) -> ClosingStanding | None:
    """How the closing synthesis stands; None where there is none yet."""
    with session.reading_if_any(series.closing) as workspace:
        if workspace is None:
            return None
        found = arrivals(workspace.store, _brought(workspace, series), series.folders.values())
        return closing_standing(workspace.whole(), found)


def _brought(workspace: Workspace, series: SeriesFolder) -> list[Carried]:
    each = (workspace.meeting(name, series.home, at) for name, at in series.folders.items())
    return [one for one in each if one]


def _write_settings(
    workspace: Workspace, series: SeriesFolder, meetings: list[str], texts: Catalogue
) -> None:
    """Brings synthkit.toml up to date with the frame, the meetings, and the names decided there."""
    path = workspace.folder / SETTINGS_FILE
    text = workspace.settings_text()
    if not path.exists():
        programme = series.settings.as_programme()
        first = first_settings(texts, programme.language, ())
        text = with_programme(first, programme, None)
    before = workspace.settings.workshop if path.exists() else None
    if before is None or before.questions != series.settings.frame:
        text = with_questions(text, series.settings.frame)
    if before is None or list(before.meetings) != meetings:
        text = with_value(text, "workshop", "meetings", meetings)
    for folder in series.folders.values():
        known, own = read_settings(series.home / folder).privacy, workspace.settings.privacy
        keep = [name for name in known.keep if name not in (*own.keep, *own.mask)]
        mask = [name for name in known.mask if name not in (*own.keep, *own.mask)]
        if keep or mask:
            text = with_names(text, keep, mask)
    if text != workspace.settings_text():
        workspace.write_settings(text)
