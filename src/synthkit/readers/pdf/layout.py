"""Words to lines in reading order: columns down, not across; tables and boxes by themselves."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from synthkit.readers.pdf.glyphs import Word
from synthkit.readers.pdf.grid import Cell, Frame
from synthkit.readers.text import is_bare_sign

_LABEL = re.compile(r"\(?(?:\d{1,2}|[a-zA-Z])[.)]")
_LABEL_REACH = 5.0  # letter heights between a list sign and its text
_GUTTER = 1.5  # letter heights between two columns at least
_FEWEST_ROWS = 3  # of a column
_NARROWEST = 0.15  # of a column, as a share of the page's text
_RUNNING_TEXT = 3.5  # words a line; shorter lines side by side are a table without lines
_MOST_UNITS = 1500  # on a page; beyond that it is read line by line


@dataclass(frozen=True, slots=True)
class Line:
    """Words that stand beside each other, as they are read."""

    words: tuple[Word, ...]
    x0: float
    x1: float
    top: float
    bottom: float

    @property
    def text(self) -> str:
        """The words with a space between them."""
        return " ".join(word.text for word in self.words)

    @property
    def size(self) -> float:
        """The height of most of its letters."""
        return median([w.size for w in self.words for _ in w.text])

    @property
    def bold(self) -> bool:
        """Whether all of it is bold; a list sign does not count."""
        telling = [word for word in self.words if any(c.isalnum() for c in word.text)]
        return bool(telling) and all(word.bold for word in telling)


@dataclass(frozen=True, slots=True)
class Flow:
    """Lines of one column."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """Lines within a frame of their own."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The cells that hold text, with their lines."""

    cells: tuple[tuple[Cell, tuple[Line, ...]], ...]


Region = Flow | Box | Table


@dataclass(frozen=True, slots=True)
class _Framed:
    """A table or box as a unit of the page."""

    region: Region
    x0: float
    x1: float
    top: float
    bottom: float


_Unit = Line | _Framed


def regions(lines: Iterable[Line], framed: Iterable[tuple[Frame, Sequence[Word]]]) -> list[Region]:
    """All regions of a page in reading order."""
    units: list[_Unit] = list(lines)
    units += [found for frame, held in framed if (found := _unit(frame, held)) is not None]
    made: list[Region] = []
    for column in _columns(units):
        flow: list[Line] = []
        for unit in column:
            if isinstance(unit, Line):
                flow.append(unit)
                continue
            if flow:
                made.append(Flow(tuple(flow)))
                flow = []
            made.append(unit.region)
        if flow:
            made.append(Flow(tuple(flow)))
    return made


def _unit(frame: Frame, held: Sequence[Word]) -> _Framed | None:
    by_cell: dict[Cell, list[Word]] = {}
    for word in held:
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        cell = next((cell for cell in frame.cells if cell.holds(x, y)), None)
        if cell is not None:
            by_cell.setdefault(cell, []).append(word)
    filled = tuple(
        (cell, tuple(joined_rows(line_pieces(by_cell[cell]))))
        for cell in frame.cells
        if cell in by_cell
    )
    if not filled:
        return None
    region: Region = Table(filled) if len(frame.cells) > 1 else Box(filled[0][1])
    return _Framed(region, frame.x0, frame.x1, frame.top, frame.bottom)


def line_pieces(words: Iterable[Word]) -> list[Line]:
    """The words of each row joined, but not across gaps as wide as between columns."""
    made: list[Line] = []
    for row in _rows_of_words(words):
        piece = [row[0]]
        for word in row[1:]:
            gap = word.x0 - piece[-1].x1
            height = min(word.size, piece[-1].size)
            reach = _LABEL_REACH if _is_label(piece) else _GUTTER
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


def _rows_of_words(words: Iterable[Word]) -> list[list[Word]]:
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
    letters = [c for word in ordered for c in word.text]
    if sum(unicodedata.bidirectional(c) in {"R", "AL"} for c in letters) > len(letters) / 2:
        ordered.sort(key=lambda w: -w.x1)
    return Line(
        words=tuple(ordered),
        x0=min(w.x0 for w in ordered),
        x1=max(w.x1 for w in ordered),
        top=min(w.top for w in ordered),
        bottom=max(w.bottom for w in ordered),
    )


def joined_rows(lines: Iterable[Line]) -> list[Line]:
    """The lines from top to bottom, those of one row joined to one."""
    words = [word for line in lines for word in line.words]
    return [_line(row) for row in _rows_of_words(words)]


def _columns(units: list[_Unit]) -> list[list[_Unit]]:
    """The units in reading order, cut into columns."""
    if len(units) > _MOST_UNITS:
        return [_down(units)]
    rows = _rows(units)
    best = _best_run(rows)
    if best is None:
        return [_down(units)]
    first, last, gutter = best
    within = [unit for row in rows[first:last] for unit in row]
    left = [unit for unit in within if unit.x1 <= gutter]
    right = [unit for unit in within if unit.x1 > gutter]
    above = [unit for row in rows[:first] for unit in row]
    below = [unit for row in rows[last:] for unit in row]
    parts = (_columns(above), _columns(left), _columns(right), _columns(below))
    return [column for part in parts for column in part if column]


def _rows(units: list[_Unit]) -> list[list[_Unit]]:
    """Units beside each other; a row ends where none of its units reaches further down."""
    rows: list[list[_Unit]] = []
    reach = 0.0
    for unit in sorted(units, key=lambda u: (u.top, u.x0, u.x1)):
        slack = 0.3 * min(unit.bottom - unit.top, 12.0)
        if rows and unit.top < reach - slack:
            rows[-1].append(unit)
            reach = max(reach, unit.bottom)
        else:
            rows.append([unit])
            reach = unit.bottom
    return rows


def _best_run(rows: list[list[_Unit]]) -> tuple[int, int, float] | None:
    """The longest run of rows with a gutter between two columns: from, to, where."""
    extent = [unit for row in rows for unit in row]
    if not extent:
        return None
    width = max(u.x1 for u in extent) - min(u.x0 for u in extent)
    best: tuple[int, int, float] | None = None
    first = 0
    while first < len(rows):
        gaps = _gaps([], rows[first])
        last = first + 1
        while last < len(rows) and (narrowed := _gaps(gaps, rows[last])):
            gaps = narrowed
            last += 1
        for left, right in gaps:
            gutter = (left + right) / 2
            longer = best is None or last - first > best[1] - best[0]
            if longer and _is_gutter(rows[first:last], gutter, width):
                best = (first, last, gutter)
        first += 1
    return best


def _gaps(gaps: list[tuple[float, float]], row: list[_Unit]) -> list[tuple[float, float]]:
    """What is left of the gaps between columns once this row is seen."""
    made = list(gaps)
    ordered = sorted(row, key=lambda u: u.x0)
    if not made:
        reach = ordered[0].x1
        for unit in ordered[1:]:
            if unit.x0 > reach:
                made.append((reach, unit.x0))
            reach = max(reach, unit.x1)
    for unit in ordered:
        made = [
            piece
            for left, right in made
            for piece in ((left, min(right, unit.x0)), (max(left, unit.x1), right))
            if piece[1] - piece[0] >= _GUTTER * _height(unit) / 1.5
        ]
        made = list(dict.fromkeys(made))
    return made


def _height(unit: _Unit) -> float:
    return unit.size if isinstance(unit, Line) else 10.0


def _is_gutter(rows: list[list[_Unit]], gutter: float, width: float) -> bool:
    left = [unit for row in rows for unit in row if unit.x1 <= gutter]
    right = [unit for row in rows for unit in row if unit.x0 >= gutter]
    if len(left) + len(right) < sum(map(len, rows)):
        return False
    beside = 0
    for row in rows:
        sides = {unit.x1 <= gutter for unit in row}
        beside += len(sides) == 2
    for side in (left, right):
        reach = max((u.x1 for u in side), default=0) - min((u.x0 for u in side), default=0)
        if len(side) < _FEWEST_ROWS or reach < _NARROWEST * width:
            return False
    if beside < 2:
        return False
    return all(_is_running(side) for side in (left, right)) or _is_out_of_step(left, right)


def _is_running(side: list[_Unit]) -> bool:
    """Whether it reads as text, and not as a column of a table."""
    lines = [unit for unit in side if isinstance(unit, Line)]
    return not lines or sum(len(line.words) for line in lines) / len(lines) >= _RUNNING_TEXT


def _is_out_of_step(left: list[_Unit], right: list[_Unit]) -> bool:
    """Whether the lines of the two sides stand at heights of their own, as no table's do."""
    tops = sorted(unit.bottom for unit in right)
    apart = sum(all(abs(unit.bottom - top) > 1.5 for top in tops) for unit in left)
    return apart > 0.4 * len(left)


def _down(units: list[_Unit]) -> list[_Unit]:
    """Units of one column from top to bottom; lines of one row are one."""
    lines = joined_rows(unit for unit in units if isinstance(unit, Line))
    framed: list[_Unit] = [unit for unit in units if isinstance(unit, _Framed)]
    return [
        unit
        for row in _rows([*lines, *framed])
        for unit in sorted(row, key=lambda u: (_middle(u), u.x0) if len(row) < 2 else (u.x0, u.top))
    ]


def _middle(unit: _Unit) -> float:
    return (unit.top + unit.bottom) / 2
