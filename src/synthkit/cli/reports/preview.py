"""The very text that would be sent, with what is masked in it marked."""

import difflib
from collections.abc import Iterable, Iterator, Sequence

from synthkit.cli.engine_factory import CHAT
from synthkit.cli.reports.amounts import tokens
from synthkit.cli.screen import Screen
from synthkit.engines.models.endpoint import Endpoint
from synthkit.engines.models.model import Message, Request, asked_tokens
from synthkit.privacy.token_patterns import tokens_in

_STYLES = {"-": "red", "+": "green"}


def report_requests(screen: Screen, requests: Iterable[Request], recipient: Endpoint) -> None:
    """Every request in full, and who would get it."""
    for request in requests:
        _show(screen, request, recipient)


def _show(screen: Screen, request: Request, endpoint: Endpoint) -> None:
    screen.heading(_title(screen, request))
    if endpoint.address == CHAT.address:
        screen.result("preview.goes_to_chat", service=endpoint.model)
    else:
        values = {"address": endpoint.address, "model": endpoint.model}
        screen.result("preview.goes_to", tokens=tokens(asked_tokens(request)), **values)
    for message in request.messages:
        screen.line()
        screen.result(f"preview.role.{message.role}")
        screen.verbatim(message.text, _marks(message))
    screen.line()


def _marks(message: Message) -> Iterator[tuple[int, int]]:
    """Where something is masked; the instructions speak of tokens, and hold none."""
    if message.role == "user":
        tokens = (token for token in tokens_in(message.text) if token.unmistakable)
        yield from ((token.start, token.end) for token in tokens)


def report_difference(screen: Screen, before: Sequence[Request], after: Sequence[Request]) -> None:
    """The lines that masking changes, each as it stands in the notes and as it would be sent."""
    changed = False
    bare = {number: _lines(before, number) for number in _numbers(before)}
    for number in _numbers(after):
        lines = list(_changes(bare.get(number, []), _lines(after, number)))
        if not lines:
            continue
        changed = True
        screen.heading(_name(screen, number))
        for line in lines:
            screen.verbatim(line, style=_STYLES[line[0]])
        screen.line()
    if not changed:
        screen.result("preview.no_difference")


def _changes(before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    for line in difflib.unified_diff(before, after, n=0, lineterm=""):
        if line[0] in _STYLES and not line.startswith(("---", "+++")):
            yield line


def _numbers(requests: Iterable[Request]) -> list[int | None]:
    return list(dict.fromkeys(request.question for request in requests))


def _lines(requests: Iterable[Request], number: int | None) -> list[str]:
    return [
        line
        for request in requests
        if request.question == number
        for message in request.messages
        for line in message.text.splitlines()
    ]


def _title(screen: Screen, request: Request) -> str:
    use = request.prompt
    name = _name(screen, request.question)
    return screen.texts.text("preview.title", name=name, prompt=use.name, version=use.version)


def _name(screen: Screen, number: int | None) -> str:
    if number is None:
        return screen.texts.text("preview.loose")
    return screen.texts.text("preview.question", number=number)
