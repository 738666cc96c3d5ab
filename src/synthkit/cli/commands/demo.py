"""``synthkit demo``: the whole job on the shipped example, in a new folder."""

from pathlib import Path
from typing import Annotated

import typer

from synthkit.cli.localised_typer import help_text
from synthkit.cli.options import GlobalOptions


def demo(
    options: GlobalOptions,
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help=help_text("options.demo_dir"))
    ] = Path("synthkit-demo"),
) -> int:
    """Copies the example into a new folder and runs on it; returns the exit code.

    Raises:
        UsageMistake: if the folder holds something already.
    """
    import shutil

    from synthkit.cli.screen import screen_for
    from synthkit.cli.settings.tables import SETTINGS_FILE
    from synthkit.cli.whole_job import do_the_job
    from synthkit.cli.workspace import make_workspace
    from synthkit.errors import UsageMistake
    from synthkit.resources import resource

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageMistake("demo_folder_not_empty", folder=folder)
    screen = screen_for(options)
    example = resource("examples") / "ws2"
    with make_workspace(options.within(folder), screen):
        shutil.copy(example / SETTINGS_FILE, folder / SETTINGS_FILE)
        shutil.copytree(example / "notes", folder / "notes")
    with make_workspace(options.within(folder), screen) as workspace:
        exit_code = do_the_job(workspace, [folder / "notes"], screen)
    screen.line()
    screen.result("terminal.demo.done", folder=folder)
    return exit_code
