"""A run with nobody to answer: what a language model would be asked, on a copy of the workspace."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from synthkit.app.fates import Existing
from synthkit.app.masking import Masking
from synthkit.app.pipeline import overview, place_loose_notes, summarise
from synthkit.cli.engines import Terms
from synthkit.cli.options import GlobalOptions
from synthkit.cli.screen import Screen
from synthkit.cli.undecided_names import stop_if_undecided
from synthkit.cli.workspace import Workspace, open_workspace
from synthkit.engines.models.endpoint import Endpoint, Prices
from synthkit.engines.models.model import Request
from synthkit.errors import ModelError
from synthkit.model.outcome import SectionOutcome
from synthkit.store.records import Access


@dataclass(frozen=True, slots=True)
class Rehearsal:
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
    are_placed_by_rules: bool = False
    stops: ModelError | None = None
    recipient: Endpoint | None = None
    masking: Masking = Masking.WORDS
    prices: Prices | None = None


def rehearsal_of(
    options: GlobalOptions,
    screen: Screen,
    asked: list[int] | None,
    terms: Terms,
    existing: Existing = Existing.OWN,
) -> Rehearsal:
    """What summarising would ask, found out on a copy of the workspace that is thrown away."""
    with open_workspace(options, screen, Access.REHEARSE) as workspace:
        masking = workspace.engines.masking(terms)
        rehearsed = _rehearse(workspace, asked, terms, existing)
        engines = workspace.engines
        recipient, prices = engines.recipient(terms), engines.prices
        return replace(rehearsed, recipient=recipient, masking=masking, prices=prices)


def _rehearse(
    workspace: Workspace, asked: list[int] | None, terms: Terms, existing: Existing
) -> Rehearsal:
    numbers = workspace.numbers(asked)
    stops = _stops(workspace, terms)
    material = overview(workspace.bench()).material
    loose = len(material.notes) - len({placement.note for placement in material.placements})
    with workspace.planner(terms) as maker:
        bench = workspace.bench(masking=maker.masking)
        outcomes = summarise(bench, maker.engine, numbers, existing, anew=terms.anew)
        if maker.planned is None:
            return Rehearsal(outcomes, None, {}, loose)
        by_rules = any(request.question is None for request in maker.planned.asked)
        if by_rules:
            with workspace.planner(Terms(engine="offline")) as rules:
                place_loose_notes(workspace.bench(), rules.engine)
            outcomes = summarise(bench, maker.engine, numbers, existing, anew=terms.anew)
        material = overview(bench).material
        notes = {number: len(material.notes_of(number)) for number in numbers}
        return Rehearsal(outcomes, maker.planned.asked, notes, loose, by_rules, stops)


def _stops(workspace: Workspace, terms: Terms) -> ModelError | None:
    try:
        stop_if_undecided(workspace, terms)
    except ModelError as error:
        return error
    return None
