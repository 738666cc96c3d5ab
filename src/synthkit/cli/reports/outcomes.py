"""What became of sections: their themes, the ledger, what to look at and the next step."""

from collections.abc import Sequence

from synthkit.cli.reports.findings import report_look_at
from synthkit.cli.reports.ledger import report_questions, report_totals
from synthkit.cli.screen import Screen
from synthkit.drafts.ledger import balance
from synthkit.errors import ChecksFailed
from synthkit.model.outcome import SectionFate, SectionOutcome
from synthkit.model.synthesis import Synthesis


def report_made(screen: Screen, synthesis: Synthesis, outcomes: Sequence[SectionOutcome]) -> None:
    """Prints themes, ledger and what to look at."""
    report_sections(screen, synthesis, outcomes)
    ledger = balance(synthesis)
    report_questions(screen, synthesis, ledger)
    report_totals(screen, ledger)
    report_look_at(screen, synthesis.findings)


def report_next(
    screen: Screen,
    synthesis: Synthesis,
    outcomes: Sequence[SectionOutcome],
    *,
    are_waiting: bool = False,
) -> None:
    """Prints the next step, unless that is what was said last: to answer what waits.

    Raises:
        ChecksFailed: if the checks found errors.
    """
    if synthesis.errors:
        raise ChecksFailed("checks_failed", count=len(synthesis.errors))
    if not are_waiting and any(o.fate is not SectionFate.PENDING for o in outcomes):
        screen.remark("terminal.next.export")


def report_sections(
    screen: Screen, synthesis: Synthesis, outcomes: Sequence[SectionOutcome]
) -> None:
    """What became of each question's section, with the themes of those that were made."""
    for outcome in outcomes:
        section = synthesis.section(outcome.question)
        if section is None:
            continue
        screen.line()
        screen.heading(f"{section.question.number}. {section.question.text}")
        if outcome.fate is not SectionFate.MADE:
            screen.result(f"terminal.section.{outcome.fate}", number=outcome.question)
        if not section.draft.themes:
            screen.result("terminal.no_themes")
        for theme in section.draft.themes:
            screen.line(
                screen.texts.text(
                    "terminal.theme_line", title=theme.title, count=len(theme.insights)
                ),
                indent=2,
            )
        if section.draft.tensions:
            screen.line(
                screen.texts.text("terminal.tension_line", count=len(section.draft.tensions)),
                indent=2,
            )
