"""The regions of a page in reading order: columns of text, tables, boxes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from synthkit.readers.pdf.columns import columns, rows_of
from synthkit.readers.pdf.grid import Cell, Frame
from synthkit.readers.pdf.lines import Line, joined_rows, line_pieces
from synthkit.readers.pdf.words import Word

_LETTERS = 10.0  # points; what is within a frame does not matter for the space around it


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
    size: float = _LETTERS
    word_count: int | None = None


_Unit = Line | _Framed


def regions(lines: Iterable[Line], framed: Iterable[tuple[Frame, Sequence[Word]]]) -> list[Region]:
    """All regions of a page in reading order."""
    units: list[_Unit] = list(lines)
    units += [found for frame, held in framed if (found := _unit(frame, held)) is not None]
    made: list[Region] = []
    for column in columns(units):
        flow: list[Line] = []
        for unit in _down(column):
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


def _down(units: list[_Unit]) -> list[_Unit]:
    """Units of one column from top to bottom; lines of one row are one."""
    down: list[_Unit] = [*joined_rows(unit for unit in units if isinstance(unit, Line))]
    down += [unit for unit in units if isinstance(unit, _Framed)]
    return [unit for row in rows_of(down) for unit in sorted(row, key=lambda u: (u.x0, u.top))]
