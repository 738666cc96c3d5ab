"""The calls of language models, with their tokens and cost."""

from collections.abc import Mapping, Sequence

from synthkit.cli.screen import Screen
from synthkit.engines.models.endpoint import SHARE_OF_PRICE, Prices
from synthkit.model.calls import Call

UNKNOWN = "–"

_COLUMNS = (
    *("number", "time", "model", "question", "prompt_name"),
    *("prompt", "reply", "seconds", "ended"),
)


def tokens(count: int) -> str:
    """A number of tokens, in groups of three figures: "12 400"."""
    return f"{count:,}".replace(",", " ")


def cost(prices: Prices | None, prompt_tokens: int, reply_tokens: int) -> str:
    """What so many tokens cost, as far as prices are known."""
    return UNKNOWN if prices is None else f"{prices.of(prompt_tokens, reply_tokens):.4f}"


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
    rows = [_cells(screen, number, call) for number, call in enumerate(calls, 1)]
    if prices_of:
        for call, row in zip(calls, rows, strict=True):
            row.append(cost(_prices(call, prices_of), call.prompt_tokens, call.reply_tokens))
    names = (*_COLUMNS, "cost") if prices_of else _COLUMNS
    screen.table(screen.columns("calls", *names), rows)
    prompt = sum(call.prompt_tokens for call in calls)
    reply = sum(call.reply_tokens for call in calls)
    values = {"count": len(calls), "prompt": tokens(prompt), "reply": tokens(reply)}
    if prices_of.keys() >= {call.model for call in calls}:
        prices = [(_prices(call, prices_of), call) for call in calls]
        spent = sum(p.of(c.prompt_tokens, c.reply_tokens) for p, c in prices if p)
        screen.result("calls.sum_and_cost", cost=f"{spent:.4f}", **values)
    else:
        screen.result("calls.sum", **values)


def calls_json(calls: Sequence[Call], prices_of: Mapping[str, Prices]) -> object:
    """The same for a machine to read."""
    dumped = []
    for call in calls:
        prices = _prices(call, prices_of)
        spent = prices.of(call.prompt_tokens, call.reply_tokens) if prices else None
        fields = call.model_dump(mode="json", exclude={"request", "reply"})
        dumped.append(fields | {"cost": spent})
    return dumped


def _prices(call: Call, prices_of: Mapping[str, Prices]) -> Prices | None:
    """What its tokens cost; in a batch they cost less."""
    prices = prices_of.get(call.model)
    return prices.times(SHARE_OF_PRICE) if prices and call.batched else prices


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
