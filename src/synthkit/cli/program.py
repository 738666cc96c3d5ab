"""The program: its commands by group, each imported when it is called.

A command is a function in the module of its name in ``commands/``, whose parameters are what can
be typed. ``--help`` lists them by the locale files alone and imports none of them; the help of one
command imports that one, whose own imports wait for it to be called.
"""

import functools
import importlib
import inspect
from pathlib import Path
from typing import Annotated, Any, Final

import typer
from typer.core import TyperCommand

from synthkit import __version__
from synthkit.cli.localised_typer import (
    LocalisedCommand,
    LocalisedGroup,
    help_text,
    no_such_command,
)
from synthkit.cli.options import Command, parameter, with_parameters
from synthkit.cli.session import Session
from synthkit.text.languages import LanguageCode, codes

# In the order in which a person meets them.
GROUPS: Final = {
    "usual_way": (
        "demo",
        "forms",
        "run",
        "ingest",
        "transcribe",
        "summarise",
        "export",
        "adopt",
        "archive",
        "verify",
        "pack",
        "unpack",
    ),
    "look": ("status", "show", "check", "trace", "log", "examples", "sample"),
    "correct": (
        *("place", "set-group", "retitle", "reword", "move", "merge", "drop"),
        *("leave-out", "bring-back", "edit", "approve", "undo"),
    ),
    "themes": ("themes",),
    "models": ("doctor", "preview", "paste", "calls"),
    "privacy": ("names", "forget", "purge"),
    "settings": ("init", "series", "prompts", "restore"),
}
COMMANDS: Final = tuple(name for names in GROUPS.values() for name in names)


def _language(code: str) -> LanguageCode:
    """A language that the terminal speaks, by its code."""
    if code not in codes():
        raise typer.BadParameter(code)
    return code


_CONTEXT: Final = parameter("ctx", typer.Context, inspect.Parameter.empty)
# The options that may stand before the command or after it.
_WORKSPACE = Annotated[Path | None, typer.Option("--workspace", "-w", metavar="DIR")]
# Acted on before anything is parsed, see `synthkit.cli.environment.terminal_language`.
_LANGUAGE = Annotated[str | None, typer.Option(parser=_language, metavar="|".join(codes()))]
_SHARED: Final = (
    parameter("workspace", _WORKSPACE),
    parameter("language", _LANGUAGE),
    parameter("quiet", Annotated[bool, typer.Option("--quiet", "-q")], default=False),
    # Acted on by `synthkit.cli.main`, whatever becomes of the command.
    parameter("debug", bool, default=False),
)


def _take_shared(ctx: typer.Context, given: dict[str, Any]) -> Session:
    """The session, which takes the options that hold for all out of what was typed."""
    session: Session = ctx.obj
    shared = {option.name: given.pop(option.name) for option in _SHARED}
    session.take(workspace=shared["workspace"], quiet=shared["quiet"])
    return session


def _with_shared_options(function: Command) -> Command:
    """The command with the options that hold for all; its first argument is the session."""

    @functools.wraps(function)
    def command(ctx: typer.Context, **given: Any) -> int | None:  # noqa: ANN401 - as typed
        return function(_take_shared(ctx, given), **given)

    _, *own = inspect.signature(function).parameters.values()
    return with_parameters(command, (_CONTEXT, *own, *_SHARED))


class Program(LocalisedGroup):
    """The program, whose commands are these alone."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002 - as Typer has it
        """The names of all, in their order."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401, ARG002 - as above
        """A stand-in that holds what lists of commands show."""
        group = next((group for group, names in GROUPS.items() if cmd_name in names), None)
        if group is None:
            return None
        panel = help_text(f"groups.{group}")
        return TyperCommand(cmd_name, help=_help_of(cmd_name), rich_help_panel=panel)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401 - as above
        """The command that the first argument names.

        Raises:
            UsageMistake: if there is none of that name.
        """
        name = args[0]
        if name in COMMANDS:
            return name, command(name), args[1:]
        if not name.startswith("-") and not ctx.resilient_parsing:
            raise no_such_command(name, COMMANDS)
        return super().resolve_command(ctx, args)


def command(name: str) -> Any:  # noqa: ANN401 - Typer hides the classes of its click
    """The command of that name, imported now."""
    function = name.replace("-", "_")
    module = importlib.import_module(f"synthkit.cli.commands.{function}")
    alone = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    add = alone.command(name, cls=LocalisedCommand, help=_help_of(name))
    add(_with_shared_options(getattr(module, function)))
    return typer.main.get_command(alone)


def _help_of(name: str) -> str:
    return help_text(f"commands.{name.replace('-', '_')}")


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"synthkit {__version__}")
        raise typer.Exit


_VERSION = Annotated[bool, typer.Option("--version", callback=_print_version, is_eager=True)]


def _before_commands(ctx: typer.Context, **given: Any) -> None:  # noqa: ANN401 - as typed
    _take_shared(ctx, given)


app = typer.Typer(
    name="synthkit",
    cls=Program,
    help=help_text("program"),
    epilog=help_text("epilog"),
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    callback=with_parameters(
        _before_commands, (_CONTEXT, *_SHARED, parameter("version", _VERSION, default=False))
    ),
)
