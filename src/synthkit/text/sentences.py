"""Where sentences end.

A full stop ends a sentence only where a new one clearly begins: notes are full of abbreviations
("t.ex.", "bl.a.", "ca.", "kl."), initials and numbers, and a sentence cut in two says nothing.
"""

import re

from synthkit.text.languages import words_of

_NEVER = words_of(lambda language: language.sentences.leading)
# So may a full stop that stands alone.
_PERHAPS = words_of(lambda language: language.sentences.closing) | {""}

_YEAR = 4  # digits
# From the first of a row of signs on: else a long row would be read through from each.
_END = re.compile(r"(?<![.!?…])(?P<mark>[.!?…]+)(?P<closers>[)\]\"'”’»]*)\s+(?=(?P<next>\S))")

# No pattern that asks what stands before a place looks farther back.
_NEAR = 100


def just_before(text: str, end: int) -> str:
    """The text before a place, as far back as matters; a letter stands for what was cut off."""
    return text[:end] if end <= _NEAR else f"x{text[end - _NEAR : end]}"


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, in order, without the white space between them.

    Nothing is lost: joined by single spaces they are the text with its white space folded.
    """
    folded = " ".join(text.split())
    found: list[str] = []
    start = 0
    for end in _END.finditer(folded):
        before = folded[max(start, end.start() - _NEAR) : end.start()]
        if _ends_here(before, end["mark"], end["next"]):
            found.append(folded[start : end.end()].rstrip())
            start = end.end()
    if folded[start:]:
        found.append(folded[start:])
    return tuple(found)


def _ends_here(before: str, mark: str, following: str) -> bool:
    """Whether a sentence ends at ``mark``, which ``before`` precedes and ``following`` follows."""
    if following.islower():
        return False
    if mark != ".":
        return True
    last = before.rsplit(" ", 1)[-1].lstrip("([\"'”’»").casefold()
    if last in _PERHAPS:
        return following.isupper()
    # "2. Boende" and "A. Svensson" open with a number or an initial; a longer number may well be
    # the end of a thought ("under 2025. Sedan …").
    opens = (len(last) == 1 and last.isalpha()) or (last.isdigit() and len(last) < _YEAR)
    return last not in _NEVER and not opens
