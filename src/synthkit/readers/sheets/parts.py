"""Several tables on one sheet, beside or below each other."""

from collections.abc import Iterable
from dataclasses import replace

from synthkit.readers.sheets.columns import KNOWN, is_group_like, plain
from synthkit.readers.sheets.records import heading_row
from synthkit.readers.sheets.sheet import Sheet

_MOST = 50  # tables on a sheet; beyond that nobody laid them out


def parts_of(sheet: Sheet) -> list[Sheet]:
    """The tables of a sheet, if empty columns or rows part several that each have headings.

    Else it is one table, whatever is empty in it.
    """
    beside = [_part(sheet, columns=run) for run in _runs(sheet.columns)]
    below = [_part(sheet, rows=run) for run in _runs(sheet.cells)]
    for parts in (beside, below):
        if 1 < len(parts) <= _MOST and all(map(_is_headed, parts)):
            return [inner for part in parts for inner in parts_of(part)]
    return [sheet]


def _runs(numbers: Iterable[int]) -> list[range]:
    """The numbers that follow each other without a gap."""
    runs: list[range] = []
    for number in sorted(numbers):
        if runs and runs[-1].stop == number:
            runs[-1] = range(runs[-1].start, number + 1)
        else:
            runs.append(range(number, number + 1))
    return runs


def _part(sheet: Sheet, rows: range | None = None, columns: range | None = None) -> Sheet:
    def holds(row: int, column: int) -> bool:
        return (rows is None or row in rows) and (columns is None or column in columns)

    cells = {
        row: {column: text for column, text in written.items() if holds(row, column)}
        for row, written in sheet.cells.items()
    }
    return replace(
        sheet,
        cells={row: written for row, written in cells.items() if written},
        spread={place: text for place, text in sheet.spread.items() if holds(*place)},
        hidden_rows=0,
        hidden_columns=0,
    )


def _is_headed(part: Sheet) -> bool:
    """Whether all that stands in its first row of several cells is a heading, and rows follow."""
    head = heading_row(part)
    first = next((row for row in sorted(part.cells) if len(part.cells[row]) > 1), None)
    if head is None or head != first or head == max(part.cells):
        return False
    texts = part.cells[head].values()
    return all(plain(t) in KNOWN or t.rstrip().endswith("?") or is_group_like(t) for t in texts)
