"""Examples that several notes name, gathered in one bracket: "(ex. Region Värmland, Dalarna)"."""

import re
from collections.abc import Sequence

from synthkit.text.languages import LanguageCode
from synthkit.text.wordforms import fold

_SAID = r"(?:t\.\s?ex\.?|tex|ex\.?|exempelvis|som i|e\.\s?g\.?|eg|for example|such as)"
_NAME = r"[A-ZÅÄÖÉ][\w:&-]*(?:\s[A-ZÅÄÖÉ][\w:&-]*){0,2}"
_NAMES = rf"{_NAME}(?:(?:,\s|\s(?:och|o|and|&)\s){_NAME})*"
# In a bracket, or at the end of what is said.
_IN_BRACKETS = re.compile(rf"\s?\(\s?{_SAID}\s+(?P<names>{_NAMES})\s?\)")
_AT_END = re.compile(rf",?\s(?:{_SAID})\s(?P<names>{_NAMES})\s*[.!]?$")
_BETWEEN = re.compile(r",\s|\s(?:och|o|and|&)\s")
_MOST = 4
_MARK = {"sv": "ex.", "en": "e.g."}


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
        told = _example(other)
        names += _split(told["names"]) if told else []
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(fold(name), name)
    distinct = list(first.values())[:_MOST]
    if len(distinct) == len(_split(found["names"])):
        return line
    rest = line[found.end() :] or "."
    return f"{line[: found.start()]} ({_MARK[language]} {', '.join(distinct)}){rest}"


def _example(text: str) -> re.Match[str] | None:
    return _IN_BRACKETS.search(text) or _AT_END.search(text)


def _split(names: str) -> list[str]:
    return [name for name in _BETWEEN.split(names) if name]
