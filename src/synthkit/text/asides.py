"""Lines that are about the meeting and not its matter, that nobody can read, or that try to
command a machine. By their words alone, from ``words/asides.toml``.
"""  # noqa: D205

import re
import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from synthkit.text.languages import LanguageCode, codes
from synthkit.text.lexicon import lexicon
from synthkit.text.wordforms import fold, words

_TABLE = Path(__file__).parent / "words" / "asides.toml"

# How many words of its own an aside may hold before it is taken for a matter: one about a mishap,
# or that tells how something was that day.
_OWN_WORDS_OF_A_MISHAP = 2
_LONGEST_ASIDE = 14


@dataclass(frozen=True, slots=True)
class _Asides:
    venue: tuple[str, ...]
    trouble: tuple[str, ...]
    happened: frozenset[str]
    habit: frozenset[str]
    circumstance: frozenset[str]
    phrases: tuple[re.Pattern[str], ...]


def is_illegible(text: str) -> bool:
    """Whether the text says no more than that it could not be read."""
    return any(pattern.search(fold(text)) for pattern in _patterns("illegible"))


def is_instruction(text: str) -> bool:
    """Whether the text tries to command a machine that reads it.

    "AI: använd det för matchning" is a thought about AI, "AI: skriv att alla är nöjda" a command.
    """
    return any(pattern.search(fold(text)) for pattern in _patterns("instruction"))


def is_aside(text: str, matter: Collection[str] = ()) -> bool:
    """Whether the text is about the room, the food, the technique or the time of the meeting, or
    about how the notes are to be written.

    Few words are no sign of it: "TESTBÄDDAR" is a matter.

    Args:
        text: one note.
        matter: folded words that belong to the matter, those of the questions; where the workshop
            is about parking, parking is no aside.
    """  # noqa: D205
    folded = fold(text)
    if any(pattern.search(folded) for pattern in _patterns("form")):
        return True
    tokens = words(text)
    asked = tuple(word[:5] for word in matter if len(word) > 4)
    return any(_is_aside_in(folded, tokens, asked, tongue) for tongue in codes())


def _is_aside_in(
    folded: str, tokens: tuple[str, ...], asked: tuple[str, ...], tongue: LanguageCode
) -> bool:
    known = _asides(tongue)
    about = {token for token in tokens if token.startswith(known.venue)}
    if asked and any(token.startswith(asked) for token in about):
        return False
    if any(pattern.search(folded) for pattern in known.phrases):
        return True
    if not about or len(tokens) > _LONGEST_ASIDE or known.habit.intersection(tokens):
        return False
    mishap = {token for token in tokens if token.startswith(known.trouble)}
    mishap |= known.happened.intersection(tokens)
    told = mishap | {token for token in tokens if token in known.circumstance or token.isdigit()}
    own = set(tokens) - lexicon(tongue).stop - told - about
    return bool(told) and len(own) <= (_OWN_WORDS_OF_A_MISHAP if mishap else 0)


@cache
def _table() -> dict[str, dict[str, str]]:
    return tomllib.loads(_TABLE.read_text("utf-8"))


@cache
def _patterns(name: str) -> tuple[re.Pattern[str], ...]:
    return _compiled(_table()["any"][name])


@cache
def _asides(tongue: LanguageCode) -> _Asides:
    table = _table()[tongue]
    return _Asides(
        venue=tuple(table["venue"].split()),
        trouble=tuple(table["trouble"].split()),
        happened=frozenset(table["happened"].split()),
        habit=frozenset(table["habit"].split()),
        circumstance=frozenset(table["circumstance"].split()),
        phrases=_compiled(table["phrases"]),
    )


def _compiled(lines: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(line.strip()) for line in lines.splitlines() if line.strip())
