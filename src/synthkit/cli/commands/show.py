"""``synthkit show``: the synthesis in the terminal."""

from typing import Annotated

import typer

from synthkit.cli.options import JsonOption, QuestionsOption
from synthkit.cli.session import Session


def show(
    session: Session,
    question: QuestionsOption = None,
    sources: Annotated[bool, typer.Option("--sources")] = False,
    json: JsonOption = False,
) -> None:
    """Prints the sections, those of all questions where none are named."""
    from synthkit.app.pipeline import export
    from synthkit.cli.chat import files_waiting
    from synthkit.cli.reports.sections import show_sections
    from synthkit.exporters.formats import JSON
    from synthkit.exporters.view import View

    with session.reading() as workspace:
        numbers = workspace.numbers(question)
        synthesis = workspace.overview()
        waiting, context = files_waiting(workspace), workspace.context()
    if json:
        written = export(context, synthesis.only(numbers), JSON, View())
        session.screen.raw(written.decode())
    else:
        show_sections(session.screen, synthesis, numbers, waiting, with_sources=sources)
