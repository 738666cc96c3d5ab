"""Weeding the workspace: what goes, what stays, and what is told of it."""

import json
import sqlite3
import zipfile

import openpyxl
import pytest
from docx import Document

from tests.cli.builders import NOTES, write_docx

PLANTED = (
    *(
        "Torgny Ahlqvist",
        "Ingegerd Wallman",
        "Hjalmar Östberg",
        "Solveig Kindvall",
        "Ebbe Rosander",
    ),
    *("070-174 06 35", "0250-123 45", "811228-9874", "torgny.ahlqvist@kommun.example"),
    "ingegerd.wallman@region.example",
)
ROLE = ("--by", "arkivarien", "--yes")


@pytest.fixture
def named(synthkit, summarised):
    """The workshop, in which ten names and numbers stand in notes, file names and settings."""
    points = [f"Ring {name} om lotsarna" for name in PLANTED]
    write_docx(summarised / "notes" / "Torgny Ahlqvist.docx", (points[:5], points[5:]), "Grupp 9")
    settings = summarised / "synthkit.toml"
    text = settings.read_text("utf-8")
    assert "[groups]" in text
    said = '[groups]\n"Torgny Ahlqvist.docx" = "Grupp 9"\n'
    settings.write_text(text.replace("[groups]\n", said, 1), "utf-8")
    synthkit("names", "--mask", "Ebbe Rosander", "--mask", "Hjalmar Östberg")
    synthkit("ingest", "notes")
    synthkit("summarise")
    synthkit("export")
    synthkit("export", "--with-names")
    synthkit("log")
    return summarised


def everything(folder) -> bytes:
    """All bytes under the folder and all names of files; Word files unzipped."""
    held = b""
    for path in sorted(folder.rglob("*")):
        held += str(path.relative_to(folder)).encode()
        if path.is_file():
            held += path.read_bytes()
            if path.suffix == ".docx":
                document = Document(str(path))
                held += "\n".join(p.text for p in document.paragraphs).encode()
            if zipfile.is_zipfile(path):
                with zipfile.ZipFile(path) as packed:
                    held += b"".join(map(packed.read, packed.namelist()))
    return held


def test_after_it_none_of_ten_names_and_numbers_is_found_and_totals_add_up(
    synthkit, named, tmp_path_factory
):
    archive = tmp_path_factory.mktemp("arkiv") / "arkiv.zip"
    before = everything(named)
    assert all(name.encode() in before for name in PLANTED)
    assert synthkit("archive", str(archive)).code == 0

    ran = synthkit("purge", "--archive", str(archive), *ROLE)

    assert ran.code == 0, ran.err
    after = everything(named)
    assert [name for name in PLANTED if name.encode() in after] == []
    assert not (named / ".synthkit").exists()
    (docx,) = named.glob("*.docx")
    assert any(p.text for p in Document(str(docx)).paragraphs)
    (kept,) = named.glob("*.json")
    totals = json.loads(kept.read_bytes())["totals"]
    of_notes = totals["cited"] + sum(totals["left_out"].values()) + totals["not_summarised"]
    assert of_notes == totals["notes"] > 10
    assert synthkit("verify", str(archive)).code == 0


def fill_in(register, who):
    """Writes who takes the first line of a register."""
    book = openpyxl.load_workbook(register)
    book.worksheets[0].cell(2, 4).value = who
    book.save(register)


def test_every_kind_of_file_that_the_program_wrote_goes_whatever_it_is_called(synthkit, named):
    """Registers, samples, copies, tracked and edited documents, sheets for notes."""
    (document,) = (p for p in named.glob("*.docx") if "ARBETSMATERIAL" not in p.name)
    synthkit("export", "--register", "-o", "ansvar.xlsx")
    fill_in(named / "ansvar.xlsx", PLANTED[0])
    assert synthkit("adopt", "ansvar.xlsx", "--yes").code == 0
    synthkit("pack", "till en kollega.zip")
    synthkit("sample", "--notes", "6")
    synthkit("forms", "--groups", "1")
    edited = Document(str(document))
    line = next(p for p in edited.paragraphs if p.style and p.style.name == "List Bullet")
    line.add_run(f" Fråga {PLANTED[1]}.")
    edited.save(str(document))
    synthkit("export", "--track", document.name, "-o", "spårat.docx")
    assert synthkit("adopt", document.name, "--yes").code == 0
    written = {"ansvar.xlsx", "till en kollega.zip", "spårat.docx", "Grupp 1.docx"}
    assert written <= {path.name for path in named.rglob("*")}

    ran = synthkit("purge", "--decision", "beslut", *ROLE)

    assert ran.code == 0, ran.err
    after = everything(named)
    assert [name for name in PLANTED if name.encode() in after] == []
    (record,) = named.glob("Gallringsprotokoll*.md")
    there = {path.name for path in named.iterdir()} - {record.name}
    assert there == {document.name, document.with_suffix(".json").name, "synthkit.toml"}
    told = record.read_text("utf-8")
    for what in ("Register", "Kopia av arbetsmappen", "stickprov", "spårade ändringar"):
        assert what in told
    assert "Dokument som någon har skrivit i" in told


def test_a_document_that_somebody_wrote_in_since_stays_and_is_told(synthkit, summarised):
    synthkit("export", "--md")
    (written,) = summarised.glob("*.md")
    written.write_text(written.read_text("utf-8") + "Ring Torgny.\n", "utf-8")
    ran = synthkit("purge", "--decision", "beslut", *ROLE)
    assert written.exists()
    assert written.name in ran.err


def test_the_record_says_what_went_when_and_on_whose_decision(synthkit, named):
    decision = "Gallringsbeslut 2026:4"
    assert synthkit("purge", "--decision", decision, *ROLE).code == 0
    (record,) = named.glob("Gallringsprotokoll*.md")
    text = record.read_text("utf-8")
    assert all(said in text for said in ("arkivarien", decision, "Grupp 1.docx", "SHA-256"))
    assert "Torgny" not in text
    assert len(list((named).rglob("Grupp *.docx"))) == 0


def test_the_settings_keep_what_is_asked_and_lose_names(synthkit, named):
    synthkit("purge", "--decision", "beslut", *ROLE)
    text = (named / "synthkit.toml").read_text("utf-8")
    assert "questions" in text
    assert "Rosander" not in text


@pytest.mark.parametrize("given", [(), ("--decision", "  ")])
def test_nothing_goes_without_archive_or_decision(synthkit, summarised, given):
    ran = synthkit("purge", *given, *ROLE)
    assert ran.code == 2
    assert (summarised / ".synthkit").is_dir()


def test_an_archive_that_is_public_broken_or_older_is_not_enough(synthkit, summarised):
    synthkit("archive", "arkiv.zip")
    synthkit("archive", "offentligt.zip", "--public")
    broken = (summarised / "arkiv.zip").read_bytes().replace(b"[workshop]", b"[werkshop]", 1)
    (summarised / "skadat.zip").write_bytes(broken)
    for name in ("offentligt.zip", "skadat.zip"):
        assert synthkit("purge", "--archive", name, *ROLE).code == 1
    write_docx(summarised / "notes" / "Grupp 7.docx", NOTES["Grupp 1"])
    synthkit("ingest", "notes")
    assert synthkit("purge", "--archive", "arkiv.zip", *ROLE).code == 1
    assert (summarised / "notes" / "Grupp 7.docx").exists()


def test_what_was_changed_since_or_lies_elsewhere_stays_and_is_told(synthkit, summarised):
    changed = summarised / "notes" / "Grupp 2.docx"
    changed.write_bytes(b"something that nobody has read")
    ran = synthkit("purge", "--decision", "beslut", *ROLE)
    assert changed.exists()
    assert "Grupp 2.docx" in ran.err


def test_nobody_is_taken_at_their_word_where_nobody_can_answer(synthkit, summarised):
    ran = synthkit("purge", "--decision", "beslut", "--by", "arkivarien")
    assert ran.code == 2
    with sqlite3.connect(summarised / ".synthkit" / "workspace.db") as kept:
        assert kept.execute("SELECT count(*) FROM document").fetchone()[0] > 0
