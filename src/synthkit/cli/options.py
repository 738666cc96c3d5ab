"""Options that several commands share."""

import functools
import inspect
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from synthkit.cli.policy import POLICY_FILE
from synthkit.cli.spoken import told
from synthkit.text.languages import LanguageCode, codes


def _language(code: str) -> LanguageCode:
    """A language that the terminal speaks, by its code."""
    if code not in codes():
        raise typer.BadParameter(code)
    return code


class Accepted(StrEnum):
    """What becomes of undecided names before something is sent, where nobody can be asked.

    They can only be masked: to send them is for a person to say, name by name.
    """

    MASK = "mask"


WorkspaceOption = Annotated[
    Path | None, typer.Option("--workspace", "-w", metavar="DIR", help=told("options.workspace"))
]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help=told("options.quiet"))]
# Acted on before anything is parsed, see `synthkit.cli.environment.terminal_language`.
LanguageOption = Annotated[
    str | None,
    typer.Option(
        "--language",
        parser=_language,
        metavar="|".join(codes()),
        help=told("options.language"),
    ),
]
DebugOption = Annotated[bool, typer.Option("--debug", help=told("options.debug"))]
JsonOption = Annotated[bool, typer.Option("--json", help=told("options.json"))]
QuestionsOption = Annotated[
    list[int] | None,
    typer.Option("--question", "-n", metavar="N", min=1, help=told("options.question")),
]
EngineOption = Annotated[
    str | None, typer.Option("--engine", metavar="NAME", help=told("options.engine"))
]
MaxCallsOption = Annotated[
    int | None, typer.Option("--max-calls", metavar="N", min=0, help=told("options.max_calls"))
]
MaxCostOption = Annotated[
    float | None, typer.Option("--max-cost", metavar="SUM", min=0, help=told("options.max_cost"))
]
MaxConcurrencyOption = Annotated[
    int | None,
    typer.Option(
        "--max-concurrency", metavar="N", min=1, max=64, help=told("options.max_concurrency")
    ),
]
NoCacheOption = Annotated[bool, typer.Option("--no-cache", help=told("options.no_cache"))]
ServiceOption = Annotated[
    str | None, typer.Option("--service", metavar="NAME", help=told("options.service"))
]
AcceptSuspectsOption = Annotated[
    Accepted | None,
    typer.Option("--accept-suspects", metavar="mask", help=told("options.accept_suspects")),
]
SendUnmaskedOption = Annotated[
    bool, typer.Option("--send-unmasked", help=told("options.send_unmasked"))
]


class Globals:
    """The options that stand before the command or after it.

    Args:
        policy_file: where the policy of the machine stands; nothing that is typed says that.

    Attributes:
        workspace: the folder that was named, if one was.
        quiet: only results and errors.
        debug: with tracebacks.
    """

    def __init__(self, policy_file: Path = POLICY_FILE) -> None:
        self.policy_file = policy_file
        self.workspace: Path | None = None
        self.quiet = False
        self.debug = False

    def update(self, *, workspace: Path | None, quiet: bool, debug: bool) -> None:
        """Takes what was said at one of the two places; what was said stays said."""
        self.workspace = workspace or self.workspace
        self.quiet = self.quiet or quiet
        self.debug = self.debug or debug

    def within(self, folder: Path | None) -> "Globals":
        """The same with that folder as the workspace, if one is given."""
        if folder is not None:
            self.workspace = folder
        return self


def with_globals(function: Callable[..., None]) -> Callable[..., None]:
    """A command that takes the global options too, and gets them as its ``Globals`` argument."""

    @functools.wraps(function)
    def command(
        ctx: typer.Context,
        *,
        workspace: Path | None,
        language: str | None,  # noqa: ARG001 - acted on already
        quiet: bool,
        debug: bool,
        **options: object,
    ) -> None:
        said: Globals = ctx.obj
        said.update(workspace=workspace, quiet=quiet, debug=debug)
        function(said, **options)

    own = list(inspect.signature(function).parameters.values())[1:]
    keyword = inspect.Parameter.KEYWORD_ONLY
    shared = {
        "workspace": (WorkspaceOption, None),
        "language": (LanguageOption, None),
        "quiet": (QuietOption, False),
        "debug": (DebugOption, False),
    }
    parameters = [
        inspect.Parameter("ctx", keyword, annotation=typer.Context),
        *(parameter.replace(kind=keyword) for parameter in own),
        *(
            inspect.Parameter(name, keyword, annotation=annotation, default=default)
            for name, (annotation, default) in shared.items()
        ),
    ]
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    command.__annotations__ = {p.name: p.annotation for p in parameters}
    return command
