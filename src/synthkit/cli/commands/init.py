"""``synthkit init``: a commented synthkit.toml to fill in, or filled in from an invitation."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from synthkit.cli.session import Session

if TYPE_CHECKING:
    from collections.abc import Sequence

    from synthkit.cli.screen import Screen
    from synthkit.model.programme import Reading
    from synthkit.programme.reading import ProgrammeRead


def init(
    session: Session,
    folder: Annotated[Path | None, typer.Argument(metavar="DIR")] = None,
    invitation: Annotated[Path | None, typer.Option("--from", metavar="FILE")] = None,
    workshop: Annotated[str | None, typer.Option("--workshop", metavar="N|NAME")] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y")] = False,
) -> None:
    """Writes synthkit.toml into ``folder``, else into the workspace's folder.

    Raises:
        UsageMistake: if there is one already; "init_needs_yes" where nobody can be asked whether
            what an invitation says is right; "which_meeting", "no_such_meeting" or
            "path_not_there".
        Unreadable: if the invitation cannot be read.
    """
    from synthkit.cli.settings.edits import first_settings, with_programme
    from synthkit.cli.settings.tables import SETTINGS_FILE
    from synthkit.errors import UsageMistake
    from synthkit.text.languages import DEFAULT

    screen = session.screen
    read = _announced(invitation) if invitation else None
    with session.within(folder).making() as workspace:
        path = workspace.folder / SETTINGS_FILE
        if path.exists():
            raise UsageMistake("settings_exist", file=SETTINGS_FILE)
        if read is None:
            workspace.write_settings(first_settings(screen.texts, DEFAULT, ()))
        else:
            from synthkit.app.invitation import chosen_meeting

            meeting = chosen_meeting(read.programme, workshop)
            names = {None, meeting.name if meeting else None}
            _show(screen, [one for one in read.readings if one.meeting in names])
            if not yes and not screen.is_confirmed("terminal.invitation.ask", "init_needs_yes"):
                screen.remark("terminal.invitation.nothing_done")
                return
            text = first_settings(screen.texts, read.programme.language, ())
            workspace.write_settings(with_programme(text, read.programme, meeting))
    screen.result("terminal.written", path=path)
    screen.remark("terminal.next.init")


def _announced(file: Path) -> "ProgrammeRead":
    from synthkit.app.invitation import read_invitation
    from synthkit.errors import UsageMistake
    from synthkit.readers.pool import ReadingPool

    if not file.is_file():
        raise UsageMistake("path_not_there", path=file)
    with ReadingPool() as pool:
        return read_invitation(file.name, file.read_bytes(), pool)


def _show(screen: "Screen", readings: "Sequence[Reading]") -> None:
    """What was read from where, then what is missing."""
    texts = screen.texts

    def fact(one: "Reading") -> str:
        said = texts.text(f"terminal.fact.{one.field}")
        return f"{one.meeting}: {said.lower()}" if one.meeting else said

    def value(one: "Reading") -> str | None:
        return (
            texts.text(f"terminal.meeting_form.{one.value}") if one.field == "form" else one.value
        )

    screen.table(
        screen.columns("terminal", "fact", "value", "source"),
        [
            [
                fact(one),
                value(one),
                _source(texts.text("terminal.invitation.concluded"), one),
            ]
            for one in readings
            if one.value is not None
        ],
    )
    missing = [fact(one) for one in readings if one.value is None]
    if missing:
        screen.result("terminal.invitation.missing", facts=", ".join(missing))


def _source(concluded: str, reading: "Reading") -> str:
    said = " ".join((reading.source or "").split())
    return f"{said} {concluded}" if reading.concluded else said
