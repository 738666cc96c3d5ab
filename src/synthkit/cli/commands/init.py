"""``synthkit init``: a commented synthkit.toml to fill in, or filled in from an invitation."""

from pathlib import Path
from typing import Annotated

import typer

from synthkit.cli.options import FromOption, YesOption
from synthkit.cli.session import Session


def init(
    session: Session,
    folder: Annotated[Path | None, typer.Argument(metavar="DIR")] = None,
    invitation: FromOption = None,
    workshop: Annotated[str | None, typer.Option("--workshop", metavar="N|NAME")] = None,
    yes: YesOption = False,
) -> None:
    """Writes synthkit.toml into ``folder``, else into the workspace's folder."""
    from synthkit.app.invitation import chosen_meeting
    from synthkit.cli.announced import confirmed_programme
    from synthkit.cli.settings.edits import first_settings, with_programme
    from synthkit.cli.settings.tables import SETTINGS_FILE
    from synthkit.errors import UsageMistake
    from synthkit.text.languages import DEFAULT

    screen = session.screen
    with session.within(folder).making() as workspace:
        path = workspace.folder / SETTINGS_FILE
        if path.exists():
            raise UsageMistake("settings_exist", file=SETTINGS_FILE)
        if invitation is None:
            workspace.write_settings(first_settings(screen.texts, DEFAULT, ()))
        else:
            programme = confirmed_programme(
                screen, invitation, lambda found: [chosen_meeting(found, workshop)], yes=yes
            )
            if programme is None:
                return
            text = first_settings(screen.texts, programme.language, ())
            meeting = chosen_meeting(programme, workshop)
            workspace.write_settings(with_programme(text, programme, meeting))
    screen.result("terminal.written", path=path)
    screen.remark("terminal.next.init")
