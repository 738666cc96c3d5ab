"""Where the words of a text begin and end, and what they share."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz.distance import OSA

from synthkit.text import languages
from synthkit.text.languages import LanguageCode, words_of

# One slip of the pen in so many letters.
_LETTERS_A_SLIP = 5
# A word, or a beginning, of so many letters tells a compound.
_SHORTEST_PART = 5

# Letters and digits, held together by hyphens, colons ("HR:s") and apostrophes.
WORD = re.compile(r"\w+(?:[-:'’./]\w+)*")
# Letters and digits alone, whatever stands between them.
PART = re.compile(r"[^\W_]+")
# Letters alone, held together by hyphens and apostrophes: names.
LETTERS = re.compile(r"[^\W\d_]+(?:['’\-‑][^\W\d_]+)*")


def fold(text: str) -> str:
    """The text as it is compared: NFC, case-folded, white space folded, one kind of apostrophe."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().replace("’", "'").split())


def words(text: str) -> tuple[str, ...]:
    """The words of the text in order, folded; "HR:s" and "e-tjänst" are one word each."""
    return tuple(WORD.findall(fold(text)))


@lru_cache(maxsize=2**16)
def bare_words(text: str) -> tuple[str, ...]:
    """The letters and digits of the text in order, folded; "HR:s" and "e-tjänst" are two each."""
    return tuple(PART.findall(fold(text)))


def content_words(text: str, language: LanguageCode) -> tuple[str, ...]:
    """The words that carry a matter, in order: those that are no stop words.

    A text of stop words alone keeps them all, so that every text with words has some.
    """
    every = words(text)
    stop = languages.get(language).words.stop
    return tuple(word for word in every if word not in stop) or every


def spoken_words(texts: Iterable[str]) -> frozenset[str]:
    """Folded words that are mostly written in small letters: capitals only shout them.

    "hr" stays an abbreviation where it is "HR" as often.
    """
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for text in texts:
        shouting = text.isupper()
        for word in WORD.findall(text):
            small[fold(word)] += word.islower()
            capital[fold(word)] += word.isupper() and not shouting
    return frozenset(word for word, times in small.items() if times > capital[word])


@lru_cache(maxsize=2**15)
def stem(word: str, language: LanguageCode) -> str:
    """What the forms of a folded word share."""
    if any(character.isdigit() for character in word):
        return word
    return languages.get(language).rules.stem(word)


def stems(text: str, language: LanguageCode) -> tuple[str, ...]:
    """The stems of the content words, in order."""
    return tuple(stem(word, language) for word in content_words(text, language))


def without_genitive(name: str) -> str:
    """A name without the ending that says that something is its own, in any language."""
    endings = words_of(lambda language: language.words.genitives)
    ending = next((ending for ending in sorted(endings) if name.endswith(ending)), "")
    return name.removesuffix(ending)


def same_word(one: str, other: str) -> bool:
    """Whether two stems are of one word, but for a slip of the pen.

    Swapped neighbours are one slip, and no slip is in the first letter: "ring" is not "bring".
    """
    if one == other:
        return True
    if one[:1] != other[:1]:
        return False
    slips = max(len(one), len(other)) // _LETTERS_A_SLIP
    return OSA.distance(one, other, score_cutoff=slips) <= slips


def related_words(one: str, other: str) -> bool:
    """Whether two stems are of one word, or share a part of a compound.

    So they mostly speak of one thing: "kompetensstrategi" and "strategier".
    """
    if same_word(one, other):
        return True
    short, long = sorted((one, other), key=len)
    shared = short in long or short[:_SHORTEST_PART] == long[:_SHORTEST_PART]
    return len(short) >= _SHORTEST_PART and shared
