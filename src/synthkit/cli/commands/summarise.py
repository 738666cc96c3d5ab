"""``synthkit summarise``: notes to sections."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

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
from synthkit.cli.workspace import Workspace, open_workspace
from synthkit.domain.ledger import balance
from synthkit.domain.outcome import SectionFate, SectionOutcome
from synthkit.domain.synthesis import Synthesis
from synthkit.engines.chat.engine import PASTE
from synthkit.errors import ChecksFailed
from synthkit.steps.fates import Existing
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
        if workspace.engines.name(terms) == PASTE:
            numbers = [outcome.question for outcome in made.outcomes]
            waiting = write_prompts(workspace, numbers, made.waiting, asked.existing)
            report_waiting(screen, workspace, waiting)
            if waiting and chat.copied:
                copy(waiting[0].path.read_text("utf-8"))
                screen.remark("paste.copied", path=_shown(waiting[0]))
        synthesis = workspace.overview()
    report_made(screen, synthesis, made.outcomes)


def report_made(screen: Screen, synthesis: Synthesis, outcomes: Sequence[SectionOutcome]) -> None:
    """Prints themes, ledger and what to look at.

    Raises:
        ChecksFailed: if the checks found errors.
    """
    report_sections(screen, synthesis, outcomes)
    ledger = balance(synthesis)
    report_questions(screen, synthesis, ledger)
    report_totals(screen, ledger)
    report_look_at(screen, synthesis.findings)
    if synthesis.errors:
        raise ChecksFailed("checks_failed", count=len(synthesis.errors))
    if any(outcome.fate is not SectionFate.PENDING for outcome in outcomes):
        screen.remark("terminal.next.export")


def report_waiting(screen: Screen, workspace: Workspace, waiting: Sequence[Waiting]) -> None:
    """Names the prompts to put into the chat window, and what to do with the replies."""
    if not waiting:
        return
    screen.line()
    screen.result("paste.waiting", count=len(waiting), service=workspace.settings.paste.service)
    for one in waiting:
        screen.item(_shown(one))
    screen.remark("paste.then")
    screen.remark("paste.private")


def _shown(waiting: Waiting) -> str:
    """The file's path as a person would type it."""
    here, path = Path.cwd().resolve(), waiting.path.resolve()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)
