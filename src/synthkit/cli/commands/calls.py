"""``synthkit calls``: the calls of language models, with their tokens and cost."""

from collections.abc import Sequence

from synthkit.cli.machine import calls_json
from synthkit.cli.options import Globals
from synthkit.cli.screen import Screen, screen_for
from synthkit.cli.spending import UNKNOWN, cost, tokens
from synthkit.cli.workspace import open_workspace
from synthkit.engines.models.endpoint import Prices
from synthkit.model.calls import Call
from synthkit.store.records import Access

_COLUMNS = (
    *("number", "time", "model", "question", "prompt_name"),
    *("prompt", "reply", "seconds", "ended"),
)


def calls(said: Globals, *, as_json: bool) -> None:
    """Prints every call, the oldest first, and what they took in all.

    What a call cost is known of the model whose prices stand in the settings.
    """
    screen = screen_for(said)
    with open_workspace(said, screen, Access.READ) as workspace:
        made = workspace.store.calls()
        prices, model = workspace.engines.prices, workspace.settings.llm.model
    priced = {model: prices} if prices else {}
    if as_json:
        screen.raw(calls_json(made, priced))
        return
    if not made:
        screen.result("calls.none")
        return
    _table(screen, made, priced)
    _sum(screen, made, priced)


def _table(screen: Screen, made: Sequence[Call], priced: dict[str, Prices]) -> None:
    names = (*_COLUMNS, "cost") if priced else _COLUMNS
    rows = [_cells(screen, number, call) for number, call in enumerate(made, 1)]
    if priced:
        for call, row in zip(made, rows, strict=True):
            row.append(cost(priced.get(call.model), call.prompt_tokens, call.reply_tokens))
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


def _sum(screen: Screen, made: Sequence[Call], priced: dict[str, Prices]) -> None:
    prompt = sum(call.prompt_tokens for call in made)
    reply = sum(call.reply_tokens for call in made)
    told = {"count": len(made), "prompt": tokens(prompt), "reply": tokens(reply)}
    if priced.keys() >= {call.model for call in made}:
        of_each = (priced[c.model].of(c.prompt_tokens, c.reply_tokens) for c in made)
        screen.result("calls.sum_and_cost", cost=f"{sum(of_each):.4f}", **told)
    else:
        screen.result("calls.sum", **told)
