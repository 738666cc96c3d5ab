"""The document to type in: pictures beside lists."""

import datetime as dt
import io

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from PIL import Image

from synthkit.exporters.docx.transcription_form import ToType, transcription
from synthkit.model.original import Original
from synthkit.readers.reading import read

AT = dt.datetime(2025, 10, 10, 12, tzinfo=dt.UTC)


def jpeg(width: int, height: int) -> bytes:
    held = io.BytesIO()
    Image.new("RGB", (width, height), "white").save(held, "JPEG")
    return held.getvalue()


PORTRAIT = ToType(Original.of("a" * 64, page=3), "skanning.pdf, sida 3", jpeg(1240, 1754))
LANDSCAPE = ToType(Original.of("b" * 64, page=1), "tavla.jpg, sida 1", jpeg(1600, 900))
UNSHOWN = ToType(Original.of("c" * 64, picture=2), "Grupp 1.docx, bild 2")


def made(*items: ToType) -> WordDocument:
    return docx.Document(io.BytesIO(transcription(items, "sv", AT)))


def test_each_picture_has_a_heading_with_its_reference():
    headings = [p.text for p in made(PORTRAIT, LANDSCAPE).paragraphs if p.text.endswith("]")]
    assert headings == [
        f"{item.title}\n{item.original.reference}" for item in (PORTRAIT, LANDSCAPE)
    ]


def test_a_picture_keeps_its_shape_and_fits_its_page():
    document = made(PORTRAIT, LANDSCAPE, PORTRAIT)
    section = document.sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    for shape, item in zip(document.inline_shapes, (PORTRAIT, LANDSCAPE, PORTRAIT), strict=True):
        with Image.open(io.BytesIO(item.jpeg)) as picture:
            assert shape.width / shape.height == pytest.approx(picture.width / picture.height, 0.01)
        assert shape.width < 0.6 * section.page_width
        assert shape.height < 0.75 * section.page_height


def test_whoever_listens_hears_what_each_picture_is():
    (shape,) = made(PORTRAIT).inline_shapes
    assert "skanning.pdf, sida 3" in shape._inline.docPr.get("descr")


def test_a_list_waits_beside_each_picture_also_where_it_cannot_be_shown():
    for table in made(PORTRAIT, UNSHOWN).tables:
        styles = [p.style.name for p in table.rows[0].cells[1].paragraphs if p.style]
        assert styles[0] == "Key Insights Label"
        assert set(styles[1:]) == {"List Bullet"}


def test_it_says_its_language_and_title_and_nobody_s_name():
    document = made(PORTRAIT)
    core = document.core_properties
    assert (core.title, core.author, core.last_modified_by) == ("Att skriva av", "", "")
    lang = document.styles.element.find(f".//{qn('w:lang')}")
    assert lang.get(qn("w:val")) == "sv-SE"


def test_the_same_items_give_the_same_bytes():
    items = (PORTRAIT, LANDSCAPE)
    assert transcription(items, "sv", AT) == transcription(items, "sv", AT)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_untouched_it_reads_as_empty_lists_for_those_pictures(language):
    items = (PORTRAIT, LANDSCAPE, UNSHOWN)
    document = read("x.docx", transcription(items, language, AT), "abc123")
    assert [typed.original for typed in document.typed_for] == [item.original for item in items]
    assert [typed.title for typed in document.typed_for] == [item.title for item in items]
    assert not any(typed.blocks for typed in document.typed_for)
    assert all(block.placeholder for block in document.blocks)
    assert document.unread_pictures == ()
