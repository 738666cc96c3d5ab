"""Lines that name people: those present, who wrote, who sends regards."""

import re

from synthkit.text.languages import capitals, either

_BEGINS = r"(?:^\W*|(?<=[.;|)]\s))"

# "Närvarande:", "Ej närv.", also after another such list in the same line.
LIST_LEAD = re.compile(
    rf"{_BEGINS}(?:{either(lambda language: language.attendance.name_leads)})"
    rf"(?:\s+(?:{either(lambda language: language.attendance.after_leads)}))?"
    r"\s*(?::|\s[-–—]\s)"
    rf"|{_BEGINS}(?:{either(lambda language: language.attendance.bare_leads)})"
    rf"\s+(?=(?-i:[{capitals()}]))",
    re.IGNORECASE,
)
WRITER_LEAD = re.compile(
    rf"(?:^|(?<=[.,;(\s]))(?:{either(lambda language: language.attendance.writers)})"
    r"\s*(?::|[-–—])?\s+(?=\S)",
    re.IGNORECASE,
)
CLOSING = re.compile(
    rf"\b(?:{either(lambda language: language.people.closings)})\s*[,!.]?\s*(?:/{{1,2}}\s*)?\n?$",
    re.IGNORECASE,
)
