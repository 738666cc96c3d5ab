"""The document for Word, with real styles, lists and language, through python-docx."""

import datetime as dt
import io
from collections.abc import Sequence
from itertools import groupby
from typing import Final

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.text.paragraph import Paragraph as WordParagraph

from synthkit.exporters.docx_package import Stamp, clear_leftovers, fixed_zip, set_properties
from synthkit.exporters.docx_styles import (
    STYLE_NAMES,
    TERM_STYLE,
    Numbering,
    set_language,
    set_styles,
)
from synthkit.exporters.layout import Layout, Paragraph, Style, View, lay_out
from synthkit.model.synthesis import Synthesis
from synthkit.text.catalogue import catalogue

_A4: Final = (Cm(21.0), Cm(29.7))
_MARGIN: Final = Cm(2.5)
_FOOTER_DISTANCE: Final = Cm(1.25)
_LISTS: Final = frozenset({Style.LIST_BULLET, Style.LIST_NUMBER, Style.ABBREVIATION})


def export(synthesis: Synthesis, view: View, made_at: dt.datetime) -> bytes:
    """The synthesis as a Word file."""
    layout = lay_out(synthesis, view).value
    return to_docx(layout, Stamp.of(synthesis.workshop, layout, made_at))


def to_docx(layout: Layout, stamp: Stamp) -> bytes:
    """The layout as a Word file; the same layout and stamp give the same bytes.

    Args:
        layout: what stands in it.
        stamp: when and out of what it was made; also by what the export is known again.
    """
    document = Document()
    clear_leftovers(document)
    set_language(document, layout.language)
    set_styles(document)
    _set_page(document)
    _write_footer(document, layout)
    numbering = Numbering(document)
    kept_with_next = _never_last_on_a_page(layout.paragraphs)
    last_number: int | None = None
    for position, paragraph in enumerate(layout.paragraphs):
        written = document.add_paragraph(style=STYLE_NAMES[paragraph.style])
        if paragraph.term is not None:
            written.add_run(paragraph.term, style=TERM_STYLE)
            written.add_run("\t")
        written.add_run(paragraph.text)
        if position in kept_with_next:
            written.paragraph_format.keep_with_next = True
        if paragraph.number is not None:
            if last_number is None or paragraph.number != last_number + 1:
                numbering.restart(paragraph.number)
            numbering.apply(written)
        last_number = paragraph.number
    set_properties(document, layout, stamp)
    packed = io.BytesIO()
    document.save(packed)
    return fixed_zip(packed.getvalue(), stamp.made_at)


def _never_last_on_a_page(paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """Positions of what must stay with its follower, so that no list item stands alone.

    That is what leads a list in, the first item, and the last but one.
    """
    kept: set[int] = set()
    position = 0
    for style, run in groupby(paragraphs, key=lambda paragraph: paragraph.style):
        after = position + len(list(run))
        if style in _LISTS:
            kept |= {position - 1, position, after - 2} - {-1, after - 1}
        position = after
    return frozenset(kept)


def _set_page(document: WordDocument) -> None:
    section = document.sections[0]
    # The template's author left marks of his editing sessions here.
    section._sectPr.attrib.clear()  # noqa: SLF001 - no way round it
    section.page_width, section.page_height = _A4
    section.left_margin = section.right_margin = _MARGIN
    section.top_margin = section.bottom_margin = _MARGIN
    section.header_distance = section.footer_distance = _FOOTER_DISTANCE


def _write_footer(document: WordDocument, layout: Layout) -> None:
    """The document's title to the left, the page to the right; nothing about persons."""
    footer = document.sections[0].footer
    footer.is_linked_to_previous = False
    line = footer.paragraphs[0]
    line.style = document.styles["Footer"]
    line.add_run(f"{layout.title}\t{catalogue(layout.language).text('document.footer.page')}")
    _add_page_field(line)


def _add_page_field(line: WordParagraph) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    shown = line.add_run("1")
    field.append(shown._element)  # noqa: SLF001 - python-docx has no fields of its own
    line._element.append(field)  # noqa: SLF001 - as above
