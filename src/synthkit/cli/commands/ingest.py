"""``synthkit ingest``: files to notes."""

from pathlib import Path

from synthkit.cli.machine import ingest_json
from synthkit.cli.file_report import report_ingest
from synthkit.cli.options import Globals
from synthkit.cli.screen import screen_for
from synthkit.cli.workspace import make_workspace
from synthkit.pipeline import Vanished


def ingest(
    said: Globals, paths: list[Path], questions: list[str], *, prune: bool, as_json: bool
) -> int:
    """Reads the files and prints what became of them; returns the exit code."""
    screen = screen_for(said)
    with make_workspace(said, screen) as workspace:
        vanished = Vanished.PRUNE if prune else Vanished.KEEP
        ingested = workspace.ingest(paths, questions, vanished, screen)
    if as_json:
        screen.raw(ingest_json(ingested))
    else:
        report_ingest(screen, ingested)
        if ingested.material.documents and ingested.questions:
            screen.remark("terminal.next.summarise")
    return 1 if ingested.may_have_lost_notes else 0
