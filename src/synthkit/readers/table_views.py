"""The columns of tables of which nothing tells what they hold, for a person to decide on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from synthkit.errors import Unreadable
from synthkit.model.base import FrozenModel
from synthkit.model.document import RefusalReason
from synthkit.readers.choices import ReadingChoices
from synthkit.readers.contents import Refused
from synthkit.readers.formats import format_of
from synthkit.readers.limits import Limits, StepLimits
from synthkit.readers.pool import FilePool
from synthkit.readers.sheets.columns import Column, Role
from synthkit.readers.sheets.contents import is_read, records_of
from synthkit.readers.sheets.records import Records
from synthkit.readers.sheets.sheet import Sheet, letters_of
from synthkit.readers.sheets.table_map import TableMap
from synthkit.readers.worker import Work

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


@dataclass(frozen=True, slots=True)
class TableViewing:
    """Looks at tables; runs in the processes that read files."""

    tables: Mapping[str, TableMap]

    def __call__(self, path: str, content: bytes, _key: str, limits: StepLimits) -> TableViews:
        """The tables of one file that have a column of which nothing is known.

        Raises:
            Unreadable: if the file cannot be read any longer.
        """
        try:
            contents = format_of(path.rsplit("/", 1)[-1], content).read(content, limits)
        except Refused as refused:
            raise Unreadable(refused.reason.value, name=path) from refused
        # The libraries raise what they like on damaged bytes.
        except Exception as error:
            raise Unreadable(RefusalReason.BROKEN.value, name=path) from error
        sheets = contents.workbook.sheets if contents.workbook else ()
        table_map = ReadingChoices(tables=self.tables).table_map(path) or TableMap()
        return TableViews(tables=tuple(_views(sheets, table_map)))


class TableViewPool(FilePool[TableViews]):
    """Processes that look at tables."""

    def __init__(self, limits: Limits, tables: Mapping[str, TableMap]) -> None:
        """Set the limits for each file, and what a person said of tables already."""
        super().__init__(limits)
        self._tables = tables

    @property
    def work(self) -> Work:
        """Looks at one file's tables."""
        return TableViewing(self._tables)

    def parsed(self, answer: bytes) -> TableViews:
        """The tables."""
        return TableViews.model_validate_json(answer)


def _views(sheets: tuple[Sheet, ...], table_map: TableMap) -> Iterator[TableView]:
    for sheet in sheets:
        records = (
            records_of(sheet, table_map) if sheet.cells and is_read(sheet, table_map) else None
        )
        if records is not None and records.of(Role.UNSURE):
            columns = tuple(_view(sheet, records, column) for column in records.columns)
            yield TableView(sheet=sheet.name, header=records.head, columns=columns)


def _view(sheet: Sheet, records: Records, column: Column) -> ColumnView:
    below = (sheet.own(row, column.number) for row in sorted(sheet.cells) if row > records.head)
    values = dict.fromkeys(" ".join(text.split())[:_LONGEST_SAMPLE] for text in below if text)
    samples = () if column.role is Role.PERSONAL else tuple(values)[:_SAMPLES]
    heading = column.heading if records.head else ""
    return ColumnView(
        letter=letters_of(column.number), heading=heading, role=column.role, samples=samples
    )
