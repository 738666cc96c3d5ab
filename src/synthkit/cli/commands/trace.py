"""``synthkit trace``: the notes behind a line, and what happened to a note on its way."""

from typing import Annotated

import typer

from synthkit.cli.localised_typer import help_text
from synthkit.cli.options import GlobalOptions


def trace(
    options: GlobalOptions,
    words: Annotated[str, typer.Argument(metavar="WORDS", help=help_text("options.words"))],
) -> None:
    """Prints what the words are out of, with the way from the page to the document.

    Raises:
        UsageMistake: "nothing_like_it".
    """
    from synthkit.cli.reports.trace import report_trace, traced
    from synthkit.cli.screen import screen_for
    from synthkit.cli.workspace import open_workspace
    from synthkit.errors import UsageMistake
    from synthkit.store.database import Access

    screen = screen_for(options)
    with open_workspace(options, screen, Access.READ) as workspace:
        synthesis = workspace.overview()
    found = traced(synthesis, words)
    if not found:
        raise UsageMistake("nothing_like_it", words=words)
    for number, one in enumerate(found):
        if number:
            screen.line()
        report_trace(screen, synthesis, one)
