"""What texts mean, as vectors: one small protocol, met by two back ends.

Characters and stems see that "handledare" and "handledarskap" are related, and not that
"utomhusbio" and "filmvisning under bar himmel" are. Vectors of meaning do. They come from a
sentence model where one is installed (`sentences`), else from a shipped table of word vectors
(`wordtable`).

Whatever the back end, its vectors are whole numbers, so that what follows is exact and the same on
every machine with any number of threads: see `centred`.
"""

import hashlib
import threading
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int32]

# A vector of length one is this long in whole numbers. Products of two such vectors stay below
# 2 to the 24th, where 32-bit floats still count every one.
UNIT = 2048
# How many texts of ordinary language the texts at hand are taken together with when their mean is
# found: the mean of a handful of notes is mostly what they say, not what all texts have in common.
_PRIOR = 6


class Meaning(Protocol):
    """Vectors of what texts mean.

    Attributes:
        name: of the back end with its version, as it stands in provenance: "wordtable-1".
        share: how much of a likeness it is to be trusted with, beside characters and stems.
    """

    name: str
    share: float

    def vectors(self, texts: Sequence[str]) -> Whole:
        """One row a text, about `UNIT` long; zeros for a text of which nothing is known."""
        ...

    def usual(self) -> Whole:
        """The mean vector of ordinary language, in the same numbers."""
        ...


class VectorCache(Protocol):
    """Keeps vectors between runs; met by the store."""

    def vectors(self, model: str) -> Mapping[str, bytes]:
        """All that is kept of that back end, by key."""
        ...

    def save_vectors(self, model: str, vectors: Mapping[str, bytes]) -> None:
        """Keeps these beside what is kept already."""
        ...


class Remembering:
    """A back end that is asked once for each text; `load` before and `keep` after a run.

    Threads may share one. The cache itself is only touched by `load` and `keep`.
    """

    def __init__(self, meaning: Meaning) -> None:
        self._meaning = meaning
        self.name = meaning.name
        self.share = meaning.share
        self._known: dict[str, bytes] = {}
        self._new: dict[str, bytes] = {}
        self._one_at_a_time = threading.Lock()

    def load(self, cache: VectorCache) -> None:
        """Takes over what was kept before."""
        self._known.update(cache.vectors(self.name))

    def keep(self, cache: VectorCache) -> None:
        """Keeps what was asked for since."""
        if self._new:
            cache.save_vectors(self.name, dict(sorted(self._new.items())))
            self._new = {}

    def vectors(self, texts: Sequence[str]) -> Whole:
        """As the back end's; only unknown texts are put to it."""
        keys = [_key(text) for text in texts]
        with self._one_at_a_time:
            unknown = {
                key: text for key, text in zip(keys, texts, strict=True) if key not in self._known
            }
            made = self._meaning.vectors(list(unknown.values()))
            for key, row in zip(unknown, made, strict=True):
                self._known[key] = self._new[key] = row.astype("<i2").tobytes()
            rows = [np.frombuffer(self._known[key], dtype="<i2") for key in keys]
        width = len(self._meaning.usual())
        return np.array(rows, dtype=np.int32).reshape(len(texts), width)

    def usual(self) -> Whole:
        """As the back end's."""
        return self._meaning.usual()


def whole(vectors: NDArray[np.floating]) -> Whole:
    """Vectors of any length as whole numbers, `UNIT` long; a zero vector stays one."""
    doubled = vectors.astype(np.float64)
    lengths = (doubled * doubled).sum(axis=1) ** 0.5
    scaled = doubled * (UNIT / np.maximum(lengths, 1e-9))[:, np.newaxis]
    made: Whole = np.rint(scaled).astype(np.int32)
    return made


def centred(vectors: Whole, usual: Whole) -> NDArray[np.float32]:
    """The vectors without what all of them have in common, `UNIT` long again, whole numbers.

    What notes of one question share is the question; what is left tells them apart.
    """
    known = vectors.any(axis=1)
    common = (vectors[known].sum(axis=0, dtype=np.int64) + _PRIOR * usual.astype(np.int64)) / (
        int(known.sum()) + _PRIOR
    )
    apart = vectors.astype(np.int64) - np.rint(common).astype(np.int64)
    apart[~known] = 0
    # Squares of whole numbers sum exactly; the root and the quotient are rounded alike everywhere.
    lengths = np.sqrt((apart * apart).sum(axis=1).astype(np.float64))
    scaled = apart * (UNIT / np.maximum(lengths, 1.0))[:, np.newaxis]
    made: NDArray[np.float32] = np.rint(scaled).astype(np.float32)
    return made


def cosines(ones: NDArray[np.float32], others: NDArray[np.float32]) -> NDArray[np.float32]:
    """Cosines of centred vectors, between -1 and 1."""
    found: NDArray[np.float32] = (ones @ others.T) / np.float32(UNIT**2)
    return np.round(found.clip(-1, 1), 6)


def _key(text: str) -> str:
    return hashlib.sha256(unicodedata.normalize("NFC", text).encode()).hexdigest()[:24]
