"""``synthkit summarise``: notes to sections."""

from typing import Annotated

import typer

from synthkit.cli.localised_typer import help_text
from synthkit.cli.options import (
    AcceptSuspectsOption,
    BaseUrlOption,
    EngineOption,
    GlobalOptions,
    MaxCallsOption,
    MaxConcurrencyOption,
    MaxCostOption,
    ModelOption,
    NoCacheOption,
    QuestionsOption,
    SendUnmaskedOption,
    ServiceOption,
)


def summarise(
    options: GlobalOptions,
    question: QuestionsOption = None,
    engine: EngineOption = None,
    model: ModelOption = None,
    base_url: BaseUrlOption = None,
    save: Annotated[bool, typer.Option("--save", help=help_text("options.save"))] = False,
    replace: Annotated[bool, typer.Option("--replace", help=help_text("options.replace"))] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=help_text("options.dry_run"))] = False,
    max_calls: MaxCallsOption = None,
    max_cost: MaxCostOption = None,
    max_concurrency: MaxConcurrencyOption = None,
    no_cache: NoCacheOption = False,
    send_unmasked: SendUnmaskedOption = False,
    accept_suspects: AcceptSuspectsOption = None,
    service: ServiceOption = None,
    copy: Annotated[bool, typer.Option("--copy", help=help_text("options.copy"))] = False,
) -> None:
    """Makes the sections that are not up to date, or shows what that would ask and cost.

    Raises:
        ChecksFailed: if the checks found errors; the sections are stored all the same.
        ModelError: if a language model gives no reply to some question; the sections of the others
            are stored, and so is every reply.
        SynthkitError: "no_clipboard".
    """
    from synthkit.app.sections import Existing
    from synthkit.cli.chat_files import report_waiting
    from synthkit.cli.chat_prompts import copy_first, name_service, prompts_after
    from synthkit.cli.dry_run import dry_run as run_dry
    from synthkit.cli.engine_factory import EngineOptions
    from synthkit.cli.engine_run import keep_model, make_sections
    from synthkit.cli.reports.outcomes import report_made, report_next
    from synthkit.cli.reports.plan import report_plan
    from synthkit.cli.screen import screen_for
    from synthkit.cli.workspace import open_workspace
    from synthkit.errors import UsageMistake
    from synthkit.store.database import Access

    existing = Existing.ANY if replace else Existing.OWN
    engine_options = EngineOptions(
        engine=engine,
        model=model,
        base_url=base_url,
        max_calls=max_calls,
        max_cost=max_cost,
        max_concurrency=max_concurrency,
        no_cache=no_cache,
        unmasked=send_unmasked,
        accept=accept_suspects,
    )
    if save and (dry_run or not engine_options.names_model):
        raise UsageMistake("save_dry_run" if dry_run else "save_without_model")
    screen = screen_for(options)
    if dry_run:
        report_plan(screen, run_dry(options, screen, question, engine_options, existing))
        return
    with open_workspace(options, screen, Access.WRITE) as workspace:
        name_service(workspace, engine_options, service, screen)
        if save:
            keep_model(workspace, engine_options, screen)
        chat = workspace.settings.paste
        made = make_sections(workspace, question, engine_options, existing, screen)
        waiting = prompts_after(workspace, made, engine_options, existing)
        synthesis = workspace.overview()
    report_made(screen, synthesis, made.outcomes)
    report_waiting(screen, chat, [one.file for one in waiting])
    if waiting:
        screen.remark("paste.private")
    if waiting and copy:
        copy_first(screen, waiting)
    report_next(screen, synthesis, made.outcomes, are_waiting=bool(waiting))
