"""What can be typed to put something right, and to take it back.

As in `synthkit.cli.syntax`, each command imports its module only when it is called.
"""

from typing import Annotated

import typer

from synthkit.cli.options import Globals, JsonOption, QuestionsOption, with_globals
from synthkit.cli.spoken import Program, told

NotesArgument = Annotated[list[str], typer.Argument(metavar="NOTE", help=told("options.note"))]
ThemeArgument = Annotated[str, typer.Argument(metavar="THEME", help=told("options.theme"))]
LineArgument = Annotated[str, typer.Argument(metavar="LINE", help=told("options.line"))]
InsightArgument = Annotated[str, typer.Argument(metavar="INSIGHT", help=told("options.insight"))]


def place(
    said: Globals,
    notes: NotesArgument,
    question: Annotated[
        str,
        typer.Option("--question", "-n", metavar="N|none", help=told("options.place_question")),
    ],
) -> None:
    """Notes under another question."""
    from synthkit.cli.commands import corrections

    corrections.place(said, notes, question)


def set_group(
    said: Globals,
    files: Annotated[
        list[str], typer.Argument(metavar="FILE[#HEADING]", help=told("options.group_file"))
    ],
    name: Annotated[str, typer.Argument(metavar="NAME", help=told("options.group_name"))],
) -> None:
    """The name of a group."""
    from synthkit.cli.commands import corrections

    corrections.set_group(said, files, name)


def retitle(
    said: Globals,
    theme: ThemeArgument,
    title: Annotated[str, typer.Argument(metavar="TITLE", help=told("options.title"))],
) -> None:
    """Another title for a theme."""
    from synthkit.cli.commands import corrections

    corrections.retitle(said, theme, title)


def reword(
    said: Globals,
    line: LineArgument,
    text: Annotated[str, typer.Argument(metavar="TEXT", help=told("options.text"))],
    side: Annotated[
        int | None, typer.Option("--side", metavar="1|2", min=1, max=2, help=told("options.side"))
    ] = None,
) -> None:
    """Other words for an insight or a side of a disagreement."""
    from synthkit.cli.commands import corrections

    corrections.reword(said, line, text, side)


def drop(said: Globals, line: LineArgument) -> None:
    """A line out of the document."""
    from synthkit.cli.commands import corrections

    corrections.drop(said, line)


def move(said: Globals, insight: InsightArgument, theme: ThemeArgument) -> None:
    """Another theme for an insight."""
    from synthkit.cli.commands import corrections

    corrections.move(said, insight, theme)


def merge(
    said: Globals,
    insight: InsightArgument,
    other: Annotated[str, typer.Argument(metavar="INSIGHT", help=told("options.merged"))],
) -> None:
    """One insight out of two."""
    from synthkit.cli.commands import corrections

    corrections.merge(said, insight, other)


def leave_out(
    said: Globals,
    notes: NotesArgument,
    reason: Annotated[
        str | None, typer.Option("--reason", metavar="R", help=told("options.reason"))
    ] = None,
) -> None:
    """Notes out of the document."""
    from synthkit.cli.commands import corrections

    corrections.leave_out(said, notes, reason)


def bring_back(said: Globals, notes: NotesArgument) -> None:
    """Notes into the document again."""
    from synthkit.cli.commands import corrections

    corrections.bring_back(said, notes)


def approve(
    said: Globals,
    question: QuestionsOption = None,
    by: Annotated[str | None, typer.Option("--by", metavar="ROLE", help=told("options.by"))] = None,
) -> None:
    """Sections approved as they stand."""
    from synthkit.cli.commands import corrections

    corrections.approve(said, question, by)


def undo(said: Globals) -> None:
    """The last action taken back."""
    from synthkit.cli.commands import corrections

    corrections.undo(said)


def log(said: Globals, json: JsonOption = False) -> None:
    """What was done."""
    from synthkit.cli.commands import log

    log.log(said, as_json=json)


def add_corrections(app: Program) -> None:
    """Adds these commands to the program, in the order in which its help lists them."""
    commands = (place, set_group, retitle, reword, move, merge, drop, leave_out, bring_back)
    for command in (*commands, approve, undo, log):
        name = command.__name__.replace("_", "-")
        app.command(name, help=told(f"commands.{command.__name__}"))(with_globals(command))
