"""``synthkit transcribe``: a document to type in what no program can read."""

from pathlib import Path
from typing import Annotated

import typer

from synthkit.cli.localised_typer import help_text
from synthkit.cli.options import GlobalOptions


def transcribe(
    options: GlobalOptions,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="PATH", help=help_text("options.transcribe_output")),
    ] = None,
) -> int:
    """Writes the pages and pictures that are left to type in; returns the exit code."""
    from synthkit.cli.screen import screen_for
    from synthkit.cli.transcription_files import left_to_type, write_transcription
    from synthkit.cli.workspace import open_workspace
    from synthkit.store.database import Access

    screen = screen_for(options)
    with open_workspace(options, screen, Access.READ) as workspace:
        left = left_to_type(workspace, screen)
        for path in left.out_of_reach:
            screen.warn("terminal.transcribe.out_of_reach", name=path)
        if left.items:
            write_transcription(workspace, screen, left, output)
        elif not left.out_of_reach:
            screen.result("terminal.transcribe.nothing")
    return 1 if left.out_of_reach else 0
