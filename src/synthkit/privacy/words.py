"""A text as words, with what is between them."""

import re
from dataclasses import dataclass

from synthkit.text.wordforms import LETTERS

_WORD = re.compile(rf"S:ta?\b|{LETTERS.pattern}")
_OPENS = re.compile(
    r"(?:[.!?…]['\"”’)\]]*\s+|[:;]\s+|\n\s*|[•*→⇒>|]\s*|\s[-–—=]+>?\s+|[\"”“«»]\s*)$"
)
_SPACE = frozenset({" ", "\u00a0"})
_AFTER_INITIAL = frozenset({".", ". ", " ", "\u00a0", ".\u00a0"})


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text.

    Attributes:
        gap: what is between the word before (or the beginning) and this one.
        opens: a sentence, a line or an item begins here, so that a capital letter means nothing.
    """

    text: str
    start: int
    end: int
    gap: str
    opens: bool

    @property
    def small(self) -> str:
        """The word in lower case."""
        return self.text.lower()

    @property
    def capital(self) -> bool:
        """Whether it has a capital letter where names do: "Anna", "al-Hassan"."""
        return self.text[0].isupper() or (
            "-" in self.text and self.text.split("-")[-1][:1].isupper() and len(self.text) > 3
        )

    @property
    def initial(self) -> bool:
        """Whether it is a letter that stands for a name: "A", "J-O"."""
        return self.text.isupper() and all(len(part) == 1 for part in self.text.split("-"))

    @property
    def shouted(self) -> bool:
        """Whether it is an abbreviation, or all in capitals."""
        return len(self.text) > 1 and self.text.isupper() and not self.initial

    def follows(self, other: "Word") -> bool:
        """Whether only a space, or the full stop of an initial, is between the two."""
        return self.gap in (_AFTER_INITIAL if other.initial else _SPACE)


def split(text: str) -> tuple[Word, ...]:
    """The words of a text in order."""
    words: list[Word] = []
    last = 0
    for match in _WORD.finditer(text):
        gap = text[last : match.start()]
        opens = not words or bool(_OPENS.search(gap))
        if opens and words and words[-1].initial and gap == ". ":
            opens = False
        words.append(Word(match.group(), match.start(), match.end(), gap, opens))
        last = match.end()
    return tuple(words)
