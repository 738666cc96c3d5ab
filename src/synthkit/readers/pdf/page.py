"""One page: its words, its ruling lines, whether there are pictures."""

from collections import Counter
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

from synthkit.readers.pdf.rules import Rule, drawn
from synthkit.readers.pdf.words import Word, read_words


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on one page; coordinates as in `Word`.

    Attributes:
        words: that run in the direction of most of them.
        turned: the others, by direction, each in the order of the file.
        rules: ruling lines.
        pictures: whether there is a picture.
        paths: whether there is any drawing.
        width: of the page along the text, in points.
        height: of the page across the text.
        top: the y of its upper edge.
    """

    number: int
    words: tuple[Word, ...] = ()
    turned: tuple[tuple[Word, ...], ...] = ()
    rules: tuple[Rule, ...] = ()
    pictures: bool = False
    paths: bool = False
    top: float = 0.0
    height: float = 0.0
    width: float = 0.0

    @property
    def is_drawing_only(self) -> bool:
        """Whether something is there, and no text."""
        return not self.words and not self.turned and (self.pictures or self.paths)


_SHOWN_BESIDE = {raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_STAMP}


def _with_forms_filled(document: pdfium.PdfDocument, index: int) -> pdfium.PdfPage:
    """The page with form fields and typewritten remarks made part of its text."""
    page = document[index]
    kinds = set()
    for number in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, number)
        kinds.add(raw.FPDFAnnot_GetSubtype(annotation))
        raw.FPDFPage_CloseAnnot(annotation)
    if kinds & _SHOWN_BESIDE:
        flattened = raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
        if flattened == raw.FLATTEN_SUCCESS:
            page.close()
            return document[index]
    return page


def read_page(document: pdfium.PdfDocument, index: int) -> Page:
    """The page at that index; nothing of it is kept in memory but what is returned."""
    page = _with_forms_filled(document, index)
    try:
        textpage = page.get_textpage()
        try:
            found = read_words(textpage)
        finally:
            textpage.close()
        by_turn: dict[int, list[Word]] = {}
        for word in found.words:
            by_turn.setdefault(word.turn, []).append(word)
        sizes = Counter({turn: sum(len(w.text) for w in ws) for turn, ws in by_turn.items()})
        turn = min(sizes, key=lambda t: (-sizes[t], t), default=0)
        seen = drawn(page, turn)
        left, bottom, right, top = page.get_bbox()
    finally:
        page.close()
    sideways = turn % 180 == 90
    edges = {0: -top, 90: left, 180: bottom, 270: -right}
    return Page(
        number=index + 1,
        words=tuple(by_turn.pop(turn, ())),
        turned=tuple(tuple(by_turn[t]) for t in sorted(by_turn)),
        rules=seen.rules,
        pictures=seen.pictures,
        paths=seen.paths,
        top=edges.get(turn, -top),
        height=abs(right - left) if sideways else abs(top - bottom),
        width=abs(top - bottom) if sideways else abs(right - left),
    )
