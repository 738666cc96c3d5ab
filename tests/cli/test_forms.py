"""Sheets for notes: filled in, typed or scanned, they come back under their questions."""

import io
import json

import pypdfium2
import pytest
from docx import Document

from synthkit.readers import ocr
from tests.cli.builders import QUESTIONS
from tests.exporters.accessibility import faults
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
