"""``synthkit log``: what persons did, and what of it was undone."""

from synthkit.cli.options import GlobalOptions, JsonOption


def log(options: GlobalOptions, json: JsonOption = False) -> None:
    """Prints every action with its time, the oldest first."""
    from synthkit.cli.deeds import report_actions
    from synthkit.cli.reports.as_json import actions_json
    from synthkit.cli.screen import screen_for
    from synthkit.cli.workspace import open_workspace
    from synthkit.store.records import Access

    screen = screen_for(options)
    with open_workspace(options, screen, Access.READ) as workspace:
        actions = workspace.store.actions()
    if json:
        screen.raw(actions_json(actions))
    elif actions:
        report_actions(screen, actions)
    else:
        screen.result("terminal.log_empty")
