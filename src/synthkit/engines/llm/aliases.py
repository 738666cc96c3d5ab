"""Notes as they travel: fenced data under short aliases that hold for one call."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from synthkit.model.note import Note, Voice
from synthkit.prompts import one_line

_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_BARE: Final = str.maketrans("", "", "()[];")


class Aliases:
    """Short names for things, given in order: n1, n2 and so on.

    Args:
        letter: of the kind: "n" for notes.
        ids: what is named.
    """

    def __init__(self, letter: str, ids: Iterable[str]) -> None:
        self.letter = letter
        self._ids = {f"{letter}{number}": held for number, held in enumerate(ids, 1)}
        self._names = {held: alias for alias, held in self._ids.items()}

    @property
    def all(self) -> tuple[str, ...]:
        """The aliases, in order."""
        return tuple(self._ids)

    def of(self, held: str) -> str:
        """The alias of that thing."""
        return self._names[held]

    def knows(self, held: str) -> bool:
        """Whether that thing has an alias."""
        return held in self._names

    def resolve(self, alias: str) -> str | None:
        """What the alias stands for; brackets, case and white space around it do not count."""
        bare = alias.strip(" \t\n[]()\"'").lower()
        return self._ids.get(bare) or self._ids.get(f"{self.letter}{bare}")


def aliases_of(notes: Iterable[Note]) -> Aliases:
    """The aliases of these notes."""
    return Aliases("n", (note.id for note in notes))


class GroupLetters:
    """A letter for each group: who says the same is seen without a name, and in one token."""

    def __init__(self, notes: Iterable[Note]) -> None:
        voices = dict.fromkeys(note.voice for note in notes)
        self._letters = dict(zip(voices, _letters(), strict=False))

    def of(self, note: Note) -> str:
        """The letter of the note's voice."""
        return self._letters[note.voice]


class Headings:
    """The headings that tell a group's notes on one question apart.

    One that stands above all of them is the question's or the group's own, in whatever words.
    """

    def __init__(self, notes: Iterable[Note]) -> None:
        self._above_all: dict[tuple[str, Voice], set[str]] = {}
        for note in notes:
            above = self._above_all.setdefault((note.document, note.voice), set(note.headings))
            above.intersection_update(note.headings)

    def of(self, note: Note) -> str:
        """The innermost heading above the note, or nothing where it tells nothing."""
        above_all = self._above_all[note.document, note.voice]
        telling = [heading for heading in note.headings if heading not in above_all]
        return one_line(telling[-1]).translate(_BARE) if telling else ""


def note_lines(
    notes: Iterable[Note],
    aliases: Aliases,
    letters: GroupLetters,
    headings: Headings,
    remarks: Mapping[str, str] | None = None,
) -> str:
    """The notes as data, one a line: "[n4] (A under n3; Obstacles) text".

    Args:
        notes: in order.
        aliases: of these notes.
        letters: of their groups.
        headings: those that are worth telling.
        remarks: what else to say of a note, by id.
    """
    lines = []
    for note in notes:
        told = [letters.of(note)]
        if note.parent and aliases.knows(note.parent):
            told[0] += f" under {aliases.of(note.parent)}"
        if heading := headings.of(note):
            told.append(heading)
        if remarks and note.id in remarks:
            told.append(remarks[note.id])
        lines.append(f"[{aliases.of(note.id)}] ({'; '.join(told)}) {one_line(note.text)}")
    return "\n".join(lines)


def _letters() -> Iterator[str]:
    """A, B and so on to Z, then AA, AB."""
    length = 1
    while True:
        yield from _of_length(length)
        length += 1


def _of_length(length: int) -> Iterator[str]:
    if length == 0:
        yield ""
        return
    for first in _of_length(length - 1):
        for letter in _LETTERS:
            yield first + letter
