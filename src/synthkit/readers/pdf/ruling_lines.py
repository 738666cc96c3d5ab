"""The lines and boxes that are drawn on a page."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

from synthkit.readers.pdf.glyphs import turned

Matrix = tuple[float, float, float, float, float, float]
_UNMOVED: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_THIN = 2.5  # points; a rectangle no wider is a line
_STRAIGHT = 1.0
_LINE_BACKGROUND = 20.0  # points; a filled shape that is no higher holds a single line
# A page with more is a map or a plot; no table has as many lines.
_MOST_OBJECTS = 4000
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line along the text or across it; ``at`` is where, the others how far."""

    level: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is drawn on a page besides text."""

    rules: tuple[Rule, ...]
    pictures: bool
    paths: bool


def drawn(page: pdfium.PdfPage, turn: int) -> Drawn:
    """The ruling lines, turned as the text is, and whether there is anything else."""
    rules: list[Rule] = []
    pictures = paths = False
    for count, (item, matrix) in enumerate(_objects(page, _UNMOVED)):
        kind = raw.FPDFPageObj_GetType(item)
        if kind in {raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING}:
            pictures = True
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            paths = True
            if count < _MOST_OBJECTS:
                found = list(_rules_of(item, matrix, turn))
                rules += [] if _is_line_background(item, found) else found
        if count >= _MOST_OBJECTS:
            return Drawn((), pictures=pictures, paths=True)
    return Drawn(tuple(rules), pictures=pictures, paths=paths)


def _objects(holder: object, matrix: Matrix, depth: int = 0) -> Iterator[tuple[object, Matrix]]:
    """The objects of a page, and of the forms within it, with the matrix of their coordinates."""
    if depth == 0:
        count, get = raw.FPDFPage_CountObjects(holder), raw.FPDFPage_GetObject
    else:
        count, get = raw.FPDFFormObj_CountObjects(holder), raw.FPDFFormObj_GetObject
    for index in range(max(count, 0)):
        item = get(holder, index)
        if raw.FPDFPageObj_GetType(item) == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            yield from _objects(item, _times(_matrix(item), matrix), depth + 1)
        else:
            yield item, matrix


def _is_line_background(item: object, found: list[Rule]) -> bool:
    """Whether it is the shade behind one line, which would make a table of a shaded paragraph."""
    fill, stroke = ctypes.c_int(), raw.FPDF_BOOL()
    raw.FPDFPath_GetDrawMode(item, ctypes.byref(fill), ctypes.byref(stroke))
    upright = [rule for rule in found if not rule.level]
    if stroke.value or len(found) == 1 or not upright:
        return False
    return max(rule.end - rule.start for rule in upright) < _LINE_BACKGROUND


def _matrix(item: object) -> Matrix:
    found = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, ctypes.byref(found)):
        return _UNMOVED
    return (found.a, found.b, found.c, found.d, found.e, found.f)


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def _rules_of(item: object, outer: Matrix, turn: int) -> Iterator[Rule]:
    a, b, c, d, e, f = _times(_matrix(item), outer)
    x, y = ctypes.c_float(), ctypes.c_float()
    here: tuple[float, float] | None = None
    began: tuple[float, float] | None = None
    corners: list[tuple[float, float]] = []
    lines: list[Rule] = []
    for index in range(raw.FPDFPath_CountSegments(item)):
        segment = raw.FPDFPath_GetPathSegment(item, index)
        if not raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y)):
            continue
        there = (a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            began = there
            yield from _thinned(corners, lines, turn)
            corners, lines = [], []
        elif kind == raw.FPDF_SEGMENT_LINETO and here is not None:
            lines += _rule(here, there, turn)
        corners.append(there)
        if raw.FPDFPathSegment_GetClose(segment) and began is not None:
            lines += _rule(there, began, turn)
        here = there
    yield from _thinned(corners, lines, turn)


def _thinned(corners: list[tuple[float, float]], lines: list[Rule], turn: int) -> list[Rule]:
    """The lines of one outline; one line instead, where it is a thin rectangle."""
    if not corners:
        return lines
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    x0, x1, top, bottom = turned((min(xs), min(ys), max(xs), max(ys)), turn)
    if bottom - top <= _THIN < x1 - x0:
        return [Rule(level=True, at=(top + bottom) / 2, start=x0, end=x1)]
    if x1 - x0 <= _THIN < bottom - top:
        return [Rule(level=False, at=(x0 + x1) / 2, start=top, end=bottom)]
    return lines


def _rule(one: tuple[float, float], other: tuple[float, float], turn: int) -> list[Rule]:
    xs, ys = sorted((one[0], other[0])), sorted((one[1], other[1]))
    x0, x1, top, bottom = turned((xs[0], ys[0], xs[1], ys[1]), turn)
    if bottom - top <= _STRAIGHT < x1 - x0:
        return [Rule(level=True, at=(top + bottom) / 2, start=x0, end=x1)]
    if x1 - x0 <= _STRAIGHT < bottom - top:
        return [Rule(level=False, at=(x0 + x1) / 2, start=top, end=bottom)]
    return []
