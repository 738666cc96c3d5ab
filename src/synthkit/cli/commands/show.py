"""``synthkit show``: the synthesis in the terminal."""

from typing import Annotated

import typer

from synthkit.cli.options import QuestionsOption
from synthkit.cli.session import Session


def show(
    session: Session,
    question: QuestionsOption = None,
    sources: bool = False,
    open_page: Annotated[bool, typer.Option("--open")] = False,
    json: bool = False,
) -> None:
    """Prints the sections, those of all questions where none are named."""
    if open_page:
        _open_page(session)
        return
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


def _open_page(session: Session) -> None:
    """Writes the working page into the workspace's folder and has the browser open it."""
    import webbrowser

    from synthkit.cli.exports import Wanted, write_exports
    from synthkit.exporters.formats import EVIDENCE
    from synthkit.exporters.view import View

    with session.writing() as workspace:
        synthesis, folder = workspace.overview(), workspace.shown_folder
        wanted = Wanted((EVIDENCE,), folder, View())
        (path,) = write_exports(workspace, synthesis, wanted).value
    session.screen.result("terminal.written", path=path)
    if not webbrowser.open(path.resolve().as_uri()):
        session.screen.remark("terminal.no_browser")
