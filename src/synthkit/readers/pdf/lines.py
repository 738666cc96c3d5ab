"""Words to lines of writing."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from synthkit.readers.characters import is_bare_sign
from synthkit.readers.pdf.words import Word

GUTTER = 1.0  # letter heights between two columns at least
_LABEL = re.compile(r"\(?(?:\d{1,2}|[a-zA-Z])[.)]")
_LABEL_REACH = 5.0  # letter heights between a list sign and its text


@dataclass(frozen=True, slots=True)
class Line:
    """Words that stand beside each other, as they are read.

    Attributes:
        size: the height of most of its letters.
        bold: whether all of it is; a list sign does not count.
    """

    words: tuple[Word, ...]
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool

    @property
    def text(self) -> str:
        """The words with a space between them."""
        return " ".join(word.text for word in self.words)

    @property
    def word_count(self) -> int:
        """How many words it has."""
        return len(self.words)


def line_pieces(words: Iterable[Word]) -> list[Line]:
    """The words of each row joined, but not across gaps as wide as between columns."""
    made: list[Line] = []
    for row in _rows(words):
        piece = [row[0]]
        for word in row[1:]:
            gap = word.x0 - piece[-1].x1
            height = min(word.size, piece[-1].size)
            reach = _LABEL_REACH if _is_label(piece) else GUTTER
            if gap > reach * height:
                made.append(_line(piece))
                piece = []
            piece.append(word)
        made.append(_line(piece))
    return made


def _is_label(piece: list[Word]) -> bool:
    if len(piece) > 1:
        return False
    text = piece[0].text
    return is_bare_sign(text) or _LABEL.fullmatch(text) is not None


def _rows(words: Iterable[Word]) -> list[list[Word]]:
    """Words that stand on one line of writing, each row from left to right."""
    rows: list[list[Word]] = []
    spans: list[tuple[float, float]] = []
    for word in sorted(words, key=lambda w: (w.top + w.bottom, w.x0, w.text)):
        top, bottom = spans[-1] if spans else (0.0, 0.0)
        overlap = min(bottom, word.bottom) - max(top, word.top)
        if spans and overlap > 0.5 * min(bottom - top, word.bottom - word.top):
            rows[-1].append(word)
            # A row is as high as its highest letters, so that a raised figure joins it.
            if word.bottom - word.top > bottom - top:
                spans[-1] = (word.top, word.bottom)
        else:
            rows.append([word])
            spans.append((word.top, word.bottom))
    return [sorted(row, key=lambda w: (w.x0, w.x1, w.text)) for row in rows]


def _line(words: Sequence[Word]) -> Line:
    ordered = list(words)
    letters = "".join([word.text for word in ordered])
    if not letters.isascii():
        leftward = sum(unicodedata.bidirectional(c) in {"R", "AL"} for c in letters)
        if leftward > len(letters) / 2:
            ordered.sort(key=lambda w: -w.x1)
    telling = [word for word in ordered if any(c.isalnum() for c in word.text)]
    return Line(
        words=tuple(ordered),
        x0=min(w.x0 for w in ordered),
        x1=max(w.x1 for w in ordered),
        top=min(w.top for w in ordered),
        bottom=max(w.bottom for w in ordered),
        size=_usual_size(ordered),
        bold=bool(telling) and all(word.bold for word in telling),
    )


def _usual_size(words: Sequence[Word]) -> float:
    """The height of most letters."""
    sizes = {word.size for word in words}
    if len(sizes) == 1:
        return sizes.pop()
    return median([word.size for word in words for _ in word.text])


def joined_rows(lines: Iterable[Line]) -> list[Line]:
    """The lines from top to bottom, those of one row joined to one."""
    words = [word for line in lines for word in line.words]
    return [_line(row) for row in _rows(words)]
