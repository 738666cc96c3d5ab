"""``synthkit init``: a commented synthkit.toml to fill in."""

from pathlib import Path
from typing import Annotated

import typer

from synthkit.cli.options import Globals, told


def init(
    said: Globals,
    folder: Annotated[
        Path | None, typer.Argument(metavar="[DIR]", help=told("options.init_dir"))
    ] = None,
) -> None:
    from synthkit.cli.screen import Screen
    from synthkit.cli.options import terminal_texts
    from synthkit.cli.settings import SETTINGS_FILE
    from synthkit.cli.settings_file import write_first
    from synthkit.cli.workspace import make_workspace
    from synthkit.errors import UsageMistake

    screen = Screen(terminal_texts(), quiet=said.quiet)
    said.update(workspace=folder, quiet=said.quiet, debug=said.debug)
    with make_workspace(said, screen) as workspace:
        if (workspace.folder / SETTINGS_FILE).exists():
            raise UsageMistake("settings_exist", file=SETTINGS_FILE)
        path = write_first(workspace.folder, screen.texts, "sv", [])
        screen.result("terminal.init_done", path=path)
