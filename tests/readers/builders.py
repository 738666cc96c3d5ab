"""Small Word and PDF files, as bytes."""

import ctypes
import io
import zipfile

import pypdfium2 as pdfium
from PIL import Image
from pypdfium2 import raw
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from synthkit.model.document import Block, BlockKind
from synthkit.readers.reading import read

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_SPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
# Parts that a document may have beside its body: their root element, and the kind of relation.
_PARTS = {
    "styles": "styles",
    "numbering": "numbering",
    "settings": "settings",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "comments": "comments",
    "header": "hdr",
    "footer": "ftr",
}


def root(tag: str, inside: str) -> str:
    return f"<w:{tag} {_SPACES}>{inside}</w:{tag}>"


def relations(kinds: dict[str, tuple[str, str]]) -> str:
    """Relations by id: their kind and target."""
    each = "".join(
        f'<Relationship Id="{i}" Type="{R}/{kind}" Target="{target}"/>'
        for i, (kind, target) in kinds.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}">{each}</Relationships>'


def docx(body: str, *, extra: dict[str, str | bytes] | None = None, **parts: str) -> bytes:
    """A Word file with this body; parts by name ("styles", "header"), extra files by path."""
    files: dict[str, str | bytes] = {
        "_rels/.rels": relations({"r1": ("officeDocument", "word/document.xml")}),
        "word/document.xml": root("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": relations({k: (k, f"{k}.xml") for k in parts}),
    }
    files |= {f"word/{k}.xml": root(_PARTS[k], inside) for k, inside in parts.items()}
    return archive(files | (extra or {}))


def archive(files: dict[str, str | bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return held.getvalue()


def p(*inside: str, style: str = "", props: str = "") -> str:
    """A paragraph; plain text becomes a run."""
    about = (f'<w:pStyle w:val="{style}"/>' if style else "") + props
    runs = "".join(part if part.startswith("<") else r(part) for part in inside)
    return f"<w:p><w:pPr>{about}</w:pPr>{runs}</w:p>"


def r(text: str, props: str = "") -> str:
    return f'<w:r><w:rPr>{props}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def numbered(list_id: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'


def table(*rows: list[str]) -> str:
    """Each cell is paragraphs, or plain text."""
    return f"<w:tbl>{''.join(row(*cells) for cells in rows)}</w:tbl>"


def row(*cells: str, props: str = "") -> str:
    return f"<w:tr><w:trPr>{props}</w:trPr>{''.join(map(tc, cells))}</w:tr>"


def tc(inside: str, props: str = "") -> str:
    if inside.startswith("<w:tc>"):
        return inside
    held = inside if inside.startswith("<") else p(inside)
    return f"<w:tc><w:tcPr>{props}</w:tcPr>{held}</w:tc>"


def style(style_id: str, name: str = "", based_on: str = "", props: str = "") -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{style_id}"><w:name w:val="{name or style_id}"/>'
        f"{base}{props}</w:style>"
    )


def abstract_list(number: int, *levels: tuple[str, str], more: str = "") -> str:
    """A list whose levels have a form and a pattern: ("decimal", "%1.")."""
    each = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{pattern}"/>{more}</w:lvl>'
        for n, (form, pattern) in enumerate(levels)
    )
    return f'<w:abstractNum w:abstractNumId="{number}">{each}</w:abstractNum>'


def instance(list_id: int, abstract: int, more: str = "") -> str:
    return f'<w:num w:numId="{list_id}"><w:abstractNumId w:val="{abstract}"/>{more}</w:num>'


LISTS = (
    abstract_list(0, ("decimal", "%1."), ("lowerLetter", "%2)"), ("decimal", "%1.%2.%3"))
    + abstract_list(1, ("bullet", "•"), ("bullet", "o"))
    + instance(1, 0)
    + instance(2, 1)
)


def box(*paragraphs: str) -> str:
    """A text box as Word stores it: as the choice, and once more as the fallback."""
    inside = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>'
        f"{inside}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
        f"{inside}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def blocks(content: bytes, name: str = "Grupp 1.docx") -> tuple[Block, ...]:
    return read(name, content, "abc123").blocks


def texts(content: bytes, kind: BlockKind | None = None) -> list[str]:
    return [b.text for b in blocks(content) if kind is None or b.kind is kind]


class Page:
    """A page to write on, from the top down; measures are in points."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._height = A4[1]

    def write(
        self, text: str, x: float = 72, y: float = 72, size: float = 11, font: str = "Helvetica"
    ) -> "Page":
        """Text at x from the left and y from the top."""
        self._canvas.setFont(font, size)
        self._canvas.drawString(x, self._height - y, text)
        return self

    def lines(self, *written: str, x: float = 72, y: float = 72, size: float = 11) -> "Page":
        """Lines below each other."""
        for number, text in enumerate(written):
            self.write(text, x, y + number * size * 1.25, size)
        return self

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> "Page":
        self._canvas.line(x0, self._height - y0, x1, self._height - y1)
        return self

    def frame(self, x: float, y: float, width: float, height: float) -> "Page":
        self._canvas.rect(x, self._height - y - height, width, height)
        return self

    def card(self, x: float, y: float, width: float, height: float) -> "Page":
        """A frame with round corners."""
        self._canvas.roundRect(x, self._height - y - height, width, height, 8)
        return self

    def shade(self, x: float, y: float, width: float, height: float, grey: float = 0.9) -> "Page":
        """A filled shape without an outline; to be drawn before what stands on it."""
        self._canvas.setFillGray(grey)
        self._canvas.rect(x, self._height - y - height, width, height, stroke=0, fill=1)
        self._canvas.setFillGray(0)
        return self

    def dot(self, x: float, y: float, radius: float = 1.8, *, filled: bool = True) -> "Page":
        """A circle around a point."""
        self._canvas.circle(x, self._height - y, radius, stroke=not filled, fill=filled)
        return self

    def sideways(self, text: str, x: float, y: float) -> "Page":
        self._canvas.saveState()
        self._canvas.translate(x, self._height - y)
        self._canvas.rotate(90)
        self._canvas.drawString(0, 0, text)
        self._canvas.restoreState()
        return self

    def field(
        self, value: str, place: tuple[float, float, float, float], flags: str = ""
    ) -> "Page":
        """A form field with a value; its place is left, top, right, bottom."""
        left, top, right, bottom = place
        self._canvas.acroForm.textfield(
            value=value,
            x=left,
            y=self._height - bottom,
            width=right - left,
            height=bottom - top,
            fieldFlags=flags,
            fontSize=11,
        )
        return self

    def picture(self) -> "Page":
        self._canvas.drawInlineImage(Image.new("L", (8, 8), 128), 72, 72, 100, 100)
        return self


class Pdf:
    """A PDF file page by page."""

    def __init__(self, **options: object) -> None:
        self._held = io.BytesIO()
        self._canvas = Canvas(self._held, pagesize=A4, invariant=1, **options)
        self._pages = 0

    def page(self) -> Page:
        if self._pages:
            self._canvas.showPage()
        self._pages += 1
        self._canvas.setLineWidth(0.5)
        return Page(self._canvas)

    def content(self) -> bytes:
        if not self._held.getvalue():
            self._canvas.showPage()
            self._canvas.save()
        return self._held.getvalue()


def form(content: bytes) -> bytes:
    """A form whose fields say what they hold, and not how that is drawn."""
    return content.replace(b"/AP", b"/XP")


def annotated(
    content: bytes,
    subtype: str,
    text: str,
    place: tuple[float, float, float, float],
    *,
    hidden: bool = False,
) -> bytes:
    """The PDF with an annotation on its first page; its place is left, top, right, bottom."""
    document = pdfium.PdfDocument(content)
    page = document[0]
    made = raw.FPDFPage_CreateAnnot(page, getattr(raw, f"FPDF_ANNOT_{subtype.upper()}"))
    height = page.get_height()
    left, top, right, bottom = place
    raw.FPDFAnnot_SetRect(made, raw.FS_RECTF(left, height - top, right, height - bottom))
    held = ctypes.create_string_buffer(f"{text}\0".encode("utf-16-le"))
    raw.FPDFAnnot_SetStringValue(
        made, b"Contents", ctypes.cast(held, ctypes.POINTER(ctypes.c_ushort))
    )
    raw.FPDFAnnot_SetFlags(made, raw.FPDF_ANNOT_FLAG_HIDDEN if hidden else 0)
    raw.FPDFPage_CloseAnnot(made)
    saved = io.BytesIO()
    document.save(saved)
    document.close()
    return saved.getvalue()


def raw_pdf(drawn: bytes, font: bytes) -> bytes:
    """A page with what is drawn, in a font that is described as PDF does it."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources 6 0 R>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn),
        font,
        b"<</Font<</F1 5 0 R>>>>",
    ]
    made = b"%PDF-1.4\n"
    for number, held in enumerate(objects, 1):
        made += b"%d 0 obj%s endobj\n" % (number, held)
    return made + b"trailer<</Root 1 0 R/Size 7>>\n%%EOF"
