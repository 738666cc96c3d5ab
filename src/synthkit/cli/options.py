"""Options and arguments that several commands share, and parameters made at run time."""

import inspect
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Annotated, Any

import typer

# What each of them says in help stands in the locale files, under its parameter's name.
JsonOption = Annotated[bool, typer.Option("--json")]
QuestionsOption = Annotated[list[int] | None, typer.Option("--question", "-n", metavar="N", min=1)]
EngineOption = Annotated[str | None, typer.Option(metavar="NAME")]
ModelOption = Annotated[str | None, typer.Option(metavar="NAME")]
BaseUrlOption = Annotated[str | None, typer.Option(metavar="URL")]
SendUnmaskedOption = Annotated[bool, typer.Option("--send-unmasked")]
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


def parameter(
    name: str, annotation: object, default: object = inspect.Parameter.empty
) -> inspect.Parameter:
    """A parameter of a command, as Typer reads it."""
    kind = inspect.Parameter.KEYWORD_ONLY
    return inspect.Parameter(name, kind, annotation=annotation, default=default)


def with_parameters(command: Command, parameters: Iterable[inspect.Parameter]) -> Command:
    """The command, which Typer takes to have these parameters."""
    kind = inspect.Parameter.KEYWORD_ONLY
    signature = inspect.Signature([one.replace(kind=kind) for one in parameters])
    made: Any = command
    made.__signature__ = signature
    made.__annotations__ = {name: p.annotation for name, p in signature.parameters.items()}
    return command
