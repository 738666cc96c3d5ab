"""The synthesis on one side of A4: questions, each theme with its strongest line, disagreements.

What does not fit is left out, the lines of fewest groups first; the page says how many it shows.
Room is reckoned in points and not measured, so that Word and PDF show the same lines.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import shorten
from typing import Final

from synthkit.exporters.about import disclosure
from synthkit.exporters.document_layout import lay_out
from synthkit.exporters.layout import Density, Layout, Paragraph, PartKind, Style
from synthkit.exporters.view import View
from synthkit.model.note import groups_of
from synthkit.model.synthesis import Synthesis
from synthkit.text.catalogue import catalogue
from synthkit.text.phrases import without_stop

# A4 in points within dense margins, less what fonts may differ in.
ROOM: Final = 715.0
# A capital, and what is as wide as one, in signs of running text.
_WIDE: Final = 1.5
_AS_WIDE: Final = frozenset("mw—…%&@")
# How much of a question is printed: the first of these that leaves each of them a line.
_QUESTION_SIGNS: Final = (1000, 160, 78)


@dataclass(frozen=True, slots=True)
class _Size:
    """What a paragraph takes: points a line and around it, and signs that a line holds."""

    line: float
    around: float
    signs: int


_SIZES: Final = {
    Style.HEADING_1: _Size(19, 15, 66),
    Style.HEADING_2: _Size(15.5, 12, 88),
    Style.LIST_BULLET: _Size(12.2, 1.7, 110),
    Style.BODY: _Size(12.2, 5, 114),
    Style.SMALL_PRINT: _Size(11.5, 12, 116),
}


@dataclass(frozen=True, slots=True)
class OnePage:
    """The page, with how many of all lines it shows."""

    layout: Layout
    shown: int
    every: int


def one_page(synthesis: Synthesis) -> OnePage:
    """The page."""
    return _PageWriter(synthesis).fitted()


class _PageWriter:
    def __init__(self, synthesis: Synthesis) -> None:
        self._synthesis = synthesis
        self._whole = lay_out(synthesis, View()).value
        self._texts = catalogue(synthesis.workshop.language)
        self._notes = {note.id: note for note in synthesis.material.notes}
        kinds = {PartKind.INSIGHT, PartKind.TENSION}
        self._every = sum(
            p.part is not None and p.part.kind in kinds for p in self._whole.paragraphs
        )

    def fitted(self) -> OnePage:
        """The page with as many lines as it has room for."""
        lines = list(self._lines())
        # Every question keeps a line as long as there is room for one each.
        leading = {p.part.question: p for p in reversed(lines) if p.part}.values()
        by_weight = sorted(lines, key=lambda p: (p in leading, self._weight(p)), reverse=True)
        for signs in _QUESTION_SIGNS:
            kept, page = self._filled(by_weight, signs)
            if kept.issuperset(leading):
                break
        title = self._texts.text("document.onepager.title", title=self._whole.title)
        layout = self._whole.model_copy(
            update={"title": title, "paragraphs": tuple(page), "density": Density.DENSE}
        )
        return OnePage(layout, len(kept), self._every)

    def _filled(
        self, by_weight: Sequence[Paragraph], signs: int
    ) -> tuple[set[Paragraph], list[Paragraph]]:
        """The lines that there is room for, and the page with them, its questions that short."""
        kept = set(by_weight)
        page = list(self._page(kept, signs))
        for lightest in reversed(by_weight):
            if height(page) <= ROOM:
                break
            kept.discard(lightest)
            page = list(self._page(kept, signs))
        return kept, page

    def _lines(self) -> Iterator[Paragraph]:
        """The first line of each theme, with the theme before it, and all disagreements."""
        theme = ""
        for paragraph in self._whole.paragraphs:
            kind = paragraph.part.kind if paragraph.part else None
            if kind is PartKind.THEME:
                theme = without_stop(paragraph.text.removesuffix(":"))
            elif kind is PartKind.TENSION:
                yield paragraph
            elif kind is PartKind.INSIGHT and theme:
                text = self._texts.text("document.onepager.line", theme=theme, line=paragraph.text)
                yield paragraph.model_copy(update={"text": text})
                theme = ""

    def _weight(self, paragraph: Paragraph) -> int:
        """How many groups stand behind it; a disagreement always has two sides."""
        part = paragraph.part
        # The file of a note that is cited may have changed since the section was made.
        cited = (self._notes.get(c.note) for c in part.citations) if part else ()
        return len(groups_of(note for note in cited if note))

    def _page(self, kept: set[Paragraph], signs: int) -> Iterator[Paragraph]:
        yield Paragraph(style=Style.HEADING_1, text=self._whole.title)
        if self._whole.subject:
            yield Paragraph(style=Style.BODY, text=self._whole.subject)
        lines = [line for line in self._lines() if line in kept]
        for paragraph in self._whole.paragraphs:
            part = paragraph.part
            if paragraph.style is Style.HEADING_2 and part is not None:
                text = shorten(paragraph.text, signs, placeholder="…")
                yield paragraph.model_copy(update={"text": text})
                yield from (p for p in lines if p.part and p.part.question == part.question)
        told = self._texts.text("document.onepager.shown", shown=len(kept), count=self._every)
        made = f"{disclosure(self._synthesis)} {told}".strip()
        yield Paragraph(style=Style.SMALL_PRINT, text=made)


def height(paragraphs: Sequence[Paragraph]) -> float:
    """What the paragraphs take of `ROOM`, in points."""
    sizes = ((_SIZES[p.style], _signs(p.text)) for p in paragraphs)
    return sum(s.around + s.line * math.ceil(signs / s.signs) for s, signs in sizes)


def _signs(text: str) -> float:
    return sum(_WIDE if sign.isupper() or sign in _AS_WIDE else 1 for sign in text)
