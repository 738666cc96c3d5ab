"""``synthkit status``: where every note went, and what to look at."""

from synthkit.cli.machine import status_json
from synthkit.cli.options import Globals
from synthkit.cli.reports import report_status
from synthkit.cli.screen import screen_for
from synthkit.cli.workspace import open_workspace
from synthkit.store.records import Access


def status(said: Globals, *, as_json: bool) -> None:
    """Prints the ledger and the findings."""
    screen = screen_for(said)
    with open_workspace(said, screen, Access.READ) as workspace:
        synthesis = workspace.overview()
    if as_json:
        screen.raw(status_json(synthesis, screen.texts))
    else:
        report_status(screen, synthesis)
