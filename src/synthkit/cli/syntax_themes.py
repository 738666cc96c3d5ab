"""What can be typed to see and settle the themes of a question."""

from pathlib import Path
from typing import Annotated

import typer

from synthkit.cli.options import Globals, JsonOption, QuestionsOption, with_globals
from synthkit.cli.spoken import Program, told


def themes(
    said: Globals,
    question: QuestionsOption = None,
    edit: Annotated[bool, typer.Option("--edit", help=told("options.themes_edit"))] = False,
    from_file: Annotated[
        Path | None, typer.Option("--from", metavar="FILE", help=told("options.themes_from"))
    ] = None,
    accept: Annotated[bool, typer.Option("--accept", help=told("options.themes_accept"))] = False,
    json: JsonOption = False,
) -> None:
    """The themes, shown or settled."""
    from synthkit.cli.commands import themes

    asked = themes.Asked(edit=edit, file=from_file, accept=accept)
    themes.themes(said, question, asked, as_json=json)


def add_themes(app: Program) -> None:
    """Adds the command to the program."""
    app.command("themes", help=told("commands.themes"))(with_globals(themes))
