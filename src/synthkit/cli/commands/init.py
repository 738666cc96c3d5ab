"""``synthkit init``: a commented synthkit.toml to fill in."""

from pathlib import Path

from synthkit.cli.options import Globals
from synthkit.cli.screen import screen_for
from synthkit.cli.settings import SETTINGS_FILE
from synthkit.cli.settings_file import write_first
from synthkit.cli.workspace import make_workspace
from synthkit.errors import UsageMistake


def init(said: Globals, folder: Path | None) -> None:
    """Writes synthkit.toml into ``folder``, else into the workspace's folder.

    Raises:
        UsageMistake: if there is one already.
    """
    screen = screen_for(said)
    with make_workspace(said.within(folder), screen) as workspace:
        if (workspace.folder / SETTINGS_FILE).exists():
            raise UsageMistake("settings_exist", file=SETTINGS_FILE)
        path = write_first(workspace.folder, screen.texts, "sv", [])
    screen.result("terminal.written", path=path)
    screen.remark("terminal.next.init")
