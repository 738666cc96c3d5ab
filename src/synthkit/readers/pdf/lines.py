"""Words to lines of writing, and the sizes that lines of a document are set in."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from synthkit.readers.characters import is_bare_sign
from synthkit.readers.pdf.geometry import Unit, around
from synthkit.readers.pdf.glyphs import BROKEN_WORD
from synthkit.readers.pdf.words import Word
from synthkit.text.languages import words_of

GUTTER = 1.0  # letter heights between two columns at least
LARGER = 1.15  # times the letters of the text: a heading
SAME_SIZE = 0.12  # of the height of letters; a smaller difference is none
SPACED = 1.3  # times the usual distance of lines: another paragraph, note or row
WIDEST_PITCH = 2.2  # letter heights from one line of a text to the next
HYPHENS = "-\u2010" + BROKEN_WORD
# "språk- och kulturkunskap": the hyphen stands for a word that follows.
_JOINS = words_of(lambda language: language.pages.after_hyphen)
_HEADING_LEVELS = 3
_FEW = 0.2  # of all letters; where no more stand outside tables, the text is in the tables
_LABEL = re.compile(r"\(?(?:\d{1,2}|[a-zA-Z])[.)]")
_LABEL_REACH = 5.0  # letter heights between a list sign and its text


@dataclass(frozen=True, slots=True)
class Line(Unit):
    """Words that stand beside each other, as they are read; ``size`` is that of most letters.

    Attributes:
        bold: whether all of it is; a list sign does not count.
    """

    words: tuple[Word, ...]
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
        *around(ordered),
        size=_usual_size(ordered),
        words=tuple(ordered),
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


def joined(text: str, more: str) -> str:
    """Two lines as one; a word that was broken at the end of the line is whole again.

    A hyphen stays where it is not there because of the line: before a capital letter or a
    figure, after an abbreviation, and where it stands for a word that follows.
    """
    if not text or text[-1] not in HYPHENS or len(text) < 2 or not text[-2].isalnum():
        return f"{text} {more}"
    before = text.rstrip(HYPHENS)
    stem = before.split()[-1] if before.split() else ""
    following = more.split(maxsplit=1)[0] if more.split() else ""
    if following.lower().rstrip(",") in _JOINS:
        return f"{before}- {more}"
    if not following[:1].islower() or stem.isupper() or stem[-1:].isdigit():
        return f"{before}-{more}"
    return before + more


def usual_pitch(steps: Iterable[float], otherwise: float) -> float:
    """The usual distance of lines that belong together, out of all distances.

    The lines of paragraphs stand closer than the paragraphs do, so that it is the middle of the
    closer half.
    """
    close = sorted(steps)
    return median(close[: max(1, len(close) // 2)]) if close else otherwise


@dataclass(frozen=True, slots=True)
class TypeSizes:
    """The sizes in which a document is set.

    Attributes:
        body: the height of most letters.
        heading_sizes: the heights of larger ones, the largest first.
    """

    body: float
    heading_sizes: tuple[float, ...]

    def heading(self, size: float) -> int | None:
        """The level of a heading of that size, or None if it is none."""
        if size < LARGER * self.body:
            return None
        larger = sum(other > size * 1.05 for other in self.heading_sizes)
        return min(larger + 1, _HEADING_LEVELS)


def type_sizes_of(
    lines: Iterable[Line], boxed: Iterable[Word], tabular: Iterable[Word]
) -> TypeSizes:
    """The sizes in which a document is set.

    Args:
        lines: that stand free. What repeats on page after page counts once.
        boxed: words in boxes, which are text as any other.
        tabular: words in tables; often smaller, so that they count only where there is little else.
    """
    free: Counter[float] = Counter()
    for text, size in {(line.text, _half_points(line.size)) for line in lines}:
        free[size] += len(text)
    text_letters = free + _letters(boxed)
    in_tables = _letters(tabular)
    if text_letters.total() < _FEW * (text_letters.total() + in_tables.total()):
        text_letters += in_tables
    if not text_letters:
        return TypeSizes(0.0, ())
    body = max(text_letters, key=lambda size: (text_letters[size], -size))
    return TypeSizes(body, tuple(sorted((s for s in free if s > body * LARGER), reverse=True)))


def _letters(words: Iterable[Word]) -> Counter[float]:
    counted: Counter[float] = Counter()
    for word in words:
        counted[_half_points(word.size)] += len(word.text)
    return counted


def _half_points(size: float) -> float:
    return round(size * 2) / 2
