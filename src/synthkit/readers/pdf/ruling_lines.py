"""The lines and boxes that are drawn on a page."""

import ctypes
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

from synthkit.readers.pdf.drawn_bullets import LARGEST, SMALLEST
from synthkit.readers.pdf.geometry import Edges, Rect, around, turned

Colour = tuple[int, int, int]
_THIN = 2.5  # points; a rectangle no wider is a line
_STRAIGHT = 1.0
_LINE_BACKGROUND = 20.0  # points; a filled shape that is no higher holds a single line
_WHITE = 250  # of 255; no lighter paper can be told from it
_PAGE = 0.6  # of the page's area; a fill as large is the page's own colour
_SLACK = 1.0  # points by which a fill may stick out of the one that it lies on
_SAME_EDGE = 1.5  # points; fills that are no further apart touch
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
class _Shape(Rect):
    """One path.

    Attributes:
        rules: its straight lines.
        fill: the colour that it is filled with, None where it is not.
        outlined: whether its edge is drawn.
    """

    rules: tuple[Rule, ...]
    fill: Colour | None
    outlined: bool

    @property
    def is_white(self) -> bool:
        """Whether it cannot be seen on white paper."""
        return self.fill is not None and min(self.fill) >= _WHITE

    @property
    def is_line_background(self) -> bool:
        """Whether it is the shade behind one line, and no box."""
        upright = [rule.end - rule.start for rule in self.rules if not rule.level]
        return bool(upright) and max(upright) < _LINE_BACKGROUND


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is drawn on a page besides text; ``dots`` may be bullets."""

    rules: tuple[Rule, ...]
    pictures: bool
    paths: bool
    dots: tuple[Rect, ...] = ()


def drawn(page: pdfium.PdfPage, turn: int) -> Drawn:
    """The ruling lines, turned as the text is, and whether there is anything else."""
    shapes: list[_Shape] = []
    pictures = paths = False
    for count, (item, matrix) in enumerate(_objects(page, pdfium.PdfMatrix())):
        kind = raw.FPDFPageObj_GetType(item)
        if kind in {raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING}:
            pictures = True
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            paths = True
            if count < _MOST_OBJECTS:
                shapes.append(_shape_of(item, matrix, turn))
        if count >= _MOST_OBJECTS:
            return Drawn((), pictures=pictures, paths=True)
    width, height = page.get_size()
    rules = _seen(shapes, width * height)
    dots = tuple(shape for shape in shapes if _is_dot(shape))
    return Drawn(tuple(rules), pictures=pictures, paths=paths, dots=dots)


def _is_dot(shape: _Shape) -> bool:
    """Whether it is as wide as it is high, small, and to be seen."""
    width, height = shape.x1 - shape.x0, shape.bottom - shape.top
    small = min(width, height) >= SMALLEST and max(width, height) <= LARGEST
    seen = shape.outlined or (shape.fill is not None and not shape.is_white)
    return small and seen and abs(width - height) <= _STRAIGHT


def _seen(shapes: Iterable[_Shape], page: float) -> list[Rule]:
    """The lines that a reader sees: outlines, and the edges of fills that set text off.

    White shows on a colour alone. What fills the page is its colour, and the shades of paragraphs
    below each other are one shade.
    """
    rules: list[Rule] = []
    colours: list[_Shape] = []
    boxes: list[_Shape] = []
    for shape in shapes:
        if not shape.is_white and shape.fill is not None:
            colours.append(shape)
        if shape.outlined:
            rules += shape.rules
            continue
        if (shape.x1 - shape.x0) * (shape.bottom - shape.top) > _PAGE * page:
            continue
        if shape.is_white and not any(colour.encloses(shape, _SLACK) for colour in colours):
            continue
        if len(shape.rules) == 1:
            rules += shape.rules
        elif not shape.is_line_background:
            boxes.append(shape)
    return rules + [rule for shape in _as_one_shade(boxes) for rule in shape.rules]


def _as_one_shade(boxes: Iterable[_Shape]) -> list[_Shape]:
    """The fills with those of one colour and width that touch as one."""
    made: list[_Shape] = []
    for shape in sorted(boxes, key=lambda s: (s.fill or (), s.x0, s.x1, s.top)):
        last = made[-1] if made else None
        if last and last.fill == shape.fill and _touch(last, shape):
            edges = last.x0, last.x1, last.top, max(last.bottom, shape.bottom)
            made[-1] = _Shape(*edges, rules=_sides(edges), fill=last.fill, outlined=False)
        else:
            made.append(shape)
    return made


def _touch(above: Rect, below: Rect) -> bool:
    """Whether one lies right below the other, and is as wide."""
    as_wide = abs(above.x0 - below.x0) <= _SAME_EDGE and abs(above.x1 - below.x1) <= _SAME_EDGE
    return as_wide and below.top - above.bottom <= _SAME_EDGE


def _objects(
    holder: object, matrix: pdfium.PdfMatrix, depth: int = 0
) -> Iterator[tuple[object, pdfium.PdfMatrix]]:
    """The objects of a page, and of the forms within it, with the matrix of their coordinates."""
    if depth == 0:
        count, get = raw.FPDFPage_CountObjects(holder), raw.FPDFPage_GetObject
    else:
        count, get = raw.FPDFFormObj_CountObjects(holder), raw.FPDFFormObj_GetObject
    for index in range(max(count, 0)):
        item = get(holder, index)
        if raw.FPDFPageObj_GetType(item) == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            yield from _objects(item, _matrix(item).multiply(matrix), depth + 1)
        else:
            yield item, matrix


def _shape_of(item: object, matrix: pdfium.PdfMatrix, turn: int) -> _Shape:
    mode, stroke = ctypes.c_int(), raw.FPDF_BOOL()
    raw.FPDFPath_GetDrawMode(item, ctypes.byref(mode), ctypes.byref(stroke))
    red, green, blue, opaque = (ctypes.c_uint() for _ in range(4))
    found = raw.FPDFPageObj_GetFillColor(item, *map(ctypes.byref, (red, green, blue, opaque)))
    fill = (red.value, green.value, blue.value) if found and opaque.value else (255, 255, 255)
    outlines = list(_outlines(item, matrix, turn))
    boxes = [Rect(*box) for _, box in outlines] or [Rect(0.0, 0.0, 0.0, 0.0)]
    return _Shape(
        *around(boxes),
        rules=tuple(rule for rules, _ in outlines for rule in rules),
        fill=fill if mode.value else None,
        outlined=bool(stroke.value),
    )


def _matrix(item: object) -> pdfium.PdfMatrix:
    found = raw.FS_MATRIX()
    known = raw.FPDFPageObj_GetMatrix(item, ctypes.byref(found))
    return pdfium.PdfMatrix.from_raw(found) if known else pdfium.PdfMatrix()


def _outlines(
    item: object, outer: pdfium.PdfMatrix, turn: int
) -> Iterator[tuple[Sequence[Rule], Edges]]:
    """The straight lines of each outline of a path, with the box around it."""
    a, b, c, d, e, f = _matrix(item).multiply(outer).get()
    x, y = ctypes.c_float(), ctypes.c_float()
    here: tuple[float, float] | None = None
    began: tuple[float, float] | None = None
    corners: list[tuple[float, float]] = []
    lines: list[Rule] = []
    curved = False
    for index in range(raw.FPDFPath_CountSegments(item)):
        segment = raw.FPDFPath_GetPathSegment(item, index)
        if not raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y)):
            continue
        there = (a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            began = there
            if corners:
                yield _outline(corners, lines, turn, curved=curved)
            corners, lines, curved = [], [], False
        elif kind == raw.FPDF_SEGMENT_LINETO and here is not None:
            lines += _rule(here, there, turn)
        else:
            curved = True
        corners.append(there)
        if raw.FPDFPathSegment_GetClose(segment) and began is not None:
            lines += _rule(there, began, turn)
        here = there
    if corners:
        yield _outline(corners, lines, turn, curved=curved)


def _outline(
    corners: list[tuple[float, float]], lines: list[Rule], turn: int, *, curved: bool
) -> tuple[Sequence[Rule], Edges]:
    """The lines of one outline: one where it is a thin rectangle, four where its corners are round.

    Round corners leave gaps between the sides, which a box has not.
    """
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    box = turned((min(xs), min(ys), max(xs), max(ys)), turn)
    x0, x1, top, bottom = box
    if line := _thin(box, _THIN):
        return line, box
    if curved and (_faces(lines, top, bottom, level=True) or _faces(lines, x0, x1, level=False)):
        return _sides(box), box
    return lines, box


def _faces(lines: Iterable[Rule], one: float, other: float, *, level: bool) -> bool:
    """Whether lines run along both of two opposite sides."""
    places = [line.at for line in lines if line.level is level]
    return all(any(abs(at - side) <= _STRAIGHT for at in places) for side in (one, other))


def _sides(box: Edges) -> tuple[Rule, ...]:
    x0, x1, top, bottom = box
    return (
        Rule(level=True, at=top, start=x0, end=x1),
        Rule(level=True, at=bottom, start=x0, end=x1),
        Rule(level=False, at=x0, start=top, end=bottom),
        Rule(level=False, at=x1, start=top, end=bottom),
    )


def _rule(one: tuple[float, float], other: tuple[float, float], turn: int) -> list[Rule]:
    xs, ys = sorted((one[0], other[0])), sorted((one[1], other[1]))
    return _thin(turned((xs[0], ys[0], xs[1], ys[1]), turn), _STRAIGHT)


def _thin(box: Edges, widest: float) -> list[Rule]:
    """The line that a box is in truth; none where it is wider in both directions, or in neither."""
    x0, x1, top, bottom = box
    if bottom - top <= widest < x1 - x0:
        return [Rule(level=True, at=(top + bottom) / 2, start=x0, end=x1)]
    if x1 - x0 <= widest < bottom - top:
        return [Rule(level=False, at=(x0 + x1) / 2, start=top, end=bottom)]
    return []
