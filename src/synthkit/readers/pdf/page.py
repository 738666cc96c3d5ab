"""One page: its words, its ruling lines, whether there are pictures."""

from collections import Counter
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

from synthkit.readers.pdf.annotations import TypedText, take_annotations
from synthkit.readers.pdf.drawn_bullets import with_bullets
from synthkit.readers.pdf.geometry import Edges, turned
from synthkit.readers.pdf.pdfplumber_fallback import PdfplumberFallback
from synthkit.readers.pdf.ruling_lines import Rule, drawn
from synthkit.readers.pdf.struck import without_struck
from synthkit.readers.pdf.words import Word, read_words


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on one page.

    Attributes:
        words: that run in the direction of most of them.
        turned: the others, by direction, each in the order of the file.
        typed: text that somebody typed onto it.
        comments: that somebody put to it.
        rules: ruling lines.
        struck: lines of text that are struck through.
        pictures: whether there is a picture.
        paths: whether there is any drawing.
        unknown_count: how many characters are not known.
        width: of the page along the text, in points.
        height: of the page across the text.
        top: the y of its upper edge.
    """

    number: int
    words: tuple[Word, ...] = ()
    turned: tuple[tuple[Word, ...], ...] = ()
    typed: tuple[TypedText, ...] = ()
    comments: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()
    struck: tuple[str, ...] = ()
    pictures: bool = False
    paths: bool = False
    unknown_count: int = 0
    top: float = 0.0
    height: float = 0.0
    width: float = 0.0

    @property
    def is_drawing_only(self) -> bool:
        """Whether something is there, and no text."""
        text = self.words or self.turned or self.typed or self.struck
        return not text and (self.pictures or self.paths)


_SHOWN_BESIDE = {raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_STAMP}


def read_page(document: pdfium.PdfDocument, index: int, fallback: PdfplumberFallback) -> Page:
    """The page at that index; nothing of it is kept in memory but what is returned.

    Args:
        document: that it is a page of.
        index: of the page, from 0.
        fallback: is asked about characters that are not known.
    """
    page = document[index]
    try:
        added = take_annotations(document, page)
        page = _with_annotations_drawn(document, index, page)
        textpage = page.get_textpage()
        try:
            shown = page
            found = read_words(textpage, lambda unclear: fallback.fill_in(unclear, shown, index))
        finally:
            textpage.close()
        paper = _paper(page)
        by_turn: dict[int, list[Word]] = {}
        for word in found.words:
            if _is_on_page(word, turned(paper, word.turn)):
                by_turn.setdefault(word.turn, []).append(word)
        sizes = Counter({turn: sum(len(w.text) for w in ws) for turn, ws in by_turn.items()})
        turn = min(sizes, key=lambda t: (-sizes[t], t), default=0)
        seen = drawn(page, turn)
        left, bottom, right, top = page.get_bbox()
    finally:
        page.close()
    sideways = turn % 180 == 90
    words, rules, struck = without_struck(by_turn.pop(turn, ()), seen.rules)
    words = with_bullets(words, seen.dots)
    edges = {0: -top, 90: left, 180: bottom, 270: -right}
    return Page(
        number=index + 1,
        words=words,
        turned=tuple(tuple(by_turn[t]) for t in sorted(by_turn)),
        typed=tuple(typed.turned(turn) for typed in added.typed),
        comments=added.comments,
        rules=rules,
        struck=struck,
        pictures=seen.pictures,
        paths=seen.paths,
        unknown_count=found.unknown_count,
        top=edges.get(turn, -top),
        height=abs(right - left) if sideways else abs(top - bottom),
        width=abs(top - bottom) if sideways else abs(right - left),
    )


def _with_annotations_drawn(
    document: pdfium.PdfDocument, index: int, page: pdfium.PdfPage
) -> pdfium.PdfPage:
    """The page with what else was put onto it made part of its text, such as stamps."""
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


def _paper(page: pdfium.PdfPage) -> Edges:
    """Left, bottom, right and top of the paper; what is cropped off it can still be uncovered."""
    boxes = page.get_mediabox(), page.get_bbox()
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def _is_on_page(word: Word, page: Edges) -> bool:
    """Whether any of the word can be seen."""
    x0, x1, top, bottom = page
    return word.x1 > x0 and word.x0 < x1 and word.bottom > top and word.top < bottom
