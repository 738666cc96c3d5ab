"""The same synthesis says the same in every form, and tells the same truth about itself."""

import io
import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import docx
import openpyxl
import pdfplumber
import pytest
from pdfminer.high_level import extract_text
from pptx import Presentation
from pypdf import PdfReader

from synthkit.exporters.document_layout import lay_out
from synthkit.exporters.formats import (
    DOCX,
    EVIDENCE,
    HTML,
    JSON,
    MARKDOWN,
    PDF,
    PPTX,
    XLSX,
    ExportFormat,
)
from synthkit.exporters.layout import Layout, PartKind
from synthkit.exporters.onepager import one_page
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


# What each form says under each question, line by line


def said_in_json(made: bytes) -> list[tuple[int, str]]:
    """Question and text of every line, in order."""
    return [
        (question["number"], line["text"])
        for question in json.loads(made)["questions"]
        for lines in (*(theme["insights"] for theme in question["themes"]), question["tensions"])
        for line in lines
    ]


def said_in_spreadsheet(made: bytes) -> list[tuple[int, str]]:
    rows = openpyxl.load_workbook(io.BytesIO(made)).worksheets[0].values
    return [(number, text) for number, _, text, *_ in list(rows)[1:]]


def said_in_notes_of_slides(made: bytes, lines: list[str]) -> list[tuple[int, str]]:
    """A slide's title tells the question; its notes hold lines, themes and sources."""
    said: list[tuple[int, str]] = []
    for slide in Presentation(io.BytesIO(made)).slides:
        number = re.match(r"(\d+)\.", slide.shapes.title.text_frame.text)
        if number and slide.has_notes_slide:
            spoken = slide.notes_slide.notes_text_frame.text.splitlines()
            said += [(int(number[1]), line) for line in spoken if line in lines]
    return said


def lines_of(layout: Layout) -> list[tuple[int, str]]:
    return [
        (paragraph.part.question or 0, paragraph.text)
        for paragraph in layout.paragraphs
        if paragraph.part and paragraph.part.kind in {PartKind.INSIGHT, PartKind.TENSION}
    ]


def folded(lines: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Documents end every line as a sentence."""
    return [(question, text.rstrip(".")) for question, text in lines]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_json_spreadsheet_and_notes_of_slides_say_line_by_line_what_the_document_says(language):
    synthesis = whole(language=language, kind="workshop")
    lines = lines_of(lay_out(synthesis).value)
    assert len(lines) == 4
    made = {form: form.export(synthesis, View(), NOON) for form in (JSON, XLSX, PPTX, EVIDENCE)}
    assert folded(said_in_json(made[JSON])) == folded(lines)
    assert said_in_spreadsheet(made[XLSX]) == lines
    assert said_in_notes_of_slides(made[PPTX], [text for _, text in lines]) == lines
    told = made[EVIDENCE].decode()
    assert all(json.dumps(text, ensure_ascii=False)[1:-1] in told for _, text in lines)


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("form", [DOCX, PDF], ids=lambda form: form.name)
def test_one_page_says_a_part_of_the_document_in_its_words_and_order(form, language):
    synthesis = whole(language=language, kind="workshop")
    document = [text for _, text in lines_of(lay_out(synthesis).value)]
    page = one_page(synthesis).layout
    rest = text_of(form, form.write(page, synthesis.workshop, NOON))
    places = []
    for _, text in lines_of(page):
        _, found, rest = rest.partition(text)
        assert found, text
        # Each stands behind the title of its theme.
        places.append(next(n for n, line in enumerate(document) if text.endswith(line)))
    assert places == sorted(set(places))
    assert len(places) == 3


def tagged(made: bytes) -> Iterator[tuple[str, str]]:
    """The tags of a PDF in their order, each with the text that it holds itself."""
    reader: Any = PdfReader(io.BytesIO(made))
    pages = [page.indirect_reference.idnum for page in reader.pages]
    marked: dict[tuple[int, int], str] = {}
    with pdfplumber.open(io.BytesIO(made)) as pdf:
        for number, page in zip(pages, pdf.pages, strict=True):
            for char in page.chars:
                at = number, char["mcid"]
                marked[at] = marked.get(at, "") + char["text"]

    def below(node: Any, page: int) -> Iterator[tuple[str, str]]:
        node = node.get_object()
        page = node.raw_get("/Pg").idnum if "/Pg" in node else page
        held = node.get("/K", ())
        text = ""
        for child in (one.get_object() for one in (held if isinstance(held, list) else [held])):
            if isinstance(child, int):
                text += marked.get((page, child), "")
            elif "/MCID" in child:
                of = child.raw_get("/Pg").idnum if "/Pg" in child else page
                text += marked.get((of, child["/MCID"]), "")
            elif "/S" in child:
                yield from below(child, page)
        yield node.get("/S", "")[1:], text

    yield from below(reader.root_object["/StructTreeRoot"], 0)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_tags_of_the_pdf_read_it_in_the_order_of_word(language):
    synthesis = whole(language=language, kind="workshop")
    word = docx.Document(io.BytesIO(DOCX.export(synthesis, View(), NOON)))
    in_word = "".join(paragraph.text for paragraph in word.paragraphs)
    tags = list(tagged(PDF.export(synthesis, View(), NOON)))
    in_pdf = "".join(text for tag, text in tags if tag != "Lbl")
    assert "".join(in_pdf.split()) == "".join(in_word.split())
    # Nothing stands outside of what a screen reader knows as a paragraph, heading or item.
    assert {tag for tag, text in tags if text} == {
        *("H1", "H2", "H3", "LBody", "Lbl", "P", "Title")
    }
