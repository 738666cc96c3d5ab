"""A shipped table of word vectors, for systems without the sentence model.

Each word was put to multilingual-e5-small once; the vectors were centred, reduced to 256 dimensions
by their principal components and rounded to a byte a number (``tools/make_word_vectors.py``). A
text is the mean of its words, weighted by smooth inverse frequency (Arora et al. 2017): common
words weigh little. A word that is not in the table is taken for a compound, or for a form, of words
that are.

The table is looked up by hashes of the words and mapped into memory, so that nothing is parsed and
only the pages that are needed are read.
"""

import hashlib
from collections.abc import Iterable, Sequence
from functools import cache, cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from synthkit.text.languages import words_of
from synthkit.text.similarity.meaning import UNIT, Whole
from synthkit.text.wordforms import words

_FOLDER = Path(__file__).parent / "tables"
# Smooth inverse frequency: a word of this share of all words weighs half of what a rare one does.
_HALF_WEIGHT = 3e-4
_WEIGHT_STEPS = 1024
# A part of a compound has so many letters at least, and so has a word without its ending.
_SHORTEST_PART = 3
_SHORTEST_BEGINNING = 4
_LONGEST_ENDING = 4
# Texts of so many words of so many letters are in no language of the table if it knows fewer of
# them than this.
_FEWEST_WORDS = 12
_TELLING = 3
_LEAST_KNOWN = 0.6
# How frequent a word is taken to be that the table does not know: once in ten million.
_RARE_ZIPF = 2.0
_ZIPF_STEPS = 25


class WordTable:
    """Meets `synthkit.text.similarity.meaning.Meaning` with a table and whole-number arithmetic."""

    name = "wordtable-1"
    share = 0.3

    def __init__(self) -> None:
        self._known: dict[str, NDArray[np.int64]] = {}

    def vectors(self, texts: Sequence[str]) -> Whole:
        """One row a text of 256 numbers; zeros where no word of it is known."""
        made = np.zeros((len(texts), self._rows.shape[1]), dtype=np.int64)
        for row, text in enumerate(texts):
            for word in words(text):
                made[row] += self._weighted(word)
        lengths = np.sqrt((made * made).sum(axis=1).astype(np.float64))
        scaled = made * (UNIT / np.maximum(lengths, 1.0))[:, np.newaxis]
        rounded: Whole = np.rint(scaled).astype(np.int32)
        return rounded

    def usual(self) -> Whole:
        """Nothing: the table is centred."""
        return np.zeros(self._rows.shape[1], dtype=np.int32)

    def knows(self, word: str) -> bool:
        """Whether a folded word is in the table as it stands."""
        return self._position(word) is not None

    def _weighted(self, word: str) -> NDArray[np.int64]:
        """The word's vector, `UNIT` long times its weight."""
        if word in self._known:
            return self._known[word]
        found, zipf = self._of(word)
        share = 10.0 ** (zipf - 9)
        weight = round(_WEIGHT_STEPS * _HALF_WEIGHT / (_HALF_WEIGHT + share))
        return self._known.setdefault(word, found * weight)

    def _of(self, word: str) -> tuple[NDArray[np.int64], float]:
        """A word's vector and its frequency, on Zipf's scale: decimal logarithm in a billion."""
        at = self._position(word)
        if at is not None:
            return self._unit((at,)), float(self._zipf[at]) / _ZIPF_STEPS
        parts = self._parts(word)
        return self._unit(parts), _RARE_ZIPF

    def _unit(self, positions: tuple[int, ...]) -> NDArray[np.int64]:
        total = np.zeros(self._rows.shape[1], dtype=np.int64)
        for at in positions:
            row = self._rows[at].astype(np.int64)
            length = float(np.sqrt(float((row * row).sum())))
            total += np.rint(row * (UNIT / max(length, 1.0))).astype(np.int64)
        return total // max(len(positions), 1)

    def _parts(self, word: str) -> tuple[int, ...]:
        """Positions of the words that it is made of; none where that is unknown."""
        if any(character.isdigit() for character in word):
            return ()
        hyphened = [part for part in word.replace("/", "-").split("-") if part]
        if len(hyphened) > 1:
            return tuple(at for part in hyphened for at in self._of_a_part(part))
        for cut in _cuts(word):
            head = self._form(word[cut:])
            if head is None:
                continue
            first = self._first_part(word[:cut])
            if first is not None:
                return first, head
        whole = self._form(word)
        return () if whole is None else (whole,)

    def _of_a_part(self, part: str) -> tuple[int, ...]:
        at = self._position(part)
        return self._parts(part) if at is None else (at,)

    def _first_part(self, part: str) -> int | None:
        """The word that the first part of a compound is of: "skol", "ledar", "arbets"."""
        links, endings = self._joints
        bare = [part.removesuffix(link) for link in links]
        forms = (part, *bare, *(f"{part}{ending}" for ending in endings))
        found = (self._position(form) for form in forms if len(form) >= _SHORTEST_PART)
        return next((at for at in found if at is not None), None)

    def _form(self, word: str) -> int | None:
        """The word, or the longest beginning of it that is one: its endings taken off."""
        least = max(_SHORTEST_BEGINNING, len(word) - _LONGEST_ENDING)
        for end in range(len(word), min(least, len(word)) - 1, -1):
            at = self._position(word[:end])
            if at is not None and end >= _SHORTEST_PART:
                return at
        return None

    def _position(self, word: str) -> int | None:
        key = key_of(word)
        at = int(np.searchsorted(self._keys, key))
        return at if at < len(self._keys) and self._keys[at] == key else None

    @cached_property
    def _joints(self) -> tuple[list[str], list[str]]:
        """What compounds add to their first part, and what they take from it."""
        return (
            sorted(words_of(lambda language: language.words.compound_links)),
            sorted(words_of(lambda language: language.words.compound_endings)),
        )

    @cached_property
    def _rows(self) -> NDArray[np.int8]:
        rows: NDArray[np.int8] = np.load(_FOLDER / "word_vectors.npy", mmap_mode="r")
        return rows

    @cached_property
    def _keys(self) -> NDArray[np.uint64]:
        keys: NDArray[np.uint64] = np.load(_FOLDER / "word_keys.npy")
        return keys

    @cached_property
    def _zipf(self) -> NDArray[np.uint8]:
        zipf: NDArray[np.uint8] = np.load(_FOLDER / "word_zipf.npy")
        return zipf


def is_in_a_known_language(texts: Iterable[str]) -> bool:
    """Whether texts are in a language of the table, Swedish or English, as far as they tell.

    Of their longer words the table knows nine in ten in these, and hardly four in Norwegian.
    """
    long = [w for text in texts for w in words(text) if len(w) >= _TELLING and w.isalpha()]
    if len(long) < _FEWEST_WORDS:
        return True
    table = word_table()
    return sum(table.knows(word) for word in long) >= _LEAST_KNOWN * len(long)


@cache
def word_table() -> WordTable:
    """The table, loaded once."""
    return WordTable()


def key_of(word: str) -> np.uint64:
    """What a folded word is looked up by."""
    digest = hashlib.blake2b(word.encode(), digest_size=8).digest()
    return np.uint64(int.from_bytes(digest, "big"))


def _cuts(word: str) -> list[int]:
    """Where a compound may be cut, nearest to its middle first."""
    cuts = range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
    return sorted(cuts, key=lambda at: (abs(2 * at - len(word)), at))
