"""The sections of questions, made and reported; with a chat window, as far as replies lead."""

from collections.abc import Sequence
from dataclasses import dataclass

from synthkit.app.fates import Existing
from synthkit.cli.chat_files import report_waiting
from synthkit.cli.chat_prompts import Waiting, copy, name_service, write_prompts
from synthkit.cli.engines import Terms
from synthkit.cli.options import GlobalOptions
from synthkit.cli.reports.outcomes import report_made, report_next
from synthkit.cli.screen import Screen, screen_for
from synthkit.cli.workspace import open_workspace
from synthkit.engines.chat.engine import PASTE
from synthkit.model.outcome import SectionFate
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


def summarise(
    options: GlobalOptions, asked: tuple[list[int] | None, Existing], terms: Terms, chat: Chat
) -> None:
    """Makes the sections that are not up to date and prints themes, ledger and what to look at.

    Args:
        options: the global ones.
        asked: numbers of the questions, None for all; and which sections may be replaced.
        terms: which engine makes them.
        chat: how a person works through a chat window, where that is the engine.

    Raises:
        ChecksFailed: if the checks found errors; the sections are stored all the same.
        ModelError: if a language model gives no reply to some question; the sections of the others
            are stored, and so is every reply.
        SynthkitError: "no_clipboard".
    """
    numbers, existing = asked
    screen = screen_for(options)
    with open_workspace(options, screen, Access.WRITE) as workspace:
        name_service(workspace, terms, chat.service, screen)
        try:
            made = workspace.summarise(numbers, terms, existing, screen)
        except KeyboardInterrupt:
            screen.warn("errors.model_stopped.message")
            screen.warn("errors.model_stopped.hint")
            raise
        waiting: tuple[Waiting, ...] = ()
        chat_window = workspace.settings.paste
        if workspace.engines.name(terms) == PASTE:
            gone_through = [outcome.question for outcome in made.outcomes]
            waiting = write_prompts(workspace, gone_through, made.waiting, existing)
        else:
            # What another engine has made waits for no chat's reply any longer.
            done = [o.question for o in made.outcomes if o.fate is SectionFate.MADE]
            write_prompts(workspace, done, (), existing)
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
