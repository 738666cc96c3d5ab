"""Tables whose rows and columns are set off by space alone."""

from collections.abc import Sequence
from itertools import pairwise

from synthkit.readers.pdf.columns import rows_of
from synthkit.readers.pdf.geometry import around
from synthkit.readers.pdf.grid import Cell, Table
from synthkit.readers.pdf.lines import SPACED, Line, joined_rows

Row = dict[int, list[Line]]  # the pieces of a line by the column that they stand in
Gap = tuple[float, float]
_NARROWEST = 1.5  # letter heights between two columns
_NARROWEST_OF_TWO = 2.5  # where there are only two rows to tell from
_FAR, _FAR_ALONE = 5.0, 2.0  # letter heights between rows; to a row with text in one column only


def split_unruled_tables(lines: Sequence[Line]) -> list[list[Line] | Table]:
    """The lines of one column of the page from top to bottom, with the tables among them.

    A table is rows of pieces of text that leave the same gaps.
    """
    rows = rows_of(lines)
    made: list[list[Line] | Table] = []
    flow: list[Line] = []
    at = 0
    while at < len(rows):
        end, gaps = _stretch(rows, at)
        if not gaps:
            flow += rows[at]
            at += 1
            continue
        if flow:
            made.append(flow)
            flow = []
        made.append(_table(rows[at:end], gaps))
        at = end
    return [*made, flow] if flow else made


def _stretch(rows: Sequence[list[Line]], at: int) -> tuple[int, list[Gap]]:
    """Where the table that begins with a row ends, and its gaps; none if no table begins there."""
    if len(rows[at]) < 2:
        return at, []
    gaps, kept = _gaps_of(rows[at]), list[Gap]()
    full, end = 1, at + 1
    for number in range(at + 1, len(rows)):
        row = rows[number]
        gaps = [gap for known in gaps for gap in _narrowed(known, row)]
        if not gaps or _is_far(rows[number - 1], row):
            break
        if len(row) > 1:
            full, end, kept = full + 1, number + 1, gaps
    widest = max((right - left for left, right in kept), default=0.0)
    letters = rows[at][0].size
    if full < 2 or (full == 2 and widest < _NARROWEST_OF_TWO * letters):
        return at, []
    return _with_last_lines(rows, at, end, kept), kept


def _with_last_lines(rows: Sequence[list[Line]], at: int, end: int, gaps: list[Gap]) -> int:
    """The end of the table with the lines on which cells of its last row go on."""
    step = min(_down(above, below) for above, below in pairwise(rows[at:end]))
    while (
        end < len(rows)
        and _down(rows[end - 1], rows[end]) <= step
        and all(_narrowed(gap, rows[end]) == [gap] for gap in gaps)
    ):
        end += 1
    return end


def _gaps_of(row: Sequence[Line]) -> list[Gap]:
    ordered = sorted(row, key=lambda line: line.x0)
    between = ((left.x1, right.x0, left.size) for left, right in pairwise(ordered))
    return [(left, right) for left, right, size in between if right - left >= _NARROWEST * size]


def _narrowed(gap: Gap, row: Sequence[Line]) -> list[Gap]:
    """What a row leaves of a gap."""
    left, right = gap
    for line in row:
        if line.x0 < right and line.x1 > left:
            if line.x0 <= left:
                left = line.x1
            else:
                right = line.x0
    return [(left, right)] if right - left >= _NARROWEST * row[0].size else []


def _down(above: Sequence[Line], below: Sequence[Line]) -> float:
    return min(line.top for line in below) - min(line.top for line in above)


def _is_far(above: Sequence[Line], below: Sequence[Line]) -> bool:
    """Whether the space between two rows is too wide for one table."""
    space = min(line.top for line in below) - max(line.bottom for line in above)
    return space > (_FAR if len(below) > 1 else _FAR_ALONE) * below[0].size


def _table(rows: Sequence[list[Line]], gaps: Sequence[Gap]) -> Table:
    edges = [(left + right) / 2 for left, right in gaps]
    by_column = [_columns_of(row, edges) for row in rows]
    made = []
    for number, part in enumerate(_rows_of_table(by_column), 1):
        for column in range(len(edges) + 1):
            lines = tuple(joined_rows(line for row in part for line in row.get(column, ())))
            if lines:
                made.append((Cell(*around(lines), row=number, column=column + 1), lines))
    return Table(tuple(made))


def _columns_of(row: Sequence[Line], edges: Sequence[float]) -> Row:
    made: Row = {}
    for line in row:
        made.setdefault(sum(line.x0 > edge for edge in edges), []).append(line)
    return made


def _rows_of_table(rows: Sequence[Row]) -> list[list[Row]]:
    """The rows of lines, those of one row of the table together.

    A wider space parts two rows. Without one, a row begins with each line that has something in
    the first column that does not go on with what stands above it.
    """
    every = [[line for lines in row.values() for line in lines] for row in rows]
    within = SPACED * min(_down(above, below) for above, below in pairwise(every))
    end = max((line.x1 for row in rows for line in row.get(0, ())), default=0.0)
    made = [[rows[0]]]
    for number, row in enumerate(rows[1:], 1):
        far = _down(every[number - 1], every[number]) > within
        if far or (0 in row and not _goes_on(rows[number - 1], row, end)):
            made.append([row])
        else:
            made[-1].append(row)
    return made


def _goes_on(above: Row, below: Row, end: float) -> bool:
    """Whether the first cell goes on: with a small letter, where the line above had no room."""
    word = below[0][0].words[0]
    needed = word.x1 - word.x0 + 0.8 * word.size
    return word.text[0].islower() and 0 in above and above[0][-1].x1 + needed > end
