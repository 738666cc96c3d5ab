"""One block's text into points: the texts of the notes that it holds.

A list item is one point, a line of a cell or a paragraph that lists things is one, and so is each
sentence of a long paragraph; an order to a machine is parted from what is said before it. Only list
signs and numbers of answers are taken away.
"""

import re

from synthkit.model.document import BlockKind
from synthkit.notes.wording import carries_nothing, normal
from synthkit.text.characters import LIST_SIGNS
from synthkit.text.commands import cut_before_order
from synthkit.text.languages import capitals, either_word, small_letters
from synthkit.text.sentences import sentences
from synthkit.text.wordforms import bare_words

LONG_PARAGRAPH = 30  # words; a shorter one is one thought, whatever its full stops
_SHORT_SENTENCE = 3  # words; less than that leans on the sentence before it
_WRAPPED_LINE = 60  # characters; a shorter line was ended on purpose

_SIGN = rf"(?:[{re.escape(LIST_SIGNS)}]+|->|=>|-->|\[[ xX]?\])"
_LIST_SIGN = re.compile(rf"^(?!>\s*\d)(?:{_SIGN}(?:\s+|(?![\s\d{re.escape(LIST_SIGNS)}])))+")
_LETTER_O = re.compile(rf"^o\s+(?=[{capitals()}])")
_NUMBER = re.compile(
    rf"^(?:\(?\d{{1,2}}[.)](?=\s|[^\W\d])|\(?[{small_letters()}{capitals()}]\)(?=\s))\s*"
)
_ANSWER = re.compile(
    rf"^(?:(?i:{either_word(lambda language: language.questions.answers)})|[{capitals()}])\s*:\s+"
)
_INLINE_SIGN = re.compile(r"\s+(?=[•‣◦▪■●\uf0b7]\s*\S)")
_CONTINUES = re.compile(
    rf"(?:[,\-–/&]|\b(?:{either_word(lambda language: language.pages.goes_on)}))$"
)


def points(text: str, kind: BlockKind) -> tuple[str, ...]:
    """The texts of the notes in a block's text, in order; empty where it carries nothing."""
    found: list[str] = []
    for line in _lines(text, kind):
        point = without_list_sign(line)
        if carries_nothing(point):
            continue
        if kind is BlockKind.ITEM or len(bare_words(point)) <= LONG_PARAGRAPH:
            found.append(point)
        else:
            found.extend(_thoughts(point))
    return tuple(part for point in found for part in cut_before_order(point))


def without_list_sign(line: str) -> str:
    """The line without the sign, number or label ("Svar:") that makes it a point of a list."""
    bare = normal(line)
    for sign in (_LIST_SIGN, _LETTER_O, _NUMBER, _ANSWER):
        rest = sign.sub("", bare, count=1)
        if not carries_nothing(rest):
            bare = rest
    return bare.strip()


def begins_as_item(text: str) -> bool:
    """Whether a list sign or a number was typed before the text."""
    bare = normal(text)
    return any(sign.match(bare) for sign in (_LIST_SIGN, _LETTER_O, _NUMBER))


def _lines(text: str, kind: BlockKind) -> list[str]:
    """The lines that are points of their own, wrapped ones joined."""
    lines = [line for line in text.splitlines() if line.strip()]
    wrapped = kind is not BlockKind.CELL and all(len(x) >= _WRAPPED_LINE for x in lines[:-1])
    joined: list[str] = []
    for line in lines:
        if joined and _goes_on(joined[-1].rstrip(), line.lstrip(), wrapped=wrapped):
            joined[-1] = f"{joined[-1].rstrip()} {line.strip()}"
        else:
            joined.append(line)
    return [part for line in joined for part in _INLINE_SIGN.split(line)]


def _goes_on(before: str, line: str, *, wrapped: bool) -> bool:
    """Whether a line is the rest of the one before it; groups often write without capitals."""
    if not line[0].islower() or begins_as_item(line) or before[-1] in ".!?:;":
        return False
    return wrapped or bool(_CONTINUES.search(before.casefold()))


def _thoughts(point: str) -> list[str]:
    """The sentences of a long paragraph; one of a word or two stays with the one before it."""
    thoughts: list[str] = []
    for sentence in sentences(point):
        if thoughts and len(bare_words(sentence)) < _SHORT_SENTENCE:
            thoughts[-1] = f"{thoughts[-1]} {sentence}"
        else:
            thoughts.append(sentence)
    return thoughts
