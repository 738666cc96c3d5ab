"""The regions of a page in reading order: columns of text, tables, boxes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from synthkit.readers.pdf.annotations import TypedText
from synthkit.readers.pdf.clusters import Cluster
from synthkit.readers.pdf.columns import columns, rows_of
from synthkit.readers.pdf.grid import Cell, Frame
from synthkit.readers.pdf.lines import Line, joined_rows, line_pieces
from synthkit.readers.pdf.sticky_notes import by_title, find_sticky_notes
from synthkit.readers.pdf.unruled_tables import UnruledTable, split_unruled_tables
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


Region = Flow | Box | Table | TypedText


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


def regions(
    lines: Sequence[Line],
    framed: Iterable[tuple[Frame, Sequence[Word]]],
    typed: Iterable[TypedText],
    width: float,
) -> list[Region]:
    """All regions of a page of that width in reading order."""
    frames = [found for frame, words in framed if (found := _unit(frame, words)) is not None]
    frames += [_framed(text, text) for text in typed]
    if not any(isinstance(frame.region, Table) for frame in frames):
        found_notes = find_sticky_notes(lines, len(frames), width)
        if found_notes is not None:
            titles, notes = found_notes
            return _sticky_note_regions(
                titles, [*frames, *(_framed(Box(tuple(n.lines)), n) for n in notes)]
            )
    made: list[Region] = []
    units: list[_Unit] = [*lines, *frames]
    for column in columns(units):
        flow: list[Line] = []
        for unit in _down(column):
            if isinstance(unit, Line):
                flow.append(unit)
                continue
            made += _flows(flow)
            flow = []
            made.append(unit.region)
        made += _flows(flow)
    return made


def _sticky_note_regions(titles: Sequence[Cluster], notes: Sequence[_Framed]) -> list[Region]:
    """The notes of a wall of sticky notes, each title before those that stand under it."""
    made: list[Region] = []
    for part in by_title(titles, notes):
        if part.title is not None:
            made.append(Flow(tuple(part.title.lines)))
        made += [note.region for note in part.notes]
    return made


def _flows(lines: Sequence[Line]) -> list[Region]:
    """The lines of one column, with the tables among them that have no ruling lines."""
    return [
        Table(part.cells) if isinstance(part, UnruledTable) else Flow(tuple(joined_rows(part)))
        for part in split_unruled_tables(lines)
    ]


def _framed(region: Region, at: Cluster | TypedText) -> _Framed:
    return _Framed(region, at.x0, at.x1, at.top, at.bottom)


def _unit(frame: Frame, words: Sequence[Word]) -> _Framed | None:
    by_cell: dict[Cell, list[Word]] = {}
    for word in words:
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


def _down(units: Sequence[_Unit]) -> list[_Unit]:
    """Units of one column from top to bottom, and from left to right."""
    return [
        unit for row in rows_of(list(units)) for unit in sorted(row, key=lambda u: (u.x0, u.top))
    ]
