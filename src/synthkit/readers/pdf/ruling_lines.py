"""The lines and boxes that are drawn on a page."""

import ctypes
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

from synthkit.readers.pdf.glyphs import turned

Matrix = tuple[float, float, float, float, float, float]
Colour = tuple[int, int, int]
Box = tuple[float, float, float, float]  # x0, x1, top, bottom, as in `Word`
_UNMOVED: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_THIN = 2.5  # points; a rectangle no wider is a line
_STRAIGHT = 1.0
_LINE_BACKGROUND = 20.0  # points; a filled shape that is no higher holds a single line
_WHITE = 250  # of 255; no lighter paper can be told from it
_PAGE = 0.6  # of the page's area; a fill as large is the page's own colour
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
class _Shape:
    """One path.

    Attributes:
        rules: its straight lines.
        box: x0, x1, top and bottom of all of it.
        fill: the colour that it is filled with, None where it is not.
        outlined: whether its edge is drawn.
    """

    rules: tuple[Rule, ...]
    box: Box
    fill: Colour | None
    outlined: bool

    @property
    def is_white(self) -> bool:
        """Whether it cannot be seen on white paper."""
        return self.fill is not None and min(self.fill) >= _WHITE

    @property
    def is_line_background(self) -> bool:
        """Whether it is the shade behind one line, and no box."""
        upright = [rule for rule in self.rules if not rule.level]
        if len(self.rules) == 1 or not upright:
            return False
        return max(rule.end - rule.start for rule in upright) < _LINE_BACKGROUND

    def holds(self, other: "_Shape") -> bool:
        """Whether the other one lies on it."""
        x0, x1, top, bottom = self.box
        left, right, upper, lower = other.box
        return x0 <= left + 1 and right <= x1 + 1 and top <= upper + 1 and lower <= bottom + 1


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is drawn on a page besides text."""

    rules: tuple[Rule, ...]
    pictures: bool
    paths: bool


def drawn(page: pdfium.PdfPage, turn: int) -> Drawn:
    """The ruling lines, turned as the text is, and whether there is anything else."""
    shapes: list[_Shape] = []
    pictures = paths = False
    for count, (item, matrix) in enumerate(_objects(page, _UNMOVED)):
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
    return Drawn(tuple(rules), pictures=pictures, paths=paths)


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
        x0, x1, top, bottom = shape.box
        if (x1 - x0) * (bottom - top) > _PAGE * page:
            continue
        if shape.is_white and not any(colour.holds(shape) for colour in colours):
            continue
        if len(shape.rules) == 1:
            rules += shape.rules
        elif not shape.is_line_background:
            boxes.append(shape)
    return rules + [rule for shape in _as_one_shade(boxes) for rule in shape.rules]


def _as_one_shade(boxes: Iterable[_Shape]) -> list[_Shape]:
    """The fills with those of one colour and width that touch as one."""
    made: list[_Shape] = []
    for shape in sorted(boxes, key=lambda s: (s.fill or (), s.box[0], s.box[1], s.box[2])):
        last = made[-1] if made else None
        if last and last.fill == shape.fill and _touch(last.box, shape.box):
            x0, x1, top, _ = last.box
            box = (x0, x1, top, max(last.box[3], shape.box[3]))
            made[-1] = _Shape(_sides(box), box, last.fill, outlined=False)
        else:
            made.append(shape)
    return made


def _touch(above: Box, below: Box) -> bool:
    """Whether one lies right below the other, and is as wide."""
    as_wide = abs(above[0] - below[0]) <= _SAME_EDGE and abs(above[1] - below[1]) <= _SAME_EDGE
    return as_wide and below[2] - above[3] <= _SAME_EDGE


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


def _shape_of(item: object, matrix: Matrix, turn: int) -> _Shape:
    mode, stroke = ctypes.c_int(), raw.FPDF_BOOL()
    raw.FPDFPath_GetDrawMode(item, ctypes.byref(mode), ctypes.byref(stroke))
    red, green, blue, opaque = (ctypes.c_uint() for _ in range(4))
    found = raw.FPDFPageObj_GetFillColor(item, *map(ctypes.byref, (red, green, blue, opaque)))
    fill = (red.value, green.value, blue.value) if found and opaque.value else (255, 255, 255)
    outlines = list(_outlines(item, matrix, turn))
    corners = [box for _, box in outlines] or [(0.0, 0.0, 0.0, 0.0)]
    x0, x1, top, bottom = zip(*corners, strict=True)
    return _Shape(
        rules=tuple(rule for rules, _ in outlines for rule in rules),
        box=(min(x0), max(x1), min(top), max(bottom)),
        fill=fill if mode.value else None,
        outlined=bool(stroke.value),
    )


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


def _outlines(item: object, outer: Matrix, turn: int) -> Iterator[tuple[Sequence[Rule], Box]]:
    """The straight lines of each outline of a path, with the box around it."""
    a, b, c, d, e, f = _times(_matrix(item), outer)
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
) -> tuple[Sequence[Rule], Box]:
    """The lines of one outline: one where it is a thin rectangle, four where its corners are round.

    Round corners leave gaps between the sides, which a box has not.
    """
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    box = turned((min(xs), min(ys), max(xs), max(ys)), turn)
    x0, x1, top, bottom = box
    if bottom - top <= _THIN < x1 - x0:
        return [Rule(level=True, at=(top + bottom) / 2, start=x0, end=x1)], box
    if x1 - x0 <= _THIN < bottom - top:
        return [Rule(level=False, at=(x0 + x1) / 2, start=top, end=bottom)], box
    if curved and (_faces(lines, top, bottom, level=True) or _faces(lines, x0, x1, level=False)):
        return _sides(box), box
    return lines, box


def _faces(lines: Iterable[Rule], one: float, other: float, *, level: bool) -> bool:
    """Whether lines run along both of two opposite sides."""
    places = [line.at for line in lines if line.level is level]
    return all(any(abs(at - side) <= _STRAIGHT for at in places) for side in (one, other))


def _sides(box: Box) -> tuple[Rule, ...]:
    x0, x1, top, bottom = box
    return (
        Rule(level=True, at=top, start=x0, end=x1),
        Rule(level=True, at=bottom, start=x0, end=x1),
        Rule(level=False, at=x0, start=top, end=bottom),
        Rule(level=False, at=x1, start=top, end=bottom),
    )


def _rule(one: tuple[float, float], other: tuple[float, float], turn: int) -> list[Rule]:
    xs, ys = sorted((one[0], other[0])), sorted((one[1], other[1]))
    x0, x1, top, bottom = turned((xs[0], ys[0], xs[1], ys[1]), turn)
    if bottom - top <= _STRAIGHT < x1 - x0:
        return [Rule(level=True, at=(top + bottom) / 2, start=x0, end=x1)]
    if x1 - x0 <= _STRAIGHT < bottom - top:
        return [Rule(level=False, at=(x0 + x1) / 2, start=top, end=bottom)]
    return []
