"""``synthkit export``: the synthesis as a document."""

import functools
import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from synthkit.cli.localised_typer import help_text
from synthkit.cli.options import GlobalOptions
from synthkit.exporters.formats import FORMATS, ExportFormat


def _with_an_option_for_each_format(function: Callable[..., None]) -> Callable[..., None]:
    """The command with an option for each format; it gets those that were asked for."""

    @functools.wraps(function)
    def command(options: GlobalOptions, **own: object) -> None:
        asked = tuple(form for form in FORMATS if own.pop(form.name))
        function(options, asked, **own)

    first, _, *others = inspect.signature(function).parameters.values()
    keyword = inspect.Parameter.KEYWORD_ONLY
    of_formats = [
        inspect.Parameter(
            form.name,
            keyword,
            default=False,
            annotation=Annotated[
                bool,
                typer.Option(f"--{form.name}", help=help_text(f"options.export_{form.name}")),
            ],
        )
        for form in FORMATS
    ]
    parameters = [first, *of_formats, *(p.replace(kind=keyword) for p in others)]
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    return command


@_with_an_option_for_each_format
def export(
    options: GlobalOptions,
    asked: tuple[ExportFormat, ...],
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
    """Writes a file of each format, Word where none is asked for, and prints where they lie.

    Raises:
        ChecksFailed: if the checks found errors; the files are written all the same, unless
            ``strict``, which a person's own line without a note behind it does not pass either.
    """
    from synthkit.checks.catalogue import refused_by_strict
    from synthkit.cli.exports import format_of, report_export, write_exports
    from synthkit.cli.screen import screen_for
    from synthkit.cli.workspace import open_workspace
    from synthkit.errors import ChecksFailed
    from synthkit.exporters.view import Names
    from synthkit.store.database import Access

    formats = asked or (format_of(output),)
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
        paths = write_exports(workspace, synthesis, formats, output, view)
    report_export(screen, synthesis, paths, view)
