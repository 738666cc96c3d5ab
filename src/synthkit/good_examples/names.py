"""Names in a note, as far as capitals, quotation marks and the words before them tell."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from synthkit.good_examples.notation import Notation
from synthkit.good_examples.places import (
    LOCATED,
    arrangements_in,
    holds_place,
    is_of_a_place,
    is_place,
)
from synthkit.privacy.name_lexicon import name_lexicon
from synthkit.privacy.words import APPELLATION, MONTH, Word, split
from synthkit.text.languages import words_of
from synthkit.text.name_lists import entries, is_listed
from synthkit.text.wordforms import fold, without_genitive

WITHIN: Final = words_of(lambda language: language.examples.within_names)
_SPACE: Final = frozenset({" ", "\u00a0", " & ", "&"})
# "Move 2 Dalarna"; a longer number is a year or an amount.
_DIGIT: Final = re.compile(r"\s\d\s|[24]")
# "Etapp 2" is not "Etapp 1".
_NUMBER: Final = re.compile(r"\s\d(?:\.\d)?(?![\w.,:])")
_QUOTED: Final = re.compile(r"[\"”“»«]([^\W\d_][^\"”“»«.!?]{2,40})[\"”“«»]")
_NEVER_OWNED: Final = words_of(
    lambda language: language.words.function_words | language.examples.doing
)
_SHORTEST_ACRONYM: Final = 3
# "SeniorNet" is a name, and "HoS" an abbreviation.
_SHORTEST_JOINED: Final = 6
_LONGEST: Final = 7  # words
_LONGEST_HEAD: Final = 2
_HEAD: Final = re.compile(r"\s*([^\W\d_][\w-]*(?: [\w-]+)*)\s*(?:[–—:,;!?.(=→]|-+>|\s-\s|$)")


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a note.

    Attributes:
        called: what stands before it says that something is called so.
        heads: a note that names an example for an answer begins with it.
        unsure: it may be an ordinary word with a capital, or an abbreviation of anything.
    """

    text: str
    start: int
    end: int
    called: bool = False
    unsure: bool = False
    heads: bool = False


def names_in(text: str, notation: Notation) -> Iterator[Name]:
    """The names in a note but for places alone, in order."""
    words = split(text)
    listed = [*_quoted(text, words), *_in_small_letters(text, words)]
    yield from listed
    taken = [(name.start, name.end) for name in listed]
    at = 0
    while at < len(words):
        run = _run(words, at, notation)
        at = max(run.stop, at + 1)
        name = _name(text, words, run, notation) if run else None
        if name and not any(start < name.end and name.start < end for start, end in taken):
            yield name


def _quoted(text: str, words: Sequence[Word]) -> Iterator[Name]:
    """What stands in quotation marks behind a word for what is called so."""
    for match in _QUOTED.finditer(text):
        before = [word for word in words if word.end <= match.start()]
        if before and _says_what(before[-1]) and match.start() - before[-1].end <= 2:
            yield Name(match[1], match.start(1), match.end(1), called=True)


def _in_small_letters(text: str, words: Sequence[Word]) -> Iterator[Name]:
    """Listed names of several words that are written without capitals."""
    for at, first in enumerate(words):
        for phrase in _listed_phrases().get(first.text, ()):
            last = at + len(phrase) - 1
            if tuple(word.text for word in words[at : last + 1]) == phrase:
                yield Name(text[first.start : words[last].end], first.start, words[last].end)


@cache
def _listed_phrases() -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for entry in entries("organisations"):
        phrase = tuple(fold(entry).split())
        if len(phrase) > 1:
            found.setdefault(phrase[0], []).append(phrase)
    return found


def head_of(text: str) -> Name | None:
    """What a short note is about, before its first sign: "korta vägen – fler orter"."""
    head = _HEAD.match(text)
    if head is None or len(head[1].split()) > _LONGEST_HEAD:
        return None
    if fold(head[1].split()[0]) in _NEVER_OWNED:
        return None
    return Name(head[1], head.start(1), head.end(1), unsure=True, heads=True)


def _says_what(word: Word) -> bool:
    return bool(APPELLATION.fullmatch(word.small) or arrangements_in(word.text))


def _run(words: Sequence[Word], first: int, notation: Notation) -> range:
    """The capitalised words from there on that are one name, with what joins them."""
    if not _may_name(words[first], notation):
        return range(first, first)
    end = first + 1
    while end < len(words) and end - first < _LONGEST:
        ahead = end
        while ahead < len(words) and _joins(words, ahead, first):
            ahead += 1
        if ahead >= len(words) or not _goes_on(words[ahead], notation):
            break
        end = ahead + 1
    return range(first, end)


def _may_name(word: Word, notation: Notation) -> bool:
    if not word.text[0].isupper() or word.initial or MONTH.fullmatch(word.small):
        return False
    if not word.shouted:
        return True
    return len(word.text) >= _SHORTEST_ACRONYM and (
        is_listed(word.text) or not notation.is_ordinary(word.text)
    )


def _goes_on(word: Word, notation: Notation) -> bool:
    beside = word.gap in _SPACE or bool(_DIGIT.fullmatch(word.gap))
    return beside and not word.opens and _may_name(word, notation)


def _joins(words: Sequence[Word], at: int, first: int) -> bool:
    """Whether it is a small word inside a name; "Welcome House in Lund" has the name of a place."""
    word = words[at]
    if word.text not in WITHIN or word.gap not in _SPACE:
        return False
    following = words[at + 1] if at + 1 < len(words) else None
    whole = at - first > 1
    return not (whole and word.text in LOCATED and following and is_place(following.text))


def _name(text: str, words: Sequence[Word], run: range, notation: Notation) -> Name | None:
    called = run.start > 0 and _calls(words, run.start)
    start = run.start
    while start < run.stop:
        word = words[start]
        lone = start + 1 == run.stop
        if word.opens and APPELLATION.fullmatch(word.small) and not lone:
            called = True
        elif lone or not word.opens or not _only_opens(words, start, run.stop, notation):
            break
        start += 1
        while start < run.stop and words[start].text in WITHIN:
            start += 1
    if start >= run.stop:
        return None
    found = [word.text for word in words[start : run.stop]]
    said = text[words[start].start : words[run.stop - 1].end]
    of_a_place = is_of_a_place(found) or is_place(said) or holds_place(found[0])
    if of_a_place or notation.is_own(said):
        return None
    alone = len(found) == 1
    if not called and alone and _is_a_beginning(words[start], notation):
        return None
    hyphened = _hyphened(found)
    if hyphened is False:
        return None
    before = words[start - 1].small if start else ""
    located = alone and before in LOCATED and words[start].gap == " "
    unsure = alone and not hyphened and (located or _is_unsure(words[start], notation))
    following = words[run.stop] if run.stop < len(words) else None
    owns = following is not None and following.gap == " " and _may_be_owned(following)
    bare = _without_genitive(said, found[-1], notation) if owns else said
    begin = words[start].start
    if number := _NUMBER.match(text, begin + len(bare)):
        bare += number[0]
    return Name(bare, begin, begin + len(bare), called=called or bool(hyphened), unsure=unsure)


def _only_opens(words: Sequence[Word], at: int, stop: int, notation: Notation) -> bool:
    """Whether a word begins the sentence alone; "Move to Work" is held together by its "to"."""
    following = words[at + 1]
    if following.text in WITHIN or _DIGIT.fullmatch(following.gap):
        rest = [word.text for word in words[at + 2 : stop]]
        return is_of_a_place(rest) and not is_listed(
            f"{words[at].text} {following.text} {rest[-1]}"
        )
    return notation.only_opens(words[at].text, following.text)


def _calls(words: Sequence[Word], at: int) -> bool:
    before, first = words[at - 1], words[at]
    return first.gap in {" ", ' "', " ”", " “"} and bool(APPELLATION.fullmatch(before.small))


def _is_a_beginning(first: Word, notation: Notation) -> bool:
    """Whether nothing but the beginning of a sentence speaks for its capital."""
    if not first.opens or notation.stands_inside(first.text) or is_listed(first.text):
        return False
    word = name_lexicon().is_word(fold(first.text))
    return word and not any(sign.isupper() for sign in first.text[1:])


def _may_be_owned(word: Word) -> bool:
    return word.text.islower() and word.small not in _NEVER_OWNED


def _without_genitive(said: str, last: str, notation: Notation) -> str:
    """The name without the ending, unless that makes no word of a word: "Skolplats"."""
    bare, cut = without_genitive(said), without_genitive(last)
    if is_listed(said) and not is_listed(bare):
        return said
    return said if notation.is_word(last) and not notation.is_word(cut) else bare


def _hyphened(found: Sequence[str]) -> bool | None:
    """Of "IPS-modellen": whether it is called so; None where no abbreviation opens the word."""
    if len(found) != 1 or "-" not in found[0]:
        return None
    head, _, tail = found[0].partition("-")
    if not tail.islower():
        return None
    return bool(arrangements_in(tail)) and len(head) > 1


def _is_unsure(word: Word, notation: Notation) -> bool:
    text = without_genitive(word.text)
    joined = any(sign.isupper() for sign in text[1:]) and len(text) >= _SHORTEST_JOINED
    if joined and not word.shouted:
        return False
    if word.shouted or is_listed(text):
        return word.shouted
    only_opens = word.opens and not notation.stands_inside(word.text)
    return only_opens or notation.is_ordinary(fold(text))
