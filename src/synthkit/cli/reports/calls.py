"""The calls of language models, with their tokens and cost."""

from collections.abc import Mapping, Sequence

from synthkit.cli.reports.amounts import UNKNOWN, cost, tokens
from synthkit.cli.screen import Screen
from synthkit.engines.models.endpoint import Prices
from synthkit.model.calls import Call

_COLUMNS = (
    *("number", "time", "model", "question", "prompt_name"),
    *("prompt", "reply", "seconds", "ended"),
)


def report_calls(screen: Screen, calls: Sequence[Call], prices_of: Mapping[str, Prices]) -> None:
    """Every call in a row, the oldest first, and what they took in all.

    Args:
        screen: to print on.
        calls: those that were made.
        prices_of: by model, as far as prices are known.
    """
    if not calls:
        screen.result("calls.none")
        return
    _table(screen, calls, prices_of)
    _sum(screen, calls, prices_of)


def _table(screen: Screen, calls: Sequence[Call], prices_of: Mapping[str, Prices]) -> None:
    names = (*_COLUMNS, "cost") if prices_of else _COLUMNS
    rows = [_cells(screen, number, call) for number, call in enumerate(calls, 1)]
    if prices_of:
        for call, row in zip(calls, rows, strict=True):
            row.append(cost(prices_of.get(call.model), call.prompt_tokens, call.reply_tokens))
    screen.table([screen.texts.text(f"calls.column.{name}") for name in names], rows)


def _cells(screen: Screen, number: int, call: Call) -> list[object]:
    return [
        number,
        f"{call.at.astimezone():%Y-%m-%d %H:%M}",
        call.model,
        UNKNOWN if call.question is None else f"{call.question}.",
        call.prompt.name,
        tokens(call.prompt_tokens),
        tokens(call.reply_tokens),
        f"{call.seconds:.1f}",
        screen.texts.text(f"calls.finish.{call.finish}"),
    ]


def _sum(screen: Screen, calls: Sequence[Call], prices_of: Mapping[str, Prices]) -> None:
    prompt = sum(call.prompt_tokens for call in calls)
    reply = sum(call.reply_tokens for call in calls)
    values = {"count": len(calls), "prompt": tokens(prompt), "reply": tokens(reply)}
    if prices_of.keys() >= {call.model for call in calls}:
        of_each = (prices_of[c.model].of(c.prompt_tokens, c.reply_tokens) for c in calls)
        screen.result("calls.sum_and_cost", cost=f"{sum(of_each):.4f}", **values)
    else:
        screen.result("calls.sum", **values)
