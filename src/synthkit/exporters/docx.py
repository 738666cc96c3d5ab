"""The document for Word, with real styles, lists and language, through python-docx."""

import datetime as dt
import hashlib
import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final, Self
from xml.sax.saxutils import escape, quoteattr

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.opc.rel import Relationships
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.package import Package
from docx.shared import Cm, Length
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph as WordParagraph
from lxml import etree

from synthkit.exporters.docx_styles import (
    NO_LIST,
    TERM_STYLE,
    Numbering,
    set_language,
    set_numbering,
    set_styles,
)
from synthkit.exporters.layout import HEADINGS, LISTS, Density, Layout, Paragraph, Style
from synthkit.model.base import FrozenModel
from synthkit.model.document import EXPORT_MADE_WITH, EXPORT_MARK_CONTENT, EXPORT_MARK_WORKSHOP
from synthkit.model.workshop import Workshop
from synthkit.text import languages
from synthkit.text.catalogue import catalogue
from synthkit.text.languages import LanguageCode

_A4: Final = (Cm(21.0), Cm(29.7))
_MARGINS: Final = {Density.NORMAL: Cm(2.5), Density.DENSE: Cm(1.8)}
_FOOTER_DISTANCE: Final = Cm(1.25)
_CUSTOM_PROPERTIES_TYPE: Final = (
    "application/vnd.openxmlformats-officedocument.custom-properties+xml"
)
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006"
_RELATIONSHIPS: Final = f"{_OFFICE}/relationships"
_STYLES_WITH_EFFECTS: Final = (
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects"
)
# The class of properties that a user may define, by [MS-OSHARED] 2.3.3.2.3.
_USER_DEFINED: Final = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_FIRST_PROPERTY_ID: Final = 2

# python-docx refuses longer ones.
_LONGEST_PROPERTY: Final = 255

# Who the comments with sources are by, in Word.
_COMMENTER: Final = "synthkit"

# Zip knows no time before this one.
_ZIP_EPOCH: Final = (1980, 1, 1, 0, 0, 0)


class Stamp(FrozenModel):
    """When and out of what an export was made.

    Attributes:
        made_at: with time zone.
        workshop_hash: of workshop and questions, by which the tool knows its own export.
        content_hash: of what stands in the document.
    """

    made_at: dt.datetime
    workshop_hash: str
    content_hash: str

    @classmethod
    def of(cls, workshop: Workshop, layout: Layout, made_at: dt.datetime) -> Self:
        """The stamp of this layout of that workshop."""
        return cls(
            made_at=made_at,
            workshop_hash=_hash(workshop.model_dump_json()),
            content_hash=layout.mark,
        )


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
    _clear_leftovers(document)
    set_language(document, language)
    styles = set_styles(document, density)
    section = document.sections[0]
    # The template's author left marks of his editing sessions here.
    section._sectPr.attrib.clear()  # noqa: SLF001 - no way round it
    section.page_width, section.page_height = page
    section.left_margin = section.right_margin = margin
    section.top_margin = section.bottom_margin = margin
    return document, styles


def set_core_properties(
    document: WordDocument, title: str, language: LanguageCode, made_at: dt.datetime
) -> None:
    """Sets title, language and time, and empties the rest, so that nothing tells of a person."""
    core = document.core_properties
    core.title = title[:_LONGEST_PROPERTY]
    core.language = languages.get(language).setting.tag
    core.created = core.modified = made_at.astimezone(dt.UTC).replace(tzinfo=None, microsecond=0)
    core.subject = core.author = core.last_modified_by = ""
    core.comments = core.keywords = core.category = ""
    core.revision = 1


def packed(document: WordDocument, made_at: dt.datetime) -> bytes:
    """The file, packed so that only its content and the time count."""
    saved = io.BytesIO()
    document.save(saved)
    return repacked(saved.getvalue(), made_at)


def repacked(package: bytes, made_at: dt.datetime) -> bytes:
    """The same package of Word or PowerPoint, whoever packed it and when."""
    made = io.BytesIO()
    utc = made_at.astimezone(dt.UTC)
    date_time = max(_ZIP_EPOCH, (utc.year, utc.month, utc.day, utc.hour, utc.minute, utc.second))
    with (
        zipfile.ZipFile(io.BytesIO(package)) as source,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, date_time)
            entry.compress_type = zipfile.ZIP_DEFLATED
            # Otherwise the entry tells which system packed it.
            entry.create_system = 0
            target.writestr(entry, source.read(name))
    return made.getvalue()


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

    Not the first item: LibreOffice loses longer chains, and leaves the heading alone on its page.
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


def _clear_leftovers(document: WordDocument) -> None:
    """Drops what python-docx's template brings along and no document of ours needs."""
    package = document.part.package
    if package is None:
        return
    _drop(package.rels, RELATIONSHIP_TYPE.THUMBNAIL, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)
    _drop(
        document.part.rels,
        RELATIONSHIP_TYPE.CUSTOM_XML,
        RELATIONSHIP_TYPE.FONT_TABLE,
        RELATIONSHIP_TYPE.WEB_SETTINGS,
        _STYLES_WITH_EFFECTS,
    )


def set_properties(document: WordDocument, layout: Layout, stamp: Stamp) -> None:
    """Sets every property of the file, and marks it as one that holds no notes of a group."""
    set_core_properties(document, layout.title, layout.language, stamp.made_at)
    document.core_properties.subject = layout.subject[:_LONGEST_PROPERTY]
    document.core_properties.author = layout.author[:_LONGEST_PROPERTY]
    package = document.part.package
    if package is None:
        return
    # A template tells who made it, with which program and where.
    _drop(package.rels, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)
    for rel in document.part.rels.values():
        if rel.reltype == RELATIONSHIP_TYPE.SETTINGS:
            _drop(rel.target_part.rels, f"{_RELATIONSHIPS}/attachedTemplate")
    for attached in document.settings.element.findall(qn("w:attachedTemplate")):
        document.settings.element.remove(attached)
    _relate(package, "app", RELATIONSHIP_TYPE.EXTENDED_PROPERTIES, _extended_properties())
    _relate(
        package, "custom", RELATIONSHIP_TYPE.CUSTOM_PROPERTIES, _custom_properties(layout, stamp)
    )


def _drop(rels: Relationships, *kinds: str) -> None:
    for key in [key for key, rel in rels.items() if rel.reltype in kinds]:
        del rels[key]


def _relate(package: Package, name: str, kind: str, xml: str) -> None:
    types = {"app": CONTENT_TYPE.OFC_EXTENDED_PROPERTIES, "custom": _CUSTOM_PROPERTIES_TYPE}
    part = Part(PackURI(f"/docProps/{name}.xml"), types[name], xml.encode(), package)
    package.relate_to(part, kind)


def _extended_properties() -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Properties xmlns="{_OFFICE}/extended-properties">'
        "<Application>synthkit</Application></Properties>"
    )


def _custom_properties(layout: Layout, stamp: Stamp) -> str:
    marks = {
        EXPORT_MARK_WORKSHOP: stamp.workshop_hash,
        EXPORT_MARK_CONTENT: stamp.content_hash,
        EXPORT_MADE_WITH: layout.made_with,
        "DigitalSourceType": layout.source_type,
    }
    properties = "".join(
        f'<property fmtid="{_USER_DEFINED}" pid="{pid}" name={quoteattr(name)}>'
        f"<vt:lpwstr>{escape(value)}</vt:lpwstr></property>"
        for pid, (name, value) in enumerate(
            ((name, value) for name, value in marks.items() if value), _FIRST_PROPERTY_ID
        )
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Properties xmlns="{_OFFICE}/custom-properties" '
        f'xmlns:vt="{_OFFICE}/docPropsVTypes">{properties}</Properties>'
    )


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
