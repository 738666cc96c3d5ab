"""Words to forget: found in a text, and recognised again without being stored.

All that is stored of them is a keyed hash, whose key never leaves the workspace, and their length.
White space and case do not count.
"""

import datetime as dt
import hashlib
import hmac
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto

from synthkit.model.document import Block, Document
from synthkit.model.original import TypedFor
from synthkit.privacy.masker import map_finding
from synthkit.privacy.spans import forgotten_pattern
from synthkit.text.catalogue import catalogue
from synthkit.text.languages import LanguageCode

# The length of what is to be forgotten at this place of a folded text; 0 where there is nothing.
_MatchAt = Callable[[str, int], int]

# A note of fewer words than these may be part of many others.
_FEW_WORDS = 4


class MatchScope(Enum):
    """Where words are forgotten: anywhere, or fewer than four only where a line has no others."""

    ANYWHERE = auto()
    FEW_ON_OWN_LINE = auto()


@dataclass(frozen=True, slots=True)
class ForgottenHash:
    """What is stored of words that were forgotten.

    Attributes:
        length: of the folded words, in code points.
        digest: keyed hash of the folded words.
        marker: what replaces them.
        alone: whether they are forgotten only where they have a line to themselves.
    """

    length: int
    digest: bytes
    marker: str
    alone: bool


def marker(locale: LanguageCode, day: dt.date) -> str:
    """What replaces forgotten words: "[glömt 2025-10-10]"."""
    return catalogue(locale).text("privacy.forgotten", day=day.isoformat())


def folded(text: str) -> str:
    """The text in the form in which it is compared."""
    return _fold(unicodedata.normalize("NFC", text).strip())[0]


def document_without(document: Document, blank: Callable[[str], str]) -> Document:
    """The document with ``blank`` applied to every text in it; blocks keep their places."""

    def without(block: Block) -> Block:
        label = blank(block.label) if block.label else block.label
        return block.model_copy(update={"text": blank(block.text), "label": label})

    def typed(original: TypedFor) -> TypedFor:
        return original.model_copy(update={"title": blank(original.title)})

    return document.model_copy(
        update={
            "path": blank(document.path),
            "blocks": tuple(map(without, document.blocks)),
            "findings": tuple(map_finding(found, blank) for found in document.findings),
            "typed_for": tuple(map(typed, document.typed_for)),
        }
    )


@dataclass(frozen=True, slots=True)
class _Rule:
    """One thing to forget: how it is matched, what replaces it, and `ForgottenHash.alone`."""

    match: _MatchAt
    marker: str
    alone: bool

    def applied(self, text: str) -> str:
        """The text with every match replaced; older markers are left alone."""
        parts: list[str] = []
        last = 0
        for marked in forgotten_pattern().finditer(text):
            parts += [*self._parts(text[last : marked.start()]), marked.group()]
            last = marked.end()
        return "".join([*parts, *self._parts(text[last:])])

    def _parts(self, text: str) -> Iterator[str]:
        lower, places = _fold(text)
        at = last = 0
        while at < len(lower):
            length = 0 if lower[at] == " " else self.match(lower, at)
            if length:
                begin, end = places[at], places[at + length - 1] + 1
                if not self.alone or _is_own_line(text, begin, end):
                    yield text[last:begin]
                    yield self.marker
                    last = end
            at += max(length, 1)
        yield text[last:]


class _Blanking:
    """Words that are replaced in texts, in order."""

    def __init__(self, rules: Iterable[_Rule]) -> None:
        self._rules = tuple(rules)

    def blank(self, text: str) -> str:
        """The text with the words replaced by their markers."""
        for rule in self._rules:
            text = rule.applied(text)
        return text


class WordsToForget(_Blanking):
    """Words to forget, while a command still knows them."""

    def __init__(
        self, words: Iterable[str], marker: str, scope: MatchScope = MatchScope.ANYWHERE
    ) -> None:
        # The longest first, so that no part of them is cut out of their middle.
        known = {folded(each) for each in words} - {""}
        self._known = sorted(known, key=lambda word: (-len(word), word))
        self._marker = marker
        self._scope = scope
        super().__init__(_Rule(_literal(w), marker, self._alone(w)) for w in self._known)

    def occur_in(self, text: str) -> bool:
        """Whether any of the words are in the text."""
        return self.blank(text) != text

    def hashes(self, key: bytes) -> tuple[ForgottenHash, ...]:
        """What may be stored of them."""
        return tuple(
            ForgottenHash(len(w), _digest(key, w), self._marker, self._alone(w))
            for w in self._known
        )

    def _alone(self, word: str) -> bool:
        few = len(word.split()) < _FEW_WORDS
        return few and self._scope is MatchScope.FEW_ON_OWN_LINE


class ForgottenWords(_Blanking):
    """Words that were forgotten earlier, known by their hashes."""

    def __init__(self, key: bytes, hashes: Iterable[ForgottenHash]) -> None:
        super().__init__(_Rule(_hashed(key, each), each.marker, each.alone) for each in hashes)


def _literal(word: str) -> _MatchAt:
    return lambda text, at: len(word) if text.startswith(word, at) else 0


def _hashed(key: bytes, words: ForgottenHash) -> _MatchAt:
    def match(text: str, at: int) -> int:
        part = text[at : at + words.length]
        is_whole = len(part) == words.length
        same = is_whole and hmac.compare_digest(_digest(key, part), words.digest)
        return words.length if same else 0

    return match


def _digest(key: bytes, words: str) -> bytes:
    return hmac.digest(key, words.encode("utf-8", "surrogatepass"), hashlib.sha256)


def _fold(text: str) -> tuple[str, list[int]]:
    """The text in lower case with single spaces, and where each character comes from."""
    characters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        lower = " " if character.isspace() else character.casefold()
        if lower == " " and characters and characters[-1] == " ":
            continue
        characters.extend(lower)
        places.extend([place] * len(lower))
    return "".join(characters), places


def _is_own_line(text: str, begin: int, end: int) -> bool:
    """Whether there is no other word on the line."""
    before = text[:begin].rpartition("\n")[2]
    after = text[end:].partition("\n")[0]
    return not any(character.isalnum() for character in before + after)
