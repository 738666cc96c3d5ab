"""``synthkit log``: what people changed, and what of it was undone."""

from synthkit.cli.session import Session


def log(session: Session, json: bool = False) -> None:
    """Prints every change with its time, the oldest first."""
    from synthkit.cli.changes import changes_json, report_changes

    with session.reading() as workspace:
        changes = workspace.store.changes()
    if json:
        session.screen.json(changes_json(changes))
    elif changes:
        report_changes(session.screen, changes)
    else:
        session.screen.result("terminal.log_empty")
