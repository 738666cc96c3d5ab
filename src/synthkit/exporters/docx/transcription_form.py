"""A Word document for typing in what stands on pictures that no program reads.

Each picture has a heading with the reference to its original, and stands beside a list to type
into; the same reference is the name of a bookmark there. See `synthkit.model.original`.
"""

import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Emu, Length, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from PIL import Image

from synthkit.exporters.docx.document import new_document
from synthkit.exporters.docx.package import packed, set_core_properties
from synthkit.model.original import Original
from synthkit.text.catalogue import Catalogue, catalogue
from synthkit.text.languages import LanguageCode

_PAGE: Final = (Cm(29.7), Cm(21.0))
_MARGIN: Final = Cm(1.5)
_WIDTH: Final = Cm(26.7)
_GAP: Final = Cm(0.9)
# What fits on a page below a heading; the first one stands below the instructions.
_TALLEST: Final = Cm(14.5)
_TALLEST_FIRST: Final = Cm(11.0)
_WIDEST: Final = Cm(15.3)
_NO_PICTURE: Final = (Cm(8.0), Cm(2.0))
_LINES: Final = 3  # that wait to be written on; the next ones come by themselves
_GREY: Final = RGBColor(0x59, 0x59, 0x59)
_FRAME: Final = "BFBFBF"


@dataclass(frozen=True, slots=True)
class ToType:
    """One page or picture to be typed in.

    Attributes:
        title: which file and page it is.
        jpeg: the picture; nothing where it cannot be shown.
    """

    original: Original
    title: str
    jpeg: bytes = b""


def transcription(items: Sequence[ToType], language: LanguageCode, made_at: dt.datetime) -> bytes:
    """The document; the same items, language and time give the same bytes."""
    texts = catalogue(language)
    title = texts.text("document.transcribe.title")
    document, _ = new_document(language, _PAGE, _MARGIN)
    document.sections[0].orientation = WD_ORIENT.LANDSCAPE
    document.add_paragraph(title, style="Title")
    for key in ("what_to_do", "what_then"):
        document.add_paragraph(texts.text(f"document.transcribe.{key}"), style="Body Text")
    for number, item in enumerate(items):
        _add(document, item, number, texts)
    set_core_properties(document, title, language, made_at)
    return packed(document, made_at)


def _add(document: WordDocument, item: ToType, number: int, texts: Catalogue) -> None:
    heading = document.add_paragraph(item.title, style="Heading 2")
    heading.paragraph_format.page_break_before = number > 0
    heading.add_run().add_break()
    reference = heading.add_run(item.original.reference)
    reference.font.size, reference.font.bold = Pt(8), False
    reference.font.color.rgb = _GREY
    size = _fitting(item.jpeg, _TALLEST if number else _TALLEST_FIRST)
    left, right = _beside(document, size[0])
    _show(left, item, size, texts)
    _add_list(right, item.original, number, texts)


def _beside(document: WordDocument, width: Length) -> tuple[_Cell, _Cell]:
    """A cell for a picture of that width, and one beside it with all the room that is left."""
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    widths = Length(width + _GAP), Length(_WIDTH - width - _GAP)
    for column, cell, each in zip(table.columns, table.rows[0].cells, widths, strict=True):
        column.width = cell.width = each
    left, right = table.rows[0].cells
    _set_margins(left, Cm(0), _GAP)
    _set_margins(right, Cm(0.25), Cm(0.25))
    return left, right


def _set_margins(cell: _Cell, left: Length, right: Length) -> None:
    sides = "".join(
        f'<w:{side} w:w="{width.twips}" w:type="dxa"/>'
        for side, width in (("top", Cm(0.1)), ("left", left), ("bottom", Cm(0.1)), ("right", right))
    )
    properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001 - the API has no margins
    properties.append(parse_xml(f"<w:tcMar {nsdecls('w')}>{sides}</w:tcMar>"))


def _show(cell: _Cell, item: ToType, size: tuple[Length, Length], texts: Catalogue) -> None:
    paragraph = cell.paragraphs[0]
    if not item.jpeg:
        paragraph.add_run(texts.text("document.transcribe.not_shown"))
        return
    shape = paragraph.add_run().add_picture(io.BytesIO(item.jpeg), *size)
    about = shape._inline.docPr  # noqa: SLF001 - the API has no alternative texts
    about.set("descr", texts.text("document.transcribe.alternative", title=item.title))


def _fitting(jpeg: bytes, tallest: Length) -> tuple[Length, Length]:
    """Width and height in which a picture fills its place without being stretched."""
    if not jpeg:
        return _NO_PICTURE
    with Image.open(io.BytesIO(jpeg), formats=("JPEG",)) as opened:
        width, height = opened.size
    scale = min(_WIDEST / width, tallest / height)
    return Emu(round(width * scale)), Emu(round(height * scale))


def _add_list(cell: _Cell, original: Original, number: int, texts: Catalogue) -> None:
    label = cell.paragraphs[0]
    label.style = "Key Insights Label"
    label.add_run(texts.text("document.transcribe.type_here"))
    _bookmark(label, original.bookmark, number)
    for _ in range(_LINES):
        cell.add_paragraph(style="List Bullet")
    frame = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{_FRAME}"/>'
        for side in ("top", "left", "bottom", "right")
    )
    properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001 - the API has no borders
    borders = parse_xml(f"<w:tcBorders {nsdecls('w')}>{frame}</w:tcBorders>")
    properties.find(qn("w:tcMar")).addprevious(borders)


def _bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for mark in (start, end):
        mark.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    runs = paragraph._p.r_lst  # noqa: SLF001 - the API has no bookmarks
    runs[0].addprevious(start)
    runs[-1].addnext(end)
