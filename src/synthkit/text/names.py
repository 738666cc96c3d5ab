"""Names in running text, as far as capitals tell them, and in which ways they are spelt."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations

from rapidfuzz.distance import OSA

from synthkit.text.languages import either_word, words_of
from synthkit.text.name_lists import is_listed
from synthkit.text.sentences import just_before
from synthkit.text.wordforms import fold, without_genitive

_LETTERS = re.compile(r"[^\W\d_]{2,}")
# What a name of several words is held together by.
_JOIN = re.compile(r"[ \u00a0-]")
# One letter makes another word of a short one, and a capital that opens a sentence proves little.
_SHORTEST = 5
_SHORTEST_OPENING = 6
_SHORTEST_ACCENTED = 4
# In words; where more stand in a row they are a list.
_LONGEST_NAME = 6
_WORD = re.compile(r"[^\W\d_][^\W_]*(?:[:'’][^\W\d_]+)?")
# After these a capital begins a sentence and says nothing.
_OPENING = re.compile(r"(?:^|[.!?:…•“”\"–—]\s*)[^\w(]*$")
_ABBREVIATION = re.compile(
    rf"\b(?:{either_word(lambda language: language.sentences.before_names)})\.\s*$", re.IGNORECASE
)
_ENDINGS = ("'s", "s", "")


@dataclass(slots=True)
class _Spellings:
    """What stands in the texts; forms are folded, without a genitive's ending.

    Attributes:
        words: words with a capital, by their form, as they first stand.
        inside: forms of those that have it inside a sentence.
        small: forms of the words without one.
        phrases: names of several words by their form without what joins them.
    """

    words: dict[str, str] = field(default_factory=dict)
    inside: set[str] = field(default_factory=set)
    small: set[str] = field(default_factory=set)
    phrases: dict[str, str] = field(default_factory=dict)

    def names(self) -> dict[str, str]:
        """The words that may be names."""
        return {
            form: word
            for form, word in self.words.items()
            if form in self.inside or form not in self.small
        }

    def is_surely_a_name(self, form: str) -> bool:
        return form in self.inside or is_listed(form)


def spelt_two_ways(texts: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Pairs of spellings of one name, each pair once; those of several words first.

    Two words are taken for one name if a single letter is wrong, left out, put in or swapped, or
    only the accents differ; a name of several words and one word, if nothing but blanks and
    hyphens makes the difference. Inflections are no spellings, nor are two names that the lists
    know both of.
    """
    found = _Spellings()
    for text in texts:
        _read(unicodedata.normalize("NFC", text), found)
    names = found.names()
    joined = [(phrase, names[form]) for form, phrase in found.phrases.items() if form in names]
    misspelt = [
        (names[one], names[other])
        for one, other in combinations(names, 2)
        if _is_one_name(one, other, found)
    ]
    return (*joined, *misspelt)


def _read(text: str, found: _Spellings) -> None:
    run: list[re.Match[str]] = []
    for match in _LETTERS.finditer(text):
        word = match.group()
        if word.isupper() or not word[0].isupper():
            found.small.add(_form(word))
            run = []
            continue
        found.words.setdefault(_form(word), _bare(word))
        if not opens_sentence(text[: match.start()]):
            found.inside.add(_form(word))
        joined = run and _JOIN.fullmatch(text[run[-1].end() : match.start()])
        run = [*run, match][-_LONGEST_NAME:] if joined else [match]
        for start in range(len(run) - 1):
            phrase = text[run[start].start() : match.end()]
            found.phrases.setdefault(_form(_JOIN.sub("", phrase)), _bare(phrase))


def _is_one_name(one: str, other: str, found: _Spellings) -> bool:
    if OSA.distance(one, other, score_cutoff=1) > 1 or (is_listed(one) and is_listed(other)):
        return False
    if not (found.is_surely_a_name(one) or found.is_surely_a_name(other)):
        return False
    shortest = min(len(one), len(other))
    if _unaccented(one) == _unaccented(other):
        return shortest >= _SHORTEST_ACCENTED
    both_inside = {one, other} <= found.inside
    if shortest < (_SHORTEST if both_inside else _SHORTEST_OPENING):
        return False
    return not _inflected(one, other)


def _inflected(one: str, other: str) -> bool:
    shared = next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    endings = words_of(lambda language: language.words.name_endings)
    return {one[shared:], other[shared:]} <= {"", *endings}


def _unaccented(form: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", form) if not unicodedata.combining(c))


def _form(word: str) -> str:
    return fold(_bare(word))


def _bare(word: str) -> str:
    return without_genitive(word) if len(word) > 3 else word


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
    near = just_before(before, len(before))
    return bool(_OPENING.search(near)) and not _ABBREVIATION.search(near)


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
