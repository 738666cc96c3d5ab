"""``synthkit preview``: the very text that would be sent, and what is masked in it."""

import difflib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from synthkit.app.fates import Existing
from synthkit.app.masking import Masking
from synthkit.cli.engines import CHAT, Terms
from synthkit.cli.machine import preview_json
from synthkit.cli.options import Globals
from synthkit.cli.rehearsing import Rehearsal, rehearse
from synthkit.cli.screen import Screen, screen_for
from synthkit.cli.spending import tokens
from synthkit.cli.workspace import open_workspace
from synthkit.engines.models.endpoint import Endpoint
from synthkit.engines.models.model import Message, Request, asked_tokens
from synthkit.privacy.token_patterns import tokens_in
from synthkit.store.records import Access

_STYLES = {"-": "red", "+": "green"}


def preview(
    said: Globals, numbers: list[int] | None, terms: Terms, *, diff: bool, as_json: bool
) -> None:
    """Prints what would be sent first; what is sent after depends on the replies.

    Args:
        said: the global options.
        numbers: of the questions; None for all.
        terms: which engine would send it.
        diff: print only the lines that masking changes, before and after.
        as_json: print all of it for a machine, the forms of the replies too.
    """
    screen = screen_for(said)
    rehearsed, endpoint, masking = _rehearsed(said, screen, numbers, terms)
    if rehearsed.requests is None or endpoint is None:
        screen.result("preview.offline")
        return
    if as_json:
        screen.raw(preview_json(rehearsed.requests, endpoint))
        return
    if rehearsed.stops:
        error = rehearsed.stops
        screen.warn(f"errors.{error.key}.message", **error.values)
        screen.warn(f"errors.{error.key}.hint", **error.values)
    if masking is Masking.NONE:
        screen.warn("preview.unmasked")
    if not rehearsed.requests:
        screen.result("preview.nothing")
        return
    if diff:
        bare, _, _ = _rehearsed(said, screen, numbers, replace(terms, unmasked=True))
        _show_difference(screen, bare.requests or (), rehearsed.requests)
    else:
        for request in rehearsed.requests:
            _show(screen, request, endpoint)
    if rehearsed.are_placed_by_rules:
        screen.remark("calls.plan.placed_by_rules")
    screen.remark("preview.after")


def _rehearsed(
    said: Globals, screen: Screen, numbers: list[int] | None, terms: Terms
) -> tuple[Rehearsal, Endpoint | None, Masking]:
    """What would be asked, of whom, and how it is masked."""
    with open_workspace(said, screen, Access.REHEARSE) as workspace:
        masking = workspace.engines.masking(terms)
        rehearsed = rehearse(workspace, numbers, terms, Existing.OWN)
        return rehearsed, workspace.engines.recipient(terms), masking


def _show(screen: Screen, request: Request, endpoint: Endpoint) -> None:
    screen.heading(_title(screen, request))
    if endpoint.address == CHAT.address:
        screen.result("preview.goes_to_chat", service=endpoint.model)
    else:
        told = {"address": endpoint.address, "model": endpoint.model}
        screen.result("preview.goes_to", tokens=tokens(asked_tokens(request)), **told)
    for message in request.messages:
        screen.line()
        screen.result(f"preview.role.{message.role}")
        screen.verbatim(message.text, _marks(message))
    screen.line()


def _marks(message: Message) -> Iterator[tuple[int, int]]:
    """Where something is masked; the instructions speak of tokens, and hold none."""
    if message.role == "user":
        yield from ((found.start, found.end) for found in tokens_in(message.text) if found.plain)


def _show_difference(screen: Screen, before: Sequence[Request], after: Sequence[Request]) -> None:
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
