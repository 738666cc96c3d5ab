"""What a run would ask of a language model: what that takes, and its very text."""

import difflib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from synthkit.cli.chat import CHAT
from synthkit.cli.engine_run import DryRun
from synthkit.cli.reports.calls import cost, tokens
from synthkit.cli.screen import Screen
from synthkit.engines.llm.batching import Forecast, following, forecast
from synthkit.engines.llm.verification import second_opinion
from synthkit.engines.models.endpoint import Endpoint, Prices
from synthkit.engines.models.model import Message, Request, asked_tokens
from synthkit.model.outcome import SectionFate
from synthkit.privacy.tokens import tokens_in

_SKIPPED = frozenset({SectionFate.UP_TO_DATE, SectionFate.KEPT})
_STYLES = {"-": "red", "+": "green"}


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
    drafts = _by_question(run.requests)
    rows = _rows(screen, run, drafts)
    _table(screen, rows, run.prices)
    if run.are_placed_by_rules:
        screen.result("calls.plan.placed_by_rules")
    recipient = run.recipient
    if recipient and recipient.address == CHAT.address:
        screen.remark("calls.plan.nothing_written", service=recipient.model)
        return
    known = _sum(row.takes for row in rows)
    after = _sum(following(asked) for number, asked in drafts.items() if number is not None)
    if after.calls:
        screen.result("calls.plan.following", **_values(after))
    verified = Forecast()
    if run.verifies:
        verified = _sum(second_opinion(run.notes[n]) for n in drafts if n is not None)
        screen.result("calls.plan.verifying", **_values(verified))
    whole = known + after + verified
    if run.prices:
        spent = cost(run.prices, whole.prompt_tokens, whole.reply_tokens)
        screen.result("calls.plan.sum_and_cost", cost=spent, **_values(whole))
    else:
        screen.result("calls.plan.sum", **_values(whole))
    screen.remark("calls.plan.nothing_sent")


def report_requests(screen: Screen, requests: Iterable[Request], recipient: Endpoint) -> None:
    """Every request in full, with what is masked in it marked, and who would get it."""
    for request in requests:
        use, name = request.prompt, _name(screen, request.question)
        screen.heading(
            screen.texts.text("preview.title", name=name, prompt=use.name, version=use.version)
        )
        if recipient.address == CHAT.address:
            screen.result("preview.goes_to_chat", service=recipient.model)
        else:
            values = {"address": recipient.address, "model": recipient.model}
            screen.result("preview.goes_to", tokens=tokens(asked_tokens(request)), **values)
        for message in request.messages:
            screen.line()
            screen.result(f"preview.role.{message.role}")
            screen.verbatim(message.text, _marks(message))
        screen.line()


def requests_json(requests: Iterable[Request], recipient: Endpoint) -> object:
    """The same for a machine to read, with the form that the reply is to have."""
    dumped = [request.model_dump(mode="json") for request in requests]
    return {"address": recipient.address, "model": recipient.model, "requests": dumped}


def report_difference(screen: Screen, before: Iterable[Request], after: Iterable[Request]) -> None:
    """The lines that masking changes, each as it stands in the notes and as it would be sent."""
    changed = False
    bare = _by_question(before)
    for number, requests in _by_question(after).items():
        lines = list(_changes(_lines(bare.get(number, [])), _lines(requests)))
        if not lines:
            continue
        changed = True
        screen.heading(_name(screen, number))
        for line in lines:
            screen.verbatim(line, style=_STYLES[line[0]])
        screen.line()
    if not changed:
        screen.result("preview.no_difference")


def _by_question(requests: Iterable[Request]) -> dict[int | None, list[Request]]:
    found: dict[int | None, list[Request]] = {}
    for request in requests:
        found.setdefault(request.question, []).append(request)
    return found


def _rows(screen: Screen, run: DryRun, asked: dict[int | None, list[Request]]) -> list[_Row]:
    text = screen.texts.text
    rows = []
    if None in asked:
        placing = forecast(asked[None])
        rows.append(_Row(text("calls.plan.loose"), run.loose, text("calls.plan.place"), placing))
    for outcome in run.outcomes:
        number = outcome.question
        drafts = asked.get(number, [])
        skipped = outcome.fate in _SKIPPED
        key = f"calls.plan.{outcome.fate}" if skipped or drafts else "calls.plan.answered"
        rows.append(_Row(f"{number}.", run.notes.get(number, 0), text(key), forecast(drafts)))
    return rows


def _table(screen: Screen, rows: Iterable[_Row], prices: Prices | None) -> None:
    cells: list[list[object]] = []
    for row in rows:
        takes = row.takes
        counted = (tokens(takes.prompt_tokens), tokens(takes.reply_tokens))
        cells.append([row.name, row.what, row.notes, takes.calls, *counted])
        if prices:
            cells[-1].append(cost(prices, takes.prompt_tokens, takes.reply_tokens))
    names = ("question", "section", "notes", "calls", "prompt", "reply")
    columns = screen.columns("calls", *names, *(("cost",) if prices else ()))
    screen.table(columns, cells)


def _sum(parts: Iterable[Forecast]) -> Forecast:
    return sum(parts, Forecast())


def _values(takes: Forecast) -> dict[str, object]:
    return {
        "count": takes.calls,
        "prompt": tokens(takes.prompt_tokens),
        "reply": tokens(takes.reply_tokens),
    }


def _marks(message: Message) -> Iterator[tuple[int, int]]:
    """Where something is masked; the instructions speak of tokens, and hold none."""
    if message.role == "user":
        found = (token for token in tokens_in(message.text) if token.unmistakable)
        yield from ((token.start, token.end) for token in found)


def _changes(before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    for line in difflib.unified_diff(before, after, n=0, lineterm=""):
        if line[0] in _STYLES and not line.startswith(("---", "+++")):
            yield line


def _lines(requests: Iterable[Request]) -> list[str]:
    messages = (message for request in requests for message in request.messages)
    return [line for message in messages for line in message.text.splitlines()]


def _name(screen: Screen, number: int | None) -> str:
    if number is None:
        return screen.texts.text("preview.loose")
    return screen.texts.text("preview.question", number=number)
