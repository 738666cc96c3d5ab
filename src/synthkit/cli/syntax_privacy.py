"""What can be typed about personal data: names to settle, and text to forget.

As in `synthkit.cli.syntax`, each command imports its module only when it is called.
"""

from typing import Annotated

import typer

from synthkit.cli.options import (
    EngineOption,
    Globals,
    JsonOption,
    QuestionsOption,
    SendUnmaskedOption,
    with_globals,
)
from synthkit.cli.spoken import Program, told


def names(
    said: Globals,
    keep: Annotated[
        list[str] | None, typer.Option("--keep", metavar="NAME", help=told("options.keep"))
    ] = None,
    mask: Annotated[
        list[str] | None, typer.Option("--mask", metavar="NAME", help=told("options.mask"))
    ] = None,
    json: JsonOption = False,
) -> None:
    """The names that a person has to decide on."""
    from synthkit.cli.commands import names

    names.names(said, keep or [], mask or [], as_json=json)


def forget(
    said: Globals,
    notes: Annotated[
        list[str] | None, typer.Argument(metavar="[NOTE]...", help=told("options.forget_note"))
    ] = None,
    pattern: Annotated[
        str | None, typer.Option("--pattern", metavar="TEXT", help=told("options.pattern"))
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help=told("options.yes"))] = False,
) -> None:
    """Text erased for good."""
    from synthkit.cli.commands import forget

    forget.forget(said, notes or [], pattern, confirmed=yes)


def preview(
    said: Globals,
    question: QuestionsOption = None,
    engine: EngineOption = None,
    diff: Annotated[bool, typer.Option("--diff", help=told("options.preview_diff"))] = False,
    send_unmasked: SendUnmaskedOption = False,
    json: JsonOption = False,
) -> None:
    """The very text that would be sent."""
    from synthkit.cli.commands import preview
    from synthkit.cli.engines import Terms

    terms = Terms(engine=engine, unmasked=send_unmasked)
    preview.preview(said, question, terms, diff=diff, as_json=json)


def add_privacy(app: Program) -> None:
    """Adds these commands to the program."""
    for command in (names, preview, forget):
        app.command(command.__name__, help=told(f"commands.{command.__name__}"))(
            with_globals(command)
        )
