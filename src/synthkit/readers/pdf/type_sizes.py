"""The sizes of text and headings in a document."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from synthkit.readers.pdf.lines import Line
from synthkit.readers.pdf.words import Word

LARGER = 1.15  # times the letters of the text: a heading
_HEADING_LEVELS = 3
_FEW = 0.2  # of all letters; where no more stand outside tables, the text is in the tables


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
    for text, size in {(line.text, _rounded(line.size)) for line in lines}:
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
        counted[_rounded(word.size)] += len(word.text)
    return counted


def _rounded(size: float) -> float:
    return round(size * 2) / 2
