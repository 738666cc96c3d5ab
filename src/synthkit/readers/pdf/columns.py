"""The order in which lines, tables and boxes of a page are read: columns down, not across."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TypeVar

from synthkit.readers.pdf.geometry import Rect, Unit
from synthkit.readers.pdf.lines import GUTTER

_FEWEST_ROWS = 3  # of a column
_NARROWEST = 0.15  # of a column, as a share of the page's text
_RUNNING_TEXT = 3.5  # words a line; shorter lines side by side are a table without lines
# Letter heights of space above a line that stands below two columns and in neither: where writing
# across the page follows, and where nothing does.
_APART, _AT_MOST_APART = 0.8, 2.5
_MOST_UNITS = 1500  # on a page; beyond that it is read line by line


R = TypeVar("R", bound=Rect)
U = TypeVar("U", bound=Unit)


def columns(units: list[U]) -> list[list[U]]:
    """The units in reading order, cut into columns."""
    if len(units) > _MOST_UNITS:
        return [units]
    rows = rows_of(units)
    best = _best_run(rows)
    if best is None:
        return [units]
    first, last, gutter = best
    within = [unit for row in rows[first:last] for unit in row]
    left = [unit for unit in within if unit.x1 <= gutter]
    right = [unit for unit in within if unit.x1 > gutter]
    above = [unit for row in rows[:first] for unit in row]
    below = [unit for row in rows[last:] for unit in row]
    parts = (columns(above), columns(left), columns(right), columns(below))
    return [column for part in parts for column in part if column]


def rows_of(units: Iterable[R]) -> list[list[R]]:
    """Units beside each other; a row ends where none of its units reaches further down."""
    rows: list[list[R]] = []
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


def _best_run(rows: list[list[U]]) -> tuple[int, int, float] | None:
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
            begin, end = _beside_each_other(rows, first, last, gutter)
            longer = best is None or end - begin > best[1] - best[0]
            if longer and _is_gutter(rows[begin:end], gutter, width):
                best = (begin, end, gutter)
        first += 1
    return best


def _beside_each_other(
    rows: list[list[U]], first: int, last: int, gutter: float
) -> tuple[int, int]:
    """The run without what only stands above or below its columns.

    Columns begin beside each other. One may go on after the other has ended: to the end of the
    page as long as no wide space interrupts it, for then nothing tells that it is over; above
    writing that reaches across, only until a space wider than those that it had before, for a
    short line there is more likely the heading of what follows.
    """
    sides = [{unit.x1 <= gutter for unit in rows[number]} for number in range(first, last)]
    begin = next((first + n for n, side in enumerate(sides) if len(side) == 2), None)
    if begin is None:
        return first, first
    begin = _with_what_begins_higher(rows, begin, gutter)
    # Up to the last row of the column that ends first; rows need not stand beside each other.
    end = first + 1 + min(_last(sides, side=True), _last(sides, side=False))
    beside = [unit for row in rows[begin:end] for unit in row]
    while end < last:
        side = [unit for unit in beside if (unit.x1 <= gutter) == (rows[end][0].x1 <= gutter)]
        letters = min(unit.size for unit in rows[end])
        widest = _AT_MOST_APART * letters if last == len(rows) else _APART * letters
        above = max(unit.bottom for unit in rows[end - 1])
        space = min(unit.top for unit in rows[end]) - above
        if space > max(widest, _widest_space(side)):
            break
        end += 1
    return begin, end


def _with_what_begins_higher(rows: list[list[U]], begin: int, gutter: float) -> int:
    """The row from which the columns stand, one of which may begin a little above the other.

    At the left that is a line of the same paragraph alone, for what heads both columns begins
    there as well; at the right it may be a heading of its own.
    """
    while begin > 0:
        row = rows[begin - 1]
        left = row[0].x1 <= gutter
        reach = (_APART if left else _AT_MOST_APART) * min(unit.size for unit in row)
        below = [
            unit.top for later in rows[begin:] for unit in later if (unit.x1 <= gutter) == left
        ]
        on_one_side = all(unit.x1 <= gutter if left else unit.x0 >= gutter for unit in row)
        if not on_one_side or min(below) - max(unit.bottom for unit in row) > reach:
            break
        begin -= 1
    return begin


def _last(sides: Sequence[set[bool]], *, side: bool) -> int:
    """The last row with something on that side."""
    return max(number for number, of_row in enumerate(sides) if side in of_row)


def _widest_space(column: list[U]) -> float:
    """The widest space between two lines of one column."""
    ordered = sorted(column, key=lambda unit: unit.top)
    return max((below.top - above.bottom for above, below in pairwise(ordered)), default=0.0)


def _gaps(gaps: list[tuple[float, float]], row: list[U]) -> list[tuple[float, float]]:
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
            if piece[1] - piece[0] >= 0.99 * GUTTER * unit.size
        ]
        made = list(dict.fromkeys(made))
    return made


def _is_gutter(rows: list[list[U]], gutter: float, width: float) -> bool:
    left = [unit for row in rows for unit in row if unit.x1 <= gutter]
    right = [unit for row in rows for unit in row if unit.x0 >= gutter]
    if len(left) + len(right) < sum(map(len, rows)):
        return False
    for side in (left, right):
        reach = max((u.x1 for u in side), default=0) - min((u.x0 for u in side), default=0)
        if len(side) < _FEWEST_ROWS or reach < _NARROWEST * width:
            return False
    return all(_is_running(side) for side in (left, right)) or _is_out_of_step(left, right)


def _is_running(side: list[U]) -> bool:
    """Whether it reads as text, and not as a column of a table."""
    counts = [unit.word_count for unit in side if unit.word_count is not None]
    return not counts or sum(counts) / len(counts) >= _RUNNING_TEXT


def _is_out_of_step(left: list[U], right: list[U]) -> bool:
    """Whether the lines of the two sides stand at heights of their own, as no table's do."""
    tops = sorted(unit.bottom for unit in right)
    apart = sum(all(abs(unit.bottom - top) > 1.5 for top in tops) for unit in left)
    return apart > 0.4 * len(left)
