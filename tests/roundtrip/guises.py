"""What programs make of a whole file when they save it, beside what was edited in it.

docs/quality.md tells which public reports this is made after.
"""

import copy
from collections.abc import Callable, Mapping
from itertools import count
from typing import Final

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from tests.exporters.editing import WordFile

_LIST: Final = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'

_CONTROL: Final = (
    f'<w:sdt {nsdecls("w")}><w:sdtPr><w:tag w:val="goog_rdk_{{}}"/></w:sdtPr>'
    "<w:sdtContent/></w:sdt>"
)


def as_word(file: WordFile) -> None:
    """Anchors stay; each run knows in which sitting it was typed, and the spelling is checked."""
    for numbered, run in enumerate(file.document.element.body.iter(qn("w:r"))):
        run.set(qn("w:rsidR"), f"00{numbered:06X}")
    for paragraph in file.document.element.body.iter(qn("w:p")):
        paragraph.set(qn("w:rsidP"), "00AB12CD")
        paragraph.append(OxmlElement("w:proofErr"))


def as_word_for_the_web(file: WordFile) -> None:
    """Paragraphs get new ids, runs are split, and an anchor ends one character too early."""
    as_word(file)
    for numbered, paragraph in enumerate(file.document.element.body.iter(qn("w:p"))):
        paragraph.set(qn("w14:paraId"), f"7F{numbered:06X}")
        ends = paragraph.findall(qn("w:bookmarkEnd"))
        runs = paragraph.findall(qn("w:r"))
        words = runs[-1].find(qn("w:t")) if runs else None
        if not ends or words is None or len(words.text or "") < 2:
            continue
        last = copy.deepcopy(runs[-1])
        last_words = last.find(qn("w:t"))
        words.text, last_words.text = words.text[:-1], words.text[-1]
        words.set(qn("xml:space"), "preserve")
        runs[-1].addnext(last)
        for end in ends:
            last.addprevious(end)


def as_google_docs(file: WordFile) -> None:
    """Anchors get names of its own, lists lose their style, and properties of ours are gone.

    Most runs come to lie in content controls.
    """
    for numbered, run in enumerate(list(file.document.element.body.iter(qn("w:r")))):
        if numbered % 3:
            control = parse_xml(_CONTROL.format(numbered))
            run.addprevious(control)
            control[-1].append(run)
    numbers = count(1)
    for anchor in file.document.element.iter(qn("w:bookmarkStart")):
        anchor.set(qn("w:name"), f"id.{next(numbers):x}z337ya")
    for paragraph in file.document.paragraphs:
        if paragraph.style is not None and paragraph.style.name.startswith("List"):
            paragraph.style = file.document.styles["Normal"]
            properties = paragraph._element.get_or_add_pPr()
            if properties.find(qn("w:numPr")) is None:
                properties.append(parse_xml(_LIST))
    package = file.document.part.package
    for relation in [r for r in package.rels.values() if "custom-properties" in r.reltype]:
        package.rels.pop(relation.rId)


GUISES: Final[Mapping[str, Callable[[WordFile], None]]] = {
    "Word": as_word,
    "Word for the web": as_word_for_the_web,
    "Google Docs": as_google_docs,
}
