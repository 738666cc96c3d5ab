"""Short vectors of very many texts, whose products are near their likeness, and their clusters.

`Likeness` compares every text with every other, exactly, and needs time and memory of the order of
n squared. Here n-grams, stems and meaning of a text go into one row of some hundred whole numbers,
the sparse features by hashing (count sketch: Charikar et al. 2002, Weinberger et al. 2009), so that
thousands of texts are compared with a few hundred by one small matrix product each.

What two rows make is their raw likeness with an error of a few hundredths: enough to find
candidates, not to decide.
"""

import hashlib
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from synthkit.text.languages import LanguageCode
from synthkit.text.similarity.likeness import BY_NGRAMS, Matrix, grams_of, scaled
from synthkit.text.similarity.meaning import UNIT, Meaning, centred, whole
from synthkit.text.wordforms import content_words, stem

_WIDTH = 512
# Of the clusters: rounds, texts compared with the centroids at once, and how finely these are kept.
_ROUNDS = 4
_AT_ONCE = 4096
_FINE = 16


def sketches(texts: Sequence[str], language: LanguageCode, meaning: Meaning) -> Matrix:
    """One row a text, whole numbers, at most about `UNIT` long."""
    by_words = _Features(texts, language).hashed() * math.sqrt(1 - meaning.share)
    meant = centred(meaning.vectors(texts), meaning.usual()) * math.sqrt(meaning.share)
    made: Matrix = np.rint(np.hstack([by_words, meant])).astype(np.float32)
    return made


def near(ones: Matrix, others: Matrix) -> Matrix:
    """About how alike the texts of these rows are, on the scale of `Likeness`."""
    return scaled((ones @ others.T) / np.float32(UNIT**2))


class _Features:
    """N-grams and stems of some texts, by number; a word is taken apart once."""

    def __init__(self, texts: Sequence[str], language: LanguageCode) -> None:
        self._language: LanguageCode = language
        self._numbers: dict[str, int] = {}
        self._of_word: dict[str, NDArray[np.int64]] = {}
        # A text without any word has no feature.
        nothing = np.zeros(0, dtype=np.int64)
        features = [[self._of(word) for word in content_words(text, language)] for text in texts]
        rows = [np.unique(np.concatenate([nothing, *of]), return_counts=True) for of in features]
        self._rows = rows
        counts = np.bincount(
            np.concatenate([nothing, *(found for found, _ in rows)]),
            minlength=len(self._numbers),
        )
        logs = {int(seen): math.log((1 + len(texts)) / (1 + int(seen))) + 1 for seen in set(counts)}
        self._idf = np.array([logs[int(seen)] for seen in counts])
        self._alone = counts < 2
        self._is_stem = np.array([name.startswith("\x00") for name in self._numbers], dtype=bool)
        self._columns, self._signs = _places(self._numbers)

    def hashed(self) -> Matrix:
        """The rows; of what one text alone has, nothing, as it is like nothing."""
        made = np.zeros((len(self._rows), _WIDTH), dtype=np.float32)
        for at, (features, times) in enumerate(self._rows):
            weights = self._weights(features, times)
            made[at] = np.bincount(
                self._columns[features], weights=weights * self._signs[features], minlength=_WIDTH
            )
        return made

    def _weights(self, features: NDArray[np.int64], times: NDArray[np.intp]) -> NDArray[np.float64]:
        """As those of `TextVectors`: TF-IDF, n-grams and stems each a share of the length."""
        weights = np.array([1 + math.log(count) for count in times.tolist()]) * self._idf[features]
        stems = self._is_stem[features]
        for kind, share in ((stems, 1 - BY_NGRAMS), (~stems, BY_NGRAMS)):
            # Summed exactly, so that no order plays a part.
            length = math.sqrt(math.fsum((weights[kind] ** 2).tolist())) or 1.0
            weights[kind] *= UNIT * math.sqrt(share) / length
        weights[self._alone[features]] = 0.0
        rounded: NDArray[np.float64] = np.rint(weights)
        return rounded

    def _of(self, word: str) -> NDArray[np.int64]:
        known = self._of_word.get(word)
        if known is None:
            names = [*grams_of(word), f"\x00{stem(word, self._language)}"]
            numbers = [self._numbers.setdefault(name, len(self._numbers)) for name in names]
            known = self._of_word[word] = np.array(numbers, dtype=np.int64)
        return known


def _places(names: Iterable[str]) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
    """The column and the sign of each feature."""
    hashed = np.array(
        [
            int.from_bytes(hashlib.blake2b(name.encode(), digest_size=4).digest(), "big")
            for name in names
        ],
        dtype=np.int64,
    )
    return (hashed >> 1) % _WIDTH, np.where(hashed & 1, 1.0, -1.0)


@dataclass(frozen=True, slots=True)
class Clusters:
    """Clusters by number.

    Attributes:
        labels: the cluster of each text.
        nearness: of each text to the centroid of its cluster, as a product of vectors.
    """

    labels: NDArray[np.intp]
    nearness: NDArray[np.float32]


def k_means(vectors: Matrix, count: int) -> Clusters:
    """The texts of these vectors in at most ``count`` clusters; some may stay empty.

    Spherical k-means (Dhillon and Modha 2001), in time that grows with their number: clusters begin
    with texts at even distances, and each round takes every text to its nearest centroid.

    Args:
        vectors: whole numbers, one row a text.
        count: fewer than there are texts.
    """
    seeds = np.linspace(0, len(vectors) - 1, count).round().astype(np.intp)
    centroids: Matrix = vectors[seeds]
    found = _nearest(vectors, centroids)
    for _ in range(_ROUNDS):
        centroids = _centroids(vectors, found.labels, centroids)
        found = _nearest(vectors, centroids)
    return found


def _nearest(vectors: Matrix, centroids: Matrix) -> Clusters:
    """The nearest centroid of each text; of equals the first."""
    labels = np.zeros(len(vectors), dtype=np.intp)
    nearness = np.zeros(len(vectors), dtype=np.float32)
    for first in range(0, len(vectors), _AT_ONCE):
        products = vectors[first : first + _AT_ONCE] @ centroids.T
        best = products.argmax(axis=1)
        labels[first : first + _AT_ONCE] = best
        nearness[first : first + _AT_ONCE] = products[np.arange(len(best)), best]
    return Clusters(labels, nearness)


def _centroids(vectors: Matrix, labels: NDArray[np.intp], before: Matrix) -> Matrix:
    """The mean direction of each cluster, in whole numbers; an empty one stays where it was."""
    sums = np.zeros(before.shape, dtype=np.float64)
    order = np.argsort(labels, kind="stable")
    starts = np.flatnonzero(np.diff(labels[order], prepend=-1))
    filled = labels[order][starts]
    sums[filled] = np.add.reduceat(vectors[order].astype(np.float64), starts, axis=0)
    # Small whole numbers again, so that the squares of them sum exactly, whatever their order.
    sizes = np.maximum(np.bincount(labels, minlength=len(before)), 1)[:, np.newaxis]
    made = whole(np.rint(sums * (_FINE / sizes))).astype(np.float32)
    empty = ~made.any(axis=1)
    made[empty] = before[empty]
    return made
