"""``synthkit summarise``: notes to sections."""

from typing import Annotated

import typer

from synthkit.cli.options import (
    AcceptSuspectsOption,
    BaseUrlOption,
    EngineOption,
    ModelOption,
    QuestionsOption,
)
from synthkit.cli.session import Session
from synthkit.model.workshop import Length


def summarise(
    session: Session,
    question: QuestionsOption = None,
    engine: EngineOption = None,
    model: ModelOption = None,
    base_url: BaseUrlOption = None,
    save: bool = False,
    replace: bool = False,
    dry_run: bool = False,
    max_calls: Annotated[int | None, typer.Option(metavar="N", min=0)] = None,
    max_cost: Annotated[float | None, typer.Option(metavar="SUM", min=0)] = None,
    max_concurrency: Annotated[int | None, typer.Option(metavar="N", min=1, max=64)] = None,
    no_cache: bool = False,
    send_unmasked: bool = False,
    accept_suspects: AcceptSuspectsOption = None,
    batch: bool = False,
    no_wait: bool = False,
    service: Annotated[str | None, typer.Option(metavar="NAME")] = None,
    copy: bool = False,
    length: Annotated[Length | None, typer.Option(metavar="|".join(Length))] = None,
) -> None:
    """Makes the sections that are not up to date, or shows what that would ask and cost."""
    from synthkit.app.sections import Existing
    from synthkit.cli.batches import BatchRun, make_in_batches
    from synthkit.cli.chat import copy_first, name_service, report_waiting, write_prompts
    from synthkit.cli.engine_factory import EngineFactory, EngineOptions
    from synthkit.cli.engine_run import dry_run as rehearse
    from synthkit.cli.engine_run import keep_model, make_sections
    from synthkit.cli.reports.requests import report_plan
    from synthkit.cli.reports.sections import report_made, report_next
    from synthkit.engines.chat.engine import PASTE
    from synthkit.errors import UsageMistake

    existing = Existing.ANY if replace else Existing.OWN
    options = EngineOptions(
        engine=engine,
        model=model,
        base_url=base_url,
        max_calls=max_calls,
        max_cost=max_cost,
        max_concurrency=max_concurrency,
        no_cache=no_cache,
        unmasked=send_unmasked,
        accept=accept_suspects,
        batch=batch,
        length=length,
    )
    if no_wait and not batch:
        raise UsageMistake("no_wait_without_batch")
    if save and (dry_run or not options.names_model):
        raise UsageMistake("save_dry_run" if dry_run else "save_without_model")
    screen = session.screen
    if dry_run:
        report_plan(screen, rehearse(session, question, options, existing))
        return
    with session.writing() as workspace:
        is_chat = EngineFactory(workspace, options).name == PASTE
        if is_chat:
            name_service(workspace, service, screen)
        if save:
            keep_model(workspace, options, screen)
        chat = workspace.settings.paste
        if batch:
            run = BatchRun(workspace, question, options, existing, waits=not no_wait)
            made = make_in_batches(run, screen)
        else:
            made = make_sections(workspace, question, options, existing, screen)
        # Of prompts that waited, those go that another engine made idle.
        numbers = made.numbers if is_chat else made.numbers_made
        asked = made.waiting if is_chat else ()
        waiting = write_prompts(workspace, numbers, asked, existing)
        synthesis = workspace.overview()
    report_made(screen, synthesis, made.outcomes)
    report_waiting(screen, chat, [one.file for one in waiting])
    if waiting:
        screen.remark("paste.private")
    if waiting and copy:
        copy_first(screen, waiting)
    report_next(screen, synthesis, made.outcomes, are_waiting=bool(waiting))
