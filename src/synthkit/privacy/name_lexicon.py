"""What is known of a word: given name, surname, common word, place."""

import importlib
import re
import unicodedata
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache

from synthkit.privacy.name_patterns import PARTICLES, SURE_SURNAME_ENDING, SURNAME_ENDING
from synthkit.text.languages import every, own_letters
from synthkit.text.name_lists import entries

# The names of the countries that people come from. The long list "en" of faker is left out: nearly
# every word is a name there.
_ELSEWHERE = (
    *("cs_CZ", "da_DK", "de_DE", "en_GB", "en_IN", "en_KE", "en_PK", "en_US", "es_CO", "es_ES"),
    *("et_EE", "fi_FI", "fr_DZ", "fr_FR", "hr_HR", "hu_HU", "id_ID", "it_IT", "lt_LT", "lv_LV"),
    *("nl_NL", "no_NO", "pl_PL", "pt_PT", "ro_RO", "sl_SI", "sw", "tr_TR", "vi_VN", "yo_NG"),
)


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

    def plain(self, name: str) -> bool:
        """Whether a name written in lower case is still nothing but a name."""
        return not any(name in known for known in (self.words, self.small_words, self.places))


# Spellings of the same sound: "Wiktoria" and "Viktoria", "Yusuf" and "Jusuf".
_SPELLINGS = (
    (re.compile(r"ph"), "f"),
    (re.compile(r"sch|sh|sz|š|ş"), "sj"),
    (re.compile(r"(?<=[bdgkt])h"), ""),
    (re.compile(r"ck|c|q"), "k"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"w"), "v"),
    (re.compile(r"z"), "s"),
    (re.compile(r"ie|ee|ii|y|j"), "i"),
    (re.compile(r"oo|ou"), "u"),
    (re.compile(r"(.)\1+"), r"\1"),
)


def without_accents(name: str) -> str:
    """The name as typed on keyboards of these languages: "Tomáš" is "Tomas", and å, ä, ö stay."""
    kept = own_letters()
    return "".join(
        sign if sign.lower() in kept else unicodedata.normalize("NFD", sign)[0] for sign in name
    )


@lru_cache(maxsize=20_000)
def sound(name: str) -> str:
    """Roughly how a name sounds: the same for all its spellings."""
    decomposed = unicodedata.normalize("NFD", name.lower())
    plain = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    for pattern, replacement in _SPELLINGS:
        plain = pattern.sub(replacement, plain)
    return plain


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
def name_lexicon() -> NameLexicon:
    """All lists, read once."""
    given_here, surnames_here = set(entries("given_names")), set(entries("surnames"))
    for language in every():
        if language.people.faker:
            more_given, more_surnames = _of_faker(language.people.faker)
            given_here |= more_given
            surnames_here |= more_surnames
    given, surnames = set(given_here), set(surnames_here)
    for locale in _ELSEWHERE:
        more_given, more_surnames = _of_faker(locale)
        given |= more_given
        surnames |= more_surnames
    return NameLexicon(
        given_here=frozenset(given_here),
        given=frozenset(given),
        given_sounds=frozenset(map(sound, given_here)),
        surnames_here=frozenset(surnames_here),
        surnames=frozenset(surnames),
        words=frozenset(entries("also_words")),
        small_words=frozenset(entries("also_words_small")),
        places=frozenset((*entries("also_places"), *entries("municipalities"), *entries("places"))),
    )


def _of_faker(locale: str) -> tuple[set[str], set[str]]:
    """Given names and surnames of one of faker's languages."""
    provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
    given: set[str] = set()
    surnames: set[str] = set()
    for attribute, values in vars(provider).items():
        if isinstance(values, (tuple, list, dict)):
            if attribute.startswith("first_name"):
                given.update(filter(_is_name, values))
            elif attribute.startswith("last_name"):
                surnames.update(filter(_is_name, values))
    return given, surnames


def _is_name(entry: object) -> bool:
    return isinstance(entry, str) and len(entry) > 1 and entry[0].isupper() and " " not in entry
