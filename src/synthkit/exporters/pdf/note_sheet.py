"""A sheet for notes as a PDF to fill in: a field for each point, under its question.

Typst sets the page and puts a link where each field is to be; the link becomes the field. So it has
its place, and its tag, as the page was set.
"""

import datetime as dt
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from synthkit.exporters.note_sheet import POINTS, NoteSheet
from synthkit.exporters.pdf.fields import as_pdf, field_font, nothing_drawn
from synthkit.exporters.pdf.typeset import font_file, typeset
from synthkit.text import languages
from synthkit.text.catalogue import catalogue

if TYPE_CHECKING:
    from pypdf import PdfWriter

_LINK: Final = "field:"
_PRINTED: Final = 4  # the flag of what is printed, too
_MULTILINE: Final = 1 << 12
# So small that all fits, where the viewer can tell; black.
_LOOKS: Final = "/Lato 0 Tf 0 g"


def write(sheet: NoteSheet, made_at: dt.datetime) -> bytes:
    """The sheet as a PDF; the same sheet and time give the same bytes.

    Raises:
        ExportRefused: if the extra ``pdf`` is not installed.
    """
    language, _, region = languages.get(sheet.language).setting.tag.partition("-")
    data = {
        "title": sheet.title,
        "subject": "",
        "author": [],
        "dense": False,
        "language": language,
        "region": region or None,
        "page": None,
        "blocks": list(_blocks(sheet)),
    }
    return _with_fields(typeset(data, made_at), sheet)


def _blocks(sheet: NoteSheet) -> Iterator[dict[str, object]]:
    yield {"style": "heading_1", "text": sheet.group}
    for sentence in sheet.sentences:
        yield {"style": "small_print", "text": sentence}
    for number, heading in sheet.questions.items():
        yield {"style": "heading_2", "text": heading}
        points = range(1, POINTS + 1)
        yield {"style": "fields", "items": [f"{_LINK}{number}.{point}" for point in points]}


def _with_fields(pdf: bytes, sheet: NoteSheet) -> bytes:
    """The same page, its links made fields."""
    from pypdf import PdfWriter  # noqa: PLC0415 - the extra may be missing

    writer = PdfWriter(clone_from=io.BytesIO(pdf))
    writer.pdf_header = pdf[:8].decode()
    links = [link.get_object() for page in writer.pages for link in page.get("/Annots", ())]
    for link in links:
        _become_field(link, sheet, writer)
    for tag in _tags(writer.root_object["/StructTreeRoot"]):
        if tag.get("/S") == "/Link":
            tag.update(as_pdf({"/S": "/Form"}))
    form = {
        "/Fields": [link.indirect_reference for link in links],
        "/DR": {"/Font": {"/Lato": field_font(writer, font_file())}},
        "/DA": _LOOKS,
    }
    writer.root_object.update(as_pdf({"/AcroForm": form}))
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def _become_field(link: Any, sheet: NoteSheet, writer: "PdfWriter") -> None:  # noqa: ANN401 - pypdf's
    """Makes a field for text of several lines of it, with a label for screen readers."""
    question, point = str(link["/A"]["/URI"]).removeprefix(_LINK).split(".")
    for key in ("/A", "/Border", "/Contents"):
        link.pop(key, None)
    x0, y0, x1, y1 = (float(edge) for edge in link["/Rect"])
    field = {
        "/Subtype": "/Widget",
        "/FT": "/Tx",
        "/Ff": _MULTILINE,
        "/F": _PRINTED,
        "/T": f"question-{question}-point-{point}",
        "/TU": catalogue(sheet.language).text(
            "document.note_sheet.field", question=question, point=point
        ),
        "/DA": _LOOKS,
        "/AP": {"/N": nothing_drawn(writer, x1 - x0, y1 - y0)},
    }
    link.update(as_pdf(field))


def _tags(node: Any) -> Iterator[Any]:  # noqa: ANN401 - as above
    """The elements of the tree of tags below one."""
    node = node.get_object()
    if isinstance(node, list):
        for child in node:
            yield from _tags(child)
    elif isinstance(node, dict):
        yield node
        if "/K" in node:
            yield from _tags(node["/K"])
