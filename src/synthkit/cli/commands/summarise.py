"""``synthkit summarise``: notes to sections."""

import typer

from synthkit.cli.options import EngineOption, Globals, QuestionsOption, ReplaceOption


def summarise(
    said: Globals,
    question: QuestionsOption = None,
    engine: EngineOption = None,
    replace: ReplaceOption = False,
) -> None:
    from synthkit.cli.options import terminal_texts
    from synthkit.cli.reports import report_findings, report_ledger, report_sections
    from synthkit.cli.screen import Screen
    from synthkit.cli.workspace import open_workspace
    from synthkit.domain.ledger import balance
    from synthkit.errors import ChecksFailed
    from synthkit.pipeline import Existing
    from synthkit.store.store import Access

    screen = Screen(terminal_texts(), quiet=said.quiet)
    with open_workspace(said, screen, Access.WRITE) as workspace:
        existing = Existing.ANY if replace else Existing.OWN
        outcomes = workspace.summarise(question, engine, existing, screen)
        synthesis = workspace.overview()
    report_sections(screen, synthesis, outcomes)
    screen.line()
    report_ledger(screen, synthesis, balance(synthesis))
    report_findings(screen, synthesis, most=2)
    screen.remark("terminal.next.export")
    if synthesis.errors:
        raise ChecksFailed("checks_failed", count=len(synthesis.errors))
