"""``synthkit summarise``: notes to sections."""

from dataclasses import dataclass

from synthkit.cli.engines import Terms
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


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be summarised.

    Attributes:
        numbers: of the questions; None for all.
        existing: which sections may be replaced.
    """

    numbers: list[int] | None = None
    existing: Existing = Existing.OWN


def summarise(said: Globals, asked: Asked, terms: Terms) -> None:
    """Makes the sections that are not up to date and prints themes, ledger and what to look at.

    Raises:
        ChecksFailed: if the checks found errors; the sections are stored all the same.
        ModelError: if a language model gives no reply to some question; the sections of the others
            are stored, and so is every reply.
    """
    screen = screen_for(said)
    with open_workspace(said, screen, Access.WRITE) as workspace:
        try:
            outcomes = workspace.summarise(asked.numbers, terms, asked.existing, screen)
        except KeyboardInterrupt:
            screen.warn("errors.model_stopped.message")
            screen.warn("errors.model_stopped.hint")
            raise
        synthesis = workspace.overview()
    report_sections(screen, synthesis, outcomes)
    ledger = balance(synthesis)
    report_questions(screen, synthesis, ledger)
    report_totals(screen, ledger)
    report_look_at(screen, synthesis.findings)
    if synthesis.errors:
        raise ChecksFailed("checks_failed", count=len(synthesis.errors))
    screen.remark("terminal.next.export")
