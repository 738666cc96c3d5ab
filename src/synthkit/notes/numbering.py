"""Numbers that name a question: "Fråga 2:", "Q2", "2.", and the number of a list label.

A label without a number ("Fråga: …", "F: …") is taken off as well.
"""

import re
from dataclasses import dataclass

from synthkit.notes.wording import normal
from synthkit.text.languages import capitals, either, either_word
from synthkit.text.question_references import NUMBER_WORDS

_NAMED = f"(?:{either(lambda language: language.questions.named)})"
_CALLED = either(lambda language: language.questions.called)
_CARDINAL = either(lambda language: language.questions.cardinals)
_ORDINAL = either(lambda language: language.questions.ordinals)
_ORDERED_THING = either(lambda language: language.questions.ordered)
_JOINS = either_word(lambda language: language.questions.joins)
_EXPLICIT = re.compile(
    rf"^[#*\s]*{_NAMED}\.?\s*(?:{_CALLED}|#)?\s*(?P<number>\d{{1,2}}|{_CARDINAL})"
    r"(?P<part>\s?[a-d])?(?P<sep>\s*[:.)\]/,]+\s*|\s*[-–—]+\s*|\s*$|\s+)(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_ORDERED = re.compile(
    rf"^(?P<number>{_ORDINAL})\s+(?:{_ORDERED_THING})"
    r"(?P<sep>\s*[:.\-–—]+\s*|\s*$)(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_LAST = re.compile(
    rf"^(?:{either_word(lambda language: language.questions.last)})\s+(?:{_ORDERED_THING})"
    r"\s*[:.\-–—]+\s*(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_BARE = re.compile(
    r"^[(\[]?(?P<number>\d{1,2})"
    rf"(?:[.):\]](?!\d)|\s*[-–—](?=\s)|(?=\s*$)|(?=\s+[{capitals()}]))\s*(?P<rest>.*)$",
    re.DOTALL,
)
_LABEL = re.compile(rf"^\W*(?:(?P<named>{_NAMED})\W*)?(?P<number>\d{{1,2}})\W*$", re.IGNORECASE)
_UNNUMBERED = re.compile(
    rf"^(?:{_NAMED}|{either_word(lambda language: language.questions.initials)}):"
    r"\s+(?P<rest>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_RANGE = re.compile(rf"^(?:{_JOINS}|&|\+|[-–—,/])\s*\d", re.IGNORECASE)
_IN_NAME = re.compile(
    rf"(?<![^\W_])(?:{either(lambda language: language.questions.named_in_files)})[\s_.\-#]*"
    rf"(?:(?:{_CALLED})[\s_.]*)?(?P<number>\d{{1,2}})(?![^\W_])",
    re.IGNORECASE,
)
_MANY_IN_NAME = re.compile(rf"^[\s_]*(?:-|–|&|\+|,|{_JOINS})[\s_]*\d", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Numbered:
    """A text and the number that it begins with.

    Attributes:
        number: None where there is none.
        named: it is said to be a question's ("Fråga 2"), not a mere "2.".
        last: it is said to be the last question's, whichever that is.
        apart: a sign or the end of the text sets the number off from the rest.
        rest: the text without it.
        typed: it stands in the text itself, not in an automatic label.
    """

    number: int | None
    rest: str
    named: bool = False
    last: bool = False
    apart: bool = True
    typed: bool = False


def numbered(text: str, label: str | None = None) -> Numbered:
    """The question number that a text begins with, or that its label gives."""
    text = text.strip()
    for pattern in (_EXPLICIT, _ORDERED):
        if found := pattern.match(text):
            if _RANGE.match(found["rest"]) or _RANGE.match(found["sep"].strip() + found["rest"]):
                return Numbered(None, text)
            rest = found["rest"].strip()
            apart = bool(found["sep"].strip()) or not rest or rest[0] == "(" or rest[0].isupper()
            return Numbered(_value(found["number"]), rest, named=True, apart=apart)
    if found := _LAST.match(text):
        return Numbered(None, found["rest"].strip(), named=True, last=True)
    if found := _BARE.match(text):
        return Numbered(int(found["number"]), found["rest"].strip(), typed=True)
    if label and (found := _LABEL.match(normal(label))):
        return Numbered(int(found["number"]), text, bool(found["named"]))
    unnumbered = _UNNUMBERED.match(text)
    return Numbered(None, unnumbered["rest"] if unnumbered else text)


def number_in_file_name(stem: str) -> int | None:
    """The question that a file name tells ("Fråga 1", "ws2_q3"); None for several or none."""
    found = list(_IN_NAME.finditer(stem))
    if len(found) != 1 or _MANY_IN_NAME.match(stem[found[0].end() :]):
        return None
    return int(found[0]["number"])


def _value(text: str) -> int:
    return int(text) if text.isdigit() else NUMBER_WORDS[text.casefold()]
