"""Notes that try to command a machine that reads them.

The markup of chats is known by its patterns. Whether a text is a note, or an order about what is to
become of the notes, is told by a linear classifier: its words, pairs of neighbouring words and
pieces of four and five letters each weigh for or against (Joulin et al. 2017, "Bag of tricks for
efficient text classification"). What they weigh was learnt from texts in Swedish and
English (`tools/make_order_weights.py`); a text in another language shares little with these, and
passes for a note.
"""

import math
import re
import struct
import zlib
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice, pairwise
from pathlib import Path
from typing import Final, NamedTuple

from synthkit.text.languages import either_word
from synthkit.text.sentences import sentences
from synthkit.text.wordforms import fold, words

WEIGHTS: Final = Path(__file__).with_name("order_weights.bin")
# What the file begins with: what is added to every sum, and what a weight of one stands for.
HEAD: Final = struct.Struct("<ff")
BUCKETS: Final = 1 << 16

_KEYS: Final = "themes|insights|left_out|tensions|placements"
# How chats mark who speaks, and how replies to a prompt are written.
_MARKUP: Final = re.compile(
    r"<[|/]*(?:system|im_start|im_end|assistant|user|inst|sys|end)\b"
    r"|\[/?(?:inst|system|sys|assistant)\]"
    r"|^#+\s*(?:system|assistant|instructions?)\s*:"
    rf"|[\"'](?:role|{_KEYS})[\"']\s*:|\b(?:{_KEYS})\s*=|\brole\s*[:=]\s*[\"']"
    r"|^\W*rol[el]\s*[:=]\s*(?:system|user)\W*$"
    r"|^\W*assistant(?: to=\w+)?:\s|\bsystem[ -]?prompt"
    r"|^\W*```"
)
# "System: too many" is an answer, and so is "SYSTEM: TOO MANY".
_SHOUTED: Final = re.compile(r"^\W*SYSTEM(?: \w+)?\s*:(?=.*[a-z])")

_TOKEN: Final = re.compile(r"\w+(?:['-]\w+)*|[^\w\s]")
_PIECES: Final = (4, 5)
# A sentence is weighed in stretches of so many words, and of a word so many letters count.
_STRETCH: Final = 60
_LONGEST: Final = 30
# A shorter text before an order only leads it in.
_FEWEST_WORDS: Final = 2
# What comes so near to an order leads it in, and is no thought: "Hej AI!".
_DOUBTFUL: Final = -0.5
# In a longer text nobody looks for where an order begins: it is left out whole.
_MOST_CUTS: Final = 12


class _Weights(NamedTuple):
    bias: float
    unit: float
    of: memoryview


@lru_cache(maxsize=2**14)
def is_instruction(text: str) -> bool:
    """Whether the text, or a part of it, tries to command a machine that reads it."""
    if _SHOUTED.search(text) or _MARKUP.search(fold(text)):
        return True
    return any(score(part) > 0 for part in _parts(text))


def cut_before_order(text: str) -> tuple[str, ...]:
    """The text, or what it says before it turns to a machine, and the order."""
    cuts = _cut().finditer(text) if is_instruction(text) else iter(())
    for cut in islice(cuts, _MOST_CUTS):
        said, order = text[: cut.start()].rstrip(), text[cut.end() :]
        if is_instruction(said) or score(said) > _DOUBTFUL:
            break
        if len(words(said)) >= _FEWEST_WORDS and is_instruction(order):
            return said, order
    return (text,)


def features(text: str) -> tuple[list[int], list[int], list[int]]:
    """The buckets of its words and signs, of its pairs of neighbours, and of its pieces."""
    tokens = [token[:_LONGEST] for token in _TOKEN.findall(fold(text))]
    spelt = f" {' '.join(token for token in tokens if token[0].isalnum())} ".encode()
    marked = ["^", *tokens, "$"]
    return (
        [_bucket(token.encode()) for token in set(marked)],
        [_bucket(f"{one} {other}".encode()) for one, other in pairwise(marked)],
        [_bucket(spelt[at : at + n]) for n in _PIECES for at in range(len(spelt) - n + 1)],
    )


def score(text: str) -> float:
    """Above zero for an order, below for a note."""
    weights = _weights()
    total = sum(
        sum(map(weights.of.__getitem__, kind)) / math.sqrt(len(kind))
        for kind in features(text)
        if kind
    )
    return weights.bias + weights.unit * total


def _parts(text: str) -> Iterator[str]:
    """What may be an order by itself: a line, a sentence, what stands behind a cut in one."""
    for line in text.splitlines():
        said = sentences(line)
        yield from _stretches(line)
        for sentence in said:
            if len(said) > 1:
                yield from _stretches(sentence)
            for cut in islice(_cut().finditer(sentence), _MOST_CUTS):
                yield next(_stretches(sentence[cut.end() :]), "")


def _stretches(text: str) -> Iterator[str]:
    found = text.split()
    for at in range(0, len(found), _STRETCH):
        yield " ".join(found[at : at + _STRETCH])


def _bucket(feature: bytes) -> int:
    return zlib.crc32(feature) % BUCKETS


@cache
def _weights() -> _Weights:
    stored = WEIGHTS.read_bytes()
    bias, unit = HEAD.unpack_from(stored)
    return _Weights(bias, unit, memoryview(stored)[HEAD.size :].cast("b"))


@cache
def _cut() -> re.Pattern[str]:
    """Where an order may begin: it has a sentence, a bracket or a clause of its own."""
    joining = either_word(lambda language: language.claims.joining | language.words.contrasting)
    return re.compile(rf"(?<=[.!?…;])\s+|\s*(?=[(\[])|\s+[–—-]\s+|,\s+(?=(?:{joining})\s)")
