"""A sheet for the notes of one group, made so that reading it back finds each under its question.

Headings say group and questions in the words that the program looks for. What else is printed is
known by its sentences in the locale files, and never taken for a note (`notes/template.py`).
"""

import datetime as dt
from typing import Final

from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from synthkit.exporters.docx.document import new_document
from synthkit.exporters.docx.lists import list_definitions
from synthkit.exporters.docx.package import packed, set_core_properties
from synthkit.exporters.wording import document_title
from synthkit.model.workshop import Workshop
from synthkit.text.catalogue import catalogue

_PAGE: Final = (Cm(21.0), Cm(29.7))
_MARGIN: Final = Cm(2.0)
_LINES: Final = 6  # to write on by hand; whoever types gets more by themselves
_ROOM: Final = Pt(18)
# Scanners take a bullet for a letter, and a dash for what it is.
_BULLET: Final = "•"
_DASH: Final = "–"
_SENTENCES: Final = ("no_names", "one_thought", "what_happens")


def note_sheet(workshop: Workshop, group: str, ai: str, made_at: dt.datetime) -> bytes:
    """The sheet as a Word file; the same workshop, group and time give the same bytes.

    Args:
        workshop: whose questions are asked.
        group: as the heading calls it.
        ai: "ai_none" or "ai_used", whichever is true of how the notes are summarised.
        made_at: with time zone.
    """
    texts = catalogue(workshop.language)
    document, _ = new_document(workshop.language, _PAGE, _MARGIN)
    for sign in list_definitions(document).iter(qn("w:lvlText")):
        if sign.get(qn("w:val")) == _BULLET:
            sign.set(qn("w:val"), _DASH)
    document.add_paragraph(group, style="Heading 1")
    for key in (*_SENTENCES, ai):
        document.add_paragraph(texts.text(f"document.note_sheet.{key}"), style="Small Print")
    for question in workshop.questions:
        heading = texts.text(
            "document.heading.question", number=question.number, question=question.text
        )
        document.add_paragraph(heading, style="Heading 2")
        for _ in range(_LINES):
            line = document.add_paragraph(style="List Bullet")
            line.paragraph_format.space_after = _ROOM
    title = texts.text("document.note_sheet.title", group=group, title=document_title(workshop))
    set_core_properties(document, title, workshop.language, made_at)
    return packed(document, made_at)
