"""What stands word for word at the head of columns or of rows in every file's table: the form's."""

from collections.abc import Sequence
from dataclasses import dataclass

from synthkit.model.document import Block, BlockKind, Document
from synthkit.notes.attendance import is_attendance_head
from synthkit.notes.table_cells import tables_of
from synthkit.notes.wording import carries_nothing, folded, normal


@dataclass(frozen=True, slots=True)
class TableHeads:
    """The heads that tables share, in order.

    Attributes:
        columns: of rows in which every cell is the same in all files.
        rows: first cells of other rows, which are the same in all files.
    """

    columns: tuple[str, ...]
    rows: tuple[str, ...]


def heads_of_tables(documents: Sequence[Document]) -> TableHeads:
    """The heads that the tables of all these documents share; lists of people have none."""
    same = frozenset.intersection(
        *(
            frozenset(folded(b.text) for b in document.blocks if b.kind is BlockKind.CELL)
            for document in documents
        )
    )
    columns: list[str] = []
    beside: list[str] = []
    for row in _rows(documents[0]):
        if is_attendance_head(tuple(cell.text for cell in row)):
            continue
        if all(folded(cell.text) in same for cell in row):
            columns += [normal(cell.text) for cell in row]
        elif row[0].place.column == 1 and folded(row[0].text) in same:
            beside.append(normal(row[0].text))
    return TableHeads(tuple(columns), tuple(beside))


def _rows(document: Document) -> list[list[Block]]:
    """The rows that hold something in several cells."""
    rows: dict[tuple[int | None, int | None], list[Block]] = {}
    for position in (position for table in tables_of(document) for position in table):
        block = document.blocks[position]
        if not carries_nothing(block.text):
            rows.setdefault((block.place.table, block.place.row), []).append(block)
    return [row for row in rows.values() if len(row) > 1]
