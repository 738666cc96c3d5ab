"""Reading a Word document back, as text that a person can compare."""

import io
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from docx import Document

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def dumped(docx: bytes) -> str:
    """Style and text of each paragraph, a line each."""
    document = Document(io.BytesIO(docx))
    return "".join(f"{p.style.name if p.style else ''}: {p.text}\n" for p in document.paragraphs)


def part(docx: bytes, name: str) -> ET.Element:
    with ZipFile(io.BytesIO(docx)) as packed:
        return ET.fromstring(packed.read(name))


def part_names(docx: bytes) -> list[str]:
    with ZipFile(io.BytesIO(docx)) as packed:
        return packed.namelist()
