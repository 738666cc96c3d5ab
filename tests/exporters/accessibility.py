"""What Word's accessibility checker would complain of in a written document."""

import io
from collections.abc import Iterator

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.styles.style import ParagraphStyle

from synthkit.exporters.docx.styles import outline_of


def level_of(style: object) -> int | None:
    """The level of heading that a style makes, its own or inherited, from 0."""
    while isinstance(style, ParagraphStyle):
        if (level := outline_of(style)) is not None:
            return level
        style = style.base_style
    return None


def faults(docx: bytes, tag: str = "sv-SE") -> list[str]:
    """All faults; none is as it should be."""
    return list(_faults(docx, tag))


def _faults(docx: bytes, tag: str) -> Iterator[str]:
    document = Document(io.BytesIO(docx))
    if not document.core_properties.title:
        yield "no title"
    spoken = {
        lang.get(qn("w:val"))
        for root in (document.styles.element, document.element)
        for lang in root.iter(qn("w:lang"))
    }
    if spoken != {tag}:
        yield f"language {spoken}"
    yield from _faults_of_headings_and_lists(document)
    for part in document.part.package.iter_parts():
        for drawn in getattr(part, "_element", document.element).iter(qn("wp:docPr")):
            if not drawn.get("descr"):
                yield "a picture without alternative text"


def _faults_of_headings_and_lists(document: WordDocument) -> Iterator[str]:
    last = -1
    for paragraph in document.paragraphs:
        level = level_of(paragraph.style)
        if level is not None:
            if level > last + 1:
                yield f"heading skips a level: {paragraph.text}"
            if not paragraph.text.strip():
                yield "an empty heading"
            last = level
        if paragraph.text.lstrip().startswith(("•", "- ", "– ")):
            yield f"a list that is none: {paragraph.text}"
