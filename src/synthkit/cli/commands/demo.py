"""``synthkit demo``: `run` on the shipped example in a new folder."""

from pathlib import Path
from typing import Annotated

import typer

from synthkit.cli.options import Globals, told


def demo(
    said: Globals,
    folder: Annotated[
        Path, typer.Argument(metavar="[DIR]", help=told("options.demo_dir"))
    ] = Path("synthkit-demo"),
) -> None:
    import shutil

    from synthkit.cli.job import do_the_job
    from synthkit.cli.options import terminal_texts
    from synthkit.cli.screen import Screen
    from synthkit.cli.settings import SETTINGS_FILE
    from synthkit.cli.workspace import make_workspace
    from synthkit.errors import UsageMistake
    from synthkit.resources import resource

    screen = Screen(terminal_texts(), quiet=said.quiet)
    example = resource("examples") / "ws2"
    if folder.exists() and any(folder.iterdir()):
        raise UsageMistake("demo_folder_not_empty", folder=folder)
    said.update(workspace=folder, quiet=said.quiet, debug=said.debug)
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(example / SETTINGS_FILE, folder / SETTINGS_FILE)
    shutil.copytree(example / "notes", folder / "notes")
    with make_workspace(said, screen) as workspace:
        ended = do_the_job(workspace, [folder / "notes"], screen)
    screen.line()
    screen.result("terminal.demo.done", folder=folder)
    if ended:
        raise typer.Exit(ended)
