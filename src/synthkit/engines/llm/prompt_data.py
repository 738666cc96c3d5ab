"""Notes and themes as prompts show them: fenced data under aliases that hold for one call."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import count, product
from string import ascii_uppercase
from typing import Final

from synthkit.drafts.limits import insight_count, most_themes, theme_counts
from synthkit.model.note import Note, Voice
from synthkit.model.synthesis import Brief
from synthkit.model.workshop import Length
from synthkit.prompts import one_line
from synthkit.text import languages
from synthkit.text.commands import is_instruction
from synthkit.text.detection import is_in_another_language
from synthkit.text.languages import LanguageCode

# What stands for an empty list in a prompt.
NONE: Final = "(none)"
# What stands for a note that commands a machine.
WITHHELD: Final = '(withheld: an order to a machine; "instruction" is why it is left out)'
# Enough to show what a theme is about.
_MOST_NOTES_A_THEME: Final = 6
# A model is given room: how many themes there are is for the material to say.
_FEWEST_THEMES: Final = 3
_NO_BRACKETS: Final = str.maketrans("", "", "()[];")


class Aliases:
    """Short names for ids, given in order: n1, n2 and so on.

    Args:
        letter: of the kind: "n" for notes.
        ids: what is named.
    """

    def __init__(self, letter: str, ids: Iterable[str]) -> None:
        self.letter = letter
        self._ids = {f"{letter}{number}": id_ for number, id_ in enumerate(ids, 1)}
        self._aliases = {id_: alias for alias, id_ in self._ids.items()}

    @property
    def all(self) -> tuple[str, ...]:
        """The aliases, in order."""
        return tuple(self._ids)

    def of(self, id_: str) -> str:
        """The alias of that id."""
        return self._aliases[id_]

    def knows(self, id_: str) -> bool:
        """Whether that id has an alias."""
        return id_ in self._aliases

    def resolve(self, alias: str) -> str | None:
        """The id that it stands for; case, and brackets and space around it, do not count."""
        bare = alias.strip(" \t\n[]()\"'").lower()
        return self._ids.get(bare) or self._ids.get(f"{self.letter}{bare}")

    def resolve_all(self, aliases: Iterable[str]) -> tuple[list[str], int]:
        """The ids that these stand for, each once, in order; and how many stand for none."""
        ids = [self.resolve(alias) for alias in aliases]
        return list(dict.fromkeys(id_ for id_ in ids if id_)), ids.count(None)


def aliases_of(notes: Iterable[Note]) -> Aliases:
    """The aliases of these notes."""
    return Aliases("n", (note.id for note in notes))


def group_letters(notes: Iterable[Note]) -> dict[Voice, str]:
    """A letter for each group: shows who says the same without a name, and in one token."""
    return dict(zip(dict.fromkeys(note.voice for note in notes), _letters(), strict=False))


class NoteLines:
    """Notes as data, one a line: "[n4] (A under n3; Obstacles) text".

    Shown of the headings above a note is the innermost that tells its group's notes apart: one that
    stands above all of them is the question's or the group's own, in whatever words.

    Args:
        notes: all that are drafted together, for letters and headings.
    """

    def __init__(self, notes: Collection[Note]) -> None:
        self._letters = group_letters(notes)
        self._notes = {note.id: note for note in notes}
        self._above_all: dict[tuple[str, Voice], set[str]] = {}
        for note in notes:
            above = self._above_all.setdefault((note.document, note.voice), set(note.headings))
            above.intersection_update(note.headings)

    def of(self, notes: Collection[Note], remarks: Mapping[str, str] | None = None) -> str:
        """These notes under aliases of their own, with what else there is to say of some, by id."""
        aliases = aliases_of(notes)
        lines = []
        for note in notes:
            labels = [self._letters[note.voice], *self._heading(note)]
            if note.parent and aliases.knows(note.parent):
                labels[0] += f" under {aliases.of(note.parent)}"
            if remarks and note.id in remarks:
                labels.append(remarks[note.id])
            lines.append(f"[{aliases.of(note.id)}] ({'; '.join(labels)}) {sent_text(note)}")
        return "\n".join(lines)

    def behind(self, ids: Iterable[str]) -> str:
        """The notes behind one line, without aliases: "- (A; Obstacles; under: text) text"."""
        return "\n".join(self._alone(note) for id_ in ids if (note := self._notes.get(id_)))

    def _alone(self, note: Note) -> str:
        labels = [self._letters[note.voice], *self._heading(note)]
        if above := self._notes.get(note.parent or ""):
            labels.append(f"under: {sent_text(above)}")
        return f"- ({'; '.join(labels)}) {sent_text(note)}"

    def _heading(self, note: Note) -> list[str]:
        above_all = self._above_all[note.document, note.voice]
        own = [heading for heading in note.headings if heading not in above_all]
        return [one_line(own[-1]).translate(_NO_BRACKETS)] if own else []


def sent_text(note: Note) -> str:
    """A note on one line; an order to a machine is not sent, and what it is stands for it."""
    return WITHHELD if is_instruction(note.text) else one_line(note.text)


def english_name(language: LanguageCode) -> str:
    """The language as prompts name it: "Swedish"."""
    return languages.get(language).setting.english_name


def language_fault(texts: Iterable[str], language: LanguageCode) -> str | None:
    """What to tell a model that answered in another language; None where it did not."""
    other = is_in_another_language(texts, language)
    return f"it is not in {english_name(language)}" if other else None


def limit_values(notes: int, length: Length = Length.NORMAL) -> dict[str, str]:
    """The values of the variables ``themes`` and ``insights`` for so many notes on a question."""
    fewest = min(theme_counts(notes, length)[0], _FEWEST_THEMES)
    most = most_themes(notes) if fewest == _FEWEST_THEMES else fewest
    return {
        "themes": str(most) if fewest == most else f"{fewest} to {most}",
        "insights": str(insight_count(notes, most, length)),
    }


def brief_values(brief: Brief, aliases: Aliases | None = None) -> dict[str, str]:
    """The values of the variables ``titles``, ``standing`` and ``kept``.

    Args:
        brief: for the engine.
        aliases: of the notes in the prompt, to show which of them a theme is about.
    """
    about = {theme.title: theme.notes for theme in brief.known_themes}
    others = [title for title in about if title not in brief.titles]

    def line(title: str) -> str:
        known = [n for n in about.get(title, ()) if aliases and aliases.knows(n)]
        names = [aliases.of(note) for note in known[:_MOST_NOTES_A_THEME] if aliases]
        return f"- {one_line(title)}" + (f" ({' '.join(names)})" if names else "")

    return {
        "titles": "\n".join(map(line, brief.titles)) or NONE,
        "standing": "\n".join(map(line, others)) or NONE,
        "kept": "\n".join(f"- {one_line(kept)}" for kept in brief.kept) or NONE,
    }


def _letters() -> Iterator[str]:
    """A, B and so on to Z, then AA, AB."""
    for length in count(1):
        yield from map("".join, product(ascii_uppercase, repeat=length))
