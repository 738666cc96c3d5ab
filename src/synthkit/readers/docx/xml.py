"""Names of elements, and a parser that cannot be led astray."""

import re
from collections.abc import Iterator
from functools import cache
from typing import TypeAlias

from lxml import etree
from lxml.etree import _Element

from synthkit.model.document import RefusalReason
from synthkit.readers.contents import Refused

Element: TypeAlias = _Element

_OPEN = "http://schemas.openxmlformats.org"
_NAMESPACES = {
    "w": f"{_OPEN}/wordprocessingml/2006/main",
    "r": f"{_OPEN}/officeDocument/2006/relationships",
    "m": f"{_OPEN}/officeDocument/2006/math",
    "a": f"{_OPEN}/drawingml/2006/main",
    "dgm": f"{_OPEN}/drawingml/2006/diagram",
    "c": f"{_OPEN}/drawingml/2006/chart",
    "pic": f"{_OPEN}/drawingml/2006/picture",
    "wp": f"{_OPEN}/drawingml/2006/wordprocessingDrawing",
    "mc": f"{_OPEN}/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
}
# Strict OOXML (ISO/IEC 29500 strict) is the same language under other names.
_STRICT = re.compile(
    rb"http://purl\.oclc\.org/ooxml/(wordprocessingml|drawingml|officeDocument)/"
    rb"(main|diagram|chart|picture|wordprocessingDrawing|relationships|math)"
)
_DOCTYPE = re.compile(rb"<!DOCTYPE", re.IGNORECASE)
_PROLOGUE = 4096  # bytes; a type further down is found by the parser
_LIMIT = etree.ErrorTypes.ERR_RESOURCE_LIMIT
_HARDENED = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}


@cache
def name(prefixed: str) -> str:
    """The full name of "w:p"."""
    prefix, local = prefixed.split(":")
    return f"{{{_NAMESPACES[prefix]}}}{local}"


def parse(content: bytes) -> Element:
    """The root element.

    A document type is refused: no program that writes documents makes one, and it is where
    entities are declared that grow without bounds or point out of the file.

    Raises:
        Refused: if it is not well formed, is nested too deep, or declares a document type.
    """
    content = _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/\2", content)
    if _DOCTYPE.search(content, 0, _PROLOGUE):
        raise Refused(RefusalReason.UNSAFE)
    try:
        root = etree.fromstring(content, etree.XMLParser(**_HARDENED))
    except etree.XMLSyntaxError as error:
        # Deeper, or with longer texts, than any program writes: the parser gives up.
        limited = error.code == _LIMIT or "xcessive depth" in (error.msg or "")
        raise Refused(RefusalReason.UNSAFE if limited else RefusalReason.BROKEN) from error
    except ValueError as error:
        raise Refused(RefusalReason.BROKEN) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Refused(RefusalReason.UNSAFE)
    return root


_VALUE = name("w:val")
_FALSE = {"0", "false", "off"}


def value(element: Element, child: str) -> str | None:
    """The ``w:val`` of a child such as "w:pStyle", or None where there is none."""
    found = element.find(name(child))
    return None if found is None else found.get(_VALUE)


def number(element: Element, child: str) -> int | None:
    """The ``w:val`` of a child as a whole number, or None where there is none."""
    return as_number(value(element, child))


def as_number(text: str | None) -> int | None:
    """The text as a whole number, or None where it is not one."""
    try:
        return int(float(text)) if text is not None else None
    except (ValueError, OverflowError):
        return None


def flag(element: Element, child: str) -> bool | None:
    """Whether a switch such as "w:b" is on or off, or None where it is not set."""
    found = element.find(name(child))
    return None if found is None else found.get(_VALUE, "true").lower() not in _FALSE


def attribute(element: Element, prefixed: str) -> str | None:
    """An attribute by its prefixed name."""
    found: str | None = element.get(name(prefixed))
    return found


_ALTERNATIVE = name("mc:AlternateContent")
_CHOICE = name("mc:Choice")
_TEXT = (name("w:t"), name("a:t"))


def children(element: Element) -> Iterator[Element]:
    """The child elements, with those of one branch in the place of an ``mc:AlternateContent``.

    A text box is stored twice, as the choice for newer programs and the fallback for older ones.
    The choice is read, unless only the fallback has text.
    """
    for child in element.iterchildren(tag=etree.Element):
        if child.tag == _ALTERNATIVE:
            branches = sorted(child, key=lambda branch: branch.tag != _CHOICE)
            branch = next(filter(_has_text, branches), next(iter(branches), None))
            yield from () if branch is None else children(branch)
        else:
            yield child


def _has_text(element: Element) -> bool:
    return any(text.text for text in element.iter(*_TEXT))


def control(element: Element) -> tuple[Element | None, bool]:
    """What a ``w:sdt`` holds, and whether it is only the prompt of a form."""
    properties = element.find(name("w:sdtPr"))
    prompts = properties is not None and bool(flag(properties, "w:showingPlcHdr"))
    return element.find(name("w:sdtContent")), prompts


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]
