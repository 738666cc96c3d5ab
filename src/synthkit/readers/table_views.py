"""The columns of tables of which nothing tells what they hold, for a person to decide on."""

from collections.abc import Iterator, Mapping

from synthkit.model.base import FrozenModel
from synthkit.readers.contents import StepLimits, refusing
from synthkit.readers.formats import format_of
from synthkit.readers.reading import ReadingChoices
from synthkit.readers.sheets.columns import Column, Role
from synthkit.readers.sheets.contents import records_of, tables_on
from synthkit.readers.sheets.records import Records
from synthkit.readers.sheets.sheet import Sheet, letters_of
from synthkit.readers.sheets.table_map import TableMap

_SAMPLES = 3  # values of a column that are shown
_LONGEST_SAMPLE = 60  # characters


class ColumnView(FrozenModel):
    """A column with its role, and values of it; none of those that are never kept."""

    letter: str
    heading: str
    role: Role
    samples: tuple[str, ...] = ()


class TableView(FrozenModel):
    """A table with a column that could be anything; ``header`` is 0 where it has no headings."""

    sheet: str
    header: int
    columns: tuple[ColumnView, ...]


class TableViews(FrozenModel):
    """Those of one file."""

    tables: tuple[TableView, ...] = ()


def table_views(
    tables: Mapping[str, TableMap], path: str, content: bytes, _key: str, limits: StepLimits
) -> TableViews:
    """The tables of one file that have a column of which nothing is known.

    Runs in the processes that read files; ``tables`` is what a person said of tables already.

    Raises:
        Unreadable: if the file cannot be read any longer.
    """
    with refusing(path):
        contents = format_of(path.rsplit("/", 1)[-1], content).read(content, limits)
    sheets = contents.workbook.sheets if contents.workbook else ()
    table_map = ReadingChoices(tables=tables).table_map(path) or TableMap()
    return TableViews(tables=tuple(_views(sheets, table_map)))


def _views(sheets: tuple[Sheet, ...], table_map: TableMap) -> Iterator[TableView]:
    for table in (table for sheet in sheets for table in tables_on(sheet, table_map)):
        records = records_of(table, table_map)
        if records is not None and records.of(Role.UNSURE):
            columns = tuple(_view(table, records, column) for column in records.columns)
            yield TableView(sheet=table.name, header=records.head, columns=columns)


def _view(sheet: Sheet, records: Records, column: Column) -> ColumnView:
    below = (sheet.own(row, column.number) for row in sorted(sheet.cells) if row > records.head)
    values = dict.fromkeys(" ".join(text.split())[:_LONGEST_SAMPLE] for text in below if text)
    samples = () if column.role is Role.PERSONAL else tuple(values)[:_SAMPLES]
    heading = column.heading if records.head else ""
    return ColumnView(
        letter=letters_of(column.number), heading=heading, role=column.role, samples=samples
    )
