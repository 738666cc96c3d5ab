"""The same synthesis says the same in every form, and tells the same truth about itself."""

import io
import re
from html import unescape

import docx
import openpyxl
import pytest
from pdfminer.high_level import extract_text
from pptx import Presentation

from synthkit.exporters.formats import DOCX, HTML, MARKDOWN, PDF, PPTX, XLSX, ExportFormat
from synthkit.exporters.layout import PartKind, lay_out
from synthkit.exporters.view import View
from tests.builders import NOON
from tests.exporters.builders import whole


def text_of(form: ExportFormat, made: bytes) -> str:
    """All that is printed, with white space and signs of the form folded away."""
    if form is DOCX:
        text = "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(made)).paragraphs)
    elif form is PDF:
        text = extract_text(io.BytesIO(made))
    elif form is HTML:
        text = unescape(re.sub(r"<[^>]+>", " ", made.decode().partition("<body>")[2]))
    else:
        text = made.decode().replace("\\", "")
    return " ".join(text.split())


@pytest.mark.parametrize("form", [DOCX, PDF, HTML, MARKDOWN], ids=lambda form: form.name)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_paragraph_stands_in_every_form_in_order(form, language):
    synthesis = whole(language=language, kind="workshop")
    rest = text_of(form, form.export(synthesis, View(), NOON))
    for paragraph in lay_out(synthesis).value.paragraphs:
        _, found, rest = rest.partition(" ".join(paragraph.text.split()))
        assert found, paragraph.text


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_line_of_the_document_is_one_of_the_spreadsheet_and_of_the_slides(language):
    synthesis = whole(language=language, kind="workshop")
    book = openpyxl.load_workbook(io.BytesIO(XLSX.export(synthesis, View(), NOON)))
    cells = {str(cell).strip() for row in book.worksheets[0].values for cell in row if cell}
    deck = Presentation(io.BytesIO(PPTX.export(synthesis, View(), NOON)))
    spoken = {
        line.strip()
        for slide in deck.slides
        if slide.has_notes_slide
        for line in slide.notes_slide.notes_text_frame.text.splitlines()
    }
    lines = [
        paragraph.text
        for paragraph in lay_out(synthesis).value.paragraphs
        if paragraph.part and paragraph.part.kind in {PartKind.INSIGHT, PartKind.TENSION}
    ]
    assert len(lines) == 4
    assert set(lines) <= cells
    assert set(lines) <= spoken
