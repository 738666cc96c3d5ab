"""Examples that several notes name, gathered in one bracket: "(ex. Region Värmland, Dalarna)"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from synthkit.text import languages
from synthkit.text.languages import LanguageCode, capitals_of_names, either, either_word
from synthkit.text.wordforms import fold

_MOST = 4


def with_examples(line: str, others: Sequence[str], language: LanguageCode) -> str:
    """The line with the examples that the others name beside its own; as it is where it has none.

    Args:
        line: a line of the document, in the words of one note.
        others: texts of the other notes that it is cited for, in order.
        language: of the line.
    """
    found = _example(line)
    if found is None:
        return line
    names = _split(found["names"])
    for other in others:
        example = _example(other)
        names += _split(example["names"]) if example else []
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(fold(name), name)
    distinct = list(first.values())[:_MOST]
    if len(distinct) == len(_split(found["names"])):
        return line
    rest = line[found.end() :] or "."
    mark = languages.get(language).words.example_mark
    return f"{line[: found.start()]} ({mark} {', '.join(distinct)}){rest}"


def _example(text: str) -> re.Match[str] | None:
    patterns = _patterns()
    return patterns.in_brackets.search(text) or patterns.at_end.search(text)


def _split(names: str) -> list[str]:
    return [name for name in _patterns().between.split(names) if name]


@dataclass(frozen=True, slots=True)
class _Patterns:
    in_brackets: re.Pattern[str]
    at_end: re.Pattern[str]
    between: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    """Examples in any language: notes and lines may be in several."""
    announced = either(lambda language: language.words.example_words)
    joining = either_word(lambda language: language.words.joining)
    between = rf",\s|\s(?:{joining}|&)\s"
    capital = f"[{capitals_of_names()}]"
    name = rf"{capital}[\w:&-]*(?:\s{capital}[\w:&-]*){{0,2}}"
    names = rf"{name}(?:(?:{between}){name})*"
    return _Patterns(
        in_brackets=re.compile(rf"\s?\(\s?(?:{announced})\s+(?P<names>{names})\s?\)"),
        at_end=re.compile(rf",?\s(?:{announced})\s(?P<names>{names})\s*[.!]?$"),
        between=re.compile(between),
    )
