"""Text with separators, as forms and boards export it."""

import csv
import io
from functools import partial
from typing import Final

from synthkit.model.document import RefusalReason
from synthkit.model.finding import Severity
from synthkit.readers.characters import unholdable
from synthkit.readers.contents import Contents, Format, Refused, Remark, endings, ends_in
from synthkit.readers.encodings import decode
from synthkit.readers.limits import StepLimits
from synthkit.readers.sheets.sheet import Cells, Sheet, Workbook

_SEPARATORS = ",;\t|"
_SAMPLE = 200  # records that tell the separator
_LONGEST_FIELD = 1_000_000  # characters
_MOST_UNHOLDABLE = 0.1  # of all characters; beyond that it is no text


def _read(content: bytes, _limits: StepLimits) -> Contents:
    decoded = decode(content)
    text = decoded.text
    if unholdable(text) > _MOST_UNHOLDABLE * len(text):
        raise Refused(RefusalReason.BROKEN)
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
    remarks = []
    if decoded.guessed:
        named = (("encoding", decoded.encoding),)
        remarks.append(Remark("encoding_guessed", Severity.WARNING, named))
    if several and text.count('"') % 2:
        # What follows an open quotation mark is read as one field, line ends and all.
        remarks.append(Remark("quotation_mark_open", Severity.WARNING))
    return Contents((), remarks=tuple(remarks), workbook=Workbook((sheet,)))


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


_ENDINGS: Final = endings("csv tsv")
FORMAT: Final = Format(_ENDINGS, partial(ends_in, _ENDINGS), _read)
