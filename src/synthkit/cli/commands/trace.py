"""``synthkit trace``: the notes behind a line, and what happened to a note on its way."""

from typing import Annotated

import typer

from synthkit.cli.session import Session


def trace(session: Session, words: Annotated[str, typer.Argument(metavar="WORDS")]) -> None:
    """Prints what the words are out of, with the way from the page to the document."""
    from synthkit.cli.reports.trace import report_trace, traced
    from synthkit.errors import UsageMistake

    with session.reading() as workspace:
        synthesis = workspace.with_origins(workspace.whole())
    found = traced(synthesis, words)
    if not found:
        raise UsageMistake("nothing_like_it", words=words)
    for number, one in enumerate(found):
        if number:
            session.screen.line()
        report_trace(session.screen, synthesis, one)
