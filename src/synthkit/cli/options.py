"""Options and arguments that several commands share, and parameters made at run time."""

import inspect
from collections.abc import Callable, Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

# What each of them says in help stands in the locale files, under its parameter's name.
YesOption = Annotated[bool, typer.Option("--yes", "-y")]
OutputOption = Annotated[Path | None, typer.Option("--output", "-o", metavar="PATH")]
FromOption = Annotated[Path | None, typer.Option("--from", metavar="FILE")]
RoleOption = Annotated[str | None, typer.Option("--by", metavar="ROLE")]
QuestionsOption = Annotated[list[int] | None, typer.Option("--question", "-n", metavar="N", min=1)]
EngineOption = Annotated[str | None, typer.Option(metavar="NAME")]
ModelOption = Annotated[str | None, typer.Option(metavar="NAME")]
BaseUrlOption = Annotated[str | None, typer.Option(metavar="URL")]
ArchiveArgument = Annotated[Path, typer.Argument(metavar="FILE.zip")]
NotesArgument = Annotated[list[str], typer.Argument(metavar="NOTE")]
ThemeArgument = Annotated[str, typer.Argument(metavar="THEME")]
LineArgument = Annotated[str, typer.Argument(metavar="LINE")]
InsightArgument = Annotated[str, typer.Argument(metavar="INSIGHT")]


class Accepted(StrEnum):
    """What becomes of undecided names before something is sent, where nobody can be asked.

    They can only be masked: to send them is for a person to say, name by name.
    """

    MASK = "mask"


AcceptSuspectsOption = Annotated[Accepted | None, typer.Option(metavar="mask")]

Command = Callable[..., int | None]


def parameter(name: str, annotation: object, default: object = None) -> inspect.Parameter:
    """A parameter of a command, as Typer reads it."""
    kind = inspect.Parameter.KEYWORD_ONLY
    return inspect.Parameter(name, kind, annotation=annotation, default=default)


def with_parameters(command: Command, parameters: Iterable[inspect.Parameter]) -> Command:
    """The command, which Typer takes to have these parameters; a bool is a flag of its name."""
    taken = [parameter(p.name, _annotation(p), p.default) for p in parameters]
    made: Any = command
    made.__signature__ = inspect.Signature(taken)
    made.__annotations__ = {one.name: one.annotation for one in taken}
    return command


def _annotation(stated: inspect.Parameter) -> object:
    # Typer would make a second flag of it, that says no.
    flag = Annotated[bool, typer.Option(f"--{stated.name.replace('_', '-')}")]
    return flag if stated.annotation is bool else stated.annotation
