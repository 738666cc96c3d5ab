"""What drawings hold: boxes, shapes, diagrams, lettering, and pictures."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from synthkit.readers.docx.xml import (
    Element,
    alternative,
    as_number,
    attribute,
    children,
    name,
)

_BOX = name("w:txbxContent")
_ALTERNATIVE = name("mc:AlternateContent")
_PARAGRAPH = name("a:p")
_TEXT = name("a:t")
_BREAK = name("a:br")
_LETTERING = name("v:textpath")
_DIAGRAM = name("dgm:relIds")
_CHART = name("c:chart")
_BLIP, _IMAGE_DATA = name("a:blip"), name("v:imagedata")
_FRAMES = (name("wp:inline"), name("wp:anchor"))
_PICTURE, _SHAPE = name("pic:pic"), name("v:shape")
_EMU_PER_CM = 360_000
_CM_PER = {"pt": 2.54 / 72, "in": 2.54, "cm": 1.0, "mm": 0.1, "px": 2.54 / 96, "pc": 2.54 / 6}
_LENGTH = re.compile(
    r"(?:^|;)\s*(width|height)\s*:\s*([\d.]+)\s*(pt|in|cm|mm|px|pc)", re.IGNORECASE
)
# A sheet of notes is shown at least this large, in centimetres; a logo is smaller.
_SHORTEST_SIDE = 4.0
_SMALLEST_AREA = 30.0


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture within a drawing.

    Attributes:
        relation: the id of the relation to the part that holds it.
        size: its sides as shown, in centimetres, the shorter one first; None where nothing tells.
        decoration: it says of itself that it carries nothing, or lies behind the text.
    """

    relation: str
    size: tuple[float, float] | None = None
    decoration: bool = False

    @property
    def may_hold_notes(self) -> bool:
        """Whether it is large enough to be read, and no mere decoration."""
        if self.decoration or self.size is None:
            return not self.decoration
        shorter, longer = self.size
        return shorter >= _SHORTEST_SIDE and shorter * longer >= _SMALLEST_AREA


@dataclass(slots=True)
class Drawn:
    """What a drawing holds, each in the order of the file.

    Attributes:
        boxes: the contents of text boxes, to be read as the body is.
        texts: of shapes and lettering that know no more than plain text.
        diagrams: ids of the relations to the parts that hold a diagram's text.
        charts: the same for charts.
        pictures: those that are shown.
    """

    boxes: list[Element] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    diagrams: list[str] = field(default_factory=list)
    charts: list[str] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)


def texts_of(drawing: Element) -> Drawn:
    """What a ``w:drawing``, ``w:pict`` or ``w:object`` holds."""
    found = Drawn()
    _look_into(drawing, found)
    return found


def paragraph_text(paragraph: Element) -> str:
    """The text of a paragraph of DrawingML."""
    parts = (p.text or "" if p.tag == _TEXT else "\n" for p in paragraph.iter(_TEXT, _BREAK))
    return "".join(parts)


def _look_into(element: Element, found: Drawn) -> None:
    for child in children(element):
        if child.tag == _BOX:
            found.boxes.append(child)
        elif child.tag == _PARAGRAPH:
            found.texts.append(paragraph_text(child))
        elif child.tag == _ALTERNATIVE:
            branch = alternative(child)
            if branch is not None:
                _look_into(branch, found)
        else:
            if child.tag in {_BLIP, _IMAGE_DATA}:
                found.pictures.append(_picture(child))
            elif child.tag == _LETTERING:
                found.texts.append(child.get("string") or "")
            elif child.tag == _DIAGRAM:
                found.diagrams.append(attribute(child, "r:dm") or "")
            elif child.tag == _CHART:
                found.charts.append(attribute(child, "r:id") or "")
            _look_into(child, found)


def _picture(shown: Element) -> Picture:
    relation = attribute(shown, "r:embed") or attribute(shown, "r:link") or attribute(shown, "r:id")
    sizes = (size for above in shown.iterancestors() for size in _sizes(above))
    size = next(sizes, None)
    return Picture(
        relation=relation or "",
        size=None if size is None else (min(size), max(size)),
        decoration=any(_is_decoration(above) for above in shown.iterancestors(*_FRAMES)),
    )


def _sizes(element: Element) -> Iterator[tuple[float, float]]:
    """The size that an element around a picture gives it, if it gives one."""
    extent: Element | None = None
    if element.tag == _PICTURE:
        # An extension of another element has the same name, and no size.
        extent = next((e for e in element.iter(name("a:ext")) if e.get("cx")), None)
    elif element.tag in _FRAMES:
        extent = element.find(name("wp:extent"))
    elif element.tag == _SHAPE:
        sides = {
            side.lower(): float(length) * _CM_PER[unit.lower()]
            for side, length, unit in _LENGTH.findall(element.get("style") or "")
            if length.count(".") <= 1 and length != "."
        }
        if {"width", "height"} <= sides.keys():
            yield sides["width"], sides["height"]
    if extent is not None:
        width, height = as_number(extent.get("cx")), as_number(extent.get("cy"))
        if width and height:
            yield width / _EMU_PER_CM, height / _EMU_PER_CM


def _is_decoration(frame: Element) -> bool:
    behind = frame.get("behindDoc", "0").lower() not in {"0", "false"}
    marks = frame.iter("{*}decorative")
    return behind or any(mark.get("val", "1").lower() not in {"0", "false"} for mark in marks)
