"""The synthesis as a spreadsheet: every line, every note and what became of it, and the totals.

All of it is there whatever detail is asked for, as in JSON. Text stays text: nothing that a note
says is taken for a formula or a link.
"""

import datetime as dt
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

from synthkit.drafts.ledger import Totals, balance
from synthkit.exporters.about import made_with
from synthkit.exporters.json_export import record_of
from synthkit.exporters.json_records import SynthesisRecord
from synthkit.exporters.layout import printable
from synthkit.exporters.lines import lines_by_note, printed_lines
from synthkit.exporters.view import Names, View
from synthkit.exporters.wording import document_title, series_title
from synthkit.model.note import groups_of
from synthkit.model.synthesis import Synthesis
from synthkit.text import languages
from synthkit.text.catalogue import Catalogue, catalogue

# What a cell holds at most, in characters; Excel refuses more.
_LONGEST: Final = 32_767
_CUT: Final = " […]"

Cell = str | int | None


@dataclass(frozen=True, slots=True)
class _Column:
    """Its heading's key, and how wide it is, in characters."""

    key: str
    width: int


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One sheet: a heading row, then rows as long as it."""

    key: str
    columns: tuple[_Column, ...]
    rows: Sequence[Sequence[Cell]]


def export(synthesis: Synthesis, view: View, made_at: dt.datetime) -> bytes:
    """The synthesis as an Excel workbook.

    Raises:
        LedgerViolation: if the synthesis does not add up.
    """
    packed = io.BytesIO()
    # In memory: what the library writes to disk on the way would hold the notes.
    with xlsxwriter.Workbook(packed, {"in_memory": True}) as workbook:
        _set_properties(workbook, synthesis, made_at)
        texts = catalogue(synthesis.workshop.language)
        writer = _Writer(workbook, texts)
        for sheet in _sheets(synthesis, texts):
            writer.write(sheet, view.names)
    return packed.getvalue()


def _set_properties(workbook: Workbook, synthesis: Synthesis, made_at: dt.datetime) -> None:
    workshop = synthesis.workshop
    workbook.set_properties(
        {
            "title": printable(document_title(workshop)),
            "subject": printable(series_title(workshop) or ""),
            "author": printable(workshop.series.organisation or ""),
            "keywords": printable(made_with(synthesis)),
            "created": made_at.astimezone(dt.UTC).replace(tzinfo=None, microsecond=0),
        }
    )
    workbook.set_custom_property("Language", languages.get(workshop.language).setting.tag)


class _Writer:
    """Writes sheets that look alike into one workbook."""

    def __init__(self, workbook: Workbook, texts: Catalogue) -> None:
        self._workbook = workbook
        self._texts = texts
        self._heading: Format = workbook.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}
        )
        self._cell: Format = workbook.add_format({"text_wrap": True, "valign": "top"})

    def write(self, sheet: _Sheet, names: Names) -> None:
        """Writes the sheet, its heading row frozen and with filters."""
        text = self._texts.text
        written = self._workbook.add_worksheet(text(f"document.sheet.{sheet.key}"))
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


def _sheets(synthesis: Synthesis, texts: Catalogue) -> Iterator[_Sheet]:
    record = record_of(synthesis)
    rows = _Rows(synthesis, record, texts)
    yield _Sheet(
        "lines",
        (
            _Column("question", 9),
            _Column("theme", 24),
            _Column("line", 60),
            _Column("group_count", 9),
            _Column("groups", 22),
            _Column("note_count", 12),
            _Column("sources", 60),
            _Column("worded_by", 14),
            _Column("id", 14),
        ),
        tuple(rows.lines()),
    )
    yield _Sheet(
        "notes",
        (
            _Column("question", 9),
            _Column("note", 60),
            _Column("group", 16),
            _Column("state", 18),
            _Column("themes", 24),
            _Column("lines_with_note", 50),
            _Column("document", 24),
            _Column("place", 16),
            _Column("id", 18),
        ),
        tuple(rows.notes()),
    )
    yield _Sheet(
        "set_aside",
        (_Column("document", 24), _Column("place", 16), _Column("text", 60), _Column("reason", 24)),
        tuple(rows.set_aside()),
    )
    yield _Sheet(
        "ledger", (_Column("what", 40), _Column("count", 10)), tuple(_totals(record.totals, texts))
    )


class _Rows:
    """The rows of the sheets, out of the record that JSON is written from."""

    def __init__(self, synthesis: Synthesis, record: SynthesisRecord, texts: Catalogue) -> None:
        self._record = record
        self._text = texts.text
        self._notes = {note.id: note for note in synthesis.material.notes}
        self._entries = {entry.note: entry for entry in balance(synthesis).entries}
        self._printed = tuple(printed_lines(synthesis))
        self._lines = lines_by_note(synthesis)

    def lines(self) -> Iterator[tuple[Cell, ...]]:
        """Insights and tensions in the order of the document."""
        tensions = self._text("document.heading.tensions").removesuffix(":")
        for printed in self._printed:
            groups = groups_of(self._notes[note] for note in printed.notes if note in self._notes)
            yield (
                printed.question,
                printed.theme or tensions,
                printed.text,
                len(groups),
                ", ".join(groups),
                len(printed.notes),
                self._sources(printed.notes),
                self._text(f"document.worded_by.{printed.line.origin}"),
                printed.line.id,
            )

    def notes(self) -> Iterator[tuple[Cell, ...]]:
        """Every note with its state; those under no question have no number."""
        for note in self._record.notes:
            lines = self._lines.get(note.id, ())
            yield (
                note.question,
                note.text,
                note.group,
                self._state(note.id),
                "\n".join(dict.fromkeys(line.theme for line in lines if line.theme)),
                "\n".join(line.text for line in lines),
                note.document,
                note.place,
                note.id,
            )

    def set_aside(self) -> Iterator[tuple[Cell, ...]]:
        """What stands on the pages and became no note."""
        for aside in self._record.set_aside:
            reason = self._text(f"document.set_aside.{aside.reason}")
            yield aside.document, aside.place, aside.text, reason

    def _state(self, note: str) -> str:
        entry = self._entries[note]
        if entry.reason:
            return self._text("document.state.left_out") + (
                f": {self._text(f'document.reason.{entry.reason}')}"
            )
        return self._text(f"document.state.{entry.state}")

    def _sources(self, notes: Sequence[str]) -> str:
        return "\n".join(f"– {self._notes[note].text}" for note in notes if note in self._notes)


def _totals(totals: Totals, texts: Catalogue) -> Iterator[tuple[Cell, ...]]:
    """What adds up: blocks, then notes, each followed by its parts; then what stands in it."""
    text = texts.text
    yield text("document.total.documents"), totals.documents
    yield text("document.total.blocks"), totals.blocks
    yield f"– {text('document.total.blocks_with_notes')}", totals.blocks_with_notes
    for aside, count in sorted(totals.set_aside_blocks.items()):
        yield f"– {text(f'document.set_aside.{aside}')}", count
    yield text("document.total.notes"), totals.notes
    yield f"– {text('document.state.cited')}", totals.cited
    for reason, count in sorted(totals.left_out.items()):
        left_out, why = text("document.state.left_out"), text(f"document.reason.{reason}")
        yield f"– {left_out}: {why}", count
    yield f"– {text('document.state.not_summarised')}", totals.not_summarised
    for key in ("themes", "insights", "tensions", "citations", "unread_pages", "unread_pictures"):
        yield text(f"document.total.{key}"), getattr(totals, key)
