"""What was on the page before the group wrote: instructions and prompts to fill in."""

import re
from functools import cache

from rapidfuzz import fuzz, process

from synthkit.notes.wording import folded, normal
from synthkit.text.catalogue import catalogue
from synthkit.text.languages import codes, either, either_word
from synthkit.text.sentences import sentences
from synthkit.text.wordforms import bare_words

_PLACEHOLDER = re.compile(
    rf"^\W*(?:{either(lambda language: language.template.prompts)})\b.{{0,80}}$"
    rf"|^\s*[\[<{{(]\s*(?:{either(lambda language: language.template.bracketed)})\b"
    r"[^\]>})]{0,120}[\]>})]\W*$",
    re.IGNORECASE,
)
_POLITELY = rf"^\W*(?:(?:{either(lambda language: language.template.politely)})[!:]?\s+)?"
_ORDER = re.compile(
    rf"{_POLITELY}(?:{either(lambda language: language.template.orders)})\b", re.IGNORECASE
)
_ADDRESS = re.compile(
    rf"\b(?:{either(lambda language: language.template.addresses)})\b", re.IGNORECASE
)
_COMMON_ORDER = re.compile(
    rf"{_POLITELY}(?:{either(lambda language: language.template.common_orders)})\b", re.IGNORECASE
)
_CLEAR_ADDRESS = re.compile(
    rf"\b(?:{either(lambda language: language.template.clear_addresses)})\b", re.IGNORECASE
)
_ATTENTION = re.compile(
    rf"^\W*(?:{either_word(lambda language: language.template.attention)})\b[!:]?\s*",
    re.IGNORECASE,
)
_MINUTES = either_word(lambda language: language.template.minutes)
_LIMIT = re.compile(
    rf"^\W*(?:{either(lambda language: language.template.limits)})\.?\s+\w+\s+"
    rf"(?:{either_word(lambda language: language.template.limited)})\b.{{0,60}}$"
    rf"|^\W*(?:{either_word(lambda language: language.template.time)})\s*:"
    rf"\s*(?:(?:{either_word(lambda language: language.template.about)})\s*)?"
    rf"\d+\s*(?:{_MINUTES})\W*$"
    rf"|^\W*\(?\d+\s*(?:{_MINUTES})\)?\W*$"
    rf"|^\W*(?:{either(lambda language: language.template.heads)})\W*$"
    rf"|^\W*(?:{either(lambda language: language.template.keys)})\s*:\s*.{{0,200}}$",
    re.IGNORECASE,
)
_ANNOUNCEMENT = re.compile(
    rf"^\W*(?:{either(lambda language: language.template.announcements)})", re.IGNORECASE
)
_BRACKETED = re.compile(r"^(?:\([^()]*\)|\[[^\[\]]*\])\W*$")
# How like a sentence of our own sheet a line is, in percent: a scanner misreads some letters.
_OUR_OWN = 85
_LONGEST_INSTRUCTION = 40  # words
LONG_LINE = 6  # words; an identical line this long in many files was not written by each group


def is_placeholder(text: str) -> bool:
    """Whether it is a prompt that stands where text should be ("[skriv här]")."""
    return bool(_PLACEHOLDER.match(normal(text)))


def is_instruction(text: str) -> bool:
    """Whether it tells the people at the table what to do ("Max 5 punkter per fråga")."""
    text = normal(text)
    if is_of_note_sheet(text):
        return True
    if len(bare_words(text)) > _LONGEST_INSTRUCTION:
        return False
    ordered = _ORDER.match(text) and _ADDRESS.search(text)
    each = sentences(text)
    asked = _COMMON_ORDER.match(text) and _CLEAR_ADDRESS.search(each[0])
    limited = _LIMIT.match(text) or _ANNOUNCEMENT.match(_ATTENTION.sub("", text))
    if limited or ordered or asked:
        return True
    return len(each) > 1 and all(map(is_instruction, each))


def is_of_note_sheet(text: str) -> bool:
    """Whether the program printed it on a sheet for notes itself, as a scanner may read it."""
    said, printed = folded(text), _note_sheet()
    close = process.extractOne(said, printed, scorer=fuzz.ratio, score_cutoff=_OUR_OWN)
    return close is not None


@cache
def _note_sheet() -> tuple[str, ...]:
    """The sentences of a sheet for notes, in every language."""
    keys = ("no_names", "one_thought", "what_happens", "ai_none", "ai_used")
    named = [f"document.note_sheet.{key}" for key in keys]
    spoken = [catalogue(code) for code in codes()]
    return tuple(folded(texts.text(key)) for texts in spoken for key in named if texts.has(key))


def is_bracketed(text: str) -> bool:
    """Whether all of it stands in one pair of brackets, beside what the page says."""
    return bool(_BRACKETED.match(normal(text)))


class Repeats:
    """Lines that stand word for word in most of the files."""

    def __init__(self, lines_by_file: tuple[frozenset[str], ...]) -> None:
        counts: dict[str, int] = {}
        for lines in lines_by_file:
            for line in lines:
                counts[line] = counts.get(line, 0) + 1
        least = max(3, (len(lines_by_file) + 1) // 2)
        self._common = frozenset(line for line, count in counts.items() if count >= least)
        self._twice = frozenset(line for line, count in counts.items() if count >= 2)

    def in_most(self, text: str) -> bool:
        """Whether it stands in three files or more and in half of them."""
        return folded(text) in self._common

    def in_several(self, text: str) -> bool:
        """Whether it stands in more than one file."""
        return folded(text) in self._twice
