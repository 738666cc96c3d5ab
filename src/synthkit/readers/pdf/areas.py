"""Areas of a board: frames that set off a part of the page, in which several boxes lie."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import inf
from typing import Protocol

from synthkit.readers.pdf.annotations import TypedText
from synthkit.readers.pdf.columns import rows_of
from synthkit.readers.pdf.grid import Frame
from synthkit.readers.pdf.lines import Line
from synthkit.readers.pdf.words import Word

_BOXES = 2  # in an area; one may be the shade of its title
_LETTERS = 10.0  # points; what is within an area does not matter for the space around it

Framed = tuple[Frame, Sequence[Word]]


class _Placed(Protocol):
    @property
    def x0(self) -> float: ...
    @property
    def x1(self) -> float: ...
    @property
    def top(self) -> float: ...
    @property
    def bottom(self) -> float: ...


@dataclass(frozen=True, slots=True)
class Area:
    """One area; a unit of the page, as `columns.Unit`."""

    x0: float
    x1: float
    top: float
    bottom: float
    size: float = _LETTERS
    word_count: int | None = None

    def holds(self, other: _Placed) -> bool:
        """Whether the middle of the other one lies in it."""
        x, y = (other.x0 + other.x1) / 2, (other.top + other.bottom) / 2
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom


@dataclass(frozen=True, slots=True)
class Part:
    """What lies in one area, or in none."""

    lines: list[Line]
    framed: list[Framed]
    typed: list[TypedText]


def parted_by_areas(framing: Sequence[Frame]) -> tuple[list[Frame], tuple[Area, ...]]:
    """The frames that hold text themselves, and the areas, which hold several of them."""
    outer = [
        frame
        for frame in framing
        if len(frame.cells) == 1 and sum(_lies_in(other, frame) for other in framing) >= _BOXES
    ]
    areas = [Area(frame.x0, frame.x1, frame.top, frame.bottom) for frame in outer]
    inmost = [a for a in areas if not any(a is not b and _lies_in(b, a) for b in areas)]
    rows = rows_of(inmost)
    in_order = tuple(area for row in rows for area in sorted(row, key=lambda a: (a.x0, a.top)))
    return [frame for frame in framing if frame not in outer], in_order


def parts(
    lines: Sequence[Line],
    framed: Iterable[Framed],
    typed: Iterable[TypedText],
    areas: Sequence[Area],
) -> Iterator[Part]:
    """What a page holds in reading order: above the areas, area by area, and the rest."""
    framed, typed = list(framed), list(typed)
    first = min((area.top for area in areas), default=-inf)

    def part(wanted: Area | None, *, above: bool = False) -> Part:
        def belongs(one: _Placed) -> bool:
            home = next((area for area in areas if area.holds(one)), None)
            if home is not None or wanted is not None:
                return home is wanted
            return (one.top < first) is above

        return Part(
            [line for line in lines if belongs(line)],
            [(frame, words) for frame, words in framed if belongs(frame)],
            [text for text in typed if belongs(text)],
        )

    if areas:
        yield part(None, above=True)
    yield from map(part, areas)
    yield part(None)


def _lies_in(inner: _Placed, outer: _Placed) -> bool:
    across = outer.x0 <= inner.x0 and inner.x1 <= outer.x1
    return inner is not outer and across and outer.top <= inner.top and inner.bottom <= outer.bottom
