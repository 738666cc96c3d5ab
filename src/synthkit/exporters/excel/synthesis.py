"""The synthesis as a spreadsheet: every line, every note and what became of it, and the totals.

All of it is there whatever detail is asked for, as in JSON. Text stays text: nothing that a note
says is taken for a formula or a link.
"""

import datetime as dt
from collections.abc import Iterator, Sequence

from synthkit.drafts.ledger import Totals, balance
from synthkit.exporters.excel.workbook import Cell, Column, Sheet, workbook
from synthkit.exporters.json_export import record_of
from synthkit.exporters.json_records import SynthesisRecord
from synthkit.exporters.lines import lines_at_note, printed_lines
from synthkit.exporters.view import View
from synthkit.model.note import groups_of
from synthkit.model.synthesis import Synthesis
from synthkit.text.catalogue import Catalogue, catalogue


def export(synthesis: Synthesis, view: View, made_at: dt.datetime) -> bytes:
    """The synthesis as an Excel workbook."""
    texts = catalogue(synthesis.workshop.language)
    return workbook(synthesis, tuple(_sheets(synthesis, texts)), view.names, made_at)


def _sheets(synthesis: Synthesis, texts: Catalogue) -> Iterator[Sheet]:
    record = record_of(synthesis)
    rows = _Rows(synthesis, record, texts)
    yield Sheet(
        "lines",
        (
            Column("question", 9),
            Column("theme", 24),
            Column("line", 60),
            Column("group_count", 9),
            Column("groups", 22),
            Column("note_count", 12),
            Column("sources", 60),
            Column("worded_by", 14),
            Column("id", 14),
        ),
        tuple(rows.lines()),
    )
    yield Sheet(
        "notes",
        (
            Column("question", 9),
            Column("note", 60),
            Column("group", 16),
            Column("state", 18),
            Column("themes", 24),
            Column("certainty", 14),
            Column("lines_with_note", 50),
            Column("document", 24),
            Column("place", 16),
            Column("id", 18),
        ),
        tuple(rows.notes()),
    )
    yield Sheet(
        "set_aside",
        (Column("document", 24), Column("place", 16), Column("text", 60), Column("reason", 24)),
        tuple(rows.set_aside()),
    )
    yield Sheet(
        "ledger", (Column("what", 40), Column("count", 10)), tuple(_totals(record.totals, texts))
    )


class _Rows:
    """The rows of the sheets, out of the record that JSON is written from."""

    def __init__(self, synthesis: Synthesis, record: SynthesisRecord, texts: Catalogue) -> None:
        self._record = record
        self._text = texts.text
        self._notes = {note.id: note for note in synthesis.material.notes}
        self._titles = {t.id: t.title for question in record.questions for t in question.themes}
        self._entries = {entry.note: entry for entry in balance(synthesis).entries}
        self._printed = tuple(printed_lines(synthesis))
        self._lines = lines_at_note(synthesis)

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
                "\n".join(self._titles[member.theme] for member in note.themes),
                "\n".join(self._text(f"document.certainty.{m.certainty}") for m in note.themes),
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
    yield f"– {text('document.state.near')}", totals.near
    for reason, count in sorted(totals.left_out.items()):
        left_out, why = text("document.state.left_out"), text(f"document.reason.{reason}")
        yield f"– {left_out}: {why}", count
    yield f"– {text('document.state.not_summarised')}", totals.not_summarised
    for key in ("themes", "insights", "tensions", "citations", "unread_pages", "unread_pictures"):
        yield text(f"document.total.{key}"), getattr(totals, key)
