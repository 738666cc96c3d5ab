"""Writes the two pdf files: one as Word exports them, one in two columns."""

import io
from collections.abc import Callable
from xml.sax.saxutils import escape

from examples.ws2_build.source import GroupFile, Line
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    FrameBreak,
    NextPageTemplate,
    PageTemplate,
    Paragraph,
)

# The standard fonts need no font file. They hold å, ä, ö, – and • but no →: groups type -> too.
_TEXT = ParagraphStyle("text", fontName="Helvetica", fontSize=11, leading=14.5, spaceAfter=6)
_TITLE = ParagraphStyle("title", _TEXT, fontSize=18, leading=22, spaceAfter=8)
_HEADING = ParagraphStyle(
    "heading", _TEXT, fontName="Helvetica-Bold", fontSize=12.5, leading=16, spaceBefore=10
)
_HEADING.keepWithNext = 1
_ITEM = ParagraphStyle("item", _TEXT, leftIndent=18, bulletIndent=5, spaceAfter=4)
_SUB_ITEM = ParagraphStyle(
    "sub-item", _ITEM, leftIndent=36, bulletIndent=23, bulletFontName="Courier"
)
_SMALL = ParagraphStyle("small", _ITEM, fontSize=11, leading=14.5, spaceAfter=6)
_SMALL_HEADING = ParagraphStyle("small-heading", _HEADING, fontSize=11.5, leading=15)
_MARGIN = 2.2 * cm
_GAP = 0.9 * cm


def pdf_bytes(group: GroupFile) -> bytes:
    """The pdf of a group, the same bytes every time."""
    return _SHAPES[group.shape](group)


def _common(group: GroupFile) -> bytes:
    width, height = A4
    frame = Frame(_MARGIN, _MARGIN, width - 2 * _MARGIN, height - 2 * _MARGIN)
    story = [_flowable(line, _ITEM, _HEADING) for line in group.lines]
    return _build(group, [PageTemplate("page", [frame])], story)


def _two_columns(group: GroupFile) -> bytes:
    """A title over the whole width of the first page, everything else in two columns."""
    width, height = A4
    column = (width - 2 * _MARGIN - _GAP) / 2
    top = height - _MARGIN

    def columns(upper: float, page: str) -> list[Frame]:
        return [
            Frame(left, _MARGIN, column, upper - _MARGIN, 0, 0, 0, 0, id=f"{page}{side}")
            for side, left in enumerate((_MARGIN, _MARGIN + column + _GAP))
        ]

    head = Frame(_MARGIN, top - 2.4 * cm, width - 2 * _MARGIN, 2.4 * cm, 0, 0, 0, 0, id="head")
    templates = [
        PageTemplate("first", [head, *columns(top - 2.4 * cm, "first")]),
        PageTemplate("later", columns(top, "later")),
    ]
    wide = [line for line in group.lines if line.kind in {"title", "furniture"}]
    narrow = [line for line in group.lines if line not in wide]
    story: list[Flowable] = [_flowable(line, _SMALL, _SMALL_HEADING) for line in wide]
    story += [NextPageTemplate("later"), FrameBreak()]
    story += [_flowable(line, _SMALL, _SMALL_HEADING) for line in narrow]
    return _build(group, templates, story)


_SHAPES: dict[str, Callable[[GroupFile], bytes]] = {
    "pdf-common": _common,
    "pdf-two-columns": _two_columns,
}


def _flowable(line: Line, item: ParagraphStyle, heading: ParagraphStyle) -> Flowable:
    text = escape(line.text)
    if line.note:
        nested = line.note.nested
        return Paragraph(text, _SUB_ITEM if nested else item, bulletText="o" if nested else "•")
    styles = {"title": _TITLE, "furniture": _TEXT}
    return Paragraph(text, styles.get(line.kind, heading))


def _build(group: GroupFile, templates: list[PageTemplate], story: list[Flowable]) -> bytes:
    def furniture(canvas: Canvas, _: BaseDocTemplate) -> None:
        width, height = A4
        canvas.setFont("Helvetica", 9)
        if group.header:
            canvas.drawString(_MARGIN, height - 1.3 * cm, group.header)
        if group.footer:
            text = group.footer.replace("{page}", str(canvas.getPageNumber()))
            canvas.drawRightString(width - _MARGIN, 1.2 * cm, text)

    for template in templates:
        template.onPage = furniture
    written = io.BytesIO()
    document = BaseDocTemplate(
        written,
        pagesize=A4,
        title=group.group,
        author="",
        lang="sv-SE",
        invariant=1,
        pageCompression=0,
    )
    document.addPageTemplates(templates)
    document.build(story)
    return written.getvalue()
