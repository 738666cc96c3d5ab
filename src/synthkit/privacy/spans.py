"""What is found in a text, what a person has decided on names, and what stands in its place."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import accumulate

from synthkit.model.base import FrozenModel
from synthkit.text.catalogue import catalogue
from synthkit.text.languages import LanguageCode, capitals, codes


class PersonalDataKind(StrEnum):
    """The kinds of personal data."""

    EMAIL = "email"
    PHONE = "phone"
    PROFILE = "profile"
    ADDRESS = "address"
    PERSONNUMMER = "personnummer"
    BIRTH_DATE = "birth_date"
    ACCOUNT = "account"
    PLATE = "plate"
    NAME = "name"


class Certainty(StrEnum):
    """How sure we are; on a suspect, a person has to decide."""

    CERTAIN = "certain"
    SUSPECT = "suspect"


@dataclass(frozen=True, slots=True)
class Match:
    """A stretch of a text, in code points, that looks like personal data.

    Attributes:
        certain: whether that is beyond doubt; if not, a person has to decide.
    """

    start: int
    end: int
    certain: bool

    def overlaps(self, other: "Match") -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


class Stretches:
    """Places of a text that may overlap, searched without going through all of them."""

    def __init__(self, places: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(places)
        self._starts = [start for start, _ in ordered]
        self._ends = list(accumulate((end for _, end in ordered), max))

    def hold(self, start: int, end: int) -> bool:
        """Whether one of them holds all from here to there."""
        before = bisect_right(self._starts, start)
        return before > 0 and end <= self._ends[before - 1]


class Covered:
    """What was found in a text so far: whether something found later overlaps any of it."""

    def __init__(self, length: int, found: Iterable[Match] = ()) -> None:
        self._taken = bytearray(length)
        for one in found:
            self.add(one)

    def add(self, found: Match) -> None:
        """Covers its place."""
        self._taken[found.start : found.end] = b"\1" * (found.end - found.start)

    def overlaps(self, found: Match) -> bool:
        """Whether it shares a character with what was added."""
        return self._taken.find(1, found.start, found.end) >= 0


class Span(FrozenModel):
    """A piece of personal data and where it is.

    A genitive ending is not part of it: in "Annas idé" it is "Anna".

    Attributes:
        start: first code point of the text.
        end: the one after the last.
        text: the words themselves.
    """

    start: int
    end: int
    kind: PersonalDataKind
    certainty: Certainty
    text: str


class NameList(FrozenModel):
    """The names that a person has decided on.

    Attributes:
        keep: not private: an organisation, a place, the holder of a public office. Never flagged,
            except as part of a longer name.
        mask: private: always flagged, in the genitive, next to any punctuation, as part of a
            longer name; and each part of a full name on its own, unless it is a common word. A
            name in both lists is private.
    """

    keep: frozenset[str] = frozenset()
    mask: frozenset[str] = frozenset()


# What replaces a span: the same words for all of a kind, or a token that can be turned back, such
# as [PERSON-1].
Replace = Callable[[Span], str]


def placeholders(locale: LanguageCode) -> Replace:
    """The words that readers see: "[namn]", "[telefon]"."""
    return lambda span: words_for(locale, span.kind)


def words_for(locale: LanguageCode, kind: PersonalDataKind) -> str:
    """The words for something of that kind: "[namn]"."""
    return catalogue(locale).text(f"privacy.placeholder.{kind}")


def mask(text: str, spans: Iterable[Span], replace: Replace) -> str:
    """The text with every span replaced; all else stays, genitive endings too.

    Args:
        text: what the spans were found in.
        spans: without overlaps, as `find_personal_data` gives them.
        replace: gives what replaces a span; it must match `is_placeholder`, so that a masked text
            is not masked again.
    """
    parts: list[str] = []
    last = 0
    for span in sorted(spans, key=lambda span: span.start):
        parts += [text[last : span.start], replace(span)]
        last = span.end
    return "".join([*parts, text[last:]])


def holds_placeholder(text: str) -> bool:
    """Whether anything in a text is masked."""
    return bool(placeholder_pattern().search(text))


def is_placeholder(text: str) -> bool:
    """Whether a text is what `mask` puts in: "[namn]", or a token such as "[PERSON-1]"."""
    return bool(placeholder_pattern().fullmatch(text))


@cache
def placeholder_pattern() -> re.Pattern[str]:
    """All that `mask` puts in, in all languages."""
    words = {words_for(locale, kind) for locale in codes() for kind in PersonalDataKind}
    return re.compile(
        "|".join(
            [
                *map(re.escape, sorted(words)),
                rf"\[[{capitals()}]+(?:-[{capitals()}]+)?-\d+\]",
                forgotten_pattern().pattern,
            ]
        )
    )


@cache
def forgotten_pattern() -> re.Pattern[str]:
    """What replaces forgotten words, in all languages."""
    days = (catalogue(locale).text("privacy.forgotten", day="0") for locale in codes())
    return re.compile("|".join(re.escape(day).replace("0", r"\d{4}-\d\d-\d\d") for day in days))
