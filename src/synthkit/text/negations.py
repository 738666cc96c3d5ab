"""What a text denies, on which side of a pair of opposites it stands, and of what lack it tells."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from synthkit.text import languages
from synthkit.text.languages import LanguageCode, every
from synthkit.text.wordforms import WORD, fold, stem

# How many words after a negation, and how many before it, it is taken to be about.
_REACH_AFTER = 4
_REACH_BEFORE = 2


@dataclass(frozen=True, slots=True)
class Stance:
    """How a text stands to its matter.

    Attributes:
        negations: the negating words, in order.
        denied: stems of the words near a negation: what it is about.
        sides: which pairs of opposites it touches, and on which side (0 or 1).
        side_stems: stems of the words that take those sides.
    """

    negations: tuple[str, ...] = ()
    denied: frozenset[str] = frozenset()
    sides: tuple[tuple[int, int], ...] = ()
    side_stems: frozenset[str] = frozenset()

    @property
    def negated(self) -> bool:
        """Whether it denies something; two negations are taken to lift each other."""
        return len(self.negations) % 2 == 1


def stance(text: str, language: LanguageCode) -> Stance:
    """How the text stands to its matter."""
    known = languages.get(language).words
    patterns = _patterns(language)
    folded = patterns.neutral.sub(" ", fold(text))
    tokens = WORD.findall(folded)
    at = [index for index, token in enumerate(tokens) if token in known.negations]
    breaks = {index for index, token in enumerate(tokens) if token in known.clause_breaks}
    near = {tokens[index] for negation in at for index in _reach(negation, len(tokens), breaks)}
    denied = {stem(token, language) for token in near - known.stop - known.negations}
    sides, side_words = _sides(folded, patterns)
    return Stance(
        negations=tuple(tokens[index] for index in at),
        denied=frozenset(denied),
        sides=sides,
        side_stems=frozenset(stem(word, language) for word in side_words),
    )


def _reach(negation: int, count: int, breaks: set[int]) -> Iterator[int]:
    """Positions that a negation is about: near it, and in its own clause."""
    for index in range(negation, min(count, negation + _REACH_AFTER + 1)):
        if index in breaks:
            break
        yield index
    for index in range(negation, max(-1, negation - _REACH_BEFORE - 1), -1):
        if index in breaks:
            break
        yield index


def _sides(folded: str, patterns: "_Patterns") -> tuple[tuple[tuple[int, int], ...], set[str]]:
    """Pairs that the text takes exactly one side of, and the words by which it does."""
    found: list[tuple[int, int]] = []
    by: set[str] = set()
    if not patterns.any_side.search(folded):
        return (), by
    for pair, sides in enumerate(patterns.sides):
        taken = [side.findall(folded) for side in sides]
        if bool(taken[0]) != bool(taken[1]):
            side = 0 if taken[0] else 1
            found.append((pair, side))
            by.update(word for phrase in taken[side] for word in phrase.split())
    return tuple(found), by


@dataclass(frozen=True, slots=True)
class _Patterns:
    """One pattern a side, as there are more words than the cache of ``re`` holds."""

    neutral: re.Pattern[str]
    any_side: re.Pattern[str]
    sides: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]


@cache
def _patterns(language: LanguageCode) -> _Patterns:
    known = languages.get(language).words
    return _Patterns(
        neutral=re.compile(rf"\b(?:{_either(known.neutral_negations)})\b"),
        any_side=beginning([begin for pair in known.opposites for side in pair for begin in side]),
        sides=tuple((beginning(one), beginning(other)) for one, other in known.opposites),
    )


def beginning(begins: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any word, or phrase, that begins like one of these.

    One with "$" at its end is a whole word: "stäng$" is no fence, "stängsel".
    """
    pattern = _either(begins).replace(r"\$", r"(?!\w)")
    return re.compile(rf"\b(?:{pattern})\w*")


def _either(phrases: Iterable[str]) -> str:
    """Any of them; the longest first, as the first that fits is taken."""
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase) for phrase in longest_first) or "(?!)"


def speaks_of_absence(text: str) -> bool:
    """Whether the text says without "inte" what others would say with it: "Samordning saknas"."""
    return _absence().search(fold(text)) is not None


def asks_for_obstacles(question: str) -> bool:
    """Whether a question asks what is in the way, what is bad or what is missing."""
    return speaks_of_absence(question) or _obstacles().search(fold(question)) is not None


def turns_the_sense(lead: str) -> bool:
    """Whether what stands under a line says the contrary without it: "Det här vill vi inte ha:"."""
    denied = any(stance(lead, language.code).negated for language in every())
    return denied or asks_for_obstacles(lead)


@cache
def _obstacles() -> re.Pattern[str]:
    return beginning(begin for language in every() for begin in language.questions.obstacles)


@cache
def _absence() -> re.Pattern[str]:
    known = [language.words for language in every()]
    return beginning(begin for words in known for begin in words.absence | {*words.absence_phrases})
