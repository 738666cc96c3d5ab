"""Numbers and dates that mean one person: identity numbers, births, accounts, vehicles.

A Swedish personal identity number (personnummer, samordningsnummer) with a right check digit is
found in every usual form; without one, where its form or the words before it leave no doubt what it
is meant to be. Organisation numbers have 20 or more in place of a month, and never match. Dates,
plates and accounts are found where a word says what they are, or their form can be nothing else.
"""

import re
from functools import cache

from synthkit.privacy.spans import Match
from synthkit.text.languages import either

_NUMBER = re.compile(
    r"""(?<![\w+])(?<!\d[-–.,:/])
    (?P<century>18|19|20)?\s?(?P<year>\d{2})[-./ ]?(?P<month>0[1-9]|1[0-2])(?P<gap>[-./ ]?)
    (?P<day>0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])
    (?P<sign>\s?[-+–‑−]\s?|\s)?(?P<serial>\d{4}|[xX*]{4}|[nN]{4})
    (?![\w])(?![-–.,:/]\d)""",
    re.VERBOSE,
)
_ENOUGH_BEFORE = 60
_IBAN = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){2,7}(?: ?[A-Z\d]{1,3})?(?!\w)")
_CARD = re.compile(r"(?<![\w-])\d{4}(?:([ -]?)\d{4}\1\d{4}\1\d{1,7}|[ -]?\d{6}[ -]?\d{5})(?![\w-])")
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?:(?:19|20)\d{2}|['’]?\d{2})"
_PLATES = re.compile(
    # A letter last, or two letters first, is seen on nothing but plates.
    r"(?<![\w-])(?:(?P<sure>[A-HJ-PR-UW-Z]{3}[ -]?\d{2}[A-HJ-NPR-UW-Z]|[A-Z]{2}\d{2} ?[A-Z]{3})"
    r"|[A-HJ-PR-UW-Z]{3}[ -]?\d{3})(?![\w-])"
)


def find_identity_numbers(text: str) -> list[Match]:
    """The personal identity numbers in a text."""
    if sum(character.isdigit() for character in text) < 6:
        return []
    finds = []
    for match in _NUMBER.finditer(text):
        before = text[max(0, match.start() - _ENOUGH_BEFORE) : match.start()]
        certain = _certainty(match, introduced=bool(_of_a_person().search(before)))
        if certain is not None:
            finds.append(Match(match.start(), match.end(), certain=certain))
    return finds


def find_birth_dates(text: str) -> list[Match]:
    """The dates in a text that words before them make dates of birth."""
    if not any(character.isdigit() for character in text):
        return []
    return [Match(*found.span("date"), certain=True) for found in _births().finditer(text)]


def find_accounts(text: str) -> list[Match]:
    """The numbers in a text of bank accounts and cards."""
    if sum(character.isdigit() for character in text) < 6:
        return []
    from stdnum import iban, luhn  # noqa: PLC0415 - few texts hold digits enough

    finds = [
        Match(*found.span(), certain=True)
        for pattern, checked in ((_IBAN, iban.is_valid), (_CARD, luhn.is_valid))
        for found in pattern.finditer(text)
        if checked(re.sub(r"[^A-Z\d]", "", found.group()))
    ]
    for found in _accounts().finditer(text):
        match = Match(*found.span("number"), certain=True)
        if not any(map(match.overlaps, finds)):
            finds.append(match)
    return finds


def find_plates(text: str) -> list[Match]:
    """The registration plates of vehicles in a text."""
    return [
        Match(*found.span(), certain=True)
        for found in _PLATES.finditer(text)
        if found["sure"] or _vehicles().search(text)
    ]


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
    from stdnum import luhn  # noqa: PLC0415 - only texts with such a number need it

    return bool(luhn.is_valid("".join(match.group("year", "month", "day", "serial"))))


def _is_time(digits: str) -> bool:
    """Whether the last four digits of a time stamp may be hours and minutes."""
    return digits[:2] < "24" and digits[2:] < "60"


@cache
def _of_a_person() -> re.Pattern[str]:
    words = either(lambda language: language.personal_data.person_numbers)
    return re.compile(rf"\b(?:{words})\b\W*(?:\w+\W+){{0,2}}$", re.IGNORECASE)


@cache
def _births() -> re.Pattern[str]:
    months = rf"(?:{either(lambda language: language.pages.months)})\.?"
    day = rf"{_DAY}(?::?[ae]|st|nd|rd|th)?"
    dates = "|".join(
        (
            rf"(?:19|20)\d{{2}}[-./ ]?(?:0\d|1[0-2])[-./ ]?{_DAY}",
            rf"{day}[-./ ]{{1,2}}\d{{1,2}}[-./ ]{{1,2}}{_YEAR}",
            rf"{day}(?: of)? {months},? {_YEAR}",
            rf"{months} {day},? {_YEAR}",
            r"\d{2}(?:0\d|1[0-2])(?:0[1-9]|[12]\d|3[01])",
        )
    )
    births = either(lambda language: language.personal_data.births)
    fill = either(lambda language: language.personal_data.birth_fill)
    return re.compile(
        rf"(?<!\w)(?:{births})[\s:,]+(?:(?:{fill})\s+){{0,3}}(?P<date>(?:{dates}))(?!\w)",
        re.IGNORECASE,
    )


@cache
def _accounts() -> re.Pattern[str]:
    words = either(lambda language: language.personal_data.accounts)
    return re.compile(
        rf"(?<!\w)(?:{words})(?!\w)[\s:.]{{1,3}}(?:[^\W\d_]{{2,8}}[\s:.]{{1,2}}){{0,2}}"
        r"(?P<number>(?:[A-Z]{2})?\d(?:[ \u00a0,–-]{0,2}\d){3,19})(?!\w)(?!,\d)",
        re.IGNORECASE,
    )


@cache
def _vehicles() -> re.Pattern[str]:
    words = either(lambda language: language.personal_data.vehicles)
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
