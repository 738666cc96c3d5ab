"""Where sentences end, in Swedish and English text.

A full stop ends a sentence only where a new one clearly begins: notes are full of abbreviations
("t.ex.", "bl.a.", "ca.", "kl."), initials and numbers, and a sentence cut in two says nothing.
"""

import re

# Abbreviations that something always follows: no sentence ends after them.
_LEADING = (
    "t.ex tex ex bl.a ca kl dvs d.v.s s.k sk f.d fd f.n fn fr.o.m t.o.m o.dyl p.g.a pga m.a.o mao "
    "jfr nr tel resp inkl exkl ev max avd kap sid ung d.ä d.y ang alt i.e e.g vs mr mrs ms dr prof "
    "approx fig incl excl"
)
# Abbreviations that may also close a sentence: one ends there if a capital letter follows.
_CLOSING = (
    "m.m mm m.fl mfl osv o.s.v etc o.d e.d e.dyl el.dyl f.ö a.a e.m f.m a.m p.m inc ltd min st tim "
    "kr milj mdr"
)
_NEVER = frozenset(f" {_LEADING} ".split(" "))
_PERHAPS = frozenset(f" {_CLOSING} ".split(" "))

_YEAR = 4  # digits
_END = re.compile(r"(?P<mark>[.!?…]+)(?P<closers>[)\]\"'”’»]*)\s+(?=(?P<next>\S))")


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, in order, without the white space between them.

    Nothing is lost: joined by single spaces they are the text with its white space folded.
    """
    folded = " ".join(text.split())
    found: list[str] = []
    start = 0
    for end in _END.finditer(folded):
        if _ends_here(folded[start : end.start()], end["mark"], end["next"]):
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
