"""``synthkit summarise``: notes to sections."""

from collections.abc import Sequence
from dataclasses import dataclass

from synthkit.app.fates import Existing
from synthkit.cli.engines import Terms
from synthkit.cli.options import Globals
from synthkit.cli.pasting import Waiting, copy, name_service, write_prompts
from synthkit.cli.reports import (
    report_look_at,
    report_questions,
    report_sections,
    report_totals,
)
from synthkit.cli.screen import Screen, screen_for
from synthkit.cli.waiting import report_waiting
from synthkit.cli.workspace import open_workspace
from synthkit.drafts.ledger import balance
from synthkit.engines.chat.engine import PASTE
from synthkit.errors import ChecksFailed
from synthkit.model.outcome import SectionFate, SectionOutcome
from synthkit.model.synthesis import Synthesis
from synthkit.store.records import Access


@dataclass(frozen=True, slots=True)
class Chat:
    """How a person works through a chat window.

    Attributes:
        service: its name; None for the one that is known.
        copied: put the first prompt on the clipboard.
    """

    service: str | None = None
    copied: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be summarised.

    Attributes:
        numbers: of the questions; None for all.
        existing: which sections may be replaced.
    """

    numbers: list[int] | None = None
    existing: Existing = Existing.OWN


def summarise(said: Globals, asked: Asked, terms: Terms, chat: Chat) -> None:
    """Makes the sections that are not up to date and prints themes, ledger and what to look at.

    Raises:
        ChecksFailed: if the checks found errors; the sections are stored all the same.
        ModelError: if a language model gives no reply to some question; the sections of the others
            are stored, and so is every reply.
        SynthkitError: "no_clipboard".
    """
    screen = screen_for(said)
    with open_workspace(said, screen, Access.WRITE) as workspace:
        name_service(workspace, terms, chat.service, screen)
        try:
            made = workspace.summarise(asked.numbers, terms, asked.existing, screen)
        except KeyboardInterrupt:
            screen.warn("errors.model_stopped.message")
            screen.warn("errors.model_stopped.hint")
            raise
        waiting: tuple[Waiting, ...] = ()
        chat_window = workspace.settings.paste
        if workspace.engines.name(terms) == PASTE:
            numbers = [outcome.question for outcome in made.outcomes]
            waiting = write_prompts(workspace, numbers, made.waiting, asked.existing)
        else:
            # What another engine has made waits for no chat's reply any longer.
            numbers = [o.question for o in made.outcomes if o.fate is SectionFate.MADE]
            write_prompts(workspace, numbers, (), asked.existing)
        synthesis = workspace.overview()
    report_made(screen, synthesis, made.outcomes)
    report_waiting(screen, chat_window, [one.file for one in waiting])
    if waiting:
        screen.remark("paste.private")
        _copy_first(screen, waiting, chat)
    report_next(screen, synthesis, made.outcomes, are_waiting=bool(waiting))


def _copy_first(screen: Screen, waiting: Sequence[Waiting], chat: Chat) -> None:
    if chat.copied:
        first = min((one.file for one in waiting), key=lambda file: file.order)
        copy(first.path.read_text("utf-8"))
        screen.remark("paste.copied", path=first.shown)


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
