"""The spreadsheet, read back by a library that had no part in making it."""

import io
import zipfile
from typing import Any

import openpyxl
import pytest

from synthkit.drafts.ledger import NoteState, balance
from synthkit.exporters.excel.synthesis import export
from synthkit.exporters.json_export import record_of
from synthkit.exporters.view import Names, View
from synthkit.model.document import SetAsideReason
from synthkit.model.note import LeftOutReason
from synthkit.model.synthesis import Draft, Synthesis
from synthkit.text.catalogue import catalogue
from synthkit.text.phrases import sentence
from tests.builders import NOON, insight, notes, question, section, synthesis, theme
from tests.exporters.builders import whole


def opened(made: Synthesis, view: View | None = None) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(export(made, view or View(), NOON)))


def rows(sheet) -> list[tuple[Any, ...]]:
    return list(sheet.iter_rows(min_row=2, values_only=True))


def saying(text: str) -> Synthesis:
    """One note with these words, and the line that repeats them."""
    under = notes(text)
    draft = Draft(themes=(theme("Tema", insight(text, *under)),))
    return synthesis(None, section(question(), draft, under), notes_by_question={1: under})


def test_every_line_stands_in_it_with_its_groups_and_the_notes_behind_it():
    record = record_of(whole())
    written = rows(opened(whole())["Rader"])
    expected = [line.text for q in record.questions for t in q.themes for line in t.insights]
    tensions = [tension.text for q in record.questions for tension in q.tensions]
    assert [row[2] for row in written if row[1] != "Delade meningar"] == expected
    assert [row[2] for row in written if row[1] == "Delade meningar"] == tensions
    first = record.questions[0].themes[0].insights[0]
    texts = {note.id: note.text for note in record.notes}
    assert written[0][3:6] == (len(first.groups), ", ".join(first.groups), len(first.citations))
    assert written[0][6] == "\n".join(f"– {texts[c.note]}" for c in first.citations)


def test_every_note_stands_in_it_once_with_what_became_of_it():
    entries = balance(whole()).entries
    written = rows(opened(whole())["Anteckningar"])
    assert [row[-1] for row in written] == [entry.note for entry in entries]
    for row, entry in zip(written, entries, strict=True):
        assert row[0] == entry.question
        assert bool(row[6]) == (entry.state is NoteState.CITED)
        in_theme = entry.state is NoteState.CITED and bool(row[4])
        assert ("bakom en rad" in (row[5] or "")) == in_theme


def test_the_totals_are_the_ledgers_and_their_parts_add_up():
    totals = balance(whole()).totals
    written = rows(opened(whole())["Avstämning"])
    counts = dict(written)
    assert counts["Anteckningar"] == totals.notes
    assert counts["Textblock på sidorna"] == totals.blocks
    labels = [label for label, _ in written]
    parts = [n for label, n in written[labels.index("Anteckningar") :] if label.startswith("– ")]
    assert sum(parts) == totals.notes
    of_blocks = written[labels.index("Textblock på sidorna") : labels.index("Anteckningar")]
    assert sum(n for label, n in of_blocks if label.startswith("– ")) == totals.blocks


def test_what_was_set_aside_stands_in_it_with_the_reason():
    written = rows(opened(whole())["Undantaget"])
    assert len(written) == len(whole().material.set_asides)
    assert all(row[3] for row in written)


@pytest.mark.parametrize("text", ["=1+1", "+46 är landsnumret", "@SUM(A1)", "-- =HYPERLINK(1)"])
def test_what_looks_like_a_formula_is_text(text):
    book = opened(saying(text))
    cell = book["Rader"]["C2"]
    assert (cell.value, cell.data_type) == (sentence(text), "s")


def test_what_looks_like_an_address_is_no_link():
    packed = export(saying("Se https://example.org/plan"), View(), NOON)
    names = zipfile.ZipFile(io.BytesIO(packed)).namelist()
    assert not any("sheet1.xml.rels" in name for name in names)


def test_a_text_longer_than_a_cell_is_cut_and_says_so():
    cell = opened(saying("ord " * 10_000))["Anteckningar"]["B2"]
    assert len(cell.value) <= 32_767
    assert cell.value.endswith(" […]")


def test_each_sheet_has_a_frozen_heading_row_with_filters():
    for sheet in opened(whole()).worksheets:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref


def test_with_names_every_page_says_what_it_is():
    book = opened(whole(), View(names=Names.SHOWN))
    assert all("Arbetsmaterial" in sheet.oddHeader.center.text for sheet in book.worksheets)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_reason_and_state_has_words(language):
    text = catalogue(language).text
    assert all(text(f"document.set_aside.{reason}") for reason in SetAsideReason)
    assert all(text(f"document.reason.{reason}") for reason in LeftOutReason)
    assert all(text(f"document.state.{state}") for state in NoteState)


def test_in_an_english_document_the_sheets_are_english():
    book = opened(whole(language="en", kind="workshop"))
    assert book.sheetnames == ["Lines", "Notes", "Set aside", "Ledger"]
