"""The regions of a page in reading order: areas of a board, columns of text, tables, boxes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf
from statistics import median
from typing import TypeAlias

from synthkit.readers.pdf.annotations import TypedText
from synthkit.readers.pdf.columns import R, columns, rows_of
from synthkit.readers.pdf.geometry import Unit
from synthkit.readers.pdf.grid import Cell, Frame, Table, frames
from synthkit.readers.pdf.lines import Line, joined_rows, line_pieces
from synthkit.readers.pdf.page import Page
from synthkit.readers.pdf.sticky_notes import Cluster, titled_notes
from synthkit.readers.pdf.unruled_tables import split_unruled_tables
from synthkit.readers.pdf.words import Word

_LETTERS = 10.0  # points; of typed text, and of what is within a frame, where it does not matter
_LARGEST_BOX = 0.6  # of the page; beyond that it is the frame of the page
_LOWEST_BOX = 2.2  # letter heights; what is lower is a mere bar behind a line
_BOXES = 2  # in an area of a board; one may be the shade of its title


@dataclass(frozen=True, slots=True)
class Flow:
    """Lines of one column."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """Lines within a frame of their own."""

    lines: tuple[Line, ...]


Region: TypeAlias = Flow | Box | Table | TypedText


@dataclass(frozen=True, slots=True)
class Split:
    """What stands on a page, by what sets it off.

    Attributes:
        free: words that nothing sets off.
        framed: those within each table and box.
        typed: typed boxes.
        areas: frames that set off a part of a board, in which several boxes lie.
    """

    free: tuple[Word, ...] = ()
    framed: tuple[tuple[Frame, list[Word]], ...] = ()
    typed: tuple[TypedText, ...] = ()
    areas: tuple[Frame, ...] = ()


@dataclass(frozen=True, slots=True)
class _Framed(Unit):
    """A table or box as a unit of the page."""

    region: Region


def split(page: Page) -> Split:
    """The words of a page that stand free, and those within tables and boxes."""
    framing, areas = _without_areas(frames(page.rules))
    free = list(page.words)
    typed: list[TypedText] = []
    size = median([word.size for word in free]) if free else _LETTERS
    for text in page.typed:
        if text.inline or any(frame.cell_of(text) for frame in framing):
            free += text.words(size, free[0].turn if free else 0)
        else:
            typed.append(text)
    framed: list[tuple[Frame, list[Word]]] = []
    for frame in framing:
        inside = [word for word in free if frame.cell_of(word)]
        if inside and _sets_off(frame, inside, page.width * page.height):
            framed.append((frame, inside))
            free = [word for word in free if not frame.cell_of(word)]
    return Split(tuple(free), tuple(framed), tuple(typed), areas)


def _without_areas(framing: Sequence[Frame]) -> tuple[list[Frame], tuple[Frame, ...]]:
    """The frames that hold text themselves, and the areas, which hold several of them."""
    outer = [
        frame
        for frame in framing
        if len(frame.cells) == 1
        and sum(frame.encloses(other) for other in framing if other is not frame) >= _BOXES
    ]
    inmost = [a for a in outer if not any(a.encloses(b) for b in outer if b is not a)]
    return [frame for frame in framing if frame not in outer], tuple(_down(inmost))


def _sets_off(frame: Frame, words: Sequence[Word], page: float) -> bool:
    """Whether a frame sets its text off, and is not a mere bar behind a line or round a page."""
    if len(frame.cells) > 1:
        return True
    height = frame.bottom - frame.top
    large = (frame.x1 - frame.x0) * height > _LARGEST_BOX * page
    return not large and height > _LOWEST_BOX * max(word.size for word in words)


def regions(lines: Sequence[Line], beside: Split, width: float) -> Iterator[Region]:
    """All regions of a page in reading order: above the areas, area by area, and the rest.

    Args:
        lines: of its free text, but for headers and footers.
        beside: what else stands on it.
        width: of the page.
    """
    units: list[Unit] = [*lines]
    units += [
        _Framed(f.x0, f.x1, f.top, f.bottom, size=_LETTERS, region=_region(f, words))
        for f, words in beside.framed
    ]
    units += [_Framed(t.x0, t.x1, t.top, t.bottom, size=_LETTERS, region=t) for t in beside.typed]
    areas = beside.areas
    first = min((area.top for area in areas), default=-inf)
    parts: dict[int, list[Unit]] = {}
    for unit in units:
        outside = -1 if unit.top < first else len(areas)
        home = next((at for at, area in enumerate(areas) if area.holds(unit)), outside)
        parts.setdefault(home, []).append(unit)
    for home in sorted(parts):
        yield from _of_part(parts[home], width)


def _of_part(units: list[Unit], width: float) -> Iterator[Region]:
    framed = [unit for unit in units if isinstance(unit, _Framed)]
    lines = [unit for unit in units if isinstance(unit, Line)]
    tables = any(isinstance(frame.region, Table) for frame in framed)
    wall = None if tables else titled_notes(lines, framed, width)
    if wall is not None:
        for title, notes in wall:
            if title is not None:
                yield Flow(title.lines)
            yield from map(_note, notes)
        return
    for column in columns(units):
        flow: list[Line] = []
        for unit in _down(column):
            if isinstance(unit, Line):
                flow.append(unit)
            elif isinstance(unit, _Framed):
                yield from _flows(flow)
                flow = []
                yield unit.region
        yield from _flows(flow)


def _note(note: Cluster | _Framed) -> Region:
    return Box(note.lines) if isinstance(note, Cluster) else note.region


def _flows(lines: Sequence[Line]) -> Iterator[Region]:
    """The lines of one column, with the tables among them that have no ruling lines."""
    for part in split_unruled_tables(lines):
        yield part if isinstance(part, Table) else Flow(tuple(joined_rows(part)))


def _region(frame: Frame, words: Sequence[Word]) -> Box | Table:
    by_cell: dict[Cell, list[Word]] = {}
    for word in words:
        cell = frame.cell_of(word)
        if cell is not None:
            by_cell.setdefault(cell, []).append(word)
    filled = tuple(
        (cell, tuple(joined_rows(line_pieces(by_cell[cell]))))
        for cell in frame.cells
        if cell in by_cell
    )
    return Table(filled) if len(frame.cells) > 1 else Box(filled[0][1])


def _down(units: Sequence[R]) -> list[R]:
    """From top to bottom, and from left to right."""
    return [unit for row in rows_of(units) for unit in sorted(row, key=lambda u: (u.x0, u.top))]
