"""Headers, footers and page numbers: what stands at the same place on page after page."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from synthkit.model.document import BlockKind
from synthkit.readers.pdf.lines import LARGER, Line
from synthkit.readers.pdf.page import Page
from synthkit.text.languages import either, either_word

_EDGE = 0.13  # of the page's height, at the top and at the bottom
_SAME_HEIGHT = 6.0  # points
_DIGITS = re.compile(r"\d+")
# Only where they count pages: "Fråga 1" and "Fråga 2" at the heads of two pages are no header.
_OF = either_word(lambda language: language.pages.page_of)
_COUNTS_PAGES = re.compile(
    rf"\b(?:{either(lambda language: language.pages.page)})\b\.?\s*\d|\d\s*(?:/|{_OF})\s*\d",
    re.IGNORECASE,
)
_CLOSE = 0.6  # letter heights; further apart than that a header stands from the text
_SHARE = 0.5  # of the pages that a header stands on at least; left and right pages may differ
_PAGE_NUMBER = re.compile(
    rf"(?:{either(lambda language: language.pages.page_marks)})?\s*[-–—|(\[]?"
    rf"\s*\d{{1,4}}\s*(?:(?:/|{_OF}|\|)\s*\d{{1,4}})?\s*[-–—|)\]]?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PageParts:
    """The lines of one page: those of its text, and those that frame it.

    Attributes:
        titles: lines at its head that stand on other pages too and head what follows.
    """

    body: tuple[Line, ...]
    furniture: tuple[tuple[BlockKind, Line], ...]
    titles: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class _AtEdge:
    """A line at the edge of a page; ``height`` is its distance from the edge."""

    kind: BlockKind
    line: Line
    height: float

    @property
    def shape(self) -> str:
        """The text, but for what counts pages."""
        text = self.line.text
        return _DIGITS.sub("#", text) if _COUNTS_PAGES.search(text) else text


def split_pages(pages: Sequence[tuple[Page, Sequence[Line]]], body_size: float) -> list[PageParts]:
    """The pages' lines without what repeats at their edges.

    Page numbers do not count in the comparison. On a single page nothing can repeat, so that there
    everything but a lone page number is text.

    What repeats at the head of pages and is set larger than the text, or asks something, is no
    furniture: on walls of sticky notes each page says which question it is about. It heads the
    page where it appears and those after it, up to the next such line. So it is given once, and
    not again on every page, where it may be no more than the name of the whole.

    Args:
        pages: with their lines.
        body_size: the height of most letters.
    """
    at_edge = [[edge for line in lines if (edge := _edge(page, line))] for page, lines in pages]
    seen: dict[tuple[BlockKind, str], list[tuple[int, float]]] = defaultdict(list)
    for number, found in enumerate(at_edge):
        for edge in found:
            seen[edge.kind, edge.shape].append((number, edge.height))
    page_parts: list[PageParts] = []
    title = ""
    for (_, lines), found in zip(pages, at_edge, strict=True):
        repeating = [
            edge
            for edge in found
            if _is_page_number(edge.line, lines)
            or _repeats(seen[edge.kind, edge.shape], edge.height, len(pages))
        ]
        framing = {edge.line for edge in repeating}
        text = [line for line in lines if line not in framing]
        furniture = [e for e in repeating if not any(_adjoin(e.line, line) for line in text)]
        heading = [e for group in _groups(furniture) if _heads(group, body_size) for e in group]
        if heading:
            furniture = [edge for edge in furniture if edge not in heading]
            before, title = title, " ".join(edge.shape for edge in heading)
            if title == before:
                furniture, heading = [*furniture, *heading], []
        aside = {edge.line for edge in (*furniture, *heading)}
        page_parts.append(
            PageParts(
                body=tuple(line for line in lines if line not in aside),
                furniture=tuple((edge.kind, edge.line) for edge in furniture),
                titles=tuple(edge.line for edge in heading),
            )
        )
    return page_parts


def _groups(edges: Iterable[_AtEdge]) -> list[list[_AtEdge]]:
    """What stands at the head of a page, lines of one piece of writing together."""
    made: list[list[_AtEdge]] = []
    for edge in edges:
        if edge.kind is not BlockKind.HEADER:
            continue
        last = made[-1][-1].line if made else None
        if last and _adjoin(last, edge.line) and abs(last.size - edge.line.size) < 1:
            made[-1].append(edge)
        else:
            made.append([edge])
    return made


def _heads(group: Sequence[_AtEdge], body_size: float) -> bool:
    """Whether it heads what stands below it, and does not merely frame it."""
    last = group[-1].line
    if _PAGE_NUMBER.fullmatch(last.text.strip()):
        return False
    return last.size >= LARGER * body_size > 0 or last.text.rstrip().endswith("?")


def _is_page_number(line: Line, lines: Sequence[Line]) -> bool:
    """Whether it is a number by itself, and not one of several in a row, as along an axis."""
    if not _PAGE_NUMBER.fullmatch(line.text.strip()):
        return False
    middle = (line.top + line.bottom) / 2
    beside = [other for other in lines if other is not line and other.top < middle < other.bottom]
    return not any(_PAGE_NUMBER.fullmatch(other.text.strip()) for other in beside)


def _edge(page: Page, line: Line) -> _AtEdge | None:
    above, below = line.top - page.top, page.top + page.height - line.bottom
    if line.bottom <= page.top + _EDGE * page.height:
        return _AtEdge(BlockKind.HEADER, line, above)
    if line.top >= page.top + (1 - _EDGE) * page.height:
        return _AtEdge(BlockKind.FOOTER, line, below)
    return None


def _adjoin(line: Line, text: Line) -> bool:
    """Whether a line stands so close above or below text that it is part of it."""
    apart = max(text.top - line.bottom, line.top - text.bottom)
    return line.is_above_or_below(text) and apart < _CLOSE * line.size


def _repeats(places: list[tuple[int, float]], height: float, pages: int) -> bool:
    at_height = {page for page, other in places if abs(other - height) <= _SAME_HEIGHT}
    return len(at_height) > 1 and len(at_height) >= _SHARE * pages
