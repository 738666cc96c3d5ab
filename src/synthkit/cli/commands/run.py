"""``synthkit run``: ingest, summarise and export in one go."""

from pathlib import Path

from synthkit.cli.engines import Terms
from synthkit.cli.files import refuse_missing
from synthkit.cli.job import do_the_job
from synthkit.cli.options import Globals
from synthkit.cli.screen import screen_for
from synthkit.cli.workspace import make_workspace


def run(said: Globals, paths: list[Path], terms: Terms) -> int:
    """Does the whole job on ``paths``, else on the workspace's folder; returns the exit code."""
    refuse_missing(paths)
    screen = screen_for(said)
    with make_workspace(said, screen) as workspace:
        return do_the_job(workspace, paths or [workspace.folder], screen, terms)
