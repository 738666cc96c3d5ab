"""A register that was filled in, read back."""

import datetime as dt
import re
from typing import Final

from synthkit.exporters.excel.register import COLUMNS
from synthkit.model.provenance import RegisterEntry
from synthkit.readers.docx.package import Package
from synthkit.readers.sheets.sheet import Sheet
from synthkit.readers.sheets.xlsx import read_xlsx
from synthkit.text.catalogue import catalogue
from synthkit.text.languages import LanguageCode

# From which Excel counts days.
_DAY_ZERO: Final = dt.date(1899, 12, 30)


def read_register(
    content: bytes, language: LanguageCode
) -> tuple[tuple[int, RegisterEntry], ...] | None:
    """What stands in a register that was filled in, with the number of each question.

    None if the file is no register in that language.

    Raises:
        Refused: if it is no workbook.
    """
    book = read_xlsx(Package(content)).workbook
    for sheet in book.sheets if book else ():
        found = _read(sheet, language)
        if found is not None:
            return tuple(found)
    return None


def _read(sheet: Sheet, language: LanguageCode) -> list[tuple[int, RegisterEntry]] | None:
    texts = catalogue(language)
    names = {column.key: texts.text(f"document.column.{column.key}") for column in COLUMNS}
    for row in sorted(sheet.cells):
        columns = {" ".join(text.split()): at for at, text in sheet.cells[row].items()}
        if set(names.values()) <= set(columns):
            places = {key: columns[name] for key, name in names.items()}
            below = (other for other in sorted(sheet.cells) if other > row)
            return [found for other in below if (found := _entry(sheet, other, places))]
    return None


def _entry(sheet: Sheet, row: int, places: dict[str, int]) -> tuple[int, RegisterEntry] | None:
    def cell(key: str) -> str:
        return sheet.own(row, places[key]).strip()

    if not (cell("id") and cell("question").isdigit()):
        return None
    written = {key: cell(key) for key in ("who", "answer")} | {"by_when": _day(cell("by_when"))}
    return int(cell("question")), RegisterEntry(line=cell("id"), said=cell("line"), **written)


def _day(text: str) -> str:
    """The day that Excel keeps as a number, as a date; any other words as they are."""
    if not re.fullmatch(r"\d{5}(\.\d+)?", text):
        return text
    return (_DAY_ZERO + dt.timedelta(days=int(float(text)))).isoformat()
