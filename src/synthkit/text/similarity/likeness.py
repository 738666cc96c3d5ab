"""How alike texts are: by their characters and stems, and by what they mean, in one number.

Each sees what the other does not. Characters are sure of themselves where they find something, and
find nothing in a paraphrase; meaning finds the paraphrase, and much that is only near. So likeness
is a weighted mean of both, on a scale on which a half is plainly the same matter.
"""

from collections.abc import Collection, Sequence
from copy import copy

import numpy as np
from numpy.typing import NDArray

from synthkit.text.languages import LanguageCode
from synthkit.text.similarity.meaning import Meaning, centred, cosines
from synthkit.text.similarity.vectors import Matrix, TextVectors

# Pairs of notes that make one point lie above 0.28 of the mean where others hardly do; the scale
# puts them above `duplicates.NEAR`. Measured on the mini workshops of the tests.
_SCALE = 1.6


class Likeness:
    """The likeness of some texts to each other; texts are addressed by their positions.

    Args:
        texts: what is compared.
        language: of the texts.
        meaning: the back end.
    """

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
