"""E-mail addresses, also those that are written in words."""

import re

from synthkit.privacy.name_patterns import AT_IN_WORDS, DOT_IN_WORDS
from synthkit.privacy.spans import Match

_LOCAL = r"[\w.!#$%&'*+/=?^`{|}~-]*[\w+-]"
_DOMAIN = r"[^\W_](?:[\w-]*[^\W_])?"
_TOP = r"[^\W\d_]{2,24}"

_PLAIN = re.compile(rf"(?<![\w.+-])(?:mailto:)?({_LOCAL}\s?@\s?(?:{_DOMAIN}\.)+{_TOP})(?![\w@])")
# " at " is an ordinary word in running text: only a real top-level domain counts.
_IN_WORDS = re.compile(
    rf"(?<![\w.+-])({_LOCAL}\s?{AT_IN_WORDS}\s?(?:{_DOMAIN}{DOT_IN_WORDS})+"
    r"(?:se|nu|com|org|net|eu|info|io|no|dk|fi|de|uk))(?!\w)",
    re.IGNORECASE,
)
_OPENING = "(<[{'\"*"


def find_addresses(text: str) -> list[Match]:
    """The e-mail addresses in a text."""
    if not re.search(r"@|\bat\b|\(a\)|\[a\]|snabel", text, re.IGNORECASE):
        return []
    finds: list[Match] = []
    for pattern in (_PLAIN, _IN_WORDS):
        for found in pattern.finditer(text):
            start, end = found.span(1)
            while text[start] in _OPENING:
                start += 1
            match = Match(start, end, certain=True)
            if not any(match.overlaps(other) for other in finds):
                finds.append(match)
    return finds
