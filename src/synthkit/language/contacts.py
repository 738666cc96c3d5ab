"""Addresses and numbers that lead to a private person, by their form alone."""

import re

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# Swedish: 070-123 45 67, +46 70 123 45 67, 08-123 456; groups of digits after an area code.
_PHONE = re.compile(
    r"(?<![\d.,])(?:\+\d{1,3}[ -]?(?:\(0\))?|0)\d{1,3}[ /-]?\d{2,3}(?:[ -]?\d{2,3}){1,3}(?!\d)"
)
# Personnummer and samordningsnummer: YYMMDD-NNNN or YYYYMMDD-NNNN, the day may be raised by 60.
_PERSON_NUMBER = re.compile(
    r"(?<!\d)(?:19|20)?\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01]|[67]\d|8\d|9[01])[-+ ]?\d{4}(?!\d)"
)


def has_contact_data(text: str) -> bool:
    """Whether an e-mail address, a phone number or a personnummer seems to stand in the text."""
    return any(pattern.search(text) for pattern in (_EMAIL, _PHONE, _PERSON_NUMBER))
