"""Writes the pdf files: as Word exports them, in two columns, or as notes on a wall."""

import io
from collections.abc import Callable, Iterator
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4, landscape
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

from examples.building.source import LOCALES, GroupFile, Line, Note

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
_STICKY = ParagraphStyle("sticky", _TEXT, fontSize=12.5, leading=15.5, alignment=TA_CENTER)
_WALL_TITLE = ParagraphStyle("wall-title", _TITLE, fontName="Helvetica-Bold", fontSize=16)
_COLOURS = ("#fff2a8", "#ffd1dc", "#cdeac0", "#bde0fe")
_STICKY_SIDE, _ON_A_PAGE = 5.2 * cm, 8
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


def _sticky(group: GroupFile) -> bytes:
    """Notes in coloured boxes, scattered over wide pages, the question at the top of each."""
    return _wall(group, _ON_A_PAGE, colours=_COLOURS)


def _loose(group: GroupFile) -> bytes:
    """Words here and there, a page a question, as a board exports what it cannot draw."""
    return _wall(group, len(group.notes), colours=())


def _wall(group: GroupFile, on_a_page: int, colours: tuple[str, ...]) -> bytes:
    written = io.BytesIO()
    canvas = Canvas(written, pagesize=landscape(A4), invariant=1, pageCompression=0)
    canvas.setTitle(group.group)
    canvas.setAuthor("")
    for question, notes in _pages(group, on_a_page):
        _head(canvas, group, question)
        for place, note in enumerate(notes):
            _stick(canvas, note, place, colours)
        canvas.showPage()
    canvas.save()
    return written.getvalue()


def _pages(group: GroupFile, most: int) -> Iterator[tuple[str, list[Note]]]:
    """The question and at most so many notes, for page after page."""
    question, page = "", list[Note]()
    for line in group.lines:
        if line.note:
            if len(page) == most:
                yield question, page
                page = []
            page.append(line.note)
        elif line.kind == "question":
            if page:
                yield question, page
            question, page = line.text, []
    yield question, page


def _head(canvas: Canvas, group: GroupFile, question: str) -> None:
    width, height = landscape(A4)
    title = Paragraph(escape(question), _WALL_TITLE)
    _, used = title.wrap(width - 2 * _MARGIN, 3 * cm)
    title.drawOn(canvas, _MARGIN, height - 1.2 * cm - used)
    canvas.setFont("Helvetica", 9)
    if group.footer:
        text = group.footer.replace("{page}", str(canvas.getPageNumber()))
        canvas.drawRightString(width - _MARGIN, 0.9 * cm, text)


def _stick(canvas: Canvas, note: Note, place: int, colours: tuple[str, ...]) -> None:
    """One note, a little off its place in four columns, as a hand would put it."""
    row, column = divmod(place, 4)
    left = _MARGIN + column * 6.4 * cm + (place * 7 % 5) * 0.17 * cm
    top = landscape(A4)[1] - 3.6 * cm - row * 5.1 * cm - (place * 5 % 7) * 0.2 * cm
    text = Paragraph(escape(note.text), _STICKY)
    _, used = text.wrap(_STICKY_SIDE - 0.6 * cm, _STICKY_SIDE)
    if colours:
        canvas.setFillColor(HexColor(colours[place % len(colours)]))
        canvas.rect(left, top - 3.6 * cm, _STICKY_SIDE, 3.6 * cm, stroke=0, fill=1)
    text.drawOn(canvas, left + 0.3 * cm, top - 1.8 * cm - used / 2)


_SHAPES: dict[str, Callable[[GroupFile], bytes]] = {
    "pdf-common": _common,
    "pdf-two-columns": _two_columns,
    "pdf-sticky": _sticky,
    "pdf-loose": _loose,
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
        lang=LOCALES[group.language],
        invariant=1,
        pageCompression=0,
    )
    document.addPageTemplates(templates)
    document.build(story)
    return written.getvalue()
