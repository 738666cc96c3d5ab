"""``synthkit show``: the synthesis in the terminal."""

from typing import Annotated

import typer

from synthkit.cli.localised_typer import help_text
from synthkit.cli.options import GlobalOptions, JsonOption, QuestionsOption


def show(
    options: GlobalOptions,
    question: QuestionsOption = None,
    sources: Annotated[bool, typer.Option("--sources", help=help_text("options.sources"))] = False,
    json: JsonOption = False,
) -> None:
    """Prints the sections, those of all questions where none are named."""
    from synthkit.cli.chat_files import files_waiting
    from synthkit.cli.exports import json_of
    from synthkit.cli.reports.synthesis import show_sections
    from synthkit.cli.screen import screen_for
    from synthkit.cli.workspace import open_workspace
    from synthkit.store.database import Access

    screen = screen_for(options)
    with open_workspace(options, screen, Access.READ) as workspace:
        numbers = workspace.numbers(question)
        synthesis = workspace.overview()
        waiting = files_waiting(workspace)
        written = json_of(workspace, synthesis.only(numbers)) if json else None
    if written is not None:
        screen.raw(written)
    else:
        show_sections(screen, synthesis, numbers, waiting, with_sources=sources)
