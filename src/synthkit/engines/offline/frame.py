"""In which section of a closing synthesis a line belongs: by what the section is called, and says.

Nothing is learnt: the kinds of sections and the ways of speaking are lists of each language
(`closing.toml`).
"""

import re
from collections.abc import Collection, Sequence
from enum import StrEnum
from functools import cache
from typing import Final

from synthkit.model.note import Note, PlacedBy, Placement
from synthkit.model.workshop import Question
from synthkit.text import languages
from synthkit.text.wordforms import fold


class SectionKind(StrEnum):
    """What a section of a closing synthesis holds; of equals, a line belongs in the first."""

    RECURRING = "recurring"
    OPEN = "open"
    NEXT = "next"
    TOOLS = "tools"
    STRUCTURES = "structures"
    FACTORS = "factors"


_SPOKEN: Final = tuple(kind for kind in SectionKind if kind is not SectionKind.RECURRING)


def kinds_of(frame: Sequence[Question]) -> dict[SectionKind, int]:
    """The number of the section of each kind that the frame has, told by their titles."""
    found: dict[SectionKind, int] = {}
    for question in frame:
        title = fold(question.text)
        kind = next((kind for kind in SectionKind if any(p in title for p in _called(kind))), None)
        if kind:
            found.setdefault(kind, question.number)
    return found


def placed_in_frame(
    frame: Sequence[Question],
    notes: Sequence[Note],
    recurring: Collection[str],
    disputed: Collection[str],
) -> tuple[Placement, ...]:
    """A placement for each line, always in some section.

    Args:
        frame: the sections.
        notes: the lines of the meetings.
        recurring: ids of those on a matter of several meetings.
        disputed: ids of those that are a side of a disagreement.
    """
    kinds = kinds_of(frame)
    rest = kinds.get(SectionKind.FACTORS) or kinds.get(SectionKind.RECURRING) or frame[-1].number

    def section(note: Note) -> int:
        if note.id in disputed:
            return kinds.get(SectionKind.OPEN, rest)
        scores = {kind: score for kind in _SPOKEN if (score := _score(kind, note.text))}
        if note.id in recurring and SectionKind.RECURRING in kinds:
            return kinds[SectionKind.RECURRING]
        spoken = [kind for kind in _SPOKEN if kind in scores and kind in kinds]
        return kinds[max(spoken, key=lambda kind: scores[kind])] if spoken else rest

    return tuple(
        Placement(note=note.id, question=section(note), by=PlacedBy.ENGINE) for note in notes
    )


def _score(kind: SectionKind, text: str) -> int:
    """In how many ways the line speaks like that."""
    return sum(pattern.search(text) is not None for pattern in _says(kind))


@cache
def _called(kind: SectionKind) -> frozenset[str]:
    return languages.words_of(lambda language: getattr(language.closing, f"called_{kind}"))


@cache
def _says(kind: SectionKind) -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(one, re.IGNORECASE)
        for language in languages.every()
        for one in getattr(language.closing, f"says_{kind}")
    )
