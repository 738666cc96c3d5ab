"""``synthkit restore``: takes the newest good state of a damaged workspace."""

from typing import Annotated

import typer

from synthkit.cli.localised_typer import help_text
from synthkit.cli.options import GlobalOptions


def restore(
    options: GlobalOptions,
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help=help_text("options.restore_yes"))
    ] = False,
) -> None:
    """Puts the state after the last change that a person made in the place of a damaged workspace.

    Raises:
        WorkspaceError: "no_workspace", "nothing_to_restore", "workspace_busy", or
            "workspace_is_sound" unless ``yes``.
    """
    from synthkit.cli.environment import read_environment
    from synthkit.cli.reports.changes import sentence
    from synthkit.cli.screen import screen_for
    from synthkit.cli.workspace import STORE_FOLDER, workspace_folder
    from synthkit.errors import WorkspaceError
    from synthkit.store.database import Access
    from synthkit.store.store import Store

    screen = screen_for(options)
    folder = workspace_folder(options, read_environment()) / STORE_FOLDER
    if not folder.is_dir():
        raise WorkspaceError("no_workspace", folder=folder.parent.resolve().name)
    Store.restore(folder, even_if_sound=yes)
    with Store.open(folder, access=Access.READ) as store:
        changes = store.changes()
    screen.result("terminal.restore.done", count=len(changes))
    if changes:
        screen.line(sentence(screen.texts, changes[-1]), indent=2)
    screen.remark("terminal.restore.next")
