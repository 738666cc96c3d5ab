"""``synthkit run``: ingest, summarise and export in one go."""

from pathlib import Path
from typing import Annotated

import typer

from synthkit.cli.options import Globals, told


def run(
    said: Globals,
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="[PATH...]", help=told("options.run_paths"))
    ] = None,
) -> None:
    from synthkit.cli.job import do_the_job
    from synthkit.cli.options import terminal_texts
    from synthkit.cli.screen import Screen
    from synthkit.cli.workspace import make_workspace

    screen = Screen(terminal_texts(), quiet=said.quiet)
    with make_workspace(said, screen) as workspace:
        ended = do_the_job(workspace, paths or [workspace.folder], screen)
    if ended:
        raise typer.Exit(ended)
