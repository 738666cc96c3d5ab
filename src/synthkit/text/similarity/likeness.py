"""How alike texts are: by their characters and stems, and by what they mean, in one number.

Each sees what the other does not. Characters are sure of themselves where they find something, and
find nothing in a paraphrase; meaning finds the paraphrase, and much that is only near. So likeness
is a weighted mean of both, on a scale on which a half is plainly the same matter.

Weights of characters and stems are rounded to multiples of 1/2048 and kept as whole numbers: every
product and every sum of them is then exact in a 32-bit float, so that neither the order of
summation nor the number of threads of the linear algebra library can change a result.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from copy import copy

import numpy as np
from numpy.typing import NDArray

from synthkit.text.languages import LanguageCode
from synthkit.text.similarity.meaning import Meaning, centred, cosines
from synthkit.text.wordforms import content_words, stem

Matrix = NDArray[np.float32]

# Pairs of notes that make one point lie above 0.28 of the mean where others hardly do; the scale
# puts them above `duplicates.NEAR`. Measured on the mini workshops of the tests.
_SCALE = 1.6
_SIZES = (3, 4, 5)
# How much of a similarity comes from n-grams; the rest comes from word stems.
BY_NGRAMS = 0.6
_STEP = 2048
_FEATURES_A_BLOCK = 4096


class Likeness:
    """The likeness of some texts to each other; texts are addressed by their positions."""

    def __init__(self, texts: Sequence[str], language: LanguageCode, meaning: Meaning) -> None:
        self._language: LanguageCode = language
        self._words = TextVectors(texts, language)
        self._share = np.float32(meaning.share)
        self._meant = centred(meaning.vectors(texts), meaning.usual())
        self.count = len(texts)

    def by_words_of(self, texts: Sequence[str], heavy: Collection[str]) -> "Likeness":
        """The same with the characters and stems of other texts, one for each.

        Args:
            texts: each says the same in fewer words.
            heavy: folded words that count twice: what a text is about stands in its nouns.
        """
        other = copy(self)
        other._words = TextVectors(texts, self._language, heavy)  # noqa: SLF001 - of our own kind
        return other

    def similarities(self) -> Matrix:
        """Likeness of all pairs, between 0 and 1, symmetric; the diagonal is 1."""
        every = np.arange(self.count)
        found = self.between(every, every)
        np.fill_diagonal(found, 1.0)
        return found

    def between(self, ones: NDArray[np.intp], others: NDArray[np.intp]) -> Matrix:
        """Likeness of the texts at ``ones`` (rows) to those at ``others`` (columns)."""
        return scaled(self.raw(ones, others))

    def raw(self, ones: NDArray[np.intp], others: NDArray[np.intp]) -> Matrix:
        """The mean of both, where what turns away from each other is below 0."""
        by_words, by_meaning = self.parts(ones, others)
        mixed: Matrix = by_words * (1 - self._share) + by_meaning * self._share
        return np.round(mixed, 6)

    def parts(self, ones: NDArray[np.intp], others: NDArray[np.intp]) -> tuple[Matrix, Matrix]:
        """Likeness by characters and stems, between 0 and 1, and by meaning, between -1 and 1."""
        by_words = self._words.between(ones, others)
        return by_words, cosines(self._meant[ones], self._meant[others])


def scaled(raw: Matrix) -> Matrix:
    """A raw mean on the scale of likeness, between 0 and 1."""
    found: Matrix = np.round((raw * np.float32(_SCALE)).clip(0, 1), 6)
    return found


class TextVectors:
    """Texts as vectors of character n-grams and word stems, addressed by their positions.

    Character n-grams inside words (3 to 5, as measured on Swedish workshop notes) see through
    inflection and compounds: "handledare" and "handledarskap" share most of theirs. Word stems keep
    long words from counting more than short ones. Both are weighted by TF-IDF with sublinear counts
    over the texts at hand: the words that every note has weigh little. The vectors are sparse;
    similarities are made block by block in dense arrays all the same, as one matrix product of
    numpy is quicker than sparse code in Python, and memory stays bounded.

    Args:
        heavy: folded words that count twice: what a text is about stands in its nouns.
    """

    def __init__(
        self, texts: Sequence[str], language: LanguageCode, heavy: Collection[str] = ()
    ) -> None:
        words = [_counted_twice(content_words(text, language), heavy) for text in texts]
        grams = _weighted(
            [Counter(gram for word in text for gram in grams_of(word)) for text in words],
            BY_NGRAMS,
        )
        stems = _weighted(
            [Counter(stem(word, language) for word in text) for text in words], 1 - BY_NGRAMS
        )
        self.count = len(texts)
        self._rows, self._columns, self._weights = _sparse([grams, stems])
        self._features = int(self._columns.max(initial=-1)) + 1

    def similarities(self) -> Matrix:
        """Cosines of all pairs, between 0 and 1, symmetric; the diagonal is 1."""
        every = np.arange(self.count)
        found = self.between(every, every)
        np.fill_diagonal(found, 1.0)
        return found

    def between(self, ones: NDArray[np.intp], others: NDArray[np.intp]) -> Matrix:
        """Cosines of the texts at ``ones`` (rows) with those at ``others`` (columns)."""
        sums = np.zeros((len(ones), len(others)), dtype=np.float32)
        for first in range(0, self._features, _FEATURES_A_BLOCK):
            block = self._dense(first)
            sums += block[ones] @ block[others].T
        cosines: Matrix = np.minimum(sums / np.float32(_STEP**2), np.float32(1))
        return np.round(cosines, 6)

    def _dense(self, first: int) -> Matrix:
        """The weights of one block of features."""
        within = (self._columns >= first) & (self._columns < first + _FEATURES_A_BLOCK)
        width = min(_FEATURES_A_BLOCK, self._features - first)
        block = np.zeros((self.count, width), dtype=np.float32)
        block[self._rows[within], self._columns[within] - first] = self._weights[within]
        return block


def _counted_twice(words: tuple[str, ...], heavy: Collection[str]) -> tuple[str, ...]:
    return words + tuple(word for word in words if word in heavy)


def grams_of(word: str) -> list[str]:
    """The n-grams of a word, its beginning and end marked."""
    padded = f" {word} "
    return [
        padded[start : start + size] for size in _SIZES for start in range(len(padded) - size + 1)
    ]


def _weighted(counts: list[Counter[str]], share: float) -> list[dict[str, float]]:
    """TF-IDF weights of each text; their squares sum to ``share``."""
    in_texts = Counter(feature for text in counts for feature in text)
    number = len(counts)
    idf = {feature: np.log((1 + number) / (1 + texts)) + 1 for feature, texts in in_texts.items()}
    weighted = []
    for text in counts:
        weights = {feature: (1 + np.log(times)) * idf[feature] for feature, times in text.items()}
        # Summed in the order of size, so that the order of the words in a text plays no part.
        norm = float(np.sqrt(sum(sorted(weight**2 for weight in weights.values())))) or 1.0
        scale = float(np.sqrt(share)) / norm
        weighted.append(
            {
                feature: weight * scale
                for feature, weight in weights.items()
                if in_texts[feature] > 1
            }
        )
    return weighted


def _sparse(
    kinds: list[list[dict[str, float]]],
) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.float32]]:
    """Rows, columns and whole-number weights of all features that several texts share."""
    columns: dict[tuple[int, str], int] = {}
    rows_at: list[int] = []
    columns_at: list[int] = []
    weights: list[float] = []
    for kind, texts in enumerate(kinds):
        for row, features in enumerate(texts):
            for feature, weight in features.items():
                rows_at.append(row)
                columns_at.append(columns.setdefault((kind, feature), len(columns)))
                weights.append(weight)
    return (
        np.array(rows_at, dtype=np.intp),
        np.array(columns_at, dtype=np.intp),
        np.rint(np.array(weights, dtype=np.float64) * _STEP).astype(np.float32),
    )
