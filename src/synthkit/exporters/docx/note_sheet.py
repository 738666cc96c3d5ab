"""A sheet for notes as a Word file, made so that reading it back finds each under its question."""

import datetime as dt
from typing import Final

from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from synthkit.exporters.docx.document import new_document
from synthkit.exporters.docx.lists import list_definitions
from synthkit.exporters.docx.package import packed, set_core_properties
from synthkit.exporters.note_sheet import POINTS, NoteSheet

_PAGE: Final = (Cm(21.0), Cm(29.7))
_MARGIN: Final = Cm(2.0)
_ROOM: Final = Pt(12)
# Scanners take a bullet for a letter, and a dash for what it is.
_BULLET: Final = "•"
_DASH: Final = "–"


def write(sheet: NoteSheet, made_at: dt.datetime) -> bytes:
    """The sheet as a Word file; the same sheet and time give the same bytes."""
    document, _ = new_document(sheet.language, _PAGE, _MARGIN)
    for sign in list_definitions(document).iter(qn("w:lvlText")):
        if sign.get(qn("w:val")) == _BULLET:
            sign.set(qn("w:val"), _DASH)
    document.add_paragraph(sheet.group, style="Heading 1")
    for sentence in sheet.sentences:
        document.add_paragraph(sentence, style="Small Print")
    for heading in sheet.questions.values():
        document.add_paragraph(heading, style="Heading 2")
        for _ in range(POINTS):
            line = document.add_paragraph(style="List Bullet")
            line.paragraph_format.space_after = _ROOM
    set_core_properties(document, sheet.title, sheet.language, made_at)
    return packed(document, made_at)
