"""``synthkit status``: where every note went, what to look at, and what texts are compared by."""

from synthkit.cli.options import GlobalOptions, JsonOption


def status(options: GlobalOptions, json: JsonOption = False) -> None:
    """Prints the ledger and the findings."""
    from synthkit.cli.chat_files import files_waiting, report_waiting
    from synthkit.cli.reports.as_json import status_json
    from synthkit.cli.reports.ledger import report_status
    from synthkit.cli.screen import screen_for
    from synthkit.cli.workspace import open_workspace
    from synthkit.store.database import Access
    from synthkit.text.similarity.backends import name_of_best

    screen = screen_for(options)
    with open_workspace(options, screen, Access.READ) as workspace:
        synthesis = workspace.overview()
        waiting, chat = files_waiting(workspace), workspace.settings.paste
    if json:
        screen.raw(status_json(synthesis, name_of_best(), waiting, screen.texts))
    else:
        report_status(screen, synthesis, name_of_best())
        report_waiting(screen, chat, waiting)
