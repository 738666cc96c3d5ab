"""What would be asked of a language model, and what that takes."""

from collections.abc import Iterable
from dataclasses import dataclass

from synthkit.cli.dry_run import DryRun
from synthkit.cli.engine_factory import CHAT
from synthkit.cli.reports.amounts import cost, tokens
from synthkit.cli.screen import Screen
from synthkit.engines.llm.batching import Forecast, following, forecast
from synthkit.engines.models.endpoint import Prices
from synthkit.engines.models.model import Request
from synthkit.model.outcome import SectionFate

_SKIPPED = frozenset({SectionFate.UP_TO_DATE, SectionFate.KEPT})


@dataclass(frozen=True, slots=True)
class _Row:
    """What is planned for a question, or for placing notes."""

    name: str
    notes: int
    what: str
    takes: Forecast


def report_plan(screen: Screen, run: DryRun) -> None:
    """By question what becomes of it, what that takes, and what all of it does."""
    if run.requests is None:
        screen.result("calls.plan.offline")
        return
    if run.stops:
        screen.warning(run.stops)
    prices = run.prices
    rows = [*_placing(screen, run), *_questions(screen, run)]
    _table(screen, rows, prices)
    if run.are_placed_by_rules:
        screen.result("calls.plan.placed_by_rules")
    recipient = run.recipient
    if recipient and recipient.address == CHAT.address:
        screen.remark("calls.plan.nothing_written", service=recipient.model)
        return
    known = _added(row.takes for row in rows)
    after = _added(following(requests) for requests in _drafts(run).values())
    if after.calls:
        screen.result("calls.plan.following", **_values(after))
    whole = known + after
    if prices:
        spent = cost(prices, whole.prompt_tokens, whole.reply_tokens)
        screen.result("calls.plan.sum_and_cost", cost=spent, **_values(whole))
    else:
        screen.result("calls.plan.sum", **_values(whole))
    screen.remark("calls.plan.nothing_sent")


def _placing(screen: Screen, run: DryRun) -> list[_Row]:
    placing = [r for r in run.requests or () if r.question is None]
    if not placing:
        return []
    text = screen.texts.text
    row = _Row(text("calls.plan.loose"), run.loose, text("calls.plan.place"), forecast(placing))
    return [row]


def _questions(screen: Screen, run: DryRun) -> list[_Row]:
    drafts, text = _drafts(run), screen.texts.text
    rows = []
    for outcome in run.outcomes:
        number = outcome.question
        asked = drafts.get(number, [])
        skipped = outcome.fate in _SKIPPED
        key = f"calls.plan.{outcome.fate}" if skipped or asked else "calls.plan.answered"
        rows.append(_Row(f"{number}.", run.notes.get(number, 0), text(key), forecast(asked)))
    return rows


def _drafts(run: DryRun) -> dict[int, list[Request]]:
    drafts: dict[int, list[Request]] = {}
    for request in run.requests or ():
        if request.question is not None:
            drafts.setdefault(request.question, []).append(request)
    return drafts


def _table(screen: Screen, rows: list[_Row], prices: Prices | None) -> None:
    names = ["question", "section", "notes", "calls", "prompt", "reply"]
    if prices:
        names.append("cost")
    screen.table(
        [screen.texts.text(f"calls.column.{name}") for name in names],
        [[*_cells(row), *_cost(row, prices)] for row in rows],
    )


def _cells(row: _Row) -> list[object]:
    takes = row.takes
    counted = (tokens(takes.prompt_tokens), tokens(takes.reply_tokens))
    return [row.name, row.what, row.notes, takes.calls, *counted]


def _cost(row: _Row, prices: Prices | None) -> list[str]:
    if prices is None:
        return []
    return [cost(prices, row.takes.prompt_tokens, row.takes.reply_tokens)]


def _added(parts: Iterable[Forecast]) -> Forecast:
    return sum(parts, Forecast())


def _values(takes: Forecast) -> dict[str, object]:
    return {
        "count": takes.calls,
        "prompt": tokens(takes.prompt_tokens),
        "reply": tokens(takes.reply_tokens),
    }
