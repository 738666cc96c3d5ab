"""Several tables on one sheet, beside or below each other."""

from collections.abc import Iterable
from dataclasses import replace

from synthkit.readers.sheets.columns import KNOWN, is_group_like, is_of_voice, is_value, plain
from synthkit.readers.sheets.records import heading_row
from synthkit.readers.sheets.sheet import Sheet

_MOST = 50  # tables on a sheet; beyond that nobody laid them out


def parts_of(sheet: Sheet) -> list[Sheet]:
    """The tables of a sheet, if empty columns or rows part several that each have headings.

    Headings that nobody knows count as well, where the same word stands over each table or each
    has a title of its own. Else it is one table, whatever is empty in it.
    """
    beside = [_part(sheet, columns=run) for run in _runs(_columns_below_titles(sheet))]
    if 1 < len(beside) <= _MOST and _stand_alike(beside):
        return [_titled(sheet, part) for part in beside]
    if len({_tells_voice(part) for part in beside}) > 1:
        beside = []  # who answers stands beside the answers, however far from them
    below = [_part(sheet, rows=run) for run in _runs(sheet.cells)]
    for parts in (beside, below):
        if 1 < len(parts) <= _MOST and all(map(_is_headed, parts)):
            return [inner for part in parts for inner in parts_of(part)]
    return [sheet]


def _columns_below_titles(sheet: Sheet) -> list[int]:
    """The columns in use below what stands alone at the top."""
    first = _head(sheet)
    return sorted({c for row in sheet.cells if row >= first for c in sheet.cells[row]})


def _head(sheet: Sheet) -> int:
    """The first row of several cells; 0 where there is none."""
    return next((row for row in sorted(sheet.cells) if len(sheet.cells[row]) > 1), 0)


def _tells_voice(part: Sheet) -> bool:
    """Whether a column says who answers: a group, a person, the stamp of an answer."""
    return any(is_of_voice(text) for text in part.cells.get(_head(part), {}).values())


def _stand_alike(parts: list[Sheet]) -> bool:
    """Whether these are tables beside each other that somebody laid out alike."""
    rows = {_head(part) for part in parts}
    head = max(rows)
    if len(rows) > 1 or not head or any(head == max(part.cells) for part in parts):
        return False
    heads = [[plain(text) for text in part.cells[head].values()] for part in parts]
    if len(set(map(len, heads))) > 1 or any(is_value(text) for words in heads for text in words):
        return False
    alike = frozenset(heads[0]).intersection(*heads[1:])
    return bool(alike) or all(len(part.cells.get(head - 1, {})) == 1 for part in parts)


def _titled(sheet: Sheet, part: Sheet) -> Sheet:
    """One of several tables beside each other with its own title, and those over all of them."""
    head, first = _head(part), part.columns[0]
    title = next(iter(part.cells.get(head - 1, {}).values()), "")
    shared = {
        row: {first: text}
        for row, written in sheet.cells.items()
        if row < head and len(written) == 1
        for text in written.values()
    }
    if is_group_like(title):
        return replace(part, cells=shared | part.cells)
    return replace(part, cells=shared | part.cells, title=title)


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
