"""Texts made comparable: folded, cut into words, freed of signs."""

import re
import unicodedata
from functools import lru_cache

from synthkit.text.languages import words_of
from synthkit.text.wordforms import PART, bare_words

_EMOJI = re.compile("[\U0001f300-\U0001faff]")


# Words that say nothing of the matter, in any language.
FUNCTION_WORDS = words_of(
    lambda language: language.words.function_words | language.words.each_other
)


def normal(text: str) -> str:
    """NFC with white space folded: the form that a note's text has."""
    return " ".join(unicodedata.normalize("NFC", text).split())


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """The text for comparing word for word: NFC, white space folded, no case."""
    return normal(text).casefold()


def content_words(text: str) -> tuple[str, ...]:
    """The words that say something of the matter, in order."""
    return tuple(w for w in bare_words(text) if w not in FUNCTION_WORDS and len(w) > 1)


def carries_nothing(text: str) -> bool:
    """Whether there is no word, number or picture in it: "–", "…", "•"."""
    return not PART.search(text) and not has_emoji(text)


def has_emoji(text: str) -> bool:
    """Whether there is a small picture in it."""
    return bool(_EMOJI.search(text))


def head_of(text: str, rest: str) -> str:
    """The heading of a text in which ``rest`` follows the heading."""
    whole, following = normal(text), normal(rest)
    if not following or not whole.endswith(following):
        return whole
    return whole.removesuffix(following).rstrip(" :–—-.,;") or whole
