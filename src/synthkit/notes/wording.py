"""Texts made comparable: folded, cut into words, freed of signs."""

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
_EMOJI = re.compile("[\U0001f300-\U0001faff]")


def word_set(listed: str) -> frozenset[str]:
    """The words of a list written with white space between them."""
    return frozenset(listed.split())


# Words that say nothing of the matter. Enough for telling headings and languages apart; they are
# grammar, not vocabulary, so the lists are short and closed.
SWEDISH = word_set(
    """
    och att det i en som är av för på med till den de har inte om ett men var så vi ni kan ska skall
    från eller vad hur när där då man sig sin sitt sina era er ert vår vårt våra oss dem han hon
    detta denna dessa vilka vilken vilket varför vem också bör måste får vara blir bli efter vid
    mellan under över genom inom utan mot hos än nu finns göra gör varandra varandras andra annan
    annat samt ur ut upp in
    """
)
ENGLISH = word_set(
    """
    the and of to in is it that for on with as are we you they be this have has not or an at by from
    what how when where which who why can should must will would our your their us them do does but
    about into more there each other others
    """
)
FUNCTION_WORDS = SWEDISH | ENGLISH | {"a"}


def normal(text: str) -> str:
    """NFC with white space folded: the form that a note's text has."""
    return " ".join(unicodedata.normalize("NFC", text).split())


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """The text for comparing word for word: NFC, white space folded, no case."""
    return normal(text).casefold()


@lru_cache(maxsize=65536)
def words(text: str) -> tuple[str, ...]:
    """The words of a text without case, signs between them left out."""
    return tuple(_WORD.findall(folded(text)))


def content_words(text: str) -> tuple[str, ...]:
    """The words that say something of the matter, in order."""
    return tuple(w for w in words(text) if w not in FUNCTION_WORDS and len(w) > 1)


def carries_nothing(text: str) -> bool:
    """Whether there is no word, number or picture in it: "–", "…", "•"."""
    return not _WORD.search(text) and not _EMOJI.search(text)


def head_of(text: str, rest: str) -> str:
    """The heading of a text in which ``rest`` follows the heading."""
    said, following = normal(text), normal(rest)
    if not following or not said.endswith(following):
        return said
    return said.removesuffix(following).rstrip(" :–—-.,;") or said
