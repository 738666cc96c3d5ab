"""Numbers that name a question: "Fråga 2:", "Q2", "2.", and the number of a list label."""

import re
from dataclasses import dataclass

from synthkit.notes.wording import normal

NUMBER_WORDS = {
    word: number
    for number, said in enumerate(
        (
            "ett en första one first",
            "två andra two second",
            "tre tredje three third",
            "fyra fjärde four fourth",
            "fem femte five fifth",
            "sex sjätte six sixth",
            "sju sjunde seven seventh",
            "åtta åttonde eight eighth",
        ),
        1,
    )
    for word in said.split()
}

_NAMED = (
    r"(?:(?:diskussions|grupp|dialog|workshop)?fråge?(?:ställning(?:en)?|n|a)?|fråga(?:n)?"
    r"|diskussionsfråga|question|fr|q)"
)
_CARDINAL = "ett|två|tre|fyra|fem|sex|sju|åtta|one|two|three|four|five|six|seven|eight"
_ORDINAL = "första|andra|tredje|fjärde|femte|sjätte|first|second|third|fourth|fifth|sixth"
_EXPLICIT = re.compile(
    rf"^[#*\s]*{_NAMED}\.?\s*(?:nr\.?|nummer|no\.?|number|#)?\s*(?P<number>\d{{1,2}}|{_CARDINAL})"
    r"(?P<part>\s?[a-d])?(?P<sep>\s*[:.)\]/,]+\s*|\s*[-–—]+\s*|\s*$|\s+)(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_ORDERED = re.compile(
    rf"^(?P<number>{_ORDINAL})\s+(?:fråga(?:n)?|question)(?P<sep>\s*[:.\-–—]+\s*|\s*$)(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_BARE = re.compile(
    r"^[(\[]?(?P<number>\d{1,2})(?:[.):\]](?!\d)|\s*[-–—](?=\s)|(?=\s*$)|(?=\s+[A-ZÅÄÖ]))\s*"
    r"(?P<rest>.*)$",
    re.DOTALL,
)
_LABEL = re.compile(rf"^\W*(?:(?P<named>{_NAMED})\W*)?(?P<number>\d{{1,2}})\W*$", re.IGNORECASE)
_RANGE = re.compile(r"^(?:och|and|&|\+|[-–—,/]|till|to)\s*\d", re.IGNORECASE)
_IN_NAME = re.compile(
    r"(?<![^\W_])(?:fråga|fraga|frågeställning|frageställning|question|q)[\s_.\-#]*"
    r"(?:nr[\s_.]*)?(?P<number>\d{1,2})(?![^\W_])",
    re.IGNORECASE,
)
_MANY_IN_NAME = re.compile(r"^[\s_]*(?:-|–|och|and|&|\+|,)[\s_]*\d", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Numbered:
    """A text and the number that it begins with.

    Attributes:
        number: None where there is none.
        named: the number is said to be a question's ("Fråga 2"), not a mere "2.".
        apart: a sign or the end of the text sets the number off from the rest.
        rest: the text without it.
    """

    number: int | None
    rest: str
    named: bool = False
    apart: bool = True


def numbered(text: str, label: str | None = None) -> Numbered:
    """The question number that a text begins with, or that its label gives."""
    text = text.strip()
    for pattern in (_EXPLICIT, _ORDERED):
        if found := pattern.match(text):
            if _RANGE.match(found["rest"]) or _RANGE.match(found["sep"].strip() + found["rest"]):
                return Numbered(None, text)
            apart = bool(found["sep"].strip()) or not found["rest"].strip()
            return Numbered(_value(found["number"]), found["rest"].strip(), True, apart)  # noqa: FBT003
    if found := _BARE.match(text):
        return Numbered(int(found["number"]), found["rest"].strip())
    if label and (found := _LABEL.match(normal(label))):
        return Numbered(int(found["number"]), text, bool(found["named"]))
    return Numbered(None, text)


def number_in_file_name(stem: str) -> int | None:
    """The question that a file name tells ("Fråga 1", "ws2_q3"); None for several or none."""
    found = list(_IN_NAME.finditer(stem))
    if len(found) != 1 or _MANY_IN_NAME.match(stem[found[0].end() :]):
        return None
    return int(found[0]["number"])


def _value(said: str) -> int:
    return int(said) if said.isdigit() else NUMBER_WORDS[said.casefold()]
