"""What stands in the document, decided once, as paragraphs; the exporters only say how it looks."""

import hashlib
import re
from collections.abc import Sequence
from enum import StrEnum
from itertools import groupby
from typing import Final

from pydantic import model_validator

from synthkit.exporters.making import Making, making_of
from synthkit.exporters.wording import (
    document_title,
)
from synthkit.model.base import FrozenModel
from synthkit.model.citation import Citation
from synthkit.model.document import EXPORT_ANCHOR
from synthkit.model.synthesis import Synthesis
from synthkit.text.characters import without_unseen
from synthkit.text.languages import LanguageCode

# What XML 1.0 cannot hold: control characters (but for those that are white space), lone
# surrogates, and the two non-characters.
_NOT_IN_XML: Final = re.compile(r"[^\t\n\v\f\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# A no-break space keeps its place: it is there on purpose.
_WHITE_SPACE: Final = re.compile(r"[ \t\n\v\f\r\x85\u2028\u2029]+")


class Style(StrEnum):
    """What a paragraph is; each exporter knows what that looks like."""

    TITLE = "title"
    HEADING_1 = "heading_1"
    HEADING_2 = "heading_2"
    HEADING_3 = "heading_3"
    BODY = "body"
    LIST_NUMBER = "list_number"
    LIST_BULLET = "list_bullet"
    KEY_INSIGHTS = "key_insights"
    ABBREVIATION = "abbreviation"
    SMALL_PRINT = "small_print"


HEADINGS: Final = (Style.HEADING_1, Style.HEADING_2, Style.HEADING_3)
_FORMER_PROPERTIES: Final = frozenset({"made_with", "source_type"})
LISTS: Final = frozenset({Style.LIST_BULLET, Style.LIST_NUMBER, Style.ABBREVIATION})


class Density(StrEnum):
    """How close the text stands."""

    NORMAL = "normal"
    DENSE = "dense"


class PartKind(StrEnum):
    """What of the synthesis a paragraph may show."""

    SERIES = "series"
    TITLE = "title"
    INTRODUCTION = "introduction"
    QUESTION = "question"
    THEME = "theme"
    INSIGHT = "insight"
    TENSION = "tension"
    COURSE = "course"
    NOTE = "note"


class Part(FrozenModel):
    """What of the synthesis a paragraph shows: by this an export links it to its notes.

    Attributes:
        id: of the theme, insight, tension or note; of what tells how a theme went on, the theme's;
            of a question, its number; of a paragraph at the head of the document, which of its kind
            it is.
        question: the number of the question that it stands under; None at the head.
        citations: the sources of what is shown; none of a note, which is its own source.
    """

    kind: PartKind
    id: str
    question: int | None = None
    citations: tuple[Citation, ...] = ()

    @property
    def anchor(self) -> str:
        """The bookmark by which an edited document tells what the paragraph shows."""
        # A name in Word has letters, digits and "_" alone, and is no longer than 40 characters.
        return f"{EXPORT_ANCHOR}{self.kind}_{self.id.replace('-', '_')}"


class Paragraph(FrozenModel):
    """One paragraph of the document.

    Attributes:
        text: one line, holding only what XML can hold.
        number: of an item in a numbered list, printed before the text.
        term: what the text explains, printed before it.
        part: what of the synthesis it shows; None where it is about the document itself.
        comment: what a comment on it says, a line each.
    """

    style: Style
    text: str
    number: int | None = None
    term: str | None = None
    part: Part | None = None
    comment: tuple[str, ...] = ()


class Layout(FrozenModel):
    """The document as paragraphs, in order, with its properties.

    Attributes:
        title: of the document, for its properties and the foot of the page.
        subject: the series that it belongs to, "" where that is not known.
        author: the organisation that publishes it, "" where that is not known.
        making: how it came to be, for its properties alone.
        density: how close it is set, where that matters.
    """

    language: LanguageCode
    title: str
    subject: str = ""
    author: str = ""
    making: Making = Making()
    density: Density = Density.NORMAL
    paragraphs: tuple[Paragraph, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _without_former_properties(cls, stored: object) -> object:
        """Exports that were kept by older versions have two fields in place of ``making``."""
        if not isinstance(stored, dict):
            return stored
        return {key: value for key, value in stored.items() if key not in _FORMER_PROPERTIES}

    @property
    def mark(self) -> str:
        """A hash of what stands in the document, by which an exported file is known again."""
        unseen = {"part"} if any(p.comment for p in self.paragraphs) else {"part", "comment"}
        of_properties = {"making": True, "density": True}
        content = self.model_dump_json(exclude={**of_properties, "paragraphs": {"__all__": unseen}})
        return hashlib.sha256(content.encode()).hexdigest()


def in_lists(paragraphs: Sequence[Paragraph]) -> list[tuple[Paragraph, ...]]:
    """Headings and other paragraphs one by one; the items of a list together.

    Numbers that do not follow each other are lists of their own.
    """

    def of_one_list(placed: tuple[int, Paragraph]) -> tuple[Style, int]:
        position, paragraph = placed
        if paragraph.number is not None:
            return paragraph.style, paragraph.number - position
        return paragraph.style, -1 if paragraph.style in LISTS else position

    runs = groupby(enumerate(paragraphs), key=of_one_list)
    return [tuple(paragraph for _, paragraph in run) for _, run in runs]


def page_of(synthesis: Synthesis, title: str, paragraphs: tuple[Paragraph, ...]) -> Layout:
    """A page of its own about a workshop, beside its document, with the same making."""
    workshop = synthesis.workshop
    shown = (p.model_copy(update={"text": printable(p.text)}) for p in paragraphs)
    return Layout(
        language=workshop.language,
        title=printable(title),
        subject=printable(document_title(workshop)),
        author=printable(workshop.series.organisation or ""),
        making=making_of(synthesis),
        paragraphs=tuple(p for p in shown if p.text),
    )


def printable(text: str) -> str:
    """One line without surrounding white space, what XML cannot hold and what nobody sees."""
    return without_unseen(_WHITE_SPACE.sub(" ", _NOT_IN_XML.sub("", text))).strip()
