"""``synthkit preview``: the very text that would be sent, and what is masked in it."""

from typing import Annotated

import typer

from synthkit.cli.localised_typer import help_text
from synthkit.cli.options import (
    EngineOption,
    GlobalOptions,
    JsonOption,
    QuestionsOption,
    SendUnmaskedOption,
)


def preview(
    options: GlobalOptions,
    question: QuestionsOption = None,
    engine: EngineOption = None,
    diff: Annotated[bool, typer.Option("--diff", help=help_text("options.preview_diff"))] = False,
    send_unmasked: SendUnmaskedOption = False,
    json: JsonOption = False,
) -> None:
    """Prints what would be sent first; what is sent after depends on the replies."""
    from dataclasses import replace

    from synthkit.app.masking import Masking
    from synthkit.cli.dry_run import rehearsal_of
    from synthkit.cli.engines import Terms
    from synthkit.cli.reports.as_json import preview_json
    from synthkit.cli.reports.preview import report_difference, report_requests
    from synthkit.cli.screen import screen_for

    screen = screen_for(options)
    terms = Terms(engine=engine, unmasked=send_unmasked)
    rehearsed = rehearsal_of(options, screen, question, terms)
    if rehearsed.requests is None or rehearsed.recipient is None:
        screen.result("preview.offline")
        return
    if json:
        screen.raw(preview_json(rehearsed.requests, rehearsed.recipient))
        return
    if rehearsed.stops:
        screen.warning(rehearsed.stops)
    if rehearsed.masking is Masking.NONE:
        screen.warn("preview.unmasked")
    if not rehearsed.requests:
        screen.result("preview.nothing")
        return
    if diff:
        bare = rehearsal_of(options, screen, question, replace(terms, unmasked=True))
        report_difference(screen, bare.requests or (), rehearsed.requests)
    else:
        report_requests(screen, rehearsed.requests, rehearsed.recipient)
    if rehearsed.are_placed_by_rules:
        screen.remark("calls.plan.placed_by_rules")
    screen.remark("preview.after")
