"""``synthkit init``: a commented synthkit.toml to fill in."""

from pathlib import Path
from typing import Annotated

import typer

from synthkit.cli.localised_typer import help_text
from synthkit.cli.options import GlobalOptions


def init(
    options: GlobalOptions,
    folder: Annotated[
        Path | None, typer.Argument(metavar="DIR", help=help_text("options.init_dir"))
    ] = None,
) -> None:
    """Writes synthkit.toml into ``folder``, else into the workspace's folder.

    Raises:
        UsageMistake: if there is one already.
    """
    from synthkit.cli.screen import screen_for
    from synthkit.cli.settings.tables import SETTINGS_FILE
    from synthkit.cli.settings.template import write_first
    from synthkit.cli.workspace import make_workspace
    from synthkit.errors import UsageMistake
    from synthkit.text.languages import DEFAULT

    screen = screen_for(options)
    with make_workspace(options.within(folder), screen) as workspace:
        if (workspace.folder / SETTINGS_FILE).exists():
            raise UsageMistake("settings_exist", file=SETTINGS_FILE)
        path = write_first(workspace.folder, screen.texts, DEFAULT, [])
    screen.result("terminal.written", path=path)
    screen.remark("terminal.next.init")
