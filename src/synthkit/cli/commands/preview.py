"""``synthkit preview``: the very text that would be sent, and what is masked in it."""

from synthkit.cli.options import BaseUrlOption, EngineOption, ModelOption, QuestionsOption
from synthkit.cli.session import Session


def preview(
    session: Session,
    question: QuestionsOption = None,
    engine: EngineOption = None,
    model: ModelOption = None,
    base_url: BaseUrlOption = None,
    diff: bool = False,
    send_unmasked: bool = False,
    json: bool = False,
) -> None:
    """Prints what would be sent first; what is sent after depends on the replies."""
    from dataclasses import replace

    from synthkit.app.context import Masking
    from synthkit.cli.engine_factory import EngineOptions
    from synthkit.cli.engine_run import dry_run
    from synthkit.cli.reports.requests import report_difference, report_requests, requests_json

    screen = session.screen
    options = EngineOptions(engine=engine, model=model, base_url=base_url, unmasked=send_unmasked)
    run = dry_run(session, question, options)
    if run.requests is None or run.recipient is None:
        screen.result("preview.offline")
        return
    if json:
        screen.json(requests_json(run.requests, run.recipient))
        return
    if run.stops:
        screen.warning(run.stops)
    if run.masking is Masking.NONE:
        screen.warn("preview.unmasked")
    if not run.requests:
        screen.result("preview.nothing")
        return
    if diff:
        bare = dry_run(session, question, replace(options, unmasked=True))
        report_difference(screen, bare.requests or (), run.requests)
    else:
        report_requests(screen, run.requests, run.recipient)
    if run.are_placed_by_rules:
        screen.remark("calls.plan.placed_by_rules")
    screen.remark("preview.after")
