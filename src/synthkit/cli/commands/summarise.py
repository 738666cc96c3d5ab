"""``synthkit summarise``: notes to sections."""

from synthkit.cli.options import Globals
from synthkit.cli.reports import (
    report_look_at,
    report_questions,
    report_sections,
    report_totals,
)
from synthkit.cli.screen import screen_for
from synthkit.cli.workspace import open_workspace
from synthkit.domain.ledger import balance
from synthkit.errors import ChecksFailed
from synthkit.steps.fates import Existing
from synthkit.store.records import Access


def summarise(
    said: Globals, numbers: list[int] | None, engine: str | None, *, replace: bool
) -> None:
    """Makes the sections that are not up to date and prints themes, ledger and what to look at.

    Raises:
        ChecksFailed: if the checks found errors; the sections are stored all the same.
    """
    screen = screen_for(said)
    existing = Existing.ANY if replace else Existing.OWN
    with open_workspace(said, screen, Access.WRITE) as workspace:
        outcomes = workspace.summarise(numbers, engine, existing, screen)
        synthesis = workspace.overview()
    report_sections(screen, synthesis, outcomes)
    ledger = balance(synthesis)
    report_questions(screen, synthesis, ledger)
    report_totals(screen, ledger)
    report_look_at(screen, synthesis.findings)
    if synthesis.errors:
        raise ChecksFailed("checks_failed", count=len(synthesis.errors))
    screen.remark("terminal.next.export")
