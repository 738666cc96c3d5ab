"""``synthkit series``: the meetings of a learning project, each in a folder of its own."""

from pathlib import Path
from typing import Annotated, Final

import typer

from synthkit.cli.options import JsonOption
from synthkit.cli.session import Session

_ACTIONS: Final = ("init", "add", "status")


def series(
    session: Session,
    action: Annotated[str, typer.Argument(metavar="init|add|status")] = "status",
    folder: Annotated[Path | None, typer.Argument(metavar="DIR")] = None,
    invitation: Annotated[Path | None, typer.Option("--from", metavar="FILE")] = None,
    meeting: Annotated[str | None, typer.Option("--meeting", metavar="N|NAME")] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y")] = False,
    json: JsonOption = False,
) -> None:
    """Makes series.toml, adds the folder of a meeting to it, or shows how far each meeting is.

    Raises:
        UsageMistake: if there is no such action or meeting, series.toml exists already, or nobody
            can be asked whether an invitation was read rightly.
        WorkspaceError: "no_series".
    """
    from synthkit.errors import UsageMistake

    if action not in _ACTIONS:
        raise UsageMistake("no_such_action", name=action, actions=", ".join(_ACTIONS))
    if action == "init":
        _init(session.within(folder), invitation, yes=yes)
    elif action == "add":
        _add(session, folder, meeting)
    else:
        _show(session.within(folder), as_json=json)


def _init(session: Session, invitation: Path | None, *, yes: bool) -> None:
    from synthkit.cli.announced import confirmed_programme
    from synthkit.cli.settings.series import SERIES_FILE, SeriesFile, series_text
    from synthkit.cli.writing import write_whole
    from synthkit.errors import UsageMistake

    screen, path = session.screen, session.folder / SERIES_FILE
    if path.exists():
        raise UsageMistake("settings_exist", file=SERIES_FILE)
    known = SeriesFile()
    if invitation:
        programme = confirmed_programme(screen, invitation, lambda found: found.meetings, yes=yes)
        if programme is None:
            return
        known = SeriesFile.of(programme)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, series_text(screen.texts, known).encode())
    screen.result("terminal.written", path=path)
    screen.remark("terminal.next.series")


def _add(session: Session, folder: Path | None, asked: str | None) -> None:
    """Puts the folder of a meeting into series.toml; one without a synthkit.toml gets its first."""
    from synthkit.cli.settings.edits import first_settings, with_programme
    from synthkit.cli.settings.reader import read_settings
    from synthkit.cli.settings.series import SERIES_FILE, read_series, with_meeting
    from synthkit.cli.settings.tables import SETTINGS_FILE
    from synthkit.cli.writing import write_whole
    from synthkit.errors import UsageMistake

    if folder is None:
        raise UsageMistake("series_add_what")
    screen, known = session.screen, read_series(session.folder)
    there = folder if folder.is_absolute() else session.folder / folder
    made = not (there / SETTINGS_FILE).exists()
    if made and asked is None:
        raise UsageMistake("series_which_meeting", names=", ".join(m.name for m in known.meetings))
    meeting = known.named(asked) if asked else known.of_workshop(read_settings(there).as_workshop())
    if made:
        programme = known.as_programme()
        text = first_settings(screen.texts, programme.language, ())
        there.mkdir(parents=True, exist_ok=True)
        filled = with_programme(text, programme, meeting.as_meeting())
        write_whole(there / SETTINGS_FILE, filled.encode())
        screen.result("terminal.written", path=there / SETTINGS_FILE)
    path = session.folder / SERIES_FILE
    placed = meeting.model_copy(update={"folder": folder.as_posix()})
    write_whole(path, with_meeting(path.read_text("utf-8"), placed).encode())
    screen.result("terminal.series.added", name=meeting.name, folder=folder.as_posix())


def _show(session: Session, *, as_json: bool) -> None:
    from synthkit.app.series import standing
    from synthkit.cli.reports.series import report_series, series_json
    from synthkit.cli.settings.series import read_series
    from synthkit.errors import WorkspaceError

    home, stands = session.folder, []
    for meeting in read_series(home).meetings:
        workshop = None
        if meeting.folder:
            try:
                with session.within(home / meeting.folder).reading() as workspace:
                    workshop = workspace.whole()
            except WorkspaceError as error:
                if error.key != "no_workspace":
                    raise
        stands.append(standing(meeting.as_meeting(), meeting.folder, workshop))
    if as_json:
        session.screen.json(series_json(stands))
    else:
        report_series(session.screen, stands)
