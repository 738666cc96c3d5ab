"""``synthkit export``: the synthesis as a document."""

from pathlib import Path
from typing import Annotated

import typer

from synthkit.cli.options import Globals, StrictOption, told


def export(
    said: Globals,
    docx: Annotated[bool, typer.Option("--docx", help=told("options.docx"))] = False,
    md: Annotated[bool, typer.Option("--md", help=told("options.md"))] = False,
    json: Annotated[bool, typer.Option("--json", help=told("options.json_export"))] = False,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="PATH", help=told("options.output"))
    ] = None,
    strict: StrictOption = False,
) -> None:
    from synthkit.cli.options import terminal_texts
    from synthkit.cli.screen import Screen
    from synthkit.cli.workspace import open_workspace
    from synthkit.errors import ChecksFailed
    from synthkit.pipeline import Format
    from synthkit.store.store import Access

    screen = Screen(terminal_texts(), quiet=said.quiet)
    asked = [f for f, wanted in zip(Format, (docx, md, json), strict=True) if wanted]
    with open_workspace(said, screen, Access.WRITE) as workspace:
        synthesis = workspace.overview()
        if strict and synthesis.errors:
            screen.findings(synthesis.errors)
            raise ChecksFailed("export_refused_by_checks", count=len(synthesis.errors))
        paths = workspace.export(synthesis, asked or [Format.DOCX], output)
    for path in paths:
        screen.result("terminal.written", path=path)
    screen.findings(export_findings, most=3)
    if synthesis.errors:
        raise ChecksFailed("checks_failed", count=len(synthesis.errors))
