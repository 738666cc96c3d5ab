"""What can be typed about language models: what was asked, and whether they answer.

As in `synthkit.cli.syntax`, each command imports its module only when it is called.
"""

from pathlib import Path
from typing import Annotated

import typer

from synthkit.cli.options import (
    EngineOption,
    Globals,
    JsonOption,
    QuestionsOption,
    with_globals,
)
from synthkit.cli.spoken import Program, told


def calls(said: Globals, json: JsonOption = False) -> None:
    """The calls of language models."""
    from synthkit.cli.commands import calls

    calls.calls(said, as_json=json)


def doctor(said: Globals, engine: EngineOption = None, json: JsonOption = False) -> None:
    """What would be used, and whether it answers."""
    from synthkit.cli.commands import doctor
    from synthkit.cli.engines import Terms

    doctor.doctor(said, Terms(engine=engine), as_json=json)


def paste(
    said: Globals,
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE|-]", help=told("options.paste_file"))
    ] = None,
    question: QuestionsOption = None,
    clipboard: Annotated[bool, typer.Option("--clipboard", help=told("options.clipboard"))] = False,
    enough: Annotated[bool, typer.Option("--enough", help=told("options.enough"))] = False,
) -> None:
    """A chat's replies, and what they lead to."""
    from synthkit.cli.commands import paste
    from synthkit.errors import UsageMistake

    if [file is not None, clipboard, enough].count(True) != 1:
        raise UsageMistake("paste_what")
    code = paste.paste(said, file, question, enough=enough)
    if code:
        raise typer.Exit(code)


def add_models(app: Program) -> None:
    """Adds these commands to the program."""
    for command in (paste, calls, doctor):
        app.command(command.__name__, help=told(f"commands.{command.__name__}"))(
            with_globals(command)
        )
