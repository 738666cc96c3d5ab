"""What can be typed about prompts."""

from typing import Annotated

import typer

from synthkit.cli.options import Globals, JsonOption, with_globals
from synthkit.cli.spoken import Program, told


def prompts(
    said: Globals,
    action: Annotated[
        str, typer.Argument(metavar="list|show|copy", help=told("options.prompts_action"))
    ] = "list",
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help=told("options.prompts_name"))
    ] = None,
    json: JsonOption = False,
) -> None:
    """What a language model is told."""
    from synthkit.cli.commands import prompts

    prompts.prompts(said, action, name, as_json=json)


def add_prompts(app: Program) -> None:
    """Adds the command to the program."""
    app.command("prompts", help=told("commands.prompts"))(with_globals(prompts))
