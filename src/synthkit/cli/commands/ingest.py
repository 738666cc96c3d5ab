"""``synthkit ingest``: files to notes."""

from dataclasses import dataclass
from pathlib import Path

from synthkit.app.reading import Vanished
from synthkit.cli.file_report import report_ingest
from synthkit.cli.files import refuse_missing
from synthkit.cli.machine import ingest_json
from synthkit.cli.options import Globals
from synthkit.cli.screen import screen_for
from synthkit.cli.workspace import make_workspace
from synthkit.engines.chat.engine import PASTE
from synthkit.readers.meeting_transcripts import Transcripts


@dataclass(frozen=True, slots=True)
class Asked:
    """What the options of the command ask for.

    Attributes:
        questions: the workshop's, where they were stated.
        prune: let go of documents whose files are gone.
        transcript: read what was said at a meeting as notes.
    """

    questions: list[str]
    prune: bool = False
    transcript: bool = False


def ingest(said: Globals, paths: list[Path], asked: Asked, *, as_json: bool) -> int:
    """Reads the files and prints what became of them; returns the exit code."""
    refuse_missing(paths)
    screen = screen_for(said)
    with make_workspace(said, screen) as workspace:
        vanished = Vanished.PRUNE if asked.prune else Vanished.KEEP
        transcripts = Transcripts.AS_NOTES if asked.transcript else Transcripts.SET_ASIDE
        ingested = workspace.ingest(paths, asked.questions, vanished, screen, transcripts)
        by_chat = (
            bool(workspace.store.chat_prompts()) and workspace.settings.engine.default != PASTE
        )
    if as_json:
        screen.raw(ingest_json(ingested))
    else:
        report_ingest(screen, ingested)
        if ingested.material.documents and ingested.questions:
            screen.remark(f"terminal.next.{'paste' if by_chat else 'summarise'}")
    return 1 if ingested.may_have_lost_notes else 0
