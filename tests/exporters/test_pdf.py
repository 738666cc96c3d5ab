"""The PDF, read back by a reader that had no part in making it."""

import io
import sys

import pytest
from pdfminer.high_level import extract_text
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1

from synthkit.errors import ExportRefused
from synthkit.exporters.document_layout import lay_out
from synthkit.exporters.formats import PDF
from synthkit.exporters.layout import Layout, Paragraph, Style
from synthkit.exporters.pdf.document import to_pdf
from synthkit.exporters.view import View
from tests.builders import NOON
from tests.exporters.builders import whole


def opened(made: bytes) -> PDFDocument:
    return PDFDocument(PDFParser(io.BytesIO(made)))


def text_of(made: bytes) -> str:
    return " ".join(extract_text(io.BytesIO(made)).split())


def structure(document: PDFDocument) -> list[str]:
    """The tags of the document in reading order."""
    found: list[str] = []

    def walk(node):
        node = resolve1(node)
        if isinstance(node, list):
            for child in node:
                walk(child)
        elif isinstance(node, dict):
            if "S" in node:
                found.append(node["S"].name)
            walk(node.get("K"))

    walk(resolve1(document.catalog["StructTreeRoot"])["K"])
    return found


def laid_out(*paragraphs: Paragraph) -> Layout:
    heading = Paragraph(style=Style.HEADING_1, text="Sammanställning")
    return Layout(language="sv", title="Sammanställning", paragraphs=(heading, *paragraphs))


def bullets(*texts: str) -> Layout:
    return laid_out(*(Paragraph(style=Style.LIST_BULLET, text=text) for text in texts))


def test_it_says_of_itself_what_a_reader_for_the_blind_asks_for():
    document = opened(PDF.export(whole(), View(), NOON))
    catalogue = document.catalog
    metadata = resolve1(catalogue["Metadata"]).get_data().decode()
    assert resolve1(catalogue["MarkInfo"])["Marked"] is True
    assert catalogue["Lang"] == b"sv-SE"
    assert resolve1(catalogue["ViewerPreferences"])["DisplayDocTitle"] is True
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert "<pdfaid:part>2</pdfaid:part>" in metadata
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in metadata
    assert "Sammanställning WS 2" in metadata


def test_headings_and_lists_are_tagged_as_what_they_are():
    tags = structure(opened(PDF.export(whole(), View(), NOON)))
    layout = lay_out(whole()).value
    styles = [paragraph.style for paragraph in layout.paragraphs]
    for level in (1, 2, 3):
        assert tags.count(f"H{level}") == styles.count(Style(f"heading_{level}"))
    assert tags.count("LI") == styles.count(Style.LIST_BULLET) + styles.count(Style.LIST_NUMBER)


def test_the_headings_are_bookmarks_in_order():
    layout = lay_out(whole()).value
    bookmarks = [title for _, title, *_ in opened(to_pdf(layout, NOON)).get_outlines()]
    headings = {Style.HEADING_1, Style.HEADING_2, Style.HEADING_3}
    assert bookmarks == [p.text for p in layout.paragraphs if p.style in headings]


def test_every_paragraph_stands_in_it_in_order():
    layout = lay_out(whole()).value
    rest = text_of(to_pdf(layout, NOON))
    for paragraph in layout.paragraphs:
        _, found, rest = rest.partition(" ".join(paragraph.text.split()))
        assert found, paragraph.text


def test_every_font_is_in_the_file():
    document = opened(PDF.export(whole(), View(), NOON))
    descriptors = [
        found
        for xref in document.xrefs
        for number in xref.get_objids()
        if isinstance(found := resolve1(document.getobj(number)), dict)
        and getattr(found.get("Type"), "name", "") == "FontDescriptor"
    ]
    assert descriptors
    assert all({"FontFile", "FontFile2", "FontFile3"} & set(each) for each in descriptors)


@pytest.mark.parametrize(
    "text",
    [
        '#panic("x")',
        "$x^2$ och *fet* _kursiv_",
        "= Rubrik",
        "<etikett> @källa",
        r"\u{41} // ej kvar",
    ],
)
def test_what_looks_like_markup_is_printed_as_it_stands(text):
    assert text in text_of(to_pdf(bullets(text), NOON))


def test_numbered_lists_go_on_where_the_numbers_do():
    numbers = (2, 3, 7)
    items = (Paragraph(style=Style.LIST_NUMBER, text=f"Fråga {n}", number=n) for n in numbers)
    text = text_of(to_pdf(laid_out(*items), NOON))
    assert all(f"{number}. Fråga {number}" in text for number in numbers)


def test_a_term_stands_before_what_it_means():
    entry = Paragraph(style=Style.ABBREVIATION, term="RUA", text="regionalt utvecklingsansvar")
    assert "RUA regionalt utvecklingsansvar" in text_of(to_pdf(laid_out(entry), NOON))


def test_a_list_of_two_is_not_parted_by_the_end_of_a_page():
    filling = [Paragraph(style=Style.BODY, text="Rad.")] * 27
    for lines in range(20):
        pair = [Paragraph(style=Style.LIST_BULLET, text=f"Punkt {n}.") for n in (1, 2)]
        made = to_pdf(laid_out(*filling, *filling[:lines], *pair), NOON)
        pages = extract_text(io.BytesIO(made)).split("\f")
        assert any("Punkt 1." in page and "Punkt 2." in page for page in pages)


def test_without_the_extra_it_is_refused_with_advice(monkeypatch):
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(ExportRefused) as refused:
        to_pdf(bullets("En punkt."), NOON)
    assert refused.value.key == "pdf_extra_missing"


def test_a_character_that_no_font_has_is_refused_and_never_an_empty_box():
    with pytest.raises(ExportRefused) as refused:
        to_pdf(bullets("Tecknet \U000f1234 finns i inget typsnitt."), NOON)
    assert refused.value.key == "no_font_for_pdf"
