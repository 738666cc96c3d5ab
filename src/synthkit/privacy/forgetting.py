"""Words that are to be forgotten: found in a text, and known again without being kept.

What is kept of them is a hash with a key that never leaves the workspace, and their length. White
space and case do not count.
"""

import datetime as dt
import hashlib
import hmac
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto

from synthkit.model.document import Block, Document
from synthkit.model.finding import Finding
from synthkit.model.original import TypedFor
from synthkit.privacy.masking import forgotten_pattern
from synthkit.text.catalogue import catalogue
from synthkit.text.languages import LanguageCode

# Whether from a place of a folded text on something stands that is to be forgotten, and its length.
_Starts = Callable[[str, int], int]


# Of fewer words than these a note may be a part of many others.
_FEW = 4


class Reach(Enum):
    """Where words are forgotten: wherever they stand, or the few ones only where they are all."""

    ANYWHERE = auto()
    FEW_ALONE = auto()


@dataclass(frozen=True, slots=True)
class Trace:
    """What is kept of words that were forgotten.

    Attributes:
        length: of the folded words, in code points.
        digest: keyed hash of the folded words.
        marker: what stands in their place.
        alone: they are forgotten only where they are all that stands on a line.
    """

    length: int
    digest: bytes
    marker: str
    alone: bool


def marker(locale: LanguageCode, day: dt.date) -> str:
    """What is put in the place of forgotten words: "[glömt 2025-10-10]"."""
    return catalogue(locale).text("privacy.forgotten", day=day.isoformat())


def folded(text: str) -> str:
    """The text as it is compared."""
    return _fold(unicodedata.normalize("NFC", text).strip())[0]


def document_without(document: Document, blank: Callable[[str], str]) -> Document:
    """The document with every text in it blanked; blocks and their places stay."""

    def block(held: Block) -> Block:
        label = blank(held.label) if held.label else held.label
        return held.model_copy(update={"text": blank(held.text), "label": label})

    def finding(held: Finding) -> Finding:
        values = {k: blank(v) if isinstance(v, str) else v for k, v in held.values.items()}
        return held.model_copy(update={"values": values})

    def typed(held: TypedFor) -> TypedFor:
        return held.model_copy(update={"title": blank(held.title)})

    return document.model_copy(
        update={
            "path": blank(document.path),
            "blocks": tuple(map(block, document.blocks)),
            "findings": tuple(map(finding, document.findings)),
            "typed_for": tuple(map(typed, document.typed_for)),
        }
    )


class Words:
    """Words that are to be forgotten, as long as they are known."""

    def __init__(self, words: Iterable[str], marker: str, reach: Reach = Reach.ANYWHERE) -> None:
        # The longest first, so that a part of them is not cut out of their middle.
        known = dict.fromkeys(folded(each) for each in words)
        self._known = sorted((word for word in known if word), key=lambda word: (-len(word), word))
        self._marker = marker
        self._reach = reach

    def blank(self, text: str) -> str:
        """The text with the marker in the place of the words."""
        for word in self._known:
            put = _Put(self._marker, self._alone(word))
            text = _replaced(text, _starting_with(word), put)
        return text

    def _alone(self, word: str) -> bool:
        return self._reach is Reach.FEW_ALONE and len(word.split()) < _FEW

    def stand_in(self, text: str) -> bool:
        """Whether the words stand in the text."""
        return self.blank(text) != text

    def traces(self, key: bytes) -> tuple[Trace, ...]:
        """What may be kept of them."""
        return tuple(
            Trace(len(w), _digest(key, w), self._marker, self._alone(w)) for w in self._known
        )


class Forgotten:
    """Words that were forgotten before."""

    def __init__(self, key: bytes, traces: Iterable[Trace]) -> None:
        self._key = key
        self._traces = tuple(traces)

    def blank(self, text: str) -> str:
        """The text with the markers in the place of those words, in the order of forgetting."""
        for trace in self._traces:
            put = _Put(trace.marker, trace.alone)
            text = _replaced(text, self._known_by(trace), put)
        return text

    def _known_by(self, trace: Trace) -> _Starts:
        def starts(text: str, at: int) -> int:
            part = text[at : at + trace.length]
            same = len(part) == trace.length and hmac.compare_digest(
                _digest(self._key, part), trace.digest
            )
            return trace.length if same else 0

        return starts


def _starting_with(word: str) -> _Starts:
    return lambda text, at: len(word) if text.startswith(word, at) else 0


def _digest(key: bytes, words: str) -> bytes:
    return hmac.digest(key, words.encode("utf-8", "surrogatepass"), hashlib.sha256)


def _fold(text: str) -> tuple[str, list[int]]:
    """The text in small letters with single spaces, and where each of its signs comes from."""
    signs: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        small = " " if sign.isspace() else sign.casefold()
        if small == " " and signs and signs[-1] == " ":
            continue
        signs.extend(small)
        places.extend([place] * len(small))
    return "".join(signs), places


@dataclass(frozen=True, slots=True)
class _Put:
    """What is put in the place of words, and whether only where they are all of their line."""

    marker: str
    alone: bool


def _replaced(text: str, starts: _Starts, put: _Put) -> str:
    """The text with something else put wherever ``starts`` says; older markers are left alone."""
    parts: list[str] = []
    last = 0
    for marked in forgotten_pattern().finditer(text):
        parts += [*_parts(text[last : marked.start()], starts, put), marked.group()]
        last = marked.end()
    return "".join([*parts, *_parts(text[last:], starts, put)])


def _parts(text: str, starts: _Starts, put: _Put) -> Iterator[str]:
    small, places = _fold(text)
    at = last = 0
    while at < len(small):
        length = 0 if small[at] == " " else starts(small, at)
        if length:
            begin, end = places[at], places[at + length - 1] + 1
            if not put.alone or _is_all(text, begin, end):
                yield text[last:begin]
                yield put.marker
                last = end
        at += max(length, 1)
    yield text[last:]


def _is_all(text: str, begin: int, end: int) -> bool:
    """Whether no other word stands on the line."""
    before = text[:begin].rpartition("\n")[2]
    after = text[end:].partition("\n")[0]
    return not any(sign.isalnum() for sign in before + after)
