"""Sheets of text written as an Excel workbook, alike whatever stands in them.

Text stays text: nothing that a note says is taken for a formula or a link.
"""

import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

from synthkit.exporters.layout import printable
from synthkit.exporters.making import making_of
from synthkit.exporters.view import Names
from synthkit.exporters.wording import document_title, series_title
from synthkit.model.synthesis import Synthesis
from synthkit.text import languages
from synthkit.text.catalogue import Catalogue, catalogue

# What a cell holds at most, in characters; Excel refuses more.
_LONGEST: Final = 32_767
_CUT: Final = " […]"
_LONGEST_PROPERTY: Final = 255

Cell = str | int | None


@dataclass(frozen=True, slots=True)
class Column:
    """Its heading's key, and how wide it is, in characters."""

    key: str
    width: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: a heading row, then rows as long as it."""

    key: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Cell]]


def workbook(
    synthesis: Synthesis, sheets: Sequence[Sheet], names: Names, made_at: dt.datetime
) -> bytes:
    """The workbook with these sheets; the same sheets and time give the same bytes."""
    packed = io.BytesIO()
    # In memory: what the library writes to disk on the way would hold the notes.
    with xlsxwriter.Workbook(packed, {"in_memory": True}) as book:
        _set_properties(book, synthesis, made_at)
        writer = _Writer(book, catalogue(synthesis.workshop.language))
        for sheet in sheets:
            writer.write(sheet, names)
    return packed.getvalue()


def _set_properties(book: Workbook, synthesis: Synthesis, made_at: dt.datetime) -> None:
    workshop = synthesis.workshop
    book.set_properties(
        {
            "title": printable(document_title(workshop)),
            "subject": printable(series_title(workshop) or ""),
            "author": printable(workshop.series.organisation or ""),
            "created": made_at.astimezone(dt.UTC).replace(tzinfo=None, microsecond=0),
        }
    )
    for name, value in making_of(synthesis).properties.items():
        # Excel takes no longer ones.
        book.set_custom_property(name, printable(value)[:_LONGEST_PROPERTY])
    book.set_custom_property("Language", languages.get(workshop.language).setting.tag)


class _Writer:
    """Writes sheets that look alike into one workbook."""

    def __init__(self, book: Workbook, texts: Catalogue) -> None:
        self._book = book
        self._texts = texts
        self._heading: Format = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}
        )
        self._cell: Format = book.add_format({"text_wrap": True, "valign": "top"})

    def write(self, sheet: Sheet, names: Names) -> None:
        """Writes the sheet, its heading row frozen and with filters."""
        text = self._texts.text
        written = self._book.add_worksheet(text(f"document.sheet.{sheet.key}"))
        for position, column in enumerate(sheet.columns):
            written.set_column(position, position, column.width)
            written.write_string(0, position, text(f"document.column.{column.key}"), self._heading)
        for number, row in enumerate(sheet.rows, start=1):
            for position, cell in enumerate(row):
                if isinstance(cell, int):
                    written.write_number(number, position, cell, self._cell)
                elif cell:
                    written.write_string(number, position, _fitting(cell), self._cell)
        written.freeze_panes(1, 0)
        written.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.columns) - 1)
        written.set_landscape()
        written.set_paper(9)  # A4
        written.fit_to_pages(1, 0)
        written.repeat_rows(0)
        if names is Names.SHOWN:
            # "&" begins a code in a header.
            written.set_header("&C" + text("document.working_material").replace("&", "&&"))


def _fitting(text: str) -> str:
    lines = "\n".join(printable(line) for line in text.split("\n"))
    return lines if len(lines) <= _LONGEST else lines[: _LONGEST - len(_CUT)] + _CUT
