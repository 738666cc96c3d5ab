"""``synthkit demo``: the whole job on the shipped example, in a new folder."""

from pathlib import Path
from typing import Annotated

import typer

from synthkit.cli.session import Session


def demo(
    session: Session,
    folder: Annotated[Path, typer.Argument(metavar="DIR")] = Path("synthkit-demo"),
) -> int:
    """Copies the example into a new folder and runs on it; returns the exit code."""
    import shutil

    from synthkit.cli.commands.run import do_the_job
    from synthkit.cli.settings.tables import SETTINGS_FILE
    from synthkit.errors import UsageMistake
    from synthkit.resources import resource

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageMistake("demo_folder_not_empty", folder=folder)
    example = resource("examples") / "ws2"
    with session.within(folder).making():
        shutil.copy(example / SETTINGS_FILE, folder / SETTINGS_FILE)
        shutil.copytree(example / "notes", folder / "notes")
    with session.making() as workspace:
        exit_code = do_the_job(workspace, [folder / "notes"], session.screen)
    session.screen.line()
    session.screen.result("terminal.demo.done", folder=folder)
    return exit_code
