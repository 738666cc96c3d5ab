"""Names in running text, as far as capitals tell them."""

import re
import unicodedata
from collections.abc import Iterable

from synthkit.text.languages import either_word

_WORD = re.compile(r"[^\W\d_][^\W_]*(?:[:'’][^\W\d_]+)?")
# After these a capital begins a sentence and says nothing.
_OPENING = re.compile(r"(?:^|[.!?:…•“”\"–—]\s*)[^\w(]*$")
_ABBREVIATION = re.compile(
    rf"\b(?:{either_word(lambda language: language.sentences.before_names)})\.\s*$", re.IGNORECASE
)
_ENDINGS = ("'s", "s", "")


def names_without_source(claim: str, said: Iterable[str]) -> tuple[str, ...]:
    """The words of the claim that look like names and stand in none of the texts, in order.

    A word looks like a name with a capital within a sentence, or with one after its first letter
    ("RUA", "HoS"). Endings, genitives and compounds of what is said count as said.
    """
    spoken = {word for text in said for word in _folded_words(text)}
    missing: dict[str, None] = {}
    for match in _WORD.finditer(claim):
        word = match[0]
        opens = opens_sentence(claim[: match.start()])
        if _looks_like_a_name(word, opens=opens) and not _is_said(word, spoken):
            missing[word] = None
    return tuple(missing)


def opens_sentence(before: str) -> bool:
    """Whether a word after this opens a sentence, so that its capital says nothing."""
    return bool(_OPENING.search(before)) and not _ABBREVIATION.search(before)


def _looks_like_a_name(word: str, *, opens: bool) -> bool:
    if len(word) < 2:
        return False
    stem = re.split("[:'’]", word)[0]
    return any(letter.isupper() for letter in stem[1:]) or (word[0].isupper() and not opens)


def _is_said(word: str, spoken: set[str]) -> bool:
    folded = _fold(word)
    bases = {folded.removesuffix(ending) for ending in _ENDINGS}
    return any(
        other == base or (len(base) >= 3 and other.startswith(base))
        for base in bases
        for other in spoken
    )


def _folded_words(text: str) -> list[str]:
    return [_fold(word) for word in _WORD.findall(text)]


def _fold(word: str) -> str:
    return re.split("[:'’]", unicodedata.normalize("NFC", word).casefold())[0]
