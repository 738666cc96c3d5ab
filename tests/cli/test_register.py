"""The register: filled in, read back, and filled in again in the next edition."""

import datetime as dt
import json

import openpyxl
import pytest

from tests.cli.builders import write_docx

REGISTER = "Sammanställning – register.xlsx"


def rows(path):
    head, *below = openpyxl.load_workbook(path).active.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in below]


def fill_in(path, row, **cells):
    book = openpyxl.load_workbook(path)
    sheet = book.active
    columns = {cell.value: cell.column for cell in sheet[1]}
    for name, value in cells.items():
        sheet.cell(row, columns[name]).value = value
    book.save(path)


@pytest.fixture
def register(synthkit, summarised, here):
    assert synthkit("export", "--register").code == 0
    return here / REGISTER


def test_every_line_has_a_row_with_room_to_write(synthkit, register):
    record = json.loads(synthkit("show", "--json").out)["questions"]
    lines = [i["id"] for q in record for t in q["themes"] for i in t["insights"]]
    lines += [tension["id"] for q in record for tension in q["tensions"]]
    found = rows(register)
    assert {row["Id"] for row in found} == set(lines)
    assert {row["Vem"] for row in found} == {None}


def test_what_was_written_stands_in_the_next_edition_and_can_be_undone(synthkit, register, here):
    fill_in(register, 2, Vem="Processledaren", Svar="Vi återkommer <b>snart</b>", När="vecka 9")
    book = openpyxl.load_workbook(register)
    book.active.cell(3, 6).value = dt.date(2026, 3, 1)
    book.save(register)

    ran = synthkit("adopt", register, "--yes")

    assert ran.code == 0, ran.err
    assert "Processledaren" in ran.out
    write_docx(here / "notes" / "Grupp 4.docx", [["En sen tanke om mentorer"], ["Fler lotsar"]])
    synthkit("ingest", "notes")
    synthkit("summarise")
    assert synthkit("export", "--register").code == 0
    (row,) = [one for one in rows(register) if one["Vem"] == "Processledaren"]
    assert (row["Svar"], row["När"]) == ("Vi återkommer <b>snart</b>", "vecka 9")
    assert any("2026" in str(one["När"]) for one in rows(register))
    assert "Nothing was changed" in synthkit("adopt", register).out
    synthkit("undo")
    synthkit("export", "--register", "-o", "utan.xlsx")
    assert {one["Vem"] for one in rows(here / "utan.xlsx")} == {None}


def test_what_stands_beside_a_line_that_is_gone_is_kept(synthkit, register, here):
    fill_in(register, 2, Vem="Kommunikatören")
    line = rows(register)[0]
    synthkit("adopt", register, "--yes")

    synthkit("drop", line["Id"])

    synthkit("export", "--register", "-o", "ny.xlsx")
    (kept,) = [one for one in rows(here / "ny.xlsx") if one["Vem"]]
    assert list(kept.values())[2] == list(line.values())[2]
    assert "finns inte längre" in kept["Tema"]


def test_an_empty_cell_takes_nothing_away_and_another_word_is_told(synthkit, register, here):
    fill_in(register, 2, Vem="Processledaren", Svar="Ja")
    synthkit("adopt", register, "--yes")
    fill_in(register, 2, Vem=None, Svar="Nej")

    ran = synthkit("adopt", register, "--yes")

    assert "before: Processledaren; Ja" in " ".join(ran.out.split())
    synthkit("export", "--register", "-o", "ny.xlsx")
    row = next(one for one in rows(here / "ny.xlsx") if one["Svar"])
    assert (row["Vem"], row["Svar"]) == ("Processledaren", "Nej")


def test_any_other_workbook_is_refused(synthkit, summarised, here):
    synthkit("export", "--xlsx", "-o", "allt.xlsx")
    assert synthkit("adopt", "allt.xlsx", "--yes").code == 2
    (here / "text.xlsx").write_text("ingen bok", "utf-8")
    assert synthkit("adopt", "text.xlsx", "--yes").code != 0
