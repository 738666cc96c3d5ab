"""The program: its commands by group, each imported when it is called.

A command is a function in the module of its name in ``commands/``, whose parameters are what can
be typed. ``--help`` lists them by the locale files alone and imports none of them; the help of one
command imports that one, whose own imports wait for it to be called.
"""

import importlib
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
from synthkit.cli.options import (
    DebugOption,
    LanguageOption,
    QuietOption,
    WorkspaceOption,
    with_global_options,
)

# In the order in which a person meets them.
GROUPS: Final = {
    "usual_way": ("demo", "run", "ingest", "transcribe", "summarise", "export", "adopt"),
    "look": ("status", "show", "check", "trace", "log"),
    "correct": (
        *("place", "set-group", "retitle", "reword", "move", "merge", "drop"),
        *("leave-out", "bring-back", "approve", "undo"),
    ),
    "themes": ("themes",),
    "models": ("doctor", "preview", "paste", "calls"),
    "privacy": ("names", "forget"),
    "settings": ("init", "prompts", "restore"),
}
COMMANDS: Final = tuple(name for names in GROUPS.values() for name in names)


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
    add(with_global_options(getattr(module, function)))
    return typer.main.get_command(alone)


def _help_of(name: str) -> str:
    return help_text(f"commands.{name.replace('-', '_')}")


app = typer.Typer(
    name="synthkit",
    cls=Program,
    help=help_text("program"),
    epilog=help_text("epilog"),
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"synthkit {__version__}")
        raise typer.Exit


@app.callback()
def synthkit(
    ctx: typer.Context,
    workspace: WorkspaceOption = None,
    language: LanguageOption = None,  # noqa: ARG001 - acted on already
    quiet: QuietOption = False,
    debug: DebugOption = False,
    version: Annotated[  # noqa: ARG001 - acted on by its callback
        bool,
        typer.Option(
            "--version", callback=_version, is_eager=True, help=help_text("options.version")
        ),
    ] = False,
) -> None:
    """Holds the options that stand before the command."""
    ctx.obj.update(workspace=workspace, quiet=quiet, debug=debug)
