"""``synthkit export``: the synthesis as a document."""

import functools
import inspect
from pathlib import Path
from typing import Annotated

import typer

from synthkit.cli.options import Command, OutputOption, parameter, with_parameters
from synthkit.cli.session import Session
from synthkit.exporters.formats import FORMATS, ExportFormat


def with_an_option_for_each_format(function: Command) -> Command:
    """The command with an option for each format; it gets those that were asked for."""

    @functools.wraps(function)
    def command(session: Session, **own: object) -> int | None:
        asked = tuple(form for form in FORMATS if own.pop(form.name))
        return function(session, asked, **own)

    first, _, *others = inspect.signature(function).parameters.values()
    of_formats = (parameter(form.name, bool, default=False) for form in FORMATS)
    return with_parameters(command, (first, *of_formats, *others))


@with_an_option_for_each_format
def export(
    session: Session,
    asked: tuple[ExportFormat, ...],
    output: OutputOption = None,
    counts: bool = False,
    detail: Annotated[str | None, typer.Option(metavar="short|normal|full")] = None,
    glossary: bool = False,
    with_names: bool = False,
    draft: bool = False,
    sources: Annotated[str | None, typer.Option(metavar="comments|appendix")] = None,
    receipt: Annotated[str | None, typer.Option(metavar="GROUP|all")] = None,
    onepager: bool = False,
    examples: bool = False,
    home: Annotated[str | None, typer.Option("--for", metavar="NAME")] = None,
    track: Annotated[Path | None, typer.Option("--track", metavar="FILE.docx")] = None,
    template: Annotated[Path | None, typer.Option(metavar="FILE")] = None,
    strict: bool = False,
) -> None:
    """Writes a file of each format, Word where none is asked for, and prints where they lie."""
    from synthkit.app.adoption import EditKind
    from synthkit.checks.catalogue import refused_by_strict
    from synthkit.cli.edited_document import adoption_of
    from synthkit.cli.exports import (
        Wanted,
        format_of,
        house_template,
        report_export,
        sources_of,
        write_exports,
        write_tracked,
    )
    from synthkit.cli.pages import AskedPages, write_asked_pages
    from synthkit.errors import ChecksFailed, UsageMistake
    from synthkit.exporters.formats import DOCX
    from synthkit.exporters.view import Examples, Names, Stage
    from synthkit.model.base import Result

    formats = asked or (format_of(output),)
    names = Names.SHOWN if with_names else Names.MASKED
    screen = session.screen
    with session.writing() as workspace:
        settings = workspace.settings.export.but(counts=counts, detail=detail, glossary=glossary)
        stage = Stage.DRAFT if draft else Stage.FINAL
        view = settings.as_view().model_copy(
            update={"names": names, "stage": stage, "sources": sources_of(sources)}
        )
        synthesis = workspace.overview()
        refused = refused_by_strict(synthesis.findings)
        if strict and refused:
            screen.findings(refused)
            raise ChecksFailed("export_refused_by_checks", count=len(refused))
        pages = AskedPages(receipt=receipt, onepager=onepager, examples=examples, home=home)
        if view.examples is Examples.SHOWN or examples or home:
            synthesis = workspace.with_examples(synthesis)
        if pages.any:
            write_asked_pages(screen, workspace, synthesis, pages, Wanted(formats, output, view))
            return
        if track is None:
            house = house_template(workspace, template, formats)
            written = write_exports(workspace, synthesis, Wanted(formats, output, view, house))
        elif formats != (DOCX,):
            raise UsageMistake("track_needs_docx")
        else:
            edits = adoption_of(workspace, synthesis, track)
            if any(report.kind is not EditKind.REORDER for report in edits.taken):
                screen.warn("terminal.track_not_adopted", name=track.name)
            written = Result([write_tracked(workspace, synthesis, track, output, view)])
    screen.findings(written.findings)
    report_export(screen, synthesis, written.value, view)
