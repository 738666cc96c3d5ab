"""``synthkit ingest``: files to notes."""

from typing import Annotated

import typer

from synthkit.cli.options import Globals, JsonOption, PathsArgument, told


def ingest(
    said: Globals,
    paths: PathsArgument,
    question_text: Annotated[
        list[str] | None,
        typer.Option("--question-text", metavar="TEXT", help=told("options.question_text")),
    ] = None,
    prune: Annotated[bool, typer.Option("--prune", help=told("options.prune"))] = False,
    as_json: JsonOption = False,
) -> None:
    from synthkit.cli.machine import ingest_json
    from synthkit.cli.options import terminal_texts
    from synthkit.cli.reports import report_ingest
    from synthkit.cli.screen import Screen
    from synthkit.cli.workspace import make_workspace
    from synthkit.pipeline import Vanished

    screen = Screen(terminal_texts(), quiet=said.quiet)
    with make_workspace(said, screen) as workspace:
        vanished = Vanished.PRUNE if prune else Vanished.KEEP
        ingested = workspace.ingest(paths, question_text or [], vanished, screen)
    if as_json:
        screen.raw(ingest_json(ingested))
    else:
        report_ingest(screen, ingested)
        screen.remark("terminal.next.summarise")
    if ingested.may_have_lost_notes:
        raise typer.Exit(1)
