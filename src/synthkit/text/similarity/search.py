"""Which of some texts words were taken out of, with slips of the pen and of the eye allowed for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from synthkit.text.wordforms import fold

# Below this nobody would say that the words come from there; out of 100.
_LIKELY = 78.0
_SIGNS = re.compile(r"^[\W_]+|[\W_]+$")


@dataclass(frozen=True, slots=True)
class Hit:
    """A text that the words may come from.

    Attributes:
        index: of the text.
        score: 100 where the words stand in it as they are.
    """

    index: int
    score: float


def find(words: str, texts: Sequence[str]) -> tuple[Hit, ...]:
    """The texts that the words may come from, the likeliest first; of equals the first.

    Of a text that is shorter than the words, the whole has to be like them: otherwise every short
    text would be found in every long one.
    """
    sought = _bare(words)
    if not sought:
        return ()
    hits = (Hit(index, _likeness(sought, _bare(text))) for index, text in enumerate(texts))
    return tuple(sorted((h for h in hits if h.score >= _LIKELY), key=lambda h: (-h.score, h.index)))


def _likeness(sought: str, text: str) -> float:
    whole = fuzz.ratio(sought, text)
    return max(whole, fuzz.partial_ratio(sought, text)) if len(text) >= len(sought) else whole


def _bare(text: str) -> str:
    return _SIGNS.sub("", fold(text))
