"""What is seen of one sheet, whatever file it comes from."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from synthkit.model.document import RefusalReason
from synthkit.readers.characters import clean
from synthkit.readers.contents import Refused

# More than any workshop's: what is beyond was made to fill the machine.
MOST_CELLS = 200_000
MOST_SHEETS = 200
_LARGEST_MERGE = 10_000  # cells in use
_LARGEST_AREA = 1_000_000  # cells; one over a whole sheet is no head of anything


def letters_of(column: int) -> str:
    """What a column is called: A, B, … Z, AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


@dataclass(frozen=True, slots=True)
class Merge:
    """Cells shown as one: the first and last row, the first and last column."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Sheet:
    """The cells that are seen, by row and column from 1.

    Attributes:
        cells: only those with text.
        spread: what a merged cell says at the places that it covers beside its own.
        hidden_rows: how many rows with text are hidden.
        hidden_columns: the same of columns.
        struck: how many cells are struck through.
        title: what stands over it, where it is one of several tables beside each other.
    """

    name: str = ""
    cells: dict[int, dict[int, str]] = field(default_factory=dict)
    spread: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden_rows: int = 0
    hidden_columns: int = 0
    struck: int = 0
    title: str = ""

    def own(self, row: int, column: int) -> str:
        """What stands in a cell itself."""
        return self.cells.get(row, {}).get(column, "")

    def seen(self, row: int, column: int) -> str:
        """What is seen at its place: its own text or that of the merged cell over it."""
        return self.own(row, column) or self.spread.get((row, column), "")

    @property
    def columns(self) -> list[int]:
        """Columns in use."""
        return sorted({column for row in self.cells.values() for column in row})

    def merge(self, merges: Iterable[Merge]) -> None:
        """Spreads the text of merged cells over their places; what they cover is not seen."""
        rows, columns = sorted(self.cells), self.columns
        for merge in merges:
            text = self.own(merge.top, merge.left)
            over_rows = [r for r in rows if merge.top <= r <= merge.bottom]
            over_columns = range(merge.left, min(merge.right, max(columns, default=0)) + 1)
            area = (merge.bottom - merge.top + 1) * (merge.right - merge.left + 1)
            if area > _LARGEST_AREA or len(over_rows) * len(over_columns) > _LARGEST_MERGE:
                continue
            for place in ((r, c) for r in over_rows for c in over_columns):
                if place != (merge.top, merge.left):
                    self.cells[place[0]].pop(place[1], None)
                    self.spread[place] = text
        self.cells = {row: cells for row, cells in self.cells.items() if cells}


@dataclass(frozen=True, slots=True)
class Workbook:
    """The sheets of a file in their order, and the names of those that are not seen."""

    sheets: tuple[Sheet, ...]
    hidden: tuple[str, ...] = ()


class Cells:
    """Collects the cells of all sheets of a file, within the limit."""

    def __init__(self) -> None:
        self._count = 0

    def put(self, sheet: Sheet, row: int, column: int, text: str) -> None:
        """Puts a text in a cell.

        Raises:
            Refused: if there are more than a person has written.
        """
        text = clean(text)
        if not text:
            return
        self._count += 1
        if self._count > MOST_CELLS:
            raise Refused(RefusalReason.TOO_LARGE)
        sheet.cells.setdefault(row, {})[column] = text


def drop_hidden(sheet: Sheet, rows: set[int], columns: list[tuple[int, int]]) -> None:
    """Takes hidden rows and columns out, and counts those that held something."""
    for row in [row for row in sheet.cells if row in rows]:
        del sheet.cells[row]
        sheet.hidden_rows += 1
    out = {c for c in sheet.columns if any(first <= c <= last for first, last in columns)}
    sheet.hidden_columns = len(out)
    for row, cells in list(sheet.cells.items()):
        sheet.cells[row] = {c: text for c, text in cells.items() if c not in out}
    sheet.cells = {row: cells for row, cells in sheet.cells.items() if cells}
