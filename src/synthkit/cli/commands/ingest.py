"""``synthkit ingest``: files to notes."""

from pathlib import Path
from typing import Annotated

import typer

from synthkit.cli.localised_typer import help_text
from synthkit.cli.options import GlobalOptions, JsonOption


def ingest(
    options: GlobalOptions,
    paths: Annotated[list[Path], typer.Argument(metavar="PATH", help=help_text("options.paths"))],
    question_text: Annotated[
        list[str] | None,
        typer.Option("--question-text", metavar="TEXT", help=help_text("options.question_text")),
    ] = None,
    prune: Annotated[bool, typer.Option("--prune", help=help_text("options.prune"))] = False,
    transcript: Annotated[
        bool, typer.Option("--transcript", help=help_text("options.transcript"))
    ] = False,
    json: JsonOption = False,
) -> int:
    """Reads the files and prints what became of them; returns the exit code."""
    from synthkit.app.reading import Vanished
    from synthkit.cli.files import refuse_missing
    from synthkit.cli.ingesting import IngestOptions
    from synthkit.cli.reports.as_json import ingest_json
    from synthkit.cli.reports.files import report_ingest
    from synthkit.cli.screen import screen_for
    from synthkit.cli.unsure_tables import ingest_with_tables, report_tables
    from synthkit.cli.workspace import make_workspace
    from synthkit.engines.chat.engine import PASTE
    from synthkit.readers.meeting_transcripts import Transcripts

    refuse_missing(paths)
    screen = screen_for(options)
    vanished = Vanished.PRUNE if prune else Vanished.KEEP
    transcripts = Transcripts.AS_NOTES if transcript else Transcripts.SET_ASIDE
    asked = IngestOptions(question_text or (), vanished, transcripts, asks=not json)
    with make_workspace(options, screen) as workspace:
        ingested, unsure = ingest_with_tables(workspace, paths, screen, asked)
        by_chat = (
            bool(workspace.store.chat_prompts()) and workspace.settings.engine.default != PASTE
        )
    if json:
        screen.raw(ingest_json(ingested, unsure))
    else:
        report_ingest(screen, ingested)
        report_tables(screen, unsure)
        if ingested.material.documents and ingested.questions:
            screen.remark(f"terminal.next.{'paste' if by_chat else 'summarise'}")
    return 1 if unsure or ingested.may_have_lost_notes else 0
