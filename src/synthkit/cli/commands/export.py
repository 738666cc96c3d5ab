"""``synthkit export``: the synthesis as a document."""

from pathlib import Path
from typing import Annotated

import typer

from synthkit.cli.localised_typer import help_text
from synthkit.cli.options import GlobalOptions


def export(
    options: GlobalOptions,
    docx: Annotated[bool, typer.Option("--docx", help=help_text("options.docx"))] = False,
    md: Annotated[bool, typer.Option("--md", help=help_text("options.md"))] = False,
    json: Annotated[bool, typer.Option("--json", help=help_text("options.json_export"))] = False,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="PATH", help=help_text("options.output")),
    ] = None,
    counts: Annotated[bool, typer.Option("--counts", help=help_text("options.counts"))] = False,
    detail: Annotated[
        str | None,
        typer.Option("--detail", metavar="short|normal|full", help=help_text("options.detail")),
    ] = None,
    glossary: Annotated[
        bool, typer.Option("--glossary", help=help_text("options.glossary"))
    ] = False,
    with_names: Annotated[
        bool, typer.Option("--with-names", help=help_text("options.with_names"))
    ] = False,
    strict: Annotated[bool, typer.Option("--strict", help=help_text("options.strict"))] = False,
) -> None:
    """Writes a file in each form, Word where none is named, and prints where they lie.

    Raises:
        ChecksFailed: if the checks found errors; the files are written all the same, unless
            ``strict``, which a person's own line without a note behind it does not pass either.
    """
    from synthkit.app.exporting import Format
    from synthkit.checks.catalogue import refused_by_strict
    from synthkit.cli.exports import form_of, report_export, write_exports
    from synthkit.cli.screen import screen_for
    from synthkit.cli.workspace import open_workspace
    from synthkit.errors import ChecksFailed
    from synthkit.exporters.layout import Names
    from synthkit.store.records import Access

    asked = {Format.DOCX: docx, Format.MARKDOWN: md, Format.JSON: json}
    forms = [form for form, is_asked in asked.items() if is_asked] or [form_of(output)]
    names = Names.SHOWN if with_names else Names.MASKED
    screen = screen_for(options)
    with open_workspace(options, screen, Access.WRITE) as workspace:
        settings = workspace.settings.export.but(counts=counts, detail=detail, glossary=glossary)
        view = settings.as_view().model_copy(update={"names": names})
        synthesis = workspace.overview()
        refused = refused_by_strict(synthesis.findings)
        if strict and refused:
            screen.findings(refused)
            raise ChecksFailed("export_refused_by_checks", count=len(refused))
        paths = write_exports(workspace, synthesis, forms, output, view)
    report_export(screen, synthesis, paths, view)
