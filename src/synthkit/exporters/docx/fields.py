"""The fields of a house template: content controls, and words in braces such as ``{{title}}``."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree

from synthkit.text.languages import words_of

CONTENT: Final = "content"
_BRACES: Final = re.compile(r"\{\{\s*([^{}]+?)\s*\}\}")
_PARTS: Final = ("/word/document", "/word/header", "/word/footer")
_LAST_STEP: Final = re.compile(r"(\w+)(?:\[\d+\])?$")


def names_of_fields() -> dict[str, str]:
    """The name of each field in every language, and what it is of."""
    names = {
        "title": words_of(lambda language: language.styles.field_title),
        "series": words_of(lambda language: language.styles.field_series),
        "organisation": words_of(lambda language: language.styles.field_organisation),
        "dates": words_of(lambda language: language.styles.field_dates),
        "made": words_of(lambda language: language.styles.field_made),
        "reference": words_of(lambda language: language.styles.field_reference),
        CONTENT: words_of(lambda language: language.styles.field_content),
    }
    return {name: field for field, named in names.items() for name in named}


def fill_fields(document: WordDocument, values: Mapping[str, str]) -> tuple[str, ...]:
    """Puts values into the fields of the document, its headers and footers.

    Returns:
        What stands in braces and is no field; it is left as it is.
    """
    fields = names_of_fields()
    unknown: list[str] = []
    for root in _roots(document):
        for control in root.iter(qn("w:sdt")):
            named = (fields.get(name) for name in _names_of(control))
            field = next((name for name in named if name in values), None)
            if field is not None:
                _fill(control, values[field])
        for paragraph in root.iter(qn("w:p")):
            unknown += _replace(paragraph, fields, values)
        for begin in root.iter(qn("w:fldChar")):
            # A table of contents is made by the word processor, and only when it is told to.
            if begin.get(qn("w:fldCharType")) == "begin" and _is_contents(begin):
                begin.set(qn("w:dirty"), "true")
    return tuple(dict.fromkeys(unknown))


def content_marker(document: WordDocument) -> etree._Element | None:
    """The paragraph or content control that stands where our text is to stand."""
    fields = names_of_fields()
    for element in document.element.body.iter(qn("w:p"), qn("w:sdt")):
        if element.tag == qn("w:sdt"):
            found = any(fields.get(name) == CONTENT for name in _names_of(element))
        else:
            braced = _BRACES.fullmatch("".join(t.text or "" for t in _texts(element)).strip())
            found = braced is not None and fields.get(braced[1].casefold()) == CONTENT
        if found and element.getparent().tag in {qn("w:body"), qn("w:sdtContent")}:
            return element
    return None


def _roots(document: WordDocument) -> Iterator[etree._Element]:
    package = document.part.package
    for part in package.iter_parts() if package is not None else ():
        if str(part.partname).startswith(_PARTS):
            yield part._element  # noqa: SLF001 - a part's root is what we are after


def _names_of(control: etree._Element) -> Iterator[str]:
    """What a content control is called, and what it is bound to."""
    properties = control.find(qn("w:sdtPr"))
    for tag in ("w:alias", "w:tag"):
        for named in properties.findall(qn(tag)) if properties is not None else ():
            yield str(named.get(qn("w:val"))).strip().casefold()
    for bound in properties.findall(qn("w:dataBinding")) if properties is not None else ():
        step = _LAST_STEP.search(bound.get(qn("w:xpath"), ""))
        if step:
            yield step[1].casefold()


def _fill(control: etree._Element, value: str) -> None:
    """Puts the value into a content control, in the looks of what stood there."""
    for placeholder in list(control.iter(qn("w:showingPlcHdr"))):
        placeholder.getparent().remove(placeholder)
    inner = control.find(qn("w:sdtContent"))
    if inner is None:
        return
    for style in list(inner.iter(qn("w:rStyle"))):
        style.getparent().remove(style)
    texts = list(inner.iter(qn("w:t")))
    if not texts:
        holder = next(inner.iter(qn("w:p")), inner)
        run, text = OxmlElement("w:r"), OxmlElement("w:t")
        run.append(text)
        holder.append(run)
        texts = [text]
    for text in texts:
        text.text = ""
    texts[0].text = value


def _replace(
    paragraph: etree._Element, fields: Mapping[str, str], values: Mapping[str, str]
) -> Iterator[str]:
    """Puts values in the place of braces, which may be cut into several runs."""
    texts = _texts(paragraph)
    whole = "".join(text.text or "" for text in texts)
    for found in reversed(list(_BRACES.finditer(whole))):
        field = fields.get(found[1].casefold())
        if field == CONTENT:
            continue
        if field is None or field not in values:
            yield found[0]
            continue
        start, value = 0, values[field]
        for text in texts:
            said = text.text or ""
            first, last = max(found.start() - start, 0), min(found.end() - start, len(said))
            if first < last:
                text.text = said[:first] + value + said[last:]
                text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
                value = ""
            start += len(said)


def _texts(paragraph: etree._Element) -> list[etree._Element]:
    """The texts of a paragraph, without those of boxes that are anchored in it."""
    tag = qn("w:p")
    return [t for t in paragraph.iter(qn("w:t")) if next(t.iterancestors(tag)) is paragraph]


def _is_contents(begin: etree._Element) -> bool:
    run = begin.getparent()
    said = "".join(i.text or "" for r in run.itersiblings() for i in r.iter(qn("w:instrText")))
    return said.strip().startswith("TOC")
