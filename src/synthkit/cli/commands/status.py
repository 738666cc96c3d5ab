"""``synthkit status``: the ledger and what to look at."""

from synthkit.cli.options import Globals, JsonOption


def status(said: Globals, as_json: JsonOption = False) -> None:
    from synthkit.cli.machine import status_json
    from synthkit.cli.options import terminal_texts
    from synthkit.cli.reports import report_status
    from synthkit.cli.screen import Screen
    from synthkit.cli.workspace import open_workspace
    from synthkit.store.store import Access

    screen = Screen(terminal_texts(), quiet=said.quiet)
    with open_workspace(said, screen, Access.READ) as workspace:
        synthesis = workspace.overview()
    if as_json:
        screen.raw(status_json(synthesis, screen.texts))
    else:
        report_status(screen, synthesis)
