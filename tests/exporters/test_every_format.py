"""The same synthesis says the same in every form, and tells the same truth about itself."""

import io
import json
import re
from html import unescape

import docx
import openpyxl
import pytest
from pdfminer.high_level import extract_text
from pptx import Presentation

from synthkit.exporters.formats import DOCX, HTML, JSON, MARKDOWN, PDF, PPTX, XLSX, ExportFormat
from synthkit.exporters.layout import PartKind, lay_out
from synthkit.exporters.view import View
from synthkit.model.synthesis import Synthesis
from tests.builders import NOON
from tests.exporters.builders import whole

SOURCE = "http://cv.iptc.org/newscodes/digitalsourcetype/"
BY_MODEL = f"{SOURCE}trainedAlgorithmicMedia"
BY_BOTH = f"{SOURCE}compositeWithTrainedAlgorithmicMedia"


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


def with_provenance(**changes: object) -> Synthesis:
    synthesis = whole()
    sections = tuple(
        section.model_copy(update={"provenance": section.provenance.model_copy(update=changes)})
        for section in synthesis.sections
    )
    return synthesis.model_copy(update={"sections": sections})


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


@pytest.mark.parametrize(
    ("synthesis", "source_type"),
    [
        (whole(), None),
        (with_provenance(engine="llm", model="m-1"), BY_MODEL),
        (with_provenance(engine="llm", model="m-1", edited_at=NOON), BY_BOTH),
    ],
    ids=["no model", "model", "model and person"],
)
def test_where_a_language_model_had_a_part_every_form_says_so_to_machines(synthesis, source_type):
    made = {form: form.export(synthesis, View(), NOON) for form in (DOCX, PDF, HTML, JSON)}
    properties = docx.Document(io.BytesIO(made[DOCX])).part.package.iter_parts()
    custom = next(p.blob.decode() for p in properties if "custom.xml" in p.partname)
    said = (custom, made[PDF].decode("latin-1"), made[HTML].decode())
    assert json.loads(made[JSON])["digital_source_type"] == source_type
    for text in said:
        assert (SOURCE in text) == (source_type is not None)
        assert source_type is None or source_type in text
