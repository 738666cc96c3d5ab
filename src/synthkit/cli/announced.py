"""What an invitation announces, shown with where each fact was read, for a person to confirm."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from synthkit.app.invitation import read_invitation
from synthkit.cli.files import content_of
from synthkit.cli.screen import Screen
from synthkit.model.programme import Meeting, Programme, Reading
from synthkit.readers.pool import ReadingPool


def confirmed_programme(
    screen: Screen,
    file: Path,
    wanted: Callable[[Programme], Iterable[Meeting | None]],
    *,
    yes: bool,
) -> Programme | None:
    """The programme that the invitation announces; None if a person says that it is not right.

    Args:
        screen: shows what was read from where, of the series and of the meetings that are wanted.
        file: the invitation.
        wanted: the meetings that the command is about.
        yes: nobody is asked.

    Raises:
        UsageMistake: "path_not_there", "invitation_needs_yes", or what ``wanted`` raises.
        Unreadable: if the file cannot be read.
    """
    content = content_of(file)
    with ReadingPool() as pool:
        read = read_invitation(file.name, content, pool)
    names = {None, *(one.name for one in wanted(read.programme) if one)}
    _show(screen, [one for one in read.readings if one.meeting in names])
    return read.programme if screen.goes_ahead("invitation", yes=yes) else None


def _show(screen: Screen, readings: Sequence[Reading]) -> None:
    """What was read from where, then what is missing."""
    texts = screen.texts

    def fact(one: Reading) -> str:
        said = texts.text(f"terminal.fact.{one.field}")
        return f"{one.meeting}: {said.lower()}" if one.meeting else said

    def value(one: Reading) -> str | None:
        return (
            texts.text(f"terminal.meeting_form.{one.value}") if one.field == "form" else one.value
        )

    screen.table(
        screen.columns("terminal", "fact", "value", "source"),
        [
            [
                fact(one),
                value(one),
                _source(texts.text("terminal.invitation.concluded"), one),
            ]
            for one in readings
            if one.value is not None
        ],
    )
    missing = [fact(one) for one in readings if one.value is None]
    if missing:
        screen.result("terminal.invitation.missing", facts=", ".join(missing))


def _source(concluded: str, reading: Reading) -> str:
    said = " ".join((reading.source or "").split())
    return f"{said} {concluded}" if reading.concluded else said
