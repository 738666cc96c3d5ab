"""What a section of a closing synthesis holds, and how a line speaks: by lists of each language."""

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from typing import Final

from synthkit.text import languages
from synthkit.text.wordforms import fold


class SectionKind(StrEnum):
    """What a section holds; a line that speaks in two ways alike belongs in the first."""

    RECURRING = "recurring"
    OPEN = "open"
    NEXT = "next"
    TOOLS = "tools"
    FACTORS = "factors"
    STRUCTURES = "structures"


# Whether something recurs does no line say.
SPOKEN: Final = tuple(kind for kind in SectionKind if kind is not SectionKind.RECURRING)


def kinds_called(title: str) -> tuple[SectionKind, ...]:
    """The kinds of lines that a title promises."""
    return tuple(kind for kind in SectionKind if any(one in fold(title) for one in _called(kind)))


def kinds_asked(question: str) -> tuple[SectionKind, ...]:
    """The kinds of lines that a question asks for.

    Who is asked for difficulties describes them; that leaves nothing open by itself.
    """
    found = kinds_called(question)
    troubled = any(one in fold(question) for one in _problems())
    return tuple(kind for kind in found if not (troubled and kind is SectionKind.OPEN))


def kinds_of(titles: Sequence[str]) -> dict[SectionKind, int]:
    """The position of the section of each kind that a frame has, told by their titles."""
    found: dict[SectionKind, int] = {}
    for position, title in enumerate(titles):
        for kind in kinds_called(title)[:1]:
            found.setdefault(kind, position)
    return found


def speaks(kind: SectionKind, text: str) -> int:
    """In how many ways a line speaks like one of that kind."""
    return sum(pattern.search(text) is not None for pattern in _says(kind))


def names_first(kind: SectionKind, text: str) -> bool:
    """Whether a line begins with a thing of that kind: "En mall för …"."""
    opening = _opening().match(text)
    begins = opening.end() if opening else 0
    return any(pattern.match(text, begins) is not None for pattern in _says(kind))


def says_settled(text: str) -> bool:
    """Whether a line says that its matter is done with."""
    return _settled().search(text) is not None


@cache
def _settled() -> re.Pattern[str]:
    return re.compile(languages.either(lambda language: language.closing.settled), re.IGNORECASE)


@cache
def _opening() -> re.Pattern[str]:
    before = languages.either_word(lambda language: language.words.articles)
    return re.compile(rf"\W*(?:(?:{before})\s+)*", re.IGNORECASE)


@cache
def _problems() -> frozenset[str]:
    return languages.words_of(lambda language: language.closing.called_problems)


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
