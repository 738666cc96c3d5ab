"""The document for Word, with real styles, lists and language, through python-docx."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Length
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph as WordParagraph
from lxml import etree

from synthkit.exporters.docx.lists import NO_LIST, Numbering, set_numbering
from synthkit.exporters.docx.package import (
    Stamp,
    clear_leftovers,
    packed,
    set_properties,
)
from synthkit.exporters.docx.styles import TERM_STYLE, set_language, set_styles
from synthkit.exporters.layout import HEADINGS, LISTS, Density, Layout, Paragraph, Style
from synthkit.model.workshop import Workshop
from synthkit.text.catalogue import catalogue
from synthkit.text.languages import LanguageCode

_A4: Final = (Cm(21.0), Cm(29.7))
_MARGINS: Final = {Density.NORMAL: Cm(2.5), Density.DENSE: Cm(1.8)}
_FOOTER_DISTANCE: Final = Cm(1.25)


# Who the comments with sources are by, in Word.
_COMMENTER: Final = "synthkit"


def write(layout: Layout, workshop: Workshop, made_at: dt.datetime) -> bytes:
    """The layout as a Word file."""
    return to_docx(layout, Stamp.of(workshop, layout, made_at))


def to_docx(layout: Layout, stamp: Stamp) -> bytes:
    """The layout as a Word file; the same layout and stamp give the same bytes.

    Args:
        layout: what stands in it.
        stamp: when and out of what it was made; also by what the export is known again.
    """
    document, styles = new_document(layout.language, _A4, _MARGINS[layout.density], layout.density)
    _write_footer(document, layout)
    return finished(Body(document, styles), layout, stamp)


@dataclass(frozen=True, slots=True)
class Body:
    """Where the paragraphs of a layout go.

    Attributes:
        styles: what each looks like.
        before: an empty paragraph that they take the place of; None at the end of the document.
        numbered: headings whose own numbers are left out.
    """

    document: WordDocument
    styles: Mapping[Style, ParagraphStyle]
    before: etree._Element | None = None
    numbered: frozenset[Style] = frozenset()

    def add(self, style: Style) -> WordParagraph:
        """The next paragraph, empty yet."""
        added = self.document.add_paragraph(style=self.styles[style])
        if self.before is not None:
            self.before.addprevious(added._element)  # noqa: SLF001 - the API adds at the end alone
        if style in self.numbered:
            set_numbering(added._element.get_or_add_pPr(), NO_LIST)  # noqa: SLF001 - as above
            added.paragraph_format.left_indent = added.paragraph_format.first_line_indent = Cm(0)
        return added


def finished(
    body: Body, layout: Layout, stamp: Stamp, section: etree._Element | None = None
) -> bytes:
    """The file with the layout in it, on pages that are set up as ``section`` says."""
    _write_paragraphs(body, layout.paragraphs, stamp.made_at)
    if body.before is not None:
        last = body.before.getprevious()
        body.before.getparent().remove(body.before)
        if section is not None:
            last.get_or_add_pPr().append(section)
    set_properties(body.document, layout, stamp)
    return packed(body.document, stamp.made_at)


def _write_paragraphs(body: Body, paragraphs: Sequence[Paragraph], made_at: dt.datetime) -> None:
    """Writes what stands in the document, each paragraph with its anchor and its number."""
    numbering = Numbering(body.document, body.styles[Style.LIST_NUMBER])
    kept_with_next = _never_last_on_a_page(paragraphs)
    last_number: int | None = None
    for position, paragraph in enumerate(paragraphs):
        written = body.add(paragraph.style)
        if paragraph.term is not None:
            written.add_run(paragraph.term, style=TERM_STYLE)
            written.add_run("\t")
        written.add_run(paragraph.text)
        # A name stands once in a file; the question's is at its heading.
        if paragraph.part is not None and paragraph.style is not Style.LIST_NUMBER:
            _anchor(written, paragraph.part.anchor, position)
        if paragraph.comment:
            _comment(body.document, written, paragraph.comment, made_at)
        if position in kept_with_next or paragraph.style in HEADINGS:
            written.paragraph_format.keep_with_next = True
        if paragraph.number is not None:
            if last_number is None or paragraph.number != last_number + 1:
                numbering.restart(paragraph.number)
            numbering.apply(written)
        last_number = paragraph.number


def new_document(
    language: LanguageCode,
    page: tuple[Length, Length],
    margin: Length,
    density: Density = Density.NORMAL,
) -> tuple[WordDocument, dict[Style, ParagraphStyle]]:
    """An empty document with our styles, and nothing that the template brings along."""
    document = Document()
    clear_leftovers(document)
    set_language(document, language)
    styles = set_styles(document, density)
    section = document.sections[0]
    # The template's author left marks of his editing sessions here.
    section._sectPr.attrib.clear()  # noqa: SLF001 - no way round it
    section.page_width, section.page_height = page
    section.left_margin = section.right_margin = margin
    section.top_margin = section.bottom_margin = margin
    return document, styles


def _anchor(paragraph: WordParagraph, called: str, number: int) -> None:
    """Puts a bookmark round what the paragraph says, by which it is known again once edited."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for element in (start, end):
        element.set(qn("w:id"), str(number))
    start.set(qn("w:name"), called)
    paragraph.runs[0]._element.addprevious(start)  # noqa: SLF001 - python-docx has no bookmarks
    paragraph.runs[-1]._element.addnext(end)  # noqa: SLF001 - as above


def _comment(
    document: WordDocument, on: WordParagraph, lines: Sequence[str], made_at: dt.datetime
) -> None:
    made = document.add_comment(on.runs, "\n".join(lines), author=_COMMENTER)
    # python-docx takes the time of the machine.
    made._comment_elm.date = made_at.astimezone(dt.UTC)  # noqa: SLF001 - it has no setter


def _never_last_on_a_page(paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """Positions of what stays with its follower: what leads a list in, and its last item but one.

    Not the first item: more that is kept leaves larger gaps at the foot of a page.
    """
    kept: set[int] = set()
    position = 0
    for style, run in groupby(paragraphs, key=lambda paragraph: paragraph.style):
        after = position + len(list(run))
        if style in LISTS:
            kept |= {position - 1, max(position, after - 2)} - {-1, position}
        position = after
    return frozenset(kept)


def _write_footer(document: WordDocument, layout: Layout) -> None:
    """The document's title to the left, the page to the right; nothing about persons."""
    section = document.sections[0]
    section.header_distance = section.footer_distance = _FOOTER_DISTANCE
    footer = section.footer
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
