"""What a command has at hand: the options that hold for all, the screen, and the workspace.

Nothing heavy is imported before it is asked for, and ``--help`` asks for nothing.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from synthkit.cli.environment import read_environment
from synthkit.cli.localised_typer import terminal_texts
from synthkit.cli.policy import POLICY_FILE
from synthkit.errors import WorkspaceError

if TYPE_CHECKING:
    from synthkit.cli.screen import Screen
    from synthkit.cli.workspace import Workspace


class Session:
    """One command at work.

    Args:
        policy_file: where the policy of the machine stands; nothing that is typed says that.
    """

    def __init__(self, policy_file: Path = POLICY_FILE) -> None:
        self._policy_file = policy_file
        self._folder: Path | None = None
        self._quiet = False

    def take(self, *, workspace: Path | None, quiet: bool) -> None:
        """Takes options from before the command or after it; what stood elsewhere still holds."""
        self._folder = workspace or self._folder
        self._quiet = self._quiet or quiet

    def within(self, folder: Path | None) -> "Session":
        """The same with that folder as the workspace, if one is given."""
        self._folder = folder or self._folder
        return self

    @property
    def folder(self) -> Path:
        """The folder that was named, else that of the environment, else the current one."""
        return self._folder or read_environment().workspace or Path.cwd()

    @cached_property
    def screen(self) -> "Screen":
        """Where results and remarks go."""
        from synthkit.cli.screen import Screen

        return Screen(terminal_texts(), quiet=self._quiet)

    @property
    def has_workspace(self) -> bool:
        """Whether there is a workspace in that folder."""
        from synthkit.cli.settings.tables import SETTINGS_FILE
        from synthkit.cli.workspace import STORE_FOLDER

        return (self.folder / SETTINGS_FILE).exists() or (self.folder / STORE_FOLDER).is_dir()

    def reading(self) -> AbstractContextManager["Workspace"]:
        """The workspace, to look at.

        Raises:
            WorkspaceError: if there is none there.
        """
        return self._open("READ")

    @contextmanager
    def reading_if_any(self, folder: Path) -> Iterator["Workspace | None"]:
        """The workspace of that folder, to look at; None where there is none."""
        if self.within(folder).has_workspace:
            with self.reading() as workspace:
                yield workspace
        else:
            yield None

    def writing(self) -> AbstractContextManager["Workspace"]:
        """The workspace, to change.

        Raises:
            WorkspaceError: if there is none there.
        """
        return self._open("WRITE")

    def rehearsing(self, *, anywhere: bool = False) -> AbstractContextManager["Workspace"]:
        """A copy of the workspace that is thrown away; ``anywhere`` also where there is none.

        Raises:
            WorkspaceError: if there is none there.
        """
        return self._open("REHEARSE", anywhere=anywhere)

    def making(self) -> AbstractContextManager["Workspace"]:
        """The workspace, to change; it is made where it is missing.

        Raises:
            WorkspaceError: if the folder cannot be made.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise WorkspaceError("folder_not_made", folder=self.folder) from error
        return self._open("WRITE", anywhere=True)

    @contextmanager
    def _open(self, access: str, *, anywhere: bool = False) -> Iterator["Workspace"]:
        from synthkit.cli.policy import read_policy
        from synthkit.cli.settings.reader import read_settings
        from synthkit.cli.workspace import STORE_FOLDER, Workspace
        from synthkit.store.database import Access
        from synthkit.store.store import Store

        environment, folder, screen = read_environment(), self.folder, self.screen
        if not (anywhere or self.has_workspace):
            raise WorkspaceError("no_workspace", folder=folder.resolve().name or folder)
        settings, policy = read_settings(folder), read_policy(self._policy_file)
        with Store.open(
            folder / STORE_FOLDER,
            access=Access[access],
            on_wait=lambda: screen.warn("terminal.waiting"),
        ) as store:
            screen.notices(store.notices)
            workspace = Workspace(folder, settings, environment, store, policy)
            swept = workspace.sweep() if access == "WRITE" else []
            if swept:
                names = ", ".join(path.name for path in swept)
                screen.warn("terminal.parts_swept", count=len(swept), names=names)
            yield workspace
