"""Files read into a workspace, and what synthkit.toml has to say of them written into it.

It is written where it or its questions are missing. Tables of which nothing tells what they hold
are shown, asked about, and settled there.
"""

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from synthkit.app.material import whole_documents
from synthkit.app.pipeline import ingest
from synthkit.app.reading import Vanished, reading_pool
from synthkit.cli.files import find_files
from synthkit.cli.screen import Screen
from synthkit.cli.settings.edits import first_settings, intake_line, with_intake, with_questions
from synthkit.cli.settings.tables import SETTINGS_FILE, IntakeSettings
from synthkit.cli.workspace import Workspace
from synthkit.drafts.changes import Change
from synthkit.model.document import RefusalReason
from synthkit.model.outcome import FileFate, Ingested
from synthkit.privacy.masker import Masker, names_of
from synthkit.privacy.spans import placeholders
from synthkit.readers.meeting_transcripts import Transcripts
from synthkit.readers.pool import FilePool, Task
from synthkit.readers.reading import ReadingChoices
from synthkit.readers.sheets.columns import Role
from synthkit.readers.sheets.table_map import pattern_for
from synthkit.readers.table_views import ColumnView, TableView, TableViews, table_views
from synthkit.text.detection import language_of
from synthkit.text.languages import DEFAULT

_ANSWERS = {"n": "notes", "g": "group", "p": "personal", "i": "ignore"}
_MASKED = re.compile(r"\[[^\[\]]+\]")
_GONE = {FileFate.VANISHED, FileFate.PRUNED}


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


@dataclass(frozen=True, slots=True)
class UnsureFile:
    """A file with tables that a person has to describe; what they hold is masked.

    Attributes:
        pattern: what it goes by under ``[intake]``.
        known: what stands there already.
    """

    path: str
    tables: tuple[TableView, ...]
    pattern: str
    known: IntakeSettings

    @property
    def columns(self) -> list[tuple[str, ColumnView]]:
        """Those that nothing is known of, with what they go by."""
        unsure = (c for table in self.tables for c in table.columns if c.role is Role.UNSURE)
        return [(column.heading or column.letter, column) for column in unsure]

    @property
    def line(self) -> str:
        """What can be pasted into synthkit.toml: columns of several words are notes."""
        said: dict[str, list[str]] = {}
        for name, column in self.columns:
            wordy = any(" " in text for text in column.samples)
            people = all(_MASKED.fullmatch(text) for text in column.samples)
            role = "personal" if people else "notes" if wordy else "ignore"
            said.setdefault(role, []).append(name)
        if "notes" not in said and not self.known.notes:
            said = {"notes": [name for name, _ in self.columns]}
        return intake_line(self.pattern, self.known.with_columns(said))


def ingest_files(
    workspace: Workspace, paths: Sequence[Path], screen: Screen, options: IngestOptions
) -> tuple[Ingested, tuple[UnsureFile, ...]]:
    """Reads files, and asks about tables where somebody sits at the terminal; what is left open."""
    ingested = _ingest(workspace, paths, screen, options)
    unsure = _unsure(workspace, paths, ingested)
    if unsure and options.asks and sys.stdin.isatty():
        report_tables(screen, unsure)
        for file in unsure:
            _ask(workspace, file, screen)
        ingested = _ingest(workspace, paths, screen, options)
        unsure = _unsure(workspace, paths, ingested)
    return ingested, unsure


def report_tables(screen: Screen, files: Sequence[UnsureFile]) -> None:
    """The columns of each table with roles and values, and the line that settles them."""
    text = screen.texts.text
    heads = [text(f"tables.{name}") for name in ("column", "heading", "role", "samples")]
    for file in files:
        for table in file.tables:
            title = "tables.title_sheet" if table.sheet else "tables.title"
            screen.warn(title, name=file.path, sheet=table.sheet)
            rows = [
                [c.letter, c.heading, text(f"tables.roles.{c.role}"), "; ".join(c.samples)]
                for c in table.columns
            ]
            screen.table(heads, rows)
        screen.warn("tables.paste")
        screen.verbatim(file.line)
        screen.warn("tables.by_question")


def tables_json(files: Sequence[UnsureFile]) -> object:
    """The same for a machine to read."""
    return [
        {"path": file.path, "line": file.line}
        | {"tables": [table.model_dump(mode="json") for table in file.tables]}
        for file in files
    ]


def _ingest(
    workspace: Workspace,
    paths: Sequence[Path],
    screen: Screen,
    options: IngestOptions,
) -> Ingested:
    listing = find_files(paths, {known.root for known in workspace.store.known()})
    stated = [question for question in map(str.strip, options.questions) if question]
    if stated:
        _write_settings(workspace, stated, screen)
    limits = workspace.settings.limits.as_limits()
    choices = ReadingChoices(options.transcripts, workspace.settings.table_maps())
    with (
        reading_pool(limits, choices) as pool,
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


def _unsure(
    workspace: Workspace, paths: Sequence[Path], ingested: Ingested
) -> tuple[UnsureFile, ...]:
    """The files that were found now and have such tables."""
    known = {
        document.key
        for document in ingested.material.documents
        if any(finding.code == "columns_unsure" for finding in document.findings)
    }
    wanted = {
        outcome.path
        for outcome in ingested.files
        if outcome.reason is RefusalReason.UNSURE_COLUMNS
        or (outcome.document in known and outcome.fate not in _GONE)
    }
    if not wanted:
        return ()
    listing = find_files(paths, {known.root for known in workspace.store.known()})
    tasks = [Task(f.path, f.path, f.size(), f.content) for f in listing.files if f.path in wanted]
    limits, maps = workspace.settings.limits.as_limits(), workspace.settings.table_maps()
    workshop = workspace.context().workshop
    masker = Masker(names_of(workshop), placeholders(workshop.language), "")
    with FilePool(limits, partial(table_views, maps), TableViews) as pool:
        found = [
            _file(workspace, task.path, [_masked(table, masker) for table in views.tables])
            for task, views in pool.read_all(tasks)
            if not isinstance(views, RefusalReason) and views.tables
        ]
    return tuple(sorted(found, key=lambda file: file.path))


def _masked(table: TableView, masker: Masker) -> TableView:
    columns = (
        column.model_copy(update={"samples": tuple(map(masker.text, column.samples))})
        for column in table.columns
    )
    return table.model_copy(update={"columns": tuple(columns)})


def _file(workspace: Workspace, path: str, tables: Sequence[TableView]) -> UnsureFile:
    intake = workspace.settings.intake
    pattern = pattern_for(path, intake) or path.rsplit("/", 1)[-1]
    return UnsureFile(path, tuple(tables), pattern, intake.get(pattern, IntakeSettings()))


def _ask(workspace: Workspace, file: UnsureFile, screen: Screen) -> None:
    """Asks what each column holds and writes it down; an empty answer leaves a column open."""
    numbers = [str(question.number) for question in workspace.settings.as_workshop().questions]
    said: dict[str, list[str]] = {}
    for name, column in file.columns:
        shown = f"{column.letter} ({name})" if column.heading else column.letter
        samples = "; ".join(column.samples)
        answer = _answer(screen, "tables.ask", column=shown, samples=samples)
        role = _ANSWERS.get(answer[:1])
        if role == "notes" and numbers:
            number = _answer(screen, "tables.ask_question", last=numbers[-1])
            role = f"notes.{number}" if number in numbers else role
        if role:
            said.setdefault(role, []).append(name)
    if said:
        written = file.known.with_columns(said)
        edit = workspace.settings_edit(lambda text: with_intake(text, file.pattern, written))
        workspace.record(Change(command="intake", details={"name": file.pattern}, settings=edit))
        screen.remark("tables.written", file=SETTINGS_FILE)


def _answer(screen: Screen, key: str, **values: object) -> str:
    screen.warn(key, **values)
    return sys.stdin.readline().strip().casefold()
