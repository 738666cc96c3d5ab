"""What the properties of a paragraph or control say of how it is to be read."""

from synthkit.readers.docx.styles import Marks, Style, heading_of_outline, marks
from synthkit.readers.docx.xml import Element, attribute, name, number

REMOVED = frozenset({name("w:del"), name("w:moveFrom")})


def is_contents(properties: Element) -> bool:
    """Whether a control holds the table of contents."""
    galleries = (attribute(g, "w:val") for g in properties.iter(name("w:docPartGallery")))
    return any(gallery == "Table of Contents" for gallery in galleries)


def heading_of(properties: Element | None, style: Style) -> int | None:
    """The level of the heading that a paragraph is, or None."""
    stated = None if properties is None else number(properties, "w:outlineLvl")
    return style.heading if stated is None else heading_of_outline(stated)


def mark_removed(properties: Element | None) -> bool:
    """Whether a tracked change takes the end of the paragraph out."""
    mark = None if properties is None else properties.find(name("w:rPr"))
    return mark is not None and any(mark.find(tag) is not None for tag in REMOVED)


def is_drop_cap(properties: Element | None) -> bool:
    """Whether a paragraph is the large first letter of the next one."""
    frame = None if properties is None else properties.find(name("w:framePr"))
    return frame is not None and attribute(frame, "w:dropCap") in {"drop", "margin"}


def mark_hidden(properties: Element | None, look: Marks) -> bool:
    """Whether the end of the paragraph is hidden, and its number with it."""
    mark = None if properties is None else properties.find(name("w:rPr"))
    return bool(marks(mark).over(look).hidden)
