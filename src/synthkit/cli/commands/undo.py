"""``synthkit undo``: takes back the last change."""

from synthkit.cli.session import Session


def undo(session: Session) -> None:
    """Takes back the last change; again, the one before."""
    from synthkit.cli.changes import change

    change(session, lambda workspace, _: workspace.undoing())
