"""The Typer application and the one error boundary."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from synthkit import __version__
from synthkit.cli.commands.demo import demo
from synthkit.cli.commands.export import export
from synthkit.cli.commands.ingest import ingest
from synthkit.cli.commands.init import init
from synthkit.cli.commands.run import run
from synthkit.cli.commands.show import show
from synthkit.cli.commands.status import status
from synthkit.cli.commands.summarise import summarise
from synthkit.cli.options import (
    DebugOption,
    Globals,
    QuietOption,
    WorkspaceOption,
    told,
    with_globals,
)

app = typer.Typer(
    name="synthkit",
    help=told("program"),
    epilog=told("epilog"),
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

for command in (init, ingest, summarise, status, show, export, run, demo):
    app.command(help=told(f"commands.{command.__name__}"))(with_globals(command))


def _version(asked: bool) -> None:  # noqa: FBT001 - Typer calls it so
    if asked:
        typer.echo(f"synthkit {__version__}")
        raise typer.Exit


@app.callback()
def synthkit(
    ctx: typer.Context,
    workspace: WorkspaceOption = None,
    quiet: QuietOption = False,  # noqa: FBT002 - an option of the command line
    debug: DebugOption = False,  # noqa: FBT002
    version: Annotated[  # noqa: ARG001, FBT002 - acted on by its callback
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help=told("options.version")),
    ] = False,
) -> None:
    """Holds the options that stand before the command."""
    ctx.obj = Globals()
    ctx.obj.update(workspace=workspace, quiet=quiet, debug=debug)


def main() -> None:
    """Runs the program: the one place where an error becomes words and an exit code.

    An error that we can name is told in one line, with one line of advice. Anything else is a
    fault of ours and keeps its traceback.
    """
    debug = "--debug" in sys.argv
    try:
        app()
    except Exception as error:
        from synthkit.cli.screen import Screen
        from synthkit.errors import SynthkitError, Unreadable

        from synthkit.cli.options import terminal_texts

        screen = Screen(terminal_texts())
        if not isinstance(error, SynthkitError):
            screen.error(screen.texts.text("errors.fault.message"), "")
            raise
        if debug:
            raise
        screen.error(
            screen.texts.text(f"errors.{error.key}.message", **error.values),
            screen.texts.text(f"errors.{error.key}.hint", **error.values),
        )
        sys.exit(error.exit_code)
