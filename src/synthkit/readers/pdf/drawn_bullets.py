"""Bullets that are drawn and not written, as browsers print the lists of a page."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from synthkit.readers.pdf.geometry import Rect
from synthkit.readers.pdf.words import Word

SMALLEST, LARGEST = 1.5, 7.0  # points across
_OF_LETTERS = 0.6  # of the height of letters; a tick box is larger
_LEVEL = 0.35  # of the height of letters, from the middle of the word
_REACH = 2.5  # heights of letters from the bullet to its word
_ALIGNED = 1.5  # points
_SAME_ROW, _NEAR = 0.5, 3.0  # heights of letters from one bullet to the next
_BULLET = "•"
_MOST = 400  # on a page; what has more is a plot


def with_bullets(words: Sequence[Word], dots: Sequence[Rect]) -> tuple[Word, ...]:
    """The words with a bullet for each dot that stands at the head of a line."""
    if not dots or len(dots) > _MOST:
        return tuple(words)
    ordered = sorted(words, key=_middle)
    heights = [_middle(word) for word in ordered]
    bullets: dict[Word, None] = {}
    for dot in dots:
        middle = _middle(dot)
        first, last = (
            bisect_left(heights, middle - LARGEST),
            bisect_right(heights, middle + LARGEST),
        )
        row = [word for word in ordered[first:last] if _is_level(word, middle)]
        below = min((word for word in row if word.x0 >= dot.x0), key=_left, default=None)
        if below is None or not 0 <= below.x0 - dot.x1 <= _REACH * below.size:
            continue
        beside = any(dot.x0 - word.x1 <= _REACH * below.size for word in row if word.x0 < dot.x0)
        if not beside and dot.bottom - dot.top <= _OF_LETTERS * below.size:
            place = dot.x0, dot.x1, below.top, below.bottom
            bullets[Word(*place, text=_BULLET, size=below.size, turn=below.turn)] = None
    found = [b for b in bullets if any(a is not b and _are_aligned(a, b) for a in bullets)]
    return (*words, *found)


def _are_aligned(one: Word, other: Word) -> bool:
    """Whether two bullets stand below each other, or are of one nested list."""
    lines = abs(_middle(one) - _middle(other)) / one.size
    return lines >= _SAME_ROW and (abs(one.x0 - other.x0) <= _ALIGNED or lines <= _NEAR)


def _middle(place: Rect) -> float:
    return (place.top + place.bottom) / 2


def _left(word: Word) -> float:
    return word.x0


def _is_level(word: Word, middle: float) -> bool:
    return abs(_middle(word) - middle) <= _LEVEL * word.size
