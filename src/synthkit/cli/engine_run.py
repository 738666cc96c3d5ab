"""An engine at work on a workspace: sections made, or themes proposed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from synthkit.app.pipeline import outline, summarise
from synthkit.app.sections import Existing
from synthkit.cli.engine_factory import EngineFactory, EngineHandle, EngineOptions
from synthkit.cli.screen import Screen
from synthkit.cli.settings.edits import with_llm
from synthkit.cli.settings.tables import SETTINGS_FILE
from synthkit.cli.system import stopped_by_ctrl_c
from synthkit.cli.undecided_names import settle_names, stop_if_undecided
from synthkit.cli.workspace import Workspace
from synthkit.drafts.changes import Change, SettingsEdit
from synthkit.engines.models.model import Request
from synthkit.model.outcome import SectionOutcome
from synthkit.model.synthesis import Outline
from synthkit.text.similarity.backends import best
from synthkit.text.similarity.meaning import Meaning, Remembering


@dataclass(frozen=True, slots=True)
class Summarised:
    """What a run came to.

    Attributes:
        outcomes: by question.
        waiting: what a person has to carry to a chat window before it can go on.
    """

    outcomes: tuple[SectionOutcome, ...]
    waiting: tuple[Request, ...] = ()


def make_sections(
    workspace: Workspace,
    asked: list[int] | None,
    options: EngineOptions,
    existing: Existing,
    screen: Screen,
) -> Summarised:
    """Makes the sections that were asked for, where they are not up to date."""
    numbers = workspace.numbers(asked)
    settle_names(workspace, options, screen)
    with (
        engine_at_work(workspace, EngineFactory(workspace, options).make) as handle,
        screen.progress("terminal.summarising", len(numbers)) as on_step,
    ):
        context = workspace.context(on_step, handle.masking)
        try:
            outcomes = summarise(context, handle.engine, numbers, existing, anew=options.no_cache)
        except KeyboardInterrupt:
            screen.warn("errors.model_stopped.message")
            screen.warn("errors.model_stopped.hint")
            raise
    return Summarised(outcomes, handle.planned.asked if handle.planned else ())


def propose_themes(workspace: Workspace, number: int) -> Outline:
    """The themes that the engine of the settings proposes for that question."""
    stop_if_undecided(workspace, EngineOptions())
    with engine_at_work(workspace, EngineFactory(workspace).make) as handle:
        return outline(workspace.context(masking=handle.masking), handle.engine, number)


def keep_model(workspace: Workspace, options: EngineOptions, screen: Screen) -> None:
    """Writes the language model of this run to synthkit.toml, for the runs to come.

    Raises:
        ModelError: if the policy of the machine forbids it.
    """
    factory = EngineFactory(workspace, options)
    endpoint = factory.language_model.endpoint
    factory.language_model.allow()
    text = workspace.settings_text()
    after = with_llm(text, workspace.settings.llm, factory.language_model.settings)
    values = {"name": endpoint.model, "address": endpoint.address}
    edit = SettingsEdit(before=text, after=after)
    workspace.record(Change(command="model", details=values, settings=edit))
    screen.remark("terminal.model_kept", file=SETTINGS_FILE, **values)


@contextmanager
def engine_at_work(
    workspace: Workspace, make: Callable[[Meaning], EngineHandle]
) -> Iterator[EngineHandle]:
    """The engine, with what it needs to know of meaning; Ctrl-C stops it."""
    meaning = best()
    handle = make(meaning)
    if isinstance(meaning, Remembering):
        meaning.load(workspace.store)
    with stopped_by_ctrl_c(handle.stop):
        yield handle
    if isinstance(meaning, Remembering):
        meaning.keep(workspace.store)
