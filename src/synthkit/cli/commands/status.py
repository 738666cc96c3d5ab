"""``synthkit status``: where every note went, what to look at, and what texts are compared by."""

from synthkit.cli.machine import status_json
from synthkit.cli.options import Globals
from synthkit.cli.reports import report_status
from synthkit.cli.screen import screen_for
from synthkit.cli.waiting import files_waiting, report_waiting
from synthkit.cli.workspace import open_workspace
from synthkit.store.records import Access
from synthkit.text.similarity.backends import name_of_best


def status(said: Globals, *, as_json: bool) -> None:
    """Prints the ledger and the findings."""
    screen = screen_for(said)
    with open_workspace(said, screen, Access.READ) as workspace:
        synthesis = workspace.overview()
        waiting, chat = files_waiting(workspace), workspace.settings.paste
    if as_json:
        screen.raw(status_json(synthesis, name_of_best(), waiting, screen.texts))
    else:
        report_status(screen, synthesis, name_of_best())
        report_waiting(screen, chat, waiting)
