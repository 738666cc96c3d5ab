"""Abbreviations in running text, and whether a text says what they stand for."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from synthkit.text.languages import either, every, words_of
from synthkit.text.name_lists import is_listed
from synthkit.text.wordforms import fold, without_genitive

# The first part of a compound ("HR-frågor"), of a word with an ending ("RUA:s"), or the word.
_WORD = re.compile(r"(?<!\w)[^\W\d_][^\W_]*")
_LONGEST = 6
_CAPITALS = re.compile(r"(?P<letters>[^\W\d_]{2,6})\d{0,2}")
_ROMAN = re.compile(r"[IVX]+")
# In "HoS" and "FoUI" small letters stand alone, in "SciencePark" they do not.
_SMALL_RUN = 3
_EXPANSION = r"(?P<said>[^\W\d_][^().;:,!?\n]{2,80})"
# An expansion does not reach across these, nor farther than this.
_BOUNDS = re.compile(r"[().;:,!?\n]")
_FARTHEST = 80
# Small words of an expansion that may have no letter in its abbreviation.
_SPARE_WORDS = 2


def abbreviations_in(text: str) -> Iterator[str]:
    """The abbreviations in a text, in order and each time, without their endings.

    Two to six letters with two capitals or more: "RUA", "HoS", "ESF2". Names of organisations
    and places that the lists know are none, nor are words in capitals for emphasis, as far as
    they are common or the whole text is in capitals.
    """
    if text.isupper() and len(text.split()) > 1:
        return
    for match in _WORD.finditer(unicodedata.normalize("NFC", text)):
        bare = _bare(match.group())
        emphatic = bare.isupper() and fold(bare) in _everyday()
        if _looks_abbreviated(bare) and not emphatic and not is_listed(bare):
            yield bare


def is_common(abbreviation: str) -> bool:
    """Whether every reader knows what it stands for."""
    return fold(abbreviation) in _common()


def is_explained(abbreviation: str, text: str) -> bool:
    """Whether the text says what it stands for: "RUA (regionalt utvecklingsansvar)", "APL = …"."""
    short = re.escape(abbreviation)
    for after in re.finditer(rf"\b{short}\b\s*(?:\(|(?:{_is()})\s*){_EXPANSION}", text):
        if _spells(after["said"].split(), abbreviation):
            return True
    for mark in re.finditer(rf"[(=]\s*{short}\b", text):
        said = _BOUNDS.split(text[max(0, mark.start() - _FARTHEST) : mark.start()])[-1].split()
        if any(_spells(words, abbreviation) for words in _tails(said)):
            return True
    return False


def _bare(word: str) -> str:
    bare = without_genitive(word)
    return bare if bare.isupper() and len(word) > 2 else word


def _looks_abbreviated(word: str) -> bool:
    letters = word.rstrip("0123456789")
    if not 2 <= len(letters) <= _LONGEST or _ROMAN.fullmatch(letters):
        return False
    if letters.isupper():
        return _CAPITALS.fullmatch(word) is not None
    capitals = sum(letter.isupper() for letter in letters)
    return letters[0].isupper() and capitals > 1 and not _runs_small(letters)


def _spells(words: list[str], abbreviation: str) -> bool:
    """Whether the letters of the abbreviation come in these words, in order, the first first."""
    if not words or len(words) > len(abbreviation) + _SPARE_WORDS:
        return False
    letters = iter(fold(" ".join(words)))
    wanted = re.sub(r"\d", "", fold(abbreviation))
    return fold(words[0])[0] == wanted[0] and all(letter in letters for letter in wanted)


def _tails(words: list[str]) -> Iterator[list[str]]:
    return (words[start:] for start in range(len(words)))


def _runs_small(letters: str) -> bool:
    starts = range(len(letters) - _SMALL_RUN + 1)
    return any(letters[start : start + _SMALL_RUN].islower() for start in starts)


@cache
def _is() -> str:
    said = either(lambda language: language.words.stands_for)
    return rf"=|:|–|—|,?\s*(?:{said})"


@cache
def _common() -> frozenset[str]:
    return frozenset(map(fold, words_of(lambda language: language.words.common_abbreviations)))


@cache
def _everyday() -> frozenset[str]:
    """Words that capitals make no abbreviation of, but for those that are one as well."""
    known = [language.words for language in every()]
    words = frozenset[str]().union(
        *(one.stop | one.verbs | one.adjectives | one.adverbs | one.nouns for one in known)
    )
    return words - _common()
