"""Sheets for notes: filled in, typed or scanned, they come back under their questions."""

import io
import json
import shutil
import subprocess
from typing import Any

import pypdfium2
import pytest
from docx import Document
from pypdf import PdfReader, PdfWriter

from synthkit.exporters.note_sheet import POINTS
from synthkit.exporters.pdf.typeset import font_file
from synthkit.readers import ocr
from tests.cli.builders import QUESTIONS
from tests.exporters.accessibility import faults
from tests.exporters.test_pdf import opened, structure
from tests.exporters.test_rendering import SOFFICE, converted

SAID = {
    "Grupp 1": (
        ("Byt tjänst med varandra en månad om året", "Samla goda exempel i en gemensam bank"),
        ("En lots som svarar samma dag", "Kortare väg till rätt handläggare"),
    ),
    "Grupp 2": (("Gemensamma studieresor till hösten",), ("Enklare blanketter för små företag",)),
}


@pytest.fixture
def sheets(synthkit, here):
    """The sheets for two groups, empty."""
    asked = f"[workshop]\nquestions = {json.dumps(QUESTIONS, ensure_ascii=False)}\n"
    (here / "synthkit.toml").write_text(asked, "utf-8")
    assert synthkit("forms", "--groups", "2").code == 0
    return here / "anteckningsblad"


def fill(path, notes):
    document = Document(str(path))
    below, written = -1, 0
    for paragraph in document.paragraphs:
        style = paragraph.style.name if paragraph.style else ""
        if style == "Heading 2":
            below, written = below + 1, 0
        elif style == "List Bullet" and written < len(notes[below]):
            paragraph.add_run(notes[below][written])
            written += 1
    document.save(str(path))


def fill_pdf(path, notes):
    """As a viewer does: the values, and how they are drawn."""
    values = {
        f"question-{number}-point-{point}": text
        for number, texts in enumerate(notes, 1)
        for point, text in enumerate(texts, 1)
    }
    writer = PdfWriter(clone_from=path)
    for page in writer.pages:
        writer.update_page_form_field_values(page, values, auto_regenerate=False)
    writer.write(path)


def read_back(synthkit, folder) -> set[tuple[str, int, str]]:
    """Group, question and text of every note."""
    assert synthkit("ingest", str(folder)).code == 0
    synthkit("summarise")
    synthkit("export", "--json", "-o", "ut.json")
    made = json.loads((folder.parent / "ut.json").read_bytes())
    return {(note["group"], note["question"], note["text"].rstrip(".")) for note in made["notes"]}


def expected() -> set[tuple[str, int, str]]:
    return {
        (group, number, text)
        for group, by_question in SAID.items()
        for number, texts in enumerate(by_question, 1)
        for text in texts
    }


def test_what_is_typed_comes_back_under_its_question_and_group(synthkit, sheets):
    for group, notes in SAID.items():
        fill(sheets / f"{group}.docx", notes)
    assert read_back(synthkit, sheets) == expected()


def test_an_empty_sheet_holds_no_note(synthkit, sheets):
    ran = synthkit("ingest", str(sheets))
    assert "0 notes" in ran.out + ran.err or "No notes" in ran.out + ran.err


def test_a_sheet_passes_the_checks_of_accessibility_and_is_never_written_over(synthkit, sheets):
    assert faults((sheets / "Grupp 1.docx").read_bytes()) == []
    assert synthkit("forms", "--groups", "3").code == 1
    assert not (sheets / "Grupp 3.docx").exists()


@pytest.fixture
def pdf_sheets(synthkit, here):
    """The same as PDF."""
    asked = f"[workshop]\nquestions = {json.dumps(QUESTIONS, ensure_ascii=False)}\n"
    (here / "synthkit.toml").write_text(asked, "utf-8")
    assert synthkit("forms", "--groups", "2", "--pdf").code == 0
    return here / "anteckningsblad"


def test_what_is_filled_into_a_pdf_comes_back_under_its_question_and_group(synthkit, pdf_sheets):
    for group, notes in SAID.items():
        fill_pdf(pdf_sheets / f"{group}.pdf", notes)
    assert read_back(synthkit, pdf_sheets) == expected()


def flattened_by_poppler(path):
    made = path.with_suffix(".flat.pdf")
    subprocess.run(["pdftocairo", "-pdf", path, made], check=True, capture_output=True)
    made.replace(path)


def flattened_by_libreoffice(path):
    made = converted(path.rename(path.with_suffix(".filled")), "pdf")
    if not made.exists():
        pytest.skip("LibreOffice without Draw, which opens PDF")
    path.with_suffix(".filled").unlink()


@pytest.mark.parametrize(
    "flatten",
    [
        pytest.param(
            flattened_by_poppler,
            marks=pytest.mark.skipif(shutil.which("pdftocairo") is None, reason="poppler"),
        ),
        pytest.param(
            flattened_by_libreoffice,
            marks=[
                pytest.mark.libreoffice,
                pytest.mark.skipif(SOFFICE is None, reason="LibreOffice"),
            ],
        ),
    ],
)
def test_a_filled_in_pdf_that_a_viewer_flattened_comes_back_too(synthkit, pdf_sheets, flatten):
    for group, notes in SAID.items():
        fill_pdf(pdf_sheets / f"{group}.pdf", notes)
        flatten(pdf_sheets / f"{group}.pdf")
    assert read_back(synthkit, pdf_sheets) == expected()


def test_what_the_font_lacks_and_what_is_longer_than_its_field_comes_back_whole(
    synthkit, pdf_sheets
):
    long = " ".join(["Korta vägar mellan Łódź och ostkusten behövs för alla som pendlar"] * 12)
    for group in SAID:
        fill_pdf(pdf_sheets / f"{group}.pdf", ((long,) if group == "Grupp 1" else (), ()))
    assert read_back(synthkit, pdf_sheets) == {("Grupp 1", 1, long)}


def test_an_empty_pdf_sheet_holds_no_note(synthkit, pdf_sheets):
    ran = synthkit("ingest", str(pdf_sheets))
    assert "0 notes" in ran.out + ran.err or "No notes" in ran.out + ran.err


def test_the_fields_of_a_pdf_have_names_labels_tags_and_a_font_of_their_own(pdf_sheets):
    reader: Any = PdfReader(pdf_sheets / "Grupp 1.pdf")
    fields = [a.get_object() for page in reader.pages for a in page["/Annots"]]
    assert len({field["/T"] for field in fields}) == len(fields) == POINTS * len(QUESTIONS)
    assert all(field["/Subtype"] == "/Widget" and "/A" not in field for field in fields)
    assert fields[0]["/TU"] == "Fråga 1, punkt 1"
    assert fields[-1]["/TU"] == f"Fråga {len(QUESTIONS)}, punkt {POINTS}"
    tags = structure(opened((pdf_sheets / "Grupp 1.pdf").read_bytes()))
    assert tags.count("Form") == len(fields)
    assert "Link" not in tags
    assert "Lbl" not in tags
    (font,) = reader.root_object["/AcroForm"]["/DR"]["/Font"].values()
    embedded = font["/FontDescriptor"]["/FontFile2"].get_data()
    assert embedded == font_file().read_bytes()
    assert len(font["/Widths"]) == font["/LastChar"] - font["/FirstChar"] + 1


@pytest.mark.libreoffice
@pytest.mark.skipif(SOFFICE is None or not ocr.is_installed(), reason="LibreOffice and tesseract")
def test_what_is_printed_and_scanned_comes_back_too(synthkit, sheets, tmp_path):
    for group, notes in SAID.items():
        fill(sheets / f"{group}.docx", notes)
        pdf = converted(sheets / f"{group}.docx", "pdf")
        pages = [page.render(scale=4).to_pil() for page in pypdfium2.PdfDocument(pdf)]
        scanned = io.BytesIO()
        pages[0].convert("L").save(
            scanned, "PDF", save_all=True, append_images=pages[1:], resolution=288
        )
        pdf.write_bytes(scanned.getvalue())
        (sheets / f"{group}.docx").unlink()
    assert read_back(synthkit, sheets) == expected()
