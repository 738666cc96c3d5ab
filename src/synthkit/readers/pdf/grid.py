"""Tables and boxes out of the ruling lines of a page."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from synthkit.readers.pdf.geometry import Rect, around
from synthkit.readers.pdf.lines import Line
from synthkit.readers.pdf.ruling_lines import Rule

_NEAR = 3.0  # points; lines that meet seldom meet exactly
# Beyond that it is a drawing, and looking for cells in it would take minutes.
_MOST_RULES = 600
_MOST_CELLS = 20_000


@dataclass(frozen=True, slots=True)
class Cell(Rect):
    """One cell, where merged cells are one; row and column count from 1."""

    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Frame(Rect):
    """Cells that touch each other; a single one is a box. In reading order."""

    cells: tuple[Cell, ...]

    def cell_of(self, other: Rect) -> Cell | None:
        """The cell that holds it, if there is one."""
        if not self.holds(other):
            return None
        return next((cell for cell in self.cells if cell.holds(other)), None)


@dataclass(frozen=True, slots=True)
class Table:
    """The cells that hold text, with their lines, in reading order."""

    cells: tuple[tuple[Cell, tuple[Line, ...]], ...]


class _Union:
    """Disjoint sets of whole numbers."""

    def __init__(self, count: int) -> None:
        self._above = list(range(count))

    def root(self, one: int) -> int:
        while self._above[one] != one:
            self._above[one] = self._above[self._above[one]]
            one = self._above[one]
        return one

    def join(self, one: int, other: int) -> None:
        first, second = sorted((self.root(one), self.root(other)))
        self._above[second] = first


def frames(rules: Iterable[Rule]) -> list[Frame]:
    """The tables and boxes that the lines make, from the top of the page down."""
    every = tuple(rules)
    level = _merged(rule for rule in every if rule.level)
    upright = _merged(rule for rule in every if not rule.level)
    if len(level) > _MOST_RULES or len(upright) > _MOST_RULES:
        return []
    union = _Union(len(level) + len(upright))
    for i, one in enumerate(level):
        for j, other in enumerate(upright):
            if _meet(one, other):
                union.join(i, len(level) + j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for number, rule in enumerate(level + upright):
        group = groups.setdefault(union.root(number), ([], []))
        group[0 if rule.level else 1].append(rule)
    made = (_frame(*group) for group in groups.values())
    return sorted((f for f in made if f is not None), key=lambda f: (f.top, f.x0))


def _merged(rules: Iterable[Rule]) -> list[Rule]:
    """Lines that lie on each other or continue each other as one."""
    made: list[Rule] = []
    for rule in sorted(rules, key=lambda r: (round(r.at / _NEAR), r.start, r.end, r.at)):
        last = made[-1] if made else None
        if last and abs(last.at - rule.at) <= _NEAR and rule.start <= last.end + _NEAR:
            made[-1] = Rule(last.level, last.at, last.start, max(last.end, rule.end))
        else:
            made.append(rule)
    return made


def _meet(level: Rule, upright: Rule) -> bool:
    across = level.start - _NEAR <= upright.at <= level.end + _NEAR
    return across and upright.start - _NEAR <= level.at <= upright.end + _NEAR


def _places(rules: Iterable[Rule]) -> list[float]:
    made: list[float] = []
    for at in sorted(rule.at for rule in rules):
        if not made or at - made[-1] > _NEAR:
            made.append(at)
    return made


def _frame(level: list[Rule], upright: list[Rule]) -> Frame | None:
    xs, ys = _places(upright), _places(level)
    wide, high = len(xs) - 1, len(ys) - 1
    if wide < 1 or high < 1 or wide * high > _MOST_CELLS:
        return None
    return _numbered(_enclosed(level, upright, xs, ys), xs, ys)


def _enclosed(
    level: list[Rule], upright: list[Rule], xs: list[float], ys: list[float]
) -> list[list[tuple[int, int]]]:
    """The cells, each as the fields of the grid (column, row) that it is made of.

    Two neighbouring fields without a line between them are of one cell; what is open to the
    outside is none.
    """
    wide, high = len(xs) - 1, len(ys) - 1
    outside = wide * high
    union = _Union(outside + 1)

    def field(i: int, j: int) -> int:
        return j * wide + i if 0 <= i < wide and 0 <= j < high else outside

    for j, (top, bottom) in enumerate(pairwise(ys)):
        for i, x in enumerate(xs):
            if not _drawn_at(upright, x, (top + bottom) / 2):
                union.join(field(i - 1, j), field(i, j))
    for i, (left, right) in enumerate(pairwise(xs)):
        for j, y in enumerate(ys):
            if not _drawn_at(level, y, (left + right) / 2):
                union.join(field(i, j - 1), field(i, j))
    parts: dict[int, list[tuple[int, int]]] = {}
    for number in range(outside):
        parts.setdefault(union.root(number), []).append((number % wide, number // wide))
    parts.pop(union.root(outside), None)
    return list(parts.values())


def _drawn_at(rules: list[Rule], at: float, middle: float) -> bool:
    return any(abs(r.at - at) <= _NEAR and r.start <= middle <= r.end for r in rules)


def _numbered(
    parts: Iterable[list[tuple[int, int]]], xs: list[float], ys: list[float]
) -> Frame | None:
    corners = []
    for part in parts:
        columns, rows = [i for i, _ in part], [j for _, j in part]
        corners.append((min(rows), min(columns), max(rows), max(columns)))
    if not corners:
        return None
    rows_used = sorted({corner[0] for corner in corners})
    columns_used = sorted({corner[1] for corner in corners})
    cells = tuple(
        Cell(
            row=rows_used.index(row) + 1,
            column=columns_used.index(column) + 1,
            x0=xs[column],
            x1=xs[last_column + 1],
            top=ys[row],
            bottom=ys[last_row + 1],
        )
        for row, column, last_row, last_column in sorted(corners)
    )
    return Frame(*around(cells), cells=cells)
