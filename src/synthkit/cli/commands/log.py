"""``synthkit log``: what people changed, and what of it was undone."""

from synthkit.cli.options import GlobalOptions, JsonOption


def log(options: GlobalOptions, json: JsonOption = False) -> None:
    """Prints every change with its time, the oldest first."""
    from synthkit.cli.reports.as_json import changes_json
    from synthkit.cli.reports.changes import report_changes
    from synthkit.cli.screen import screen_for
    from synthkit.cli.workspace import open_workspace
    from synthkit.store.database import Access

    screen = screen_for(options)
    with open_workspace(options, screen, Access.READ) as workspace:
        changes = workspace.store.changes()
    if json:
        screen.raw(changes_json(changes))
    elif changes:
        report_changes(screen, changes)
    else:
        screen.result("terminal.log_empty")
