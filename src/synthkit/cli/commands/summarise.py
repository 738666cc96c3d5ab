"""``synthkit summarise``: notes to sections."""

from typing import Annotated

import typer

from synthkit.cli.localised_typer import help_text
from synthkit.cli.options import (
    AcceptSuspectsOption,
    EngineOption,
    GlobalOptions,
    MaxCallsOption,
    MaxConcurrencyOption,
    MaxCostOption,
    NoCacheOption,
    QuestionsOption,
    SendUnmaskedOption,
    ServiceOption,
)


def summarise(
    options: GlobalOptions,
    question: QuestionsOption = None,
    engine: EngineOption = None,
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
    """Makes the sections that are not up to date, or shows what that would ask and cost."""
    from synthkit.app.fates import Existing
    from synthkit.cli.dry_run import rehearsal_of
    from synthkit.cli.engines import Terms
    from synthkit.cli.reports.plan import report_plan
    from synthkit.cli.screen import screen_for
    from synthkit.cli.summarising import Chat, summarise

    existing = Existing.ANY if replace else Existing.OWN
    terms = Terms(
        engine=engine,
        calls=max_calls,
        cost=max_cost,
        at_once=max_concurrency,
        anew=no_cache,
        unmasked=send_unmasked,
        accept=accept_suspects,
    )
    screen = screen_for(options)
    if dry_run:
        report_plan(screen, rehearsal_of(options, screen, question, terms, existing))
    else:
        summarise(options, (question, existing), terms, Chat(service, copied=copy))
