"""Headers, footers and page numbers: what stands at the same place on page after page."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from synthkit.domain.document import BlockKind
from synthkit.readers.pdf.lines import Line
from synthkit.readers.pdf.page import Page

_EDGE = 0.13  # of the page's height, at the top and at the bottom
_SAME_HEIGHT = 6.0  # points
_DIGITS = re.compile(r"\d+")
# Only where they count pages: "Fråga 1" and "Fråga 2" at the heads of two pages are no header.
_COUNTS_PAGES = re.compile(r"\b(?:sida|sid|page|s)\b\.?\s*\d|\d\s*(?:/|av|of)\s*\d", re.IGNORECASE)
_CLOSE = 0.6  # letter heights; further apart than that a header stands from the text
_SHARE = 0.5  # of the pages that a header stands on at least; left and right pages may differ
_PAGE_NUMBER = re.compile(
    r"(?:sida|sid\.?|page|s\.)?\s*[-–—|(\[]?\s*\d{1,4}\s*(?:(?:/|av|of|\|)\s*\d{1,4})?\s*[-–—|)\]]?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Parted:
    """The lines of one page: those of its text, and those that frame it."""

    body: tuple[Line, ...]
    furniture: tuple[tuple[BlockKind, Line], ...]


def part(pages: Sequence[tuple[Page, Sequence[Line]]]) -> list[Parted]:
    """The pages' lines without what repeats at their edges.

    Page numbers do not count in the comparison. On a single page nothing can repeat, so that there
    everything but a lone page number is text.
    """
    edge = [[(_edge(page, line), line) for line in lines] for page, lines in pages]
    met: dict[tuple[BlockKind, str], list[tuple[int, float]]] = defaultdict(list)
    for number, (page, _) in enumerate(pages):
        for kind, line in edge[number]:
            if kind is not None:
                met[kind, _shape(line)].append((number, _height(page, kind, line)))
    parted = []
    for number, (page, _) in enumerate(pages):
        body: list[Line] = []
        furniture: list[tuple[BlockKind, Line]] = []
        repeating = {
            line
            for kind, line in edge[number]
            if kind is not None
            and (
                _PAGE_NUMBER.fullmatch(line.text.strip())
                or _repeats(met[kind, _shape(line)], _height(page, kind, line), len(pages))
            )
        }
        text = [line for _, line in edge[number] if line not in repeating]
        for kind, line in edge[number]:
            if kind is None or line not in repeating or any(_adjoin(line, t) for t in text):
                body.append(line)
            else:
                furniture.append((kind, line))
        parted.append(Parted(tuple(body), tuple(furniture)))
    return parted


def _edge(page: Page, line: Line) -> BlockKind | None:
    if line.bottom <= page.top + _EDGE * page.height:
        return BlockKind.HEADER
    if line.top >= page.top + (1 - _EDGE) * page.height:
        return BlockKind.FOOTER
    return None


def _height(page: Page, kind: BlockKind, line: Line) -> float:
    """Of the line, from the edge that it stands at."""
    return line.top - page.top if kind is BlockKind.HEADER else page.top + page.height - line.bottom


def _adjoin(line: Line, text: Line) -> bool:
    """Whether a line stands so close above or below text that it is part of it."""
    apart = max(text.top - line.bottom, line.top - text.bottom)
    beside = min(line.x1, text.x1) - max(line.x0, text.x0) > 0
    return beside and apart < _CLOSE * line.size


def _shape(line: Line) -> str:
    text = line.text
    return _DIGITS.sub("#", text) if _COUNTS_PAGES.search(text) else text


def _repeats(places: list[tuple[int, float]], height: float, pages: int) -> bool:
    at_height = {page for page, other in places if abs(other - height) <= _SAME_HEIGHT}
    return len(at_height) > 1 and len(at_height) >= _SHARE * pages
