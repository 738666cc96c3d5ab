"""The words and phrases that stand on a scale: opposites, amounts, dates, and other kinds.

Looked up, not searched for: a language has thousands of them with their forms.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from itertools import product

from synthkit.text import languages
from synthkit.text.languages import Language, LanguageCode
from synthkit.text.wordforms import fold

# A shorter word of a scale has no forms that lists need not give.
_SHORTEST = 3


class Scale(StrEnum):
    """What a scale is of, by the name of its list."""

    OPPOSITES = "opposites"
    AMOUNTS = "amounts"
    DATES = "dates"
    KINDS = "kinds"


@dataclass(frozen=True, slots=True)
class PlacedPhrase:
    """A word or a phrase that stands on a scale: its first word, and the first behind it."""

    start: int
    end: int
    kind: Scale
    scale: int
    level: int


def placed_phrases(words: Sequence[str], language: LanguageCode) -> Iterator[PlacedPhrase]:
    """The words of a clause that stand on a scale, in order, the longest phrases first."""
    start = 0
    while start < len(words):
        end, places = _index(language).at(words, start)
        for kind, scale, level in places:
            yield PlacedPhrase(start, end, kind, scale, level)
        start = end if places else start + 1


def level_pattern(word: str) -> str:
    """A word of a list as a pattern."""
    escaped = re.escape(word.strip("-")).replace(r"\ ", r"\s")
    before, after = (r"\w*" if word.startswith("-") else ""), (r"\w*" if word.endswith("-") else "")
    return rf"(?<![\w-])(?:{before}{escaped}{after})(?![\w-])"


# On which scales, and on which level of each, a word or a phrase stands.
_Places = tuple[tuple[Scale, int, int], ...]


class _Index:
    """The words and phrases of a language's scales, by what is looked up of them."""

    def __init__(self, language: LanguageCode) -> None:
        known = languages.get(language)
        self._words: dict[str, _Places] = {}
        self._beginnings: dict[str, _Places] = {}
        self._phrases: dict[tuple[str, ...], _Places] = {}
        for kind in Scale:
            for scale, levels in enumerate(getattr(known.faithfulness, kind)):
                for level, words in enumerate(levels):
                    for word in _with_forms(words, kind, known):
                        self._add(word, (kind, scale, level))
        self._longest = max((len(phrase) for phrase in self._phrases), default=1)
        self._closed = {word for phrase in self._phrases for word in phrase}
        self._forms = lru_cache(maxsize=2**14)(self._forms_of)

    def _add(self, word: str, place: tuple[Scale, int, int]) -> None:
        parts = tuple(word.split())
        if len(parts) > 1:
            self._phrases[parts] = (*self._phrases.get(parts, ()), place)
        elif word.endswith("-"):
            begin = word.removesuffix("-")
            self._beginnings[begin] = (*self._beginnings.get(begin, ()), place)
        else:
            self._words[word] = (*self._words.get(word, ()), place)

    def at(self, words: Sequence[str], start: int) -> tuple[int, _Places]:
        """The longest phrase or word that begins there: where it ends, and where it stands."""
        for length in range(min(self._longest, len(words) - start), 1, -1):
            forms = [self._forms(word) for word in words[start : start + length]]
            for phrase in product(*forms):
                if phrase in self._phrases:
                    return start + length, self._phrases[phrase]
        word = words[start]
        folded = fold(word)
        found = self._words.get(word) or self._words.get(folded)
        begins = (self._beginnings.get(folded[:end]) for end in range(len(folded), 1, -1))
        return start + 1, found or next((places for places in begins if places), ())

    def _forms_of(self, word: str) -> list[str]:
        """What a word may be put down as in a phrase: "gå", "tillbaka-", "-are"."""
        folded = fold(word)
        forms = [folded, *(f"{folded[:end]}-" for end in range(2, len(folded) + 1))]
        forms += [f"-{folded[at:]}" for at in range(1, len(folded))]
        return [form for form in forms if form in self._closed]


_index = cache(_Index)


def _with_forms(words: Iterable[str], kind: Scale, known: Language) -> Iterator[str]:
    """The words of a level, and the other forms of those that are adjectives or known verbs."""
    forms = dict.fromkeys(words)
    if kind is Scale.OPPOSITES:
        for word in [word for word in forms if word.isalpha() and len(word) >= _SHORTEST]:
            forms.update(dict.fromkeys(known.rules.adjective_forms(word)))
            if word in known.words.verbs:
                forms.update(dict.fromkeys(known.rules.verb_forms(word)))
    return iter(forms)
