"""``synthkit demo``: the whole job on the shipped example, in a new folder."""

import shutil
from pathlib import Path

from synthkit.cli.job import do_the_job
from synthkit.cli.options import Globals
from synthkit.cli.screen import screen_for
from synthkit.cli.settings import SETTINGS_FILE
from synthkit.cli.workspace import make_workspace
from synthkit.errors import UsageMistake
from synthkit.resources import resource


def demo(said: Globals, folder: Path) -> int:
    """Copies the example into ``folder`` and runs on it; returns the exit code.

    Raises:
        UsageMistake: if the folder holds something already.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageMistake("demo_folder_not_empty", folder=folder)
    screen = screen_for(said)
    example = resource("examples") / "ws2"
    with make_workspace(said.within(folder), screen):
        shutil.copy(example / SETTINGS_FILE, folder / SETTINGS_FILE)
        shutil.copytree(example / "notes", folder / "notes")
    with make_workspace(said.within(folder), screen) as workspace:
        ended = do_the_job(workspace, [folder / "notes"], screen)
    screen.line()
    screen.result("terminal.demo.done", folder=folder)
    return ended
