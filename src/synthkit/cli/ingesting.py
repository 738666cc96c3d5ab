"""Files read into a workspace, and synthkit.toml written where it or its questions are missing."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from synthkit.app.material import whole_documents
from synthkit.app.pipeline import ingest
from synthkit.app.reading import Vanished
from synthkit.cli.files import find_files
from synthkit.cli.screen import Screen
from synthkit.cli.settings.edits import first_settings, with_questions
from synthkit.cli.settings.tables import SETTINGS_FILE
from synthkit.cli.workspace import Workspace
from synthkit.model.outcome import Ingested
from synthkit.readers.choices import ReadingChoices
from synthkit.readers.meeting_transcripts import Transcripts
from synthkit.readers.pool import ReadingPool
from synthkit.text.detection import language_of
from synthkit.text.languages import DEFAULT


@dataclass(frozen=True, slots=True)
class IngestOptions:
    """What a command asks for beside the files.

    Attributes:
        questions: the workshop's, where they were stated.
        vanished: what becomes of documents whose files are gone.
        transcripts: what becomes of what was said at a meeting.
        asks: whether a person at the terminal may be asked what tables hold.
    """

    questions: Sequence[str] = ()
    vanished: Vanished = Vanished.KEEP
    transcripts: Transcripts = Transcripts.SET_ASIDE
    asks: bool = False


def ingest_files(
    workspace: Workspace,
    paths: Sequence[Path],
    screen: Screen,
    options: IngestOptions | None = None,
) -> Ingested:
    """Reads files, or folders that are walked."""
    options = options or IngestOptions()
    listing = find_files(paths, {known.root for known in workspace.store.known()})
    stated = [question for question in map(str.strip, options.questions) if question]
    if stated:
        _write_settings(workspace, stated, screen)
    limits = workspace.settings.limits.as_limits()
    choices = ReadingChoices(options.transcripts, workspace.settings.table_maps())
    with (
        ReadingPool(limits, choices=choices) as pool,
        screen.progress("terminal.reading", len(listing.files)) as on_step,
    ):
        ingested = ingest(workspace.context(on_step), listing, options.vanished, pool)
    if not workspace.settings.workshop.questions:
        _write_settings(workspace, [question.text for question in ingested.questions], screen)
    return ingested


def _write_settings(workspace: Workspace, questions: list[str], screen: Screen) -> None:
    if (workspace.folder / SETTINGS_FILE).exists():
        if not questions or questions == list(workspace.settings.workshop.questions):
            return
        workspace.write_settings(with_questions(workspace.settings_text(), questions))
    else:
        documents = whole_documents(workspace.store).value
        blocks = (block.text for document in documents for block in document.blocks)
        language = language_of(blocks, DEFAULT)
        workspace.write_settings(first_settings(screen.texts, language, questions))
        screen.remark("terminal.workspace_made", file=SETTINGS_FILE)
    if questions:
        screen.remark("terminal.questions_written", count=len(questions), file=SETTINGS_FILE)
    for number, question in enumerate(questions, 1):
        screen.remark("terminal.question_line", number=number, text=question)
