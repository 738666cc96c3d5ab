"""A house template: whose styles, header, footer, cover and page set-up the Word document takes.

Our text stands where a marker says so, else after the cover: what comes before the first break of a
page or a section, or all that there is.
"""

import copy
import datetime as dt
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from babel.dates import format_date
from docx import Document
from docx.document import Document as WordDocument
from docx.opc.exceptions import OpcError
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree

from synthkit.errors import ExportRefused
from synthkit.exporters.docx.document import Body, finished
from synthkit.exporters.docx.fields import content_marker, fill_fields
from synthkit.exporters.docx.house_styles import HouseStyles
from synthkit.exporters.docx.package import Stamp
from synthkit.exporters.docx.styles import add_term_style, set_text_language
from synthkit.exporters.house_template import HouseTemplate
from synthkit.exporters.layout import Layout
from synthkit.exporters.review import document as document_of
from synthkit.exporters.view import View
from synthkit.model.base import Result
from synthkit.model.finding import Finding
from synthkit.model.synthesis import Synthesis
from synthkit.model.workshop import Workshop
from synthkit.text.numbers_in_text import regional
from synthkit.text.phrases import days

_TYPES: Final = "[Content_Types].xml"
_TEMPLATE_TYPE: Final = b"wordprocessingml.template.main+xml"
_DOCUMENT_TYPE: Final = b"wordprocessingml.document.main+xml"
# What of a section belongs to its first page alone, or to the cover.
_OF_THE_COVER: Final = ("w:titlePg", "w:vAlign", "w:pgNumType", "w:pgBorders")


def export_into(
    template: HouseTemplate, synthesis: Synthesis, view: View, made_at: dt.datetime
) -> Result[bytes]:
    """The synthesis as a Word file in the look of the template.

    Raises:
        ExportRefused: "template_unreadable", or "template_no_such_style" if the settings name one.
    """
    layout, workshop = document_of(synthesis, view), synthesis.workshop
    document = _opened(template)
    set_text_language(document, layout.language)
    add_term_style(document)
    house = HouseStyles(document, template.styles)
    unknown = fill_fields(document, _values(template, layout, workshop, made_at))
    place = _place_in(document)
    body = Body(document, house.styles, place.before, house.numbered)
    content = finished(body, layout, Stamp.of(workshop, layout, made_at), place.section)
    findings = (*house.findings(template.name), *_findings(document, place, unknown, template.name))
    return Result(content, findings)


def _opened(template: HouseTemplate) -> WordDocument:
    copied = io.BytesIO()
    try:
        with (
            zipfile.ZipFile(io.BytesIO(template.content)) as source,
            zipfile.ZipFile(copied, "w") as target,
        ):
            for name in source.namelist():
                part = source.read(name)
                # A .dotx is a .docx by another name.
                part = part.replace(_TEMPLATE_TYPE, _DOCUMENT_TYPE) if name == _TYPES else part
                target.writestr(name, part)
        return Document(copied)
    except (zipfile.BadZipFile, KeyError, ValueError, OpcError, etree.XMLSyntaxError) as error:
        raise ExportRefused("template_unreadable", name=template.name) from error


def _values(
    template: HouseTemplate, layout: Layout, workshop: Workshop, made_at: dt.datetime
) -> dict[str, str]:
    """What the fields of a template say."""
    return {
        "title": layout.title,
        "series": layout.subject,
        "organisation": layout.author,
        "dates": days(workshop.dates, layout.language) if workshop.dates else "",
        "reference": template.reference,
        "made": format_date(made_at.date(), "long", locale=regional(layout.language)),
    }


@dataclass(frozen=True, slots=True)
class _Place:
    """Where our text goes.

    Attributes:
        before: the element that it stands before.
        section: how its pages are set up, where the template's own would turn them.
        marked: whether the template says where.
    """

    before: etree._Element
    section: etree._Element | None = None
    marked: bool = True


def _place_in(document: WordDocument) -> _Place:
    marker = content_marker(document)
    if marker is not None:
        section = marker.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
        after = _empty_before(marker)
        marker.getparent().remove(marker)
        return _Place(after, section)
    body = document.element.body
    last = body.find(qn("w:sectPr"))
    shown = [e for e in body if e is not last and _says_something(e)]
    if not shown:
        for element in [e for e in body if e is not last]:
            body.remove(element)
        return _Place(_empty_before(last))
    cover_end = next((e for e in body if _ends_page(e)), shown[-1])
    before = OxmlElement("w:p")
    cover_end.addnext(before)
    if not _ends_page(cover_end):
        cover_end.addnext(_page_break())
    return _Place(before, _upright(body, before), marked=False)


def _empty_before(element: etree._Element) -> etree._Element:
    added: etree._Element = OxmlElement("w:p")
    element.addprevious(added)
    return added


def _page_break() -> etree._Element:
    paragraph, run, broken = (OxmlElement(tag) for tag in ("w:p", "w:r", "w:br"))
    broken.set(qn("w:type"), "page")
    run.append(broken)
    paragraph.append(run)
    return paragraph


def _says_something(element: etree._Element) -> bool:
    tags = ("w:drawing", "w:pict", "w:tbl", "w:sectPr", "w:br")
    said = "".join(t.text or "" for t in element.iter(qn("w:t"))).strip()
    return bool(said) or next(element.iter(*map(qn, tags)), None) is not None


def _ends_page(element: etree._Element) -> bool:
    if element.tag == qn("w:sectPr"):
        return False
    if next(element.iter(qn("w:sectPr")), None) is not None:
        return True
    return any(broken.get(qn("w:type")) == "page" for broken in element.iter(qn("w:br")))


def _upright(body: etree._Element, place: etree._Element) -> etree._Element | None:
    """A section of upright pages for our text, where the template has wide ones at that place."""
    sections = list(body.iter(qn("w:sectPr")))
    earlier = {s for p in place.itersiblings(preceding=True) for s in p.iter(qn("w:sectPr"))}
    here = next((s for s in sections if s not in earlier), None)
    if here is None or not _is_wide(here):
        return None
    section = copy.deepcopy(next((s for s in sections if not _is_wide(s)), here))
    for tag in _OF_THE_COVER:
        for element in section.findall(qn(tag)):
            section.remove(element)
    size = section.find(qn("w:pgSz"))
    if _is_wide(section):
        width, height = size.get(qn("w:w")), size.get(qn("w:h"))
        size.set(qn("w:w"), height)
        size.set(qn("w:h"), width)
        size.attrib.pop(qn("w:orient"), None)
    return section


def _is_wide(section: etree._Element) -> bool:
    size = section.find(qn("w:pgSz"))
    return size is not None and int(size.get(qn("w:w"))) > int(size.get(qn("w:h")))


def _findings(
    document: WordDocument, place: _Place, unknown: tuple[str, ...], file: str
) -> Iterator[Finding]:
    if not place.marked:
        yield Finding.info("template_without_marker", file=file)
    if unknown:
        yield Finding.warning("template_unknown_fields", names=", ".join(unknown), file=file)
    package = document.part.package
    parts = [p for p in package.iter_parts() if hasattr(p, "_element")] if package else []
    drawn = [d for part in parts for d in part._element.iter(qn("wp:docPr"))]  # noqa: SLF001 - as above
    undescribed = sum(not (d.get("descr") or d.get("title")) for d in drawn)
    if undescribed:
        yield Finding.warning("template_pictures_undescribed", count=undescribed, file=file)
