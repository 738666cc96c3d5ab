"""A run with nobody to answer: what a language model would be asked, on a copy of the workspace."""

from collections.abc import Mapping
from dataclasses import dataclass

from synthkit.app.context import Masking
from synthkit.app.pipeline import overview, place_loose_notes, summarise
from synthkit.app.sections import Existing
from synthkit.cli.engine_factory import OFFLINE, EngineFactory, EngineHandle, EngineOptions
from synthkit.cli.engine_run import engine_at_work
from synthkit.cli.options import GlobalOptions
from synthkit.cli.screen import Screen
from synthkit.cli.undecided_names import stop_if_undecided
from synthkit.cli.workspace import Workspace, open_workspace
from synthkit.engines.models.endpoint import Endpoint, Prices
from synthkit.engines.models.model import Request
from synthkit.errors import ModelError
from synthkit.model.outcome import SectionOutcome
from synthkit.store.database import Access


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


def dry_run(
    options: GlobalOptions,
    screen: Screen,
    asked: list[int] | None,
    engine_options: EngineOptions,
    existing: Existing = Existing.OWN,
) -> DryRun:
    """What summarising would ask, found out on a copy of the workspace that is thrown away."""
    with open_workspace(options, screen, Access.REHEARSE) as workspace:
        numbers = workspace.numbers(asked)
        stops = _stops(workspace, engine_options)
        loose = _loose(workspace)
        factory = EngineFactory(workspace, engine_options)
        with engine_at_work(workspace, factory.plan) as handle:
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
            prices=factory.language_model.prices,
        )


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
    with engine_at_work(workspace, offline.make) as handle:
        place_loose_notes(workspace.context(), handle.engine)
