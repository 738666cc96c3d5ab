"""What was changed in two ways, in a file that comes back and here: asked one by one, and told."""

import sys
from collections.abc import Sequence
from typing import Final

from synthkit.app.conflicts import Conflict, Preferred, Resolution
from synthkit.cli.screen import Screen
from synthkit.errors import UsageMistake

# What a person types at the terminal; anything else keeps what stands here.
_FILE: Final = "1"


def resolution_of(
    screen: Screen, take: Sequence[str], otherwise: Preferred, *, asks: bool
) -> Resolution:
    """The one that follows ``take``, each "ID=theirs" or "ID=mine"; asks for others, if it may.

    Raises:
        UsageMistake: "take_not_understood".
    """
    chosen: dict[str, Preferred] = {}
    for said in take:
        one, _, holds = said.rpartition("=")
        if not one or holds not in list(Preferred):
            raise UsageMistake("take_not_understood", said=said)
        chosen[one.strip("[]")] = Preferred(holds)

    def choose(conflict: Conflict) -> Preferred:
        if conflict.id in chosen or not (asks and sys.stdin.isatty()):
            return chosen.get(conflict.id, otherwise)
        _show(screen, conflict)
        screen.warn("terminal.conflict.ask")
        answer = sys.stdin.readline().strip()
        return Preferred.THEIRS if answer == _FILE else Preferred.MINE

    return Resolution(choose, expected=frozenset(chosen))


def report_conflicts(screen: Screen, resolution: Resolution) -> None:
    """Each with both wordings and which of them holds.

    Raises:
        UsageMistake: "no_such_conflict", of an id that was to be decided.
    """
    if resolution.unmet:
        ids = ", ".join(dict.fromkeys(conflict.id for conflict, _ in resolution.met))
        raise UsageMistake("no_such_conflict", id=", ".join(resolution.unmet), ids=ids or "–")
    if not resolution.met:
        return
    screen.result("terminal.conflict.both")
    for conflict, holds in resolution.met:
        _show(screen, conflict, holds)
    screen.remark("terminal.conflict.how")


def _show(screen: Screen, conflict: Conflict, holds: Preferred | None = None) -> None:
    mark = screen.texts.text("terminal.conflict.holds")
    screen.line(f"[{conflict.id}] {conflict.before}".strip(), indent=2)
    for whose, said in ((Preferred.THEIRS, conflict.theirs), (Preferred.MINE, conflict.ours)):
        line = screen.texts.text(f"terminal.conflict.{whose}", said=said)
        screen.line(line, indent=4, mark=mark if whose is holds else "")
