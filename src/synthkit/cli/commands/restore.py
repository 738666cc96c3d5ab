"""``synthkit restore``: takes the newest good state of a damaged workspace."""

from synthkit.cli.options import YesOption
from synthkit.cli.session import Session


def restore(
    session: Session,
    yes: YesOption = False,
) -> None:
    """Puts the state after a person's last change in the place of a damaged workspace."""
    from synthkit.cli.changes import sentence
    from synthkit.cli.workspace import STORE_FOLDER
    from synthkit.errors import WorkspaceError
    from synthkit.store.database import Access
    from synthkit.store.store import Store

    screen, folder = session.screen, session.folder / STORE_FOLDER
    if not folder.is_dir():
        raise WorkspaceError("no_workspace", folder=folder.parent.resolve().name)
    Store.restore(folder, even_if_sound=yes)
    with Store.open(folder, access=Access.READ) as store:
        changes = store.changes()
    screen.result("terminal.restore.done", count=len(changes))
    if changes:
        screen.line(sentence(screen.texts, changes[-1]), indent=2)
    screen.remark("terminal.restore.next")
