"""``synthkit themes``: the themes of a question, shown or settled."""

from pathlib import Path
from typing import Annotated

import typer

from synthkit.cli.localised_typer import help_text
from synthkit.cli.options import GlobalOptions, JsonOption, QuestionsOption


def themes(
    options: GlobalOptions,
    question: QuestionsOption = None,
    edit: Annotated[bool, typer.Option("--edit", help=help_text("options.themes_edit"))] = False,
    from_file: Annotated[
        Path | None, typer.Option("--from", metavar="FILE", help=help_text("options.themes_from"))
    ] = None,
    accept: Annotated[
        bool, typer.Option("--accept", help=help_text("options.themes_accept"))
    ] = False,
    json: JsonOption = False,
) -> None:
    """Shows the themes, or settles those of one question."""
    from synthkit.cli import theme_editing

    asked = theme_editing.ThemeOptions(edit=edit, file=from_file, accept=accept)
    theme_editing.themes(options, question, asked, as_json=json)
