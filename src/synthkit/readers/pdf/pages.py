"""From pages to the blocks of the document."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median

from synthkit.model.document import Block, BlockKind, Place
from synthkit.readers.blocks import BODY, BlockDraft, build_blocks, split_at_list_signs
from synthkit.readers.characters import clean
from synthkit.readers.pdf.annotations import TypedText
from synthkit.readers.pdf.areas import Area, parted_by_areas, parts
from synthkit.readers.pdf.continuation import continue_over_pages
from synthkit.readers.pdf.grid import Cell, Frame, frames
from synthkit.readers.pdf.headers_footers import PageParts, split_pages
from synthkit.readers.pdf.layout import Box, Flow, Region, Table, regions
from synthkit.readers.pdf.lines import Line, line_pieces
from synthkit.readers.pdf.page import Page
from synthkit.readers.pdf.paragraphs import Writer, paragraphs, single_note
from synthkit.readers.pdf.type_sizes import type_sizes_of
from synthkit.readers.pdf.words import Word

_LARGEST_BOX = 0.6  # of the page; beyond that it is the frame of the page
_MOSTLY = 2 / 3  # of the letters of the usual size: bold is how the text is set
_LETTERS = 10.0  # points; of typed text where there is no other
_WIDEST_PADDING = 8.0  # points between the edge of a cell and its text
_NOTE = 0.4  # of the page's width; a narrower box holds one note


@dataclass(frozen=True, slots=True)
class _Split:
    """The words of a page that stand free, those within tables and boxes, typed boxes, areas."""

    free: tuple[Word, ...]
    framed: tuple[tuple[Frame, list[Word]], ...]
    typed: tuple[TypedText, ...]
    areas: tuple[Area, ...]


def blocks_of(pages: Sequence[Page]) -> tuple[Block, ...]:
    """The blocks in reading order: headers first, comments and footers last."""
    pages = _with_relative_weight(pages)
    split = [_split(page) for page in pages]
    lines = [line_pieces(of_page.free) for of_page in split]
    framed = [f for of_page in split for f in of_page.framed]
    type_sizes = type_sizes_of(
        (line for of_page in lines for line in of_page),
        (word for frame, words in framed if len(frame.cells) == 1 for word in words),
        (word for frame, words in framed if len(frame.cells) > 1 for word in words),
    )
    page_parts = split_pages(list(zip(pages, lines, strict=True)), type_sizes.body)
    reader = _PageWriter(Writer(type_sizes))
    drafts: list[BlockDraft] = []
    for page, of_page, found in zip(pages, split, page_parts, strict=True):
        drafts += reader.write(page, of_page, found)
    body = continue_over_pages([d for d in drafts if d.kind not in _FURNITURE])
    headers = _once(d for d in drafts if d.kind is BlockKind.HEADER)
    footers = _once(d for d in drafts if d.kind is BlockKind.FOOTER)
    comments = [
        BlockDraft(BlockKind.COMMENT, text, place=Place(page=page.number))
        for page in pages
        for text in page.comments
    ]
    return build_blocks([*headers, *body, *comments, *footers])


def _with_relative_weight(pages: Sequence[Page]) -> Sequence[Page]:
    """The pages without bold, where most letters of the usual size are: there it tells nothing."""
    letters: Counter[tuple[float, bool]] = Counter()
    for page in pages:
        for word in page.words:
            letters[round(word.size), word.bold] += len(word.text)
    usual = max((size for size, _ in letters), key=lambda s: _of(letters, s), default=0.0)
    if letters[usual, True] <= _MOSTLY * _of(letters, usual):
        return pages
    return [replace(p, words=tuple(replace(w, bold=False) for w in p.words)) for p in pages]


def _of(letters: Counter[tuple[float, bool]], size: float) -> int:
    return letters[size, True] + letters[size, False]


_FURNITURE = {BlockKind.HEADER, BlockKind.FOOTER}


def _once(drafts: Iterable[BlockDraft]) -> list[BlockDraft]:
    """The drafts without those whose text was there before."""
    first: dict[str, BlockDraft] = {}
    for draft in drafts:
        first.setdefault(draft.text, draft)
    return list(first.values())


def _split(page: Page) -> _Split:
    framing, areas = parted_by_areas(frames(page.rules))
    free = list(page.words)
    typed: list[TypedText] = []
    size = median([word.size for word in free]) if free else _LETTERS
    for text in page.typed:
        x, y = (text.x0 + text.x1) / 2, (text.top + text.bottom) / 2
        in_frame = any(cell.holds(x, y) for frame in framing for cell in frame.cells)
        if text.inline or in_frame:
            free += text.words(size, free[0].turn if free else 0)
        else:
            typed.append(text)
    framed: list[tuple[Frame, list[Word]]] = []
    area = page.width * page.height
    for frame in framing:
        inside = [word for word in free if _within(word, frame)]
        if not inside or not _is_frame(frame, inside, area):
            continue
        framed.append((frame, inside))
        free = [word for word in free if not _within(word, frame)]
    return _Split(tuple(free), tuple(framed), tuple(typed), areas)


def _within(word: Word, frame: Frame) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return any(cell.holds(x, y) for cell in frame.cells)


def _is_frame(frame: Frame, words: Sequence[Word], area: float) -> bool:
    """Whether a frame sets its text off, and is not a mere bar behind a line or round a page."""
    if len(frame.cells) > 1:
        return True
    large = (frame.x1 - frame.x0) * (frame.bottom - frame.top)
    if large > _LARGEST_BOX * area:
        return False
    return frame.bottom - frame.top > 2.2 * max(word.size for word in words)


class _PageWriter:
    """Writes page after page, counting tables and scopes."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._tables = 0
        self._scopes = BODY

    def write(self, page: Page, split: _Split, found: PageParts) -> list[BlockDraft]:
        """The drafts of one page."""
        place = Place(page=page.number)
        drafts = [BlockDraft(kind, clean(line.text), place=place) for kind, line in found.furniture]
        drafts += self._writer.titles(found.titles, place)
        for part in parts(found.body, split.framed, split.typed, split.areas):
            drafts += self._regions(regions(part.lines, part.framed, part.typed, page.width), page)
        for words in page.turned:
            drafts += self._turned(words, page)
        return [draft for draft in drafts if draft.text]

    def _regions(self, found: Iterable[Region], page: Page) -> list[BlockDraft]:
        place = Place(page=page.number)
        drafts: list[BlockDraft] = []
        for region in found:
            match region:
                case Flow(lines):
                    drafts += self._writer.flow(lines, place, page.width)
                case Box(lines):
                    self._scopes += 1
                    right = max(line.x1 for line in lines)
                    narrow = right - min(line.x0 for line in lines) <= _NOTE * page.width
                    made = single_note(lines) if narrow else paragraphs(lines, right)
                    drafts += self._writer.framed(made, BlockKind.BOX, place, self._scopes)
                case TypedText(text):
                    self._scopes += 1
                    drafts += _typed(text, place, self._scopes)
                case Table(cells):
                    self._tables += 1
                    for cell, lines in cells:
                        self._scopes += 1
                        at = place.model_copy(
                            update={"table": self._tables, "row": cell.row, "column": cell.column}
                        )
                        made = paragraphs(lines, _right_of(cell, lines))
                        drafts += self._writer.framed(made, BlockKind.CELL, at, self._scopes)
        return drafts

    def _turned(self, words: Sequence[Word], page: Page) -> list[BlockDraft]:
        """Text that runs in another direction than the rest of the page."""
        if words[0].turn % 90:
            # At a slant rows cannot be told by height; the order of the file has to do.
            text = clean(" ".join(word.text for word in words))
            return [BlockDraft(BlockKind.PARAGRAPH, text, place=Place(page=page.number))]
        return self._regions(regions(line_pieces(words), (), (), page.width), page)


def _typed(text: str, place: Place, scope: int) -> list[BlockDraft]:
    """A typed box: one block, or one for each typed list sign."""
    return [
        BlockDraft(BlockKind.BOX, piece.text, place=place, scope=scope, item=piece.sign is not None)
        for piece in split_at_list_signs(text)
    ]


def _right_of(cell: Cell, lines: Sequence[Line]) -> float:
    """Up to where the lines of a cell may reach: its edge, with as much space as on the left."""
    space = min(line.x0 for line in lines) - cell.x0
    return max(cell.x1 - min(space, _WIDEST_PADDING), *(line.x1 for line in lines))
