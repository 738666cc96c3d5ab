"""``synthkit run``: ingest, summarise and export in one go."""

from pathlib import Path
from typing import Annotated

import typer

from synthkit.cli.localised_typer import help_text
from synthkit.cli.options import AcceptSuspectsOption, GlobalOptions


def run(
    options: GlobalOptions,
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="PATH", help=help_text("options.run_paths"))
    ] = None,
    accept_suspects: AcceptSuspectsOption = None,
) -> int:
    """Does the whole job on ``paths``, else on the workspace's folder; returns the exit code."""
    from synthkit.cli.engine_factory import EngineOptions
    from synthkit.cli.files import refuse_missing
    from synthkit.cli.screen import screen_for
    from synthkit.cli.whole_job import do_the_job
    from synthkit.cli.workspace import make_workspace

    refuse_missing(paths or [])
    screen = screen_for(options)
    with make_workspace(options, screen) as workspace:
        engine_options = EngineOptions(accept=accept_suspects)
        return do_the_job(workspace, paths or [workspace.folder], screen, engine_options)
