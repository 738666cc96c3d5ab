"""An engine at work on a workspace: sections made, themes proposed, or all of it rehearsed."""

import signal
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from synthkit.app.context import Context, Masking
from synthkit.app.corrections import accept_suggestions
from synthkit.app.material import suggested_moves
from synthkit.app.pipeline import outline, overview, place_loose_notes, summarise
from synthkit.app.sections import Existing
from synthkit.cli.engine_factory import OFFLINE, EngineFactory, EngineHandle, EngineOptions
from synthkit.cli.screen import Screen
from synthkit.cli.session import Session
from synthkit.cli.settings.edits import with_llm, with_value
from synthkit.cli.settings.llm import LLM
from synthkit.cli.settings.tables import SETTINGS_FILE
from synthkit.cli.undecided_names import settle_names, stop_if_undecided
from synthkit.cli.workspace import Workspace
from synthkit.drafts.changes import Change
from synthkit.engines.engine import Engine
from synthkit.engines.models.endpoint import SHARE_OF_PRICE, Endpoint, Prices
from synthkit.engines.models.model import Pending, Request
from synthkit.errors import ModelError
from synthkit.model.outcome import SectionFate, SectionOutcome
from synthkit.model.synthesis import Outline
from synthkit.model.workshop import Length
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

    @property
    def numbers(self) -> list[int]:
        """The questions that were gone through."""
        return [outcome.question for outcome in self.outcomes]

    @property
    def numbers_made(self) -> list[int]:
        """Those of them whose sections were made."""
        return [o.question for o in self.outcomes if o.fate is SectionFate.MADE]


def make_sections(
    workspace: Workspace,
    asked: list[int] | None,
    options: EngineOptions,
    existing: Existing,
    screen: Screen,
) -> Summarised:
    """Makes the sections that were asked for, where they are not up to date."""
    numbers = workspace.numbers(asked)
    if options.length:
        _keep_length(workspace, options.length)
    settle_names(workspace, options, screen)
    with (
        _engine_at_work(workspace, EngineFactory(workspace, options).make) as handle,
        screen.progress("terminal.summarising", len(numbers)) as on_step,
    ):
        context = workspace.context(on_step, handle.masking)
        try:
            _place_first(workspace, context, handle.engine, screen)
            outcomes = summarise(context, handle.engine, numbers, existing, anew=options.no_cache)
        except KeyboardInterrupt:
            screen.warn("errors.model_stopped.message")
            screen.warn("errors.model_stopped.hint")
            raise
    return Summarised(outcomes, handle.planned.asked if handle.planned else ())


def _place_first(workspace: Workspace, context: Context, engine: Engine, screen: Screen) -> None:
    """Finds places for notes, and has those moved that stand under a question they do not answer.

    That is for a person to say: in the settings, at the terminal, or later.
    """
    try:
        place_loose_notes(context, engine)
    except Pending:
        return
    found = suggested_moves(context.store, context.workshop.questions, context.group_names)
    if not found:
        return
    settled = workspace.settings.engine.move_misplaced
    if not settled:
        screen.findings(found, most=len(found))
    if settled or (sys.stdin.isatty() and screen.is_confirmed("terminal.move_misplaced", "")):
        moved = workspace.record(accept_suggestions(found)).change
        screen.line(screen.texts.text("terminal.did.place_suggested", **moved.details))


def propose_themes(workspace: Workspace, number: int) -> Outline:
    """The themes that the engine of the settings proposes for that question."""
    stop_if_undecided(workspace, EngineOptions())
    with _engine_at_work(workspace, EngineFactory(workspace).make) as handle:
        return outline(workspace.context(masking=handle.masking), handle.engine, number)


def keep_model(workspace: Workspace, options: EngineOptions, screen: Screen) -> None:
    """Writes the language model of this run to synthkit.toml, for the runs to come.

    Raises:
        ModelError: if the policy of the machine forbids it.
    """
    factory = EngineFactory(workspace, options)
    endpoint = factory.language_model.endpoint
    factory.language_model.allow()
    before, llm = workspace.settings.llm, factory.language_model.settings
    edit = workspace.settings_edit(lambda text: with_llm(text, before, llm))
    values = {"name": endpoint.model, "address": endpoint.address}
    workspace.record(Change(command="model", details=values, settings=edit))
    screen.remark("terminal.model_kept", file=SETTINGS_FILE, **values)


def _keep_length(workspace: Workspace, length: Length) -> None:
    """Writes how long the document is to be to synthkit.toml, if that is another than before."""
    if length is not workspace.settings.document.length:
        edit = workspace.settings_edit(
            lambda text: with_value(text, "document", "length", length.value)
        )
        change = Change(command="length", details={"length": length.value}, settings=edit)
        workspace.record(change)


@dataclass(frozen=True, slots=True)
class DryRun:
    """What a run would do.

    Attributes:
        outcomes: by question; pending where a reply would be waited for.
        requests: what would be asked first; None of an engine that asks nobody.
        notes: how many stand under each question.
        loose: how many have to be placed first.
        are_placed_by_rules: whether these stand where the offline engine would place them, because
            where the model places them is not known.
        stops: why the run would not begin.
        recipient: who would get it; None of no one.
        masking: how it would be masked.
        prices: of the language model, if they are known.
        verifies: whether a second opinion is asked for.
    """

    outcomes: tuple[SectionOutcome, ...]
    requests: tuple[Request, ...] | None
    notes: Mapping[int, int]
    loose: int
    are_placed_by_rules: bool
    stops: ModelError | None
    recipient: Endpoint | None
    masking: Masking
    prices: Prices | None
    verifies: bool


def dry_run(
    session: Session,
    asked: list[int] | None,
    engine_options: EngineOptions,
    existing: Existing = Existing.OWN,
) -> DryRun:
    """What summarising would ask, found out on a copy of the workspace that is thrown away."""
    with session.rehearsing() as workspace:
        if engine_options.length:
            workspace.settings = workspace.settings.of_length(engine_options.length)
        numbers = workspace.numbers(asked)
        stops = _stops(workspace, engine_options)
        loose = _loose(workspace)
        factory = EngineFactory(workspace, engine_options)
        with _engine_at_work(workspace, factory.plan) as handle:
            context = workspace.context(masking=handle.masking)

            def outcomes() -> tuple[SectionOutcome, ...]:
                anew = engine_options.no_cache
                return summarise(context, handle.engine, numbers, existing, anew=anew)

            made = outcomes()
            by_rules = _waits_for_places(handle)
            if by_rules:
                _place_by_rules(workspace)
                made = outcomes()
            material = overview(context).material
        return DryRun(
            outcomes=made,
            requests=handle.planned.asked if handle.planned else None,
            notes={number: len(material.notes_of(number)) for number in numbers},
            loose=loose,
            are_placed_by_rules=by_rules,
            stops=stops,
            recipient=factory.recipient,
            masking=handle.masking,
            prices=_prices(factory, engine_options),
            verifies=factory.name == LLM and factory.language_model.settings.verify,
        )


def _prices(factory: EngineFactory, options: EngineOptions) -> Prices | None:
    prices = factory.language_model.settings.prices
    return prices.times(SHARE_OF_PRICE) if prices and options.batch else prices


@contextmanager
def _engine_at_work(
    workspace: Workspace, make: Callable[[Meaning], EngineHandle]
) -> Iterator[EngineHandle]:
    """The engine, with what it needs to know of meaning; Ctrl-C stops it."""
    meaning = best()
    handle = make(meaning)
    if isinstance(meaning, Remembering):
        meaning.load(workspace.store)
    with _stopped_by_ctrl_c(handle.stop):
        yield handle
    if isinstance(meaning, Remembering):
        meaning.keep(workspace.store)


def _stops(workspace: Workspace, options: EngineOptions) -> ModelError | None:
    try:
        stop_if_undecided(workspace, options)
    except ModelError as error:
        return error
    return None


def _loose(workspace: Workspace) -> int:
    """How many notes nobody has placed yet."""
    material = overview(workspace.context()).material
    return len(material.notes) - len({placement.note for placement in material.placements})


def _waits_for_places(handle: EngineHandle) -> bool:
    """Whether it was asked where notes belong, so that no question could be gone through."""
    return handle.planned is not None and any(r.question is None for r in handle.planned.asked)


def _place_by_rules(workspace: Workspace) -> None:
    offline = EngineFactory(workspace, EngineOptions(engine=OFFLINE))
    with _engine_at_work(workspace, offline.make) as handle:
        place_loose_notes(workspace.context(), handle.engine)


@contextmanager
def _stopped_by_ctrl_c(stop: Callable[[], None]) -> Iterator[None]:
    """Calls ``stop`` when the person presses Ctrl-C, before that is raised here.

    Threads that wait for a language model would else be waited for.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.getsignal(signal.SIGINT)

    def on_signal(number: int, frame: object) -> None:  # noqa: ARG001 - as signals call it
        stop()
        raise KeyboardInterrupt

    signal.signal(signal.SIGINT, on_signal)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
