"""``synthkit ingest``: files to notes."""

from pathlib import Path
from typing import Annotated

import typer

from synthkit.cli.session import Session


def ingest(
    session: Session,
    paths: Annotated[list[Path], typer.Argument(metavar="PATH")],
    question_text: Annotated[list[str] | None, typer.Option(metavar="TEXT")] = None,
    prune: bool = False,
    transcript: bool = False,
    json: bool = False,
) -> int:
    """Reads the files and prints what became of them; returns the exit code."""
    from synthkit.app.reading import Vanished
    from synthkit.cli.files import refuse_missing
    from synthkit.cli.ingesting import IngestOptions, ingest_files, report_tables, tables_json
    from synthkit.cli.reports.files import ingest_json, report_ingest
    from synthkit.engines.chat.engine import PASTE
    from synthkit.readers.meeting_transcripts import Transcripts

    refuse_missing(paths)
    screen = session.screen
    vanished = Vanished.PRUNE if prune else Vanished.KEEP
    transcripts = Transcripts.AS_NOTES if transcript else Transcripts.SET_ASIDE
    options = IngestOptions(question_text or (), vanished, transcripts, asks=not json)
    with session.making() as workspace:
        ingested, unsure = ingest_files(workspace, paths, screen, options)
        by_chat = (
            bool(workspace.store.chat_prompts()) and workspace.settings.engine.default != PASTE
        )
    if json:
        screen.json(ingest_json(ingested) | {"unsure_tables": tables_json(unsure)})
    else:
        report_ingest(screen, ingested)
        report_tables(screen, unsure)
        if ingested.material.documents and ingested.questions:
            screen.remark(f"terminal.next.{'paste' if by_chat else 'summarise'}")
    return 1 if unsure or ingested.may_have_lost_notes else 0
