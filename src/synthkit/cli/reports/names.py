"""The names that the notes speak of, with their places."""

from collections.abc import Iterable, Sequence

from synthkit.cli.screen import Screen
from synthkit.cli.undecided_names import report_suspects
from synthkit.model.note import Note
from synthkit.model.workshop import Workshop
from synthkit.privacy.suspects import Suspect


def report_names(
    screen: Screen, found: Sequence[Suspect], notes: Iterable[Note], workshop: Workshop
) -> None:
    """The names that nobody has decided on, how many there are, and those that are settled."""
    report_suspects(screen, found, notes)
    screen.result("terminal.names.sum", count=len(found))
    for key, settled in (("kept", workshop.names_kept), ("masked", workshop.names_masked)):
        if settled:
            screen.result(f"terminal.names.{key}", names=", ".join(settled))
    if found:
        screen.remark("terminal.names.settle")
