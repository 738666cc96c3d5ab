"""What was put onto a page afterwards: filled-in fields, typed text, comments."""

import ctypes
import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

import pypdfium2 as pdfium
from pypdfium2 import raw

from synthkit.readers.characters import clean
from synthkit.readers.pdf.geometry import Rect, turned
from synthkit.readers.pdf.words import Word

_LETTER, _SPACE, _LINE = 0.5, 0.3, 1.25  # widths of most letters and spaces, pitch of lines, in ems
_UNSEEN = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW
_MULTILINE, _PASSWORD = 1 << 12, 1 << 13
_FILLED_IN = {raw.FPDF_FORMFIELD_TEXTFIELD, raw.FPDF_FORMFIELD_COMBOBOX, raw.FPDF_FORMFIELD_LISTBOX}
# What carries a remark that is seen only when it is opened.
_COMMENTING = {
    raw.FPDF_ANNOT_TEXT,
    raw.FPDF_ANNOT_HIGHLIGHT,
    raw.FPDF_ANNOT_UNDERLINE,
    raw.FPDF_ANNOT_SQUIGGLY,
    raw.FPDF_ANNOT_STRIKEOUT,
    raw.FPDF_ANNOT_CARET,
    raw.FPDF_ANNOT_INK,
    raw.FPDF_ANNOT_LINE,
    raw.FPDF_ANNOT_SQUARE,
    raw.FPDF_ANNOT_CIRCLE,
    raw.FPDF_ANNOT_POLYGON,
    raw.FPDF_ANNOT_POLYLINE,
    raw.FPDF_ANNOT_STAMP,
    raw.FPDF_ANNOT_FILEATTACHMENT,
}
_TICKED, _UNTICKED = "☒", "☐"
_TEXT_SHOWN = re.compile(r"\bT[jJ]\b")  # the operators of a page's content that draw text
_TAG = re.compile(r"<[^>]*>")
_PARAGRAPH_END = re.compile(r"</p>|<br\s*/?>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TypedText(Rect):
    """Text that somebody typed onto a page.

    Attributes:
        inline: a field of one line, which is read with what stands beside it.
    """

    text: str
    inline: bool

    def turned(self, turn: int) -> "TypedText":
        """The same, where it is measured from the page as it lies in the file."""
        edges = turned((self.x0, -self.bottom, self.x1, -self.top), turn)
        return TypedText(*edges, text=self.text, inline=self.inline)

    def words(self, size: float, turn: int) -> list[Word]:
        """Its words, in letters of that size or smaller, within its edges."""
        lines = [line.split() for line in self.text.split("\n")]
        size = min(size, (self.bottom - self.top) / (_LINE * len(lines)))
        made: list[Word] = []
        for number, line in enumerate(lines):
            widths = [_LETTER * size * len(word) for word in line]
            needed = sum(widths) + _SPACE * size * len(line)
            squeezed = min(1.0, (self.x1 - self.x0) / max(needed, 1.0))
            # One line stands in the middle of its field, several begin at the top.
            middle = (self.top + self.bottom - _LINE * size * len(lines)) / 2
            x, top = self.x0 + _SPACE * size * squeezed, middle + _LINE * size * number
            for word, width in zip(line, widths, strict=True):
                right = x + width * squeezed
                made.append(Word(x, right, top, top + size, word, size, turn=turn))
                x = right + _SPACE * size * squeezed
        return made


@dataclass(frozen=True, slots=True)
class Annotations:
    """What was put onto one page: text that is seen there, and comments."""

    typed: tuple[TypedText, ...] = ()
    comments: tuple[str, ...] = ()


def take_annotations(document: pdfium.PdfDocument, page: pdfium.PdfPage) -> Annotations:
    """What was put onto a page; what is read here is taken off the page in memory."""
    typed: list[TypedText] = []
    comments: list[str] = []
    for number in reversed(range(raw.FPDFPage_GetAnnotCount(page))):
        annotation = raw.FPDFPage_GetAnnot(page, number)
        try:
            taken = next(_typed(document, annotation), None)
            comments += _comment(annotation)
        finally:
            raw.FPDFPage_CloseAnnot(annotation)
        if taken is not None:
            typed.append(taken)
            raw.FPDFPage_RemoveAnnot(page, number)
    return Annotations(tuple(reversed(typed)), tuple(reversed(comments)))


def _typed(document: pdfium.PdfDocument, annotation: object) -> Iterator[TypedText]:
    if raw.FPDFAnnot_GetFlags(annotation) & _UNSEEN:
        return
    kind, inline = raw.FPDFAnnot_GetSubtype(annotation), False
    if kind == raw.FPDF_ANNOT_FREETEXT:
        text = _contents(annotation)
    elif kind == raw.FPDF_ANNOT_WIDGET and document.formenv is not None:
        flags = raw.FPDFAnnot_GetFormFieldFlags(document.formenv, annotation)
        inline = not flags & _MULTILINE
        if flags & _PASSWORD or (inline and _is_drawn(annotation)):
            return
        text = _filled_in(document.formenv, annotation)
    else:
        return
    box = raw.FS_RECTF()
    if text and raw.FPDFAnnot_GetRect(annotation, ctypes.byref(box)):
        yield TypedText(box.left, box.right, -box.top, -box.bottom, text, inline)


def _is_drawn(annotation: object) -> bool:
    """Whether the file says how the field is drawn with its text, which is then what is seen."""
    normal = raw.FPDF_ANNOT_APPEARANCEMODE_NORMAL
    drawn = _fetched(partial(raw.FPDFAnnot_GetAP, annotation, normal))
    return _TEXT_SHOWN.search(drawn) is not None


def _filled_in(forms: object, annotation: object) -> str:
    """What is filled into a field of a form: its text, what was chosen, a box, ticked or not."""
    kind = raw.FPDFAnnot_GetFormFieldType(forms, annotation)
    if kind in {raw.FPDF_FORMFIELD_CHECKBOX, raw.FPDF_FORMFIELD_RADIOBUTTON}:
        return _TICKED if raw.FPDFAnnot_IsChecked(forms, annotation) == 1 else _UNTICKED
    if kind not in _FILLED_IN:
        return ""
    chosen = [
        _fetched(partial(raw.FPDFAnnot_GetOptionLabel, forms, annotation, number))
        for number in range(raw.FPDFAnnot_GetOptionCount(forms, annotation))
        if raw.FPDFAnnot_IsOptionSelected(forms, annotation, number)
    ]
    value = partial(raw.FPDFAnnot_GetFormFieldValue, forms, annotation)
    return clean("\n".join(chosen) or _fetched(value))


def _comment(annotation: object) -> list[str]:
    if raw.FPDFAnnot_GetSubtype(annotation) not in _COMMENTING:
        return []
    text = _contents(annotation)
    return [text] if text else []


def _contents(annotation: object) -> str:
    """The text of an annotation, or else that of its formatted text."""
    plain = clean(_string(annotation, b"Contents"))
    if plain:
        return plain
    formatted = _PARAGRAPH_END.sub("\n", _string(annotation, b"RC"))
    return clean(html.unescape(_TAG.sub("", formatted)))


def _string(annotation: object, key: bytes) -> str:
    return _fetched(partial(raw.FPDFAnnot_GetStringValue, annotation, key))


def _fetched(fetch: Callable[[object, int], int]) -> str:
    """What pdfium writes as UTF-16 once it is given a place that is large enough."""
    size = fetch(None, 0)
    if size <= 2:
        return ""
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    fetch(buffer, size)
    return bytes(buffer).decode("utf-16-le", "replace").split("\0", 1)[0]
