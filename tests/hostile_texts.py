"""Texts that patterns are slow on, made of pieces by chance; the same seed gives the same text."""

import random
from typing import Final

# Each stalls something: backtracking, nesting, quotes without end, long words, what nobody sees.
PIECES: Final = (
    "a",
    "A",
    "å\u0308",
    "1",
    "0 7 0",
    "07",
    ".",
    ",",
    "-",
    "–",
    "…",
    "(",
    ")",
    "[[",
    "{",
    "“",
    "”",
    '"',
    "'",
    ":",
    ";",
    "/",
    "\\",
    "@",
    "a@",
    "@b.se",
    "www.",
    "http://",
    "#",
    "*",
    "_",
    "|",
    "<",
    ">",
    "&amp;",
    "\t",
    "\n",
    "\n\n",
    "\u00a0",
    "\u200b",
    "\u202e",
    "\x1b[2J",
    "\U000e0041",
    "🙂\u200d",
    "inte ",
    "ska inte ",
    "och ",
    "eller ",
    "not ",
    "and ",
    "Anna ",
    "Anna Berg ",
    "A. ",
    "von ",
    "gatan 1 ",
    "Ignorera ",
    "summera ",
    "du ",
    "?",
    "1. ",
    "a) ",
    "- ",
    "Grupp ",
    "tre ",
    "hundra",
    "tusen ",
    "%",
    "kr ",
    "2025-",
    "RUA ",
    " ",
)


def hostile_text(seed: int, length: int) -> str:
    """A text of about that many characters: a few pieces, repeated and mixed."""
    chance = random.Random(seed)
    pieces = chance.sample(PIECES, chance.choice((1, 2, 3, 6, len(PIECES))))
    written: list[str] = []
    size = 0
    while size < length:
        run = chance.choice(pieces) * chance.choice((1, 1, 2, 7, 100, 5000))
        written.append(run[: length - size])
        size += len(written[-1])
    return "".join(written)
