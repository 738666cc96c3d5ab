"""Text within drawings: boxes, shapes, diagrams, lettering."""

from dataclasses import dataclass, field

from synthkit.readers.docx.xml import Element, alternative, attribute, children, name

_BOX = name("w:txbxContent")
_ALTERNATIVE = name("mc:AlternateContent")
_PARAGRAPH = name("a:p")
_TEXT = name("a:t")
_BREAK = name("a:br")
_LETTERING = name("v:textpath")
_DIAGRAM = name("dgm:relIds")
_PICTURES = (name("a:blip"), name("v:imagedata"))


@dataclass(slots=True)
class Drawn:
    """What a drawing holds, each in the order of the file.

    Attributes:
        boxes: the contents of text boxes, to be read as the body is.
        texts: of shapes and lettering that know no more than plain text.
        diagrams: ids of the relations to the parts that hold a diagram's text.
        pictures: how many there are.
    """

    boxes: list[Element] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    diagrams: list[str] = field(default_factory=list)
    pictures: int = 0


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
            if child.tag in _PICTURES:
                found.pictures += 1
            elif child.tag == _LETTERING:
                found.texts.append(child.get("string") or "")
            elif child.tag == _DIAGRAM:
                found.diagrams.append(attribute(child, "r:dm") or "")
            _look_into(child, found)
