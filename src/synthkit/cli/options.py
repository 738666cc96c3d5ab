"""Options and arguments that several commands share."""

import functools
import inspect
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from synthkit.cli.localised_typer import help_text
from synthkit.cli.policy import POLICY_FILE
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
    Path | None,
    typer.Option("--workspace", "-w", metavar="DIR", help=help_text("options.workspace")),
]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help=help_text("options.quiet"))]
# Acted on before anything is parsed, see `synthkit.cli.environment.terminal_language`.
LanguageOption = Annotated[
    str | None,
    typer.Option(
        "--language",
        parser=_language,
        metavar="|".join(codes()),
        help=help_text("options.language"),
    ),
]
DebugOption = Annotated[bool, typer.Option("--debug", help=help_text("options.debug"))]
JsonOption = Annotated[bool, typer.Option("--json", help=help_text("options.json"))]
QuestionsOption = Annotated[
    list[int] | None,
    typer.Option("--question", "-n", metavar="N", min=1, help=help_text("options.question")),
]
EngineOption = Annotated[
    str | None, typer.Option("--engine", metavar="NAME", help=help_text("options.engine"))
]
ModelOption = Annotated[
    str | None, typer.Option("--model", metavar="NAME", help=help_text("options.model"))
]
BaseUrlOption = Annotated[
    str | None, typer.Option("--base-url", metavar="URL", help=help_text("options.base_url"))
]
MaxCallsOption = Annotated[
    int | None, typer.Option("--max-calls", metavar="N", min=0, help=help_text("options.max_calls"))
]
MaxCostOption = Annotated[
    float | None,
    typer.Option("--max-cost", metavar="SUM", min=0, help=help_text("options.max_cost")),
]
MaxConcurrencyOption = Annotated[
    int | None,
    typer.Option(
        "--max-concurrency", metavar="N", min=1, max=64, help=help_text("options.max_concurrency")
    ),
]
NoCacheOption = Annotated[bool, typer.Option("--no-cache", help=help_text("options.no_cache"))]
ServiceOption = Annotated[
    str | None, typer.Option("--service", metavar="NAME", help=help_text("options.service"))
]
AcceptSuspectsOption = Annotated[
    Accepted | None,
    typer.Option("--accept-suspects", metavar="mask", help=help_text("options.accept_suspects")),
]
SendUnmaskedOption = Annotated[
    bool, typer.Option("--send-unmasked", help=help_text("options.send_unmasked"))
]


NotesArgument = Annotated[list[str], typer.Argument(metavar="NOTE", help=help_text("options.note"))]
ThemeArgument = Annotated[str, typer.Argument(metavar="THEME", help=help_text("options.theme"))]
LineArgument = Annotated[str, typer.Argument(metavar="LINE", help=help_text("options.line"))]
InsightArgument = Annotated[
    str, typer.Argument(metavar="INSIGHT", help=help_text("options.insight"))
]


class GlobalOptions:
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
        """Takes what stands at one of the two places; what stood at the other still holds."""
        self.workspace = workspace or self.workspace
        self.quiet = self.quiet or quiet
        self.debug = self.debug or debug

    def within(self, folder: Path | None) -> "GlobalOptions":
        """The same with that folder as the workspace, if one is given."""
        if folder is not None:
            self.workspace = folder
        return self


def with_global_options(function: Callable[..., int | None]) -> Callable[..., int | None]:
    """The command with the global options too, which it gets as its first argument."""

    @functools.wraps(function)
    def command(
        ctx: typer.Context,
        *,
        workspace: Path | None,
        language: str | None,  # noqa: ARG001 - acted on already
        quiet: bool,
        debug: bool,
        **own: object,
    ) -> int | None:
        options: GlobalOptions = ctx.obj
        options.update(workspace=workspace, quiet=quiet, debug=debug)
        return function(options, **own)

    keyword = inspect.Parameter.KEYWORD_ONLY
    shared = {
        "workspace": (WorkspaceOption, None),
        "language": (LanguageOption, None),
        "quiet": (QuietOption, False),
        "debug": (DebugOption, False),
    }
    parameters = [
        inspect.Parameter("ctx", keyword, annotation=typer.Context),
        *(
            p.replace(kind=keyword)
            for p in list(inspect.signature(function).parameters.values())[1:]
        ),
        *(
            inspect.Parameter(name, keyword, annotation=annotation, default=default)
            for name, (annotation, default) in shared.items()
        ),
    ]
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    command.__annotations__ = {p.name: p.annotation for p in parameters}
    return command
