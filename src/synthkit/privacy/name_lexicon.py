"""What is known of a word: given name, surname, common word, place."""

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from synthkit.privacy.words import PARTICLES, SURE_SURNAME_ENDING, SURNAME_ENDING
from synthkit.text.languages import own_letters, small_alphabet
from synthkit.text.name_lists import entries

if TYPE_CHECKING:
    from synthkit.text.similarity.wordtable import WordTable

# Letters of the first and of the last part of a compound.
_SHORTEST_BEGINNING, _SHORTEST_END = 2, 5


class NameKind(Enum):
    """How well a name is known, and what else it may be.

    FAMILIAR is common in Sweden, FOREIGN is on another country's list, ALIKE is only spelt
    differently from a listed one, WORD is a common word as well, PLACE is a place, a brand or a
    project as well.
    """

    FAMILIAR = "familiar"
    FOREIGN = "foreign"
    ALIKE = "alike"
    WORD = "word"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name that a word is, or begins with.

    Attributes:
        length: how much of the word is the name; the rest is a genitive ending.
    """

    kind: NameKind
    length: int

    @property
    def sure(self) -> bool:
        """Whether it is nothing but a name."""
        return self.kind in {NameKind.FAMILIAR, NameKind.FOREIGN}


@dataclass(frozen=True, slots=True)
class NameLexicon:
    """The lists of names, and what they say of a word."""

    given_here: frozenset[str]
    given: frozenset[str]
    given_sounds: frozenset[str]
    surnames_here: frozenset[str]
    surnames: frozenset[str]
    words: frozenset[str]
    small_words: frozenset[str]
    places: frozenset[str]

    def given_name(self, word: str) -> KnownName | None:
        """What is known of a word as a given name, also as a double one or in the genitive."""
        known = self._known(word, self.given_here, self.given)
        if known is None and word not in self.words and not word.isupper():
            for form in reversed(word_forms(word)):
                if len(form) > 3 and sound(form) in self.given_sounds:
                    return KnownName(NameKind.ALIKE, len(form))
        return known

    def surname(self, word: str) -> KnownName | None:
        """What is known of a word as a surname, from lists only."""
        return self._known(word, self.surnames_here, self.surnames)

    def _known(self, word: str, here: frozenset[str], anywhere: frozenset[str]) -> KnownName | None:
        forms = word_forms(word)
        for names in (here, anywhere):
            for form in forms:
                if form in names:
                    kind = self._kind(form, familiar=names is here)
                    # "Dans" is no more sure than the word it is, though "Dan" would be.
                    sure = kind is NameKind.PLACE or word not in self.words
                    return KnownName(kind if sure else NameKind.WORD, len(form))
        for form in forms:
            if (plain := without_accents(form)) != form and plain in anywhere:
                return KnownName(self._kind(plain, familiar=False), len(form))
            if _is_double(form, anywhere):
                return KnownName(NameKind.FAMILIAR, len(form))
        return None

    def _kind(self, name: str, *, familiar: bool) -> NameKind:
        if name in self.places:
            return NameKind.PLACE
        if name in self.words:
            return NameKind.WORD
        return NameKind.FAMILIAR if familiar else NameKind.FOREIGN

    def may_name(self, word: str) -> bool:
        """Whether a capitalised word may be somebody's name: listed, or in no language's table."""
        listed = (self.given_name(word), self.surname(word))
        if any(name and name.kind is not NameKind.ALIKE for name in listed):
            return True
        return not self.is_word(word)

    def may_only_name(self, word: str) -> bool:
        """Whether it may be a name and nothing else: no word, and no compound of words."""
        return self.may_name(word) and not self.is_compound(word)

    def is_word(self, word: str) -> bool:
        """Whether a language has it as a word."""
        return _known_words().knows(word.casefold())

    def may_be_misspelt(self, word: str) -> bool:
        """Whether a letter is missing from a common word, or two have changed places."""
        small, known = word.casefold(), _known_words()
        if not small.isalpha() or known.knows(small):
            return False
        cuts = [(small[:at], small[at:]) for at in range(1, len(small))]
        letters = small_alphabet()
        changed = [f"{left}{letter}{right}" for left, right in cuts for letter in letters]
        changed += [f"{a[:-1]}{b[0]}{a[-1]}{b[1:]}" for a, b in cuts]
        words = filter(known.knows, changed)
        return any(not self.given_name(one.capitalize()) for one in words)

    def may_be_no_name(self, name: str) -> bool:
        """Whether a word that was taken for a name may well be another: "Pratik", "Sol"."""
        if " " in name:
            return False
        known = self.given_name(name) or self.surname(name)
        listed = known is not None and known.sure
        return self.may_be_misspelt(name) if listed else self.is_word(name)

    def is_compound(self, word: str) -> bool:
        """Whether it ends in another word, as "simklubben" does, and is no given name."""
        small = word.casefold()
        if self.given_name(small.capitalize()):
            return False
        ends = (small[at:] for at in range(_SHORTEST_BEGINNING, len(small) - _SHORTEST_END + 1))
        return any(map(_known_words().knows, ends))

    def plain(self, name: str) -> bool:
        """Whether a name written in lower case is still nothing but a name."""
        return not any(name in known for known in (self.words, self.small_words, self.places))


# Spellings of the same sound, in this order: "Wiktoria" and "Viktoria", "Yusuf" and "Jusuf".
_SPELLINGS = (
    *(("ph", "f"), ("sch", "sj"), ("sh", "sj"), ("sz", "sj")),
    *((f"{stop}h", stop) for stop in "bdgkt"),
    *(("ck", "k"), ("c", "k"), ("q", "k"), ("x", "ks"), ("w", "v"), ("z", "s")),
    *(("ie", "i"), ("ee", "i"), ("y", "i"), ("j", "i"), ("oo", "u"), ("ou", "u")),
)
_DOUBLED = re.compile(r"(.)\1+")


def without_accents(name: str) -> str:
    """The name as typed on keyboards of these languages: "Tomáš" is "Tomas", and å, ä, ö stay."""
    kept = own_letters()
    return "".join(
        sign if sign.lower() in kept else unicodedata.normalize("NFD", sign)[0] for sign in name
    )


@lru_cache(maxsize=20_000)
def sound(name: str) -> str:
    """Roughly how a name sounds: the same for all its spellings."""
    plain = name.lower()
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFD", plain)
        plain = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    for spelling, sounds in _SPELLINGS:
        plain = plain.replace(spelling, sounds)
    return _DOUBLED.sub(r"\1", plain)


def _is_double(word: str, names: frozenset[str]) -> bool:
    """Whether hyphens join names, or a name and an article: "Anna-Karin", "al-Hassan"."""
    parts = [part for part in word.split("-") if part.lower() not in PARTICLES]
    return (
        "-" in word
        and any(len(part) > 1 for part in parts)
        and all(part in names or (len(part) == 1 and part.isupper()) for part in parts)
    )


def word_forms(word: str) -> tuple[str, ...]:
    """The word, then the word without its genitive ending, if it may have one."""
    for ending in ("'s", "’s", ":s", "s", "'", "’"):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word, word[: -len(ending)]
    return (word,)


def surname_length(word: str, *, sure: bool = False) -> int:
    """How much of an unknown word looks like a surname; 0 if none of it does."""
    pattern = SURE_SURNAME_ENDING if sure else SURNAME_ENDING
    return next((len(form) for form in word_forms(word) if pattern.fullmatch(form.lower())), 0)


def bare_length(word: str) -> int:
    """How much of an unknown name is the name, where an apostrophe shows it."""
    return next((len(word) - 2 for ending in ("'s", "’s") if word.endswith(ending)), len(word))


@cache
def _known_words() -> "WordTable":
    # It takes numpy along, and most texts have no name that the lists do not know.
    from synthkit.text.similarity.wordtable import WordTable  # noqa: PLC0415

    return WordTable()


@cache
def name_lexicon() -> NameLexicon:
    """All lists, read once."""
    given_here = frozenset((*entries("given_names"), *entries("given_names_listed")))
    surnames_here = frozenset((*entries("surnames"), *entries("surnames_listed")))
    return NameLexicon(
        given_here=given_here,
        given=given_here.union(entries("given_names_elsewhere")),
        given_sounds=frozenset(map(sound, given_here)),
        surnames_here=surnames_here,
        surnames=surnames_here.union(entries("surnames_elsewhere")),
        words=frozenset(entries("also_words")),
        small_words=frozenset(entries("also_words_small")),
        places=frozenset((*entries("also_places"), *entries("municipalities"), *entries("places"))),
    )
