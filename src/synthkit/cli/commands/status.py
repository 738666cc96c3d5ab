"""``synthkit status``: where every note went, what to look at, and what texts are compared by."""

from synthkit.cli.session import Session


def status(session: Session, json: bool = False) -> None:
    """Prints the ledger and the findings."""
    from synthkit.cli.chat import files_waiting, report_waiting
    from synthkit.cli.packing import copy_of
    from synthkit.cli.reports.ledger import report_status, status_json
    from synthkit.text.similarity.backends import name_of_best

    screen = session.screen
    with session.reading() as workspace:
        synthesis = workspace.overview()
        waiting, chat = files_waiting(workspace), workspace.settings.paste
        origin = copy_of(workspace)
    if json:
        screen.json(status_json(synthesis, name_of_best(), waiting, screen.texts))
    else:
        report_status(screen, synthesis, name_of_best())
        report_waiting(screen, chat, waiting)
        if origin:
            screen.remark("terminal.pack.is_copy", title=origin.title, date=origin.packed_at.date())
