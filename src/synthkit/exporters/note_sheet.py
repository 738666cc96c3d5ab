"""What stands on the sheet for the notes of one group, whatever form it has.

Headings say group and questions in the words that the program looks for. What else is printed is
known by its sentences in the locale files, and never taken for a note (`notes/template.py`).
"""

from dataclasses import dataclass
from typing import Final

from synthkit.exporters.wording import document_title
from synthkit.model.workshop import Workshop
from synthkit.text.catalogue import catalogue
from synthkit.text.languages import LanguageCode

# Points to write under each question.
POINTS: Final = 6


@dataclass(frozen=True, slots=True)
class NoteSheet:
    """The words of a sheet.

    Attributes:
        group: as the heading calls it.
        sentences: what the group is told.
        questions: the heading of each, by its number.
    """

    language: LanguageCode
    group: str
    title: str
    sentences: tuple[str, ...]
    questions: dict[int, str]


def sheet_of(workshop: Workshop, group: str, ai: str) -> NoteSheet:
    """The sheet of a group.

    Args:
        workshop: whose questions are asked.
        group: as the heading calls it.
        ai: "ai_none" or "ai_used", whichever is true of how the notes are summarised.
    """
    text = catalogue(workshop.language).text
    keys = ("no_names", "one_thought", "what_happens", ai)
    return NoteSheet(
        language=workshop.language,
        group=group,
        title=text("document.note_sheet.title", group=group, title=document_title(workshop)),
        sentences=tuple(text(f"document.note_sheet.{key}") for key in keys),
        questions={
            q.number: text("document.heading.question", number=q.number, question=q.text)
            for q in workshop.questions
        },
    )
