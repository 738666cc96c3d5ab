"""Swedish personal identity numbers and co-ordination numbers (personnummer, samordningsnummer).

A number with a valid check digit is found in every usual form; without one, it is found where its
form or the words before it leave no doubt what it is meant to be. Organisation numbers have 20 or
more in place of a month, and never match.
"""

import re

from synthkit.privacy.name_patterns import NUMBER_OF_A_PERSON
from synthkit.privacy.spans import Match

_NUMBER = re.compile(
    r"""(?<![\w+])(?<!\d[-–.,:/])
    (?P<century>18|19|20)?\s?(?P<year>\d{2})[-./ ]?(?P<month>0[1-9]|1[0-2])(?P<gap>[-./ ]?)
    (?P<day>0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])
    (?P<sign>\s?[-+–‑−]\s?|\s)?(?P<serial>\d{4}|[xX*]{4}|[nN]{4})
    (?![\w])(?![-–.,:/]\d)""",
    re.VERBOSE,
)
_ENOUGH_BEFORE = 60


def find_identity_numbers(text: str) -> list[Match]:
    """The personal identity numbers in a text."""
    if sum(character.isdigit() for character in text) < 6:
        return []
    finds = []
    for match in _NUMBER.finditer(text):
        introduced = NUMBER_OF_A_PERSON.search(
            text[max(0, match.start() - _ENOUGH_BEFORE) : match.start()]
        )
        certain = _certainty(match, introduced=bool(introduced))
        if certain is not None:
            finds.append(Match(match.start(), match.end(), certain=certain))
    return finds


def _certainty(match: re.Match[str], *, introduced: bool) -> bool | None:
    """Whether it is certain; None where it is something else."""
    sign = (match["sign"] or "").strip()
    if introduced:
        return True
    if not match["serial"].isdigit():
        return bool(sign)
    spaced = match["gap"] == " "
    if _is_valid(match) and (sign or not spaced):
        return bool(sign or match["century"]) or not match.group().startswith("0")
    if spaced or (match["sign"] is not None and not sign):
        return None
    if match["century"]:
        return None if _is_time(match["serial"]) else False
    return False if sign else None


def _is_valid(match: re.Match[str]) -> bool:
    from personnummer import personnummer  # noqa: PLC0415 - only texts with such a number need it

    sign = "+" if "+" in (match["sign"] or "") else "-"
    digits = match["year"] + match["month"] + match["day"]
    return bool(personnummer.valid(f"{match['century'] or ''}{digits}{sign}{match['serial']}"))


def _is_time(digits: str) -> bool:
    """Whether the last four digits of a time stamp may be hours and minutes."""
    return digits[:2] < "24" and digits[2:] < "60"
