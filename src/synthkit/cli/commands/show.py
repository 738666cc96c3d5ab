"""``synthkit show``: the synthesis in the terminal."""

from typing import Annotated

import typer

from synthkit.cli.options import Globals, JsonOption, QuestionsOption, told


def show(
    said: Globals,
    question: QuestionsOption = None,
    sources: Annotated[bool, typer.Option("--sources", help=told("options.sources"))] = False,
    as_json: JsonOption = False,
) -> None:
    from synthkit.cli.options import terminal_texts
    from synthkit.cli.reports import show_sections
    from synthkit.cli.screen import Screen
    from synthkit.cli.workspace import open_workspace
    from synthkit.store.store import Access

    screen = Screen(terminal_texts(), quiet=said.quiet)
    with open_workspace(said, screen, Access.READ) as workspace:
        numbers = workspace.numbers(question)
        synthesis = workspace.overview()
    if as_json:
        screen.raw(to_json(synthesis.only(numbers)))
    else:
        show_sections(screen, synthesis, numbers, with_sources=sources)
