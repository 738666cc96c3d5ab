"""Text with separators, as forms and boards export it."""

import csv
import io
from typing import Final

from synthkit.model.finding import Severity
from synthkit.readers.contents import Contents, Format, Remark, StepLimits, endings
from synthkit.readers.plain import decoded
from synthkit.readers.sheets.sheet import Cells, Sheet, Workbook

_SEPARATORS = ",;\t|"
_SAMPLE = 200  # records that tell the separator
_LONGEST_FIELD = 1_000_000  # characters


def _read(content: bytes, _limits: StepLimits) -> Contents:
    text, remarks = decoded(content)
    first, _, rest = text.partition("\n")
    said = first.strip().casefold().removeprefix("sep=")
    if first.casefold().startswith("sep=") and len(said) == 1:
        text, separator = rest, said
    else:
        separator = _separator(text)
    csv.field_size_limit(_LONGEST_FIELD)
    sheet, cells = Sheet(), Cells()
    several = 0  # fields of several lines
    for row, record in enumerate(_records(text, separator), 1):
        several += any("\n" in value for value in record)
        for column, value in enumerate(record, 1):
            cells.put(sheet, row, column, value)
    # What follows an open quotation mark is read as one field, line ends and all.
    if several and text.count('"') % 2:
        remarks = (*remarks, Remark("quotation_mark_open", Severity.WARNING))
    return Contents((), remarks=remarks, workbook=Workbook((sheet,)))


def _records(text: str, separator: str) -> "csv._reader":  # type: ignore[name-defined]
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=False)


def _separator(text: str) -> str:
    """The one that cuts most records into equally many fields, more than one."""

    def agreement(separator: str) -> tuple[float, int]:
        widths = []
        for record in _records(text[:100_000], separator):
            if record:
                widths.append(len(record))
            if len(widths) == _SAMPLE:
                break
        width = max(set(widths), key=widths.count, default=1)
        return (widths.count(width) / len(widths) if width > 1 else 0.0), width

    return max(_SEPARATORS, key=agreement)


FORMAT: Final = Format(endings("csv tsv"), _read)
