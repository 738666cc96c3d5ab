"""``synthkit run``: ingest, summarise and export in one go."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from synthkit.cli.options import AcceptSuspectsOption
from synthkit.cli.session import Session

if TYPE_CHECKING:
    from synthkit.cli.engine_factory import EngineOptions
    from synthkit.cli.screen import Screen
    from synthkit.cli.workspace import Workspace
    from synthkit.model.outcome import Ingested
    from synthkit.model.synthesis import Synthesis


def run(
    session: Session,
    paths: Annotated[list[Path] | None, typer.Argument(metavar="PATH")] = None,
    accept_suspects: AcceptSuspectsOption = None,
) -> int:
    """Does the whole job on ``paths``, else on the workspace's folder; returns the exit code."""
    from synthkit.cli.engine_factory import EngineOptions
    from synthkit.cli.files import refuse_missing

    refuse_missing(paths or [])
    options = EngineOptions(accept=accept_suspects)
    with session.making() as workspace:
        return do_the_job(workspace, paths or [workspace.folder], session.screen, options)


def do_the_job(
    workspace: "Workspace",
    paths: list[Path],
    screen: "Screen",
    options: "EngineOptions | None" = None,
) -> int:
    """Ingests, summarises and exports a Word document; returns the exit code.

    Raises:
        UsageMistake: "run_cannot_wait", where replies would have to be carried from a chat.
    """
    from synthkit.app.sections import Existing
    from synthkit.cli.engine_factory import EngineFactory, EngineOptions
    from synthkit.cli.engine_run import make_sections
    from synthkit.cli.exports import Wanted, house_template, write_exports
    from synthkit.cli.ingesting import IngestOptions, ingest_files, report_tables
    from synthkit.cli.reports.files import report_ingest
    from synthkit.engines.chat.engine import PASTE
    from synthkit.errors import ChecksFailed, UsageMistake
    from synthkit.exporters.formats import DOCX

    options = options or EngineOptions()
    if EngineFactory(workspace, options).name == PASTE:
        raise UsageMistake("run_cannot_wait")
    asked = IngestOptions(asks=True)
    ingested, unsure = ingest_files(workspace, paths, screen, asked)
    report_ingest(screen, ingested)
    report_tables(screen, unsure)
    make_sections(workspace, None, options, Existing.OWN, screen)
    synthesis = workspace.overview()
    view = workspace.settings.export.as_view()
    house = house_template(workspace, None, [DOCX])
    wanted = Wanted([DOCX], workspace.shown_folder, view, house)
    (written,) = write_exports(workspace, synthesis, wanted).value
    _report(screen, ingested, synthesis, written)
    if synthesis.errors:
        return ChecksFailed.exit_code
    return 1 if unsure or ingested.may_have_lost_notes else 0


def _report(screen: "Screen", ingested: "Ingested", synthesis: "Synthesis", path: Path) -> None:
    """Five lines about what came of it."""
    from synthkit.cli.reports.ledger import report_look_at, what_was_made
    from synthkit.drafts.ledger import balance

    text, totals = screen.texts.text, balance(synthesis).totals
    questions = synthesis.workshop.questions
    unread = [f.path for f in ingested.files if f.reason and f.reason.may_hold_notes]
    missing = [str(q.number) for q in questions if not synthesis.material.notes_of(q.number)]
    screen.line()
    screen.result("terminal.run.document", path=path)
    screen.result(
        "terminal.run.came_out",
        made=what_was_made(screen, totals),
        questions=text("terminal.count.questions", count=len(questions)),
    )
    screen.result(
        "terminal.run.notes",
        notes=totals.notes,
        cited=totals.cited,
        near=totals.near,
        left_out=sum(totals.left_out.values()),
        open=totals.not_summarised,
    )
    report_look_at(screen, synthesis.findings)
    if unread or totals.unread_pages or totals.unread_pictures:
        names = ", ".join(unread) or text("terminal.run.pages")
        screen.result("terminal.run.missing_files", names=names)
    elif missing:
        screen.result("terminal.run.missing_answers", numbers=", ".join(missing))
    else:
        screen.result("terminal.run.missing_nothing")
