"""Edits of a Word file, as people and other programs make them."""

import copy
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import IO

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

DISAGREEMENTS = "Delade meningar:"
ANCHORS = ("w:bookmarkStart", "w:bookmarkEnd")


class WordFile:
    """A Word file that is open for edits; `save` writes it."""

    def __init__(self, file: Path | IO[bytes]) -> None:
        self.path = file if isinstance(file, Path) else None
        self.document = docx.Document(str(file) if isinstance(file, Path) else file)

    def save(self, path: Path | None = None) -> Path:
        target = path or self.path
        assert target is not None
        self.document.save(str(target))
        return target

    def saying(self, words: str) -> Paragraph:
        return next(p for p in self.document.paragraphs if words in p.text)

    def styled(self, style: str) -> list[Paragraph]:
        return [p for p in self.document.paragraphs if p.style and p.style.name == style]

    @property
    def lines(self) -> list[Paragraph]:
        """The insights; disagreements stand under a heading of their own."""
        headings = self.styled("Heading 3")
        above: Paragraph | None = None
        found: list[Paragraph] = []
        for paragraph in self.document.paragraphs:
            if any(paragraph._element is heading._element for heading in headings):
                above = paragraph
            elif paragraph.style and paragraph.style.name == "List Bullet":
                found += [paragraph] if above is not None and above.text != DISAGREEMENTS else []
        return found

    @property
    def themes(self) -> list[Paragraph]:
        return [p for p in self.styled("Heading 3") if p.text != DISAGREEMENTS]

    def reword(self, paragraph: Paragraph, text: str) -> None:
        """In the first run, as somebody who types over the words."""
        for run in paragraph.runs[1:]:
            run._element.getparent().remove(run._element)
        paragraph.runs[0].text = text

    def reword_in_pieces(self, paragraph: Paragraph, text: str) -> None:
        """Word gives every spell of typing a run and an rsid of its own."""
        self.reword(paragraph, "")
        for piece in re.findall(r"\S+\s*", text):
            run = paragraph.add_run(piece)
            run._element.set(qn("w:rsidR"), "00A1B2C3")

    def reword_tracked(self, paragraph: Paragraph, text: str) -> None:
        """With changes tracked: the old words deleted, the new ones inserted."""
        deleted, inserted = OxmlElement("w:del"), OxmlElement("w:ins")
        for mark in (deleted, inserted):
            mark.set(qn("w:id"), "900")
            mark.set(qn("w:author"), "Redaktör")
        runs = [run._element for run in paragraph.runs]
        new = copy.deepcopy(runs[0])
        runs[0].addprevious(deleted)
        for run in runs:
            for written in run.findall(qn("w:t")):
                written.tag = qn("w:delText")
            deleted.append(run)
        new.find(qn("w:t")).text = text
        inserted.append(new)
        deleted.addnext(inserted)

    def delete(self, paragraph: Paragraph) -> None:
        paragraph._element.getparent().remove(paragraph._element)

    def put_after(self, paragraph: Paragraph, target: Paragraph) -> None:
        target._element.addnext(paragraph._element)

    def add_after(self, target: Paragraph, text: str) -> Paragraph:
        """A new paragraph that looks like the one before, as Enter makes it."""
        element = copy.deepcopy(target._element)
        for tag in ANCHORS:
            for anchor in element.findall(qn(tag)):
                element.remove(anchor)
        target._element.addnext(element)
        added = Paragraph(element, target._parent)
        self.reword(added, text)
        return added

    def split(self, paragraph: Paragraph, at: str, first: str, second: str) -> None:
        """Enter in the middle of a line."""
        assert at in paragraph.text
        self.add_after(paragraph, second)
        self.reword(paragraph, first)

    def run_together(self, paragraph: Paragraph, below: Paragraph) -> None:
        """Delete at the end of a line: the other one goes on there, its anchors with it."""
        paragraph.add_run(" ")
        for child in list(below._element):
            if child.tag != qn("w:pPr"):
                paragraph._element.append(child)
        self.delete(below)

    def comment(self, paragraph: Paragraph, text: str) -> None:
        self.document.add_comment(paragraph.runs, text=text, author="Anna Ek", initials="AE")

    def footnote(self, paragraph: Paragraph, text: str) -> None:
        """A footnote at the end of a paragraph, with the part that holds it."""
        content = (
            f'<w:footnotes {nsdecls("w")}><w:footnote w:id="1"><w:p><w:r><w:t>{text}</w:t></w:r>'
            "</w:p></w:footnote></w:footnotes>"
        )
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
        part = Part(
            PackURI("/word/footnotes.xml"), kind, content.encode(), self.document.part.package
        )
        self.document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        reference = parse_xml(f'<w:r {nsdecls("w")}><w:footnoteReference w:id="1"/></w:r>')
        paragraph._element.append(reference)

    def drop_anchors(self) -> None:
        """As Google Docs and other programs do."""
        for tag in ANCHORS:
            for anchor in list(self.document.element.iter(qn(tag))):
                anchor.getparent().remove(anchor)


def edited(path: Path, edit: Callable[[WordFile], object], target: Path | None = None) -> Path:
    """The file after an edit."""
    file = WordFile(path)
    edit(file)
    return file.save(target)


def saved_by_libreoffice(soffice: str, path: Path, folder: Path) -> Path:
    """The file as LibreOffice reads and saves it, in that folder."""
    profile = (folder / "profile").as_uri()
    command = [soffice, "--headless", f"-env:UserInstallation={profile}", "--convert-to"]
    command += ["docx:MS Word 2007 XML", "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return folder / path.name
