"""The whole job in one go, and five lines about what came of it; for `run` and `demo`."""

from pathlib import Path

from synthkit.app.sections import Existing
from synthkit.cli.engine_factory import EngineFactory, EngineOptions
from synthkit.cli.engine_run import make_sections
from synthkit.cli.exports import write_exports
from synthkit.cli.ingesting import IngestOptions
from synthkit.cli.reports.files import report_ingest
from synthkit.cli.reports.findings import report_look_at
from synthkit.cli.reports.ledger import what_was_made
from synthkit.cli.screen import Screen
from synthkit.cli.unsure_tables import ingest_with_tables, report_tables
from synthkit.cli.workspace import Workspace
from synthkit.drafts.ledger import balance
from synthkit.engines.chat.engine import PASTE
from synthkit.errors import ChecksFailed, UsageMistake
from synthkit.exporters.formats import DOCX
from synthkit.model.outcome import Ingested
from synthkit.model.synthesis import Synthesis


def do_the_job(
    workspace: Workspace, paths: list[Path], screen: Screen, options: EngineOptions | None = None
) -> int:
    """Ingests, summarises and exports a Word document; returns the exit code.

    Raises:
        UsageMistake: "run_cannot_wait", where replies would have to be carried from a chat.
    """
    options = options or EngineOptions()
    if EngineFactory(workspace, options).name == PASTE:
        raise UsageMistake("run_cannot_wait")
    asked = IngestOptions(asks=True)
    ingested, unsure = ingest_with_tables(workspace, paths, screen, asked)
    report_ingest(screen, ingested)
    report_tables(screen, unsure)
    make_sections(workspace, None, options, Existing.OWN, screen)
    synthesis = workspace.overview()
    view = workspace.settings.export.as_view()
    written = write_exports(workspace, synthesis, [DOCX], _beside(workspace), view)
    _five_lines(screen, ingested, synthesis, written[0])
    if synthesis.errors:
        return ChecksFailed.exit_code
    return 1 if unsure or ingested.may_have_lost_notes else 0


def _beside(workspace: Workspace) -> Path | None:
    """The workspace's folder; the current one where that is the same, for a shorter path."""
    here = workspace.folder.resolve() == Path.cwd().resolve()
    return None if here else workspace.folder


def _five_lines(screen: Screen, ingested: Ingested, synthesis: Synthesis, path: Path) -> None:
    totals = balance(synthesis).totals
    left_out = sum(totals.left_out.values())
    unread = [f.path for f in ingested.files if f.reason and f.reason.may_hold_notes]
    missing = [
        str(question.number)
        for question in synthesis.workshop.questions
        if not synthesis.material.notes_of(question.number)
    ]
    screen.line()
    screen.result("terminal.run.document", path=path)
    screen.result(
        "terminal.run.came_out",
        made=what_was_made(screen, totals),
        questions=screen.texts.text(
            "terminal.count.questions", count=len(synthesis.workshop.questions)
        ),
    )
    screen.result(
        "terminal.run.notes",
        notes=totals.notes,
        cited=totals.cited,
        left_out=left_out,
        open=totals.not_summarised,
    )
    report_look_at(screen, synthesis.findings)
    if unread or totals.unread_pages or totals.unread_pictures:
        names = ", ".join(unread) or screen.texts.text("terminal.run.pages")
        screen.result("terminal.run.missing_files", names=names)
    elif missing:
        screen.result("terminal.run.missing_answers", numbers=", ".join(missing))
    else:
        screen.result("terminal.run.missing_nothing")
