"""``synthkit init``: a commented synthkit.toml to fill in."""

from pathlib import Path
from typing import Annotated

import typer

from synthkit.cli.session import Session


def init(
    session: Session,
    folder: Annotated[Path | None, typer.Argument(metavar="DIR")] = None,
) -> None:
    """Writes synthkit.toml into ``folder``, else into the workspace's folder.

    Raises:
        UsageMistake: if there is one already.
    """
    from synthkit.cli.settings.edits import first_settings
    from synthkit.cli.settings.tables import SETTINGS_FILE
    from synthkit.errors import UsageMistake
    from synthkit.text.languages import DEFAULT

    screen = session.screen
    with session.within(folder).making() as workspace:
        path = workspace.folder / SETTINGS_FILE
        if path.exists():
            raise UsageMistake("settings_exist", file=SETTINGS_FILE)
        workspace.write_settings(first_settings(screen.texts, DEFAULT, ()))
    screen.result("terminal.written", path=path)
    screen.remark("terminal.next.init")
