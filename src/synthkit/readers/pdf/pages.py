"""From pages to the blocks of the document."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from synthkit.model.document import Block, BlockKind, Place
from synthkit.readers.blocks import BODY, BlockDraft, Indents, build_blocks, split_at_list_signs
from synthkit.readers.characters import clean
from synthkit.readers.pdf.annotations import TypedText
from synthkit.readers.pdf.grid import Cell, Table
from synthkit.readers.pdf.headers_footers import PageParts, split_pages
from synthkit.readers.pdf.layout import Box, Flow, Region, Split, regions, split
from synthkit.readers.pdf.lines import Line, TypeSizes, joined, line_pieces, type_sizes_of
from synthkit.readers.pdf.page import Page
from synthkit.readers.pdf.paragraphs import (
    INDENT_TOLERANCE,
    SENTENCE_END,
    Made,
    flowing,
    paragraphs,
    single_note,
)
from synthkit.readers.pdf.words import Word

_MOSTLY = 2 / 3  # of the letters of the usual size: bold is how the text is set
_WIDEST_PADDING = 8.0  # points between the edge of a cell and its text
_NOTE = 0.4  # of the page's width; a narrower box holds one note
_LONGEST_HEADING = 250  # characters
_FURNITURE = {BlockKind.HEADER, BlockKind.FOOTER}


def blocks_of(pages: Sequence[Page]) -> tuple[Block, ...]:
    """The blocks in reading order: headers first; struck text, comments and footers last."""
    pages = _with_relative_weight(pages)
    splits = [split(page) for page in pages]
    lines = [line_pieces(of_page.free) for of_page in splits]
    framed = [f for of_page in splits for f in of_page.framed]
    type_sizes = type_sizes_of(
        (line for of_page in lines for line in of_page),
        (word for frame, words in framed if len(frame.cells) == 1 for word in words),
        (word for frame, words in framed if len(frame.cells) > 1 for word in words),
    )
    page_parts = split_pages(list(zip(pages, lines, strict=True)), type_sizes.body)
    writer = _Writer(type_sizes)
    drafts: list[BlockDraft] = []
    for page, of_page, found in zip(pages, splits, page_parts, strict=True):
        drafts += writer.write(page, of_page, found)
    body = _continue_over_pages([d for d in drafts if d.kind not in _FURNITURE])
    headers = _once(d for d in drafts if d.kind is BlockKind.HEADER)
    footers = _once(d for d in drafts if d.kind is BlockKind.FOOTER)
    comments = [
        BlockDraft(BlockKind.COMMENT, text, place=Place(page=page.number))
        for page in pages
        for text in page.comments
    ]
    struck = [
        BlockDraft(BlockKind.PARAGRAPH, text, struck=True, place=Place(page=page.number))
        for page in pages
        for text in map(clean, page.struck)
        if text
    ]
    return build_blocks([*headers, *body, *struck, *comments, *footers])


def _with_relative_weight(pages: Sequence[Page]) -> Sequence[Page]:
    """The pages without bold, where most letters of the usual size are: there it tells nothing."""
    letters: Counter[tuple[float, bool]] = Counter()
    for page in pages:
        for word in page.words:
            letters[round(word.size), word.bold] += len(word.text)

    def of_size(size: float) -> int:
        return letters[size, True] + letters[size, False]

    usual = max((size for size, _ in letters), key=of_size, default=0.0)
    if letters[usual, True] <= _MOSTLY * of_size(usual):
        return pages
    return [replace(p, words=tuple(replace(w, bold=False) for w in p.words)) for p in pages]


def _once(drafts: Iterable[BlockDraft]) -> list[BlockDraft]:
    """The drafts without those whose text was there before."""
    first: dict[str, BlockDraft] = {}
    for draft in drafts:
        first.setdefault(draft.text, draft)
    return list(first.values())


def _continue_over_pages(drafts: Sequence[BlockDraft]) -> list[BlockDraft]:
    """The drafts with a paragraph that goes on over a page's end made whole.

    It does where the first one ends without a sentence's end and the other begins with a small
    letter. It stands where it began.
    """
    made: list[BlockDraft] = []
    for draft in drafts:
        last = made[-1] if made else None
        if last is not None and _flows_on(last, draft):
            made[-1] = replace(last, text=joined(last.text, draft.text))
        else:
            made.append(draft)
    return made


def _flows_on(last: BlockDraft, draft: BlockDraft) -> bool:
    flows = {BlockKind.PARAGRAPH, BlockKind.ITEM}
    if last.kind not in flows or draft.kind is not BlockKind.PARAGRAPH:
        return False
    if last.strong or draft.strong or last.place.page is None or draft.place.page is None:
        return False
    next_page = draft.place.page == last.place.page + 1
    return next_page and not SENTENCE_END.search(last.text) and draft.text[:1].islower()


class _Writer:
    """Writes the drafts of one document, page after page."""

    def __init__(self, type_sizes: TypeSizes) -> None:
        self._type_sizes = type_sizes
        self._indents = Indents(INDENT_TOLERANCE)
        self._tables = 0
        self._scopes = BODY

    def write(self, page: Page, beside: Split, found: PageParts) -> list[BlockDraft]:
        """The drafts of one page, out of its lines and what else stands there."""
        place = Place(page=page.number)
        drafts = [BlockDraft(kind, clean(line.text), place=place) for kind, line in found.furniture]
        drafts += self._titles(found.titles, place)
        drafts += self._regions(regions(found.body, beside, page.width), page)
        for words in page.turned:
            drafts += self._turned(words, page)
        return [draft for draft in drafts if draft.text]

    def _turned(self, words: Sequence[Word], page: Page) -> Iterable[BlockDraft]:
        """Text that runs in another direction than the rest of the page."""
        if words[0].turn % 90:
            # At a slant rows cannot be told by height; the order of the file has to do.
            text = clean(" ".join(word.text for word in words))
            return [BlockDraft(BlockKind.PARAGRAPH, text, place=Place(page=page.number))]
        return self._regions(regions(line_pieces(words), Split(), page.width), page)

    def _regions(self, found: Iterable[Region], page: Page) -> Iterator[BlockDraft]:
        place = Place(page=page.number)
        for region in found:
            match region:
                case Flow(lines):
                    for made in flowing(lines, page.width):
                        yield self._flowing(made, place)
                case Box(lines):
                    right = max(line.x1 for line in lines)
                    narrow = right - min(line.x0 for line in lines) <= _NOTE * page.width
                    of_box = single_note(lines) if narrow else paragraphs(lines, right)
                    yield from self._set_off(of_box, BlockKind.BOX, place)
                case TypedText(text=text):
                    self._scopes += 1
                    for piece in split_at_list_signs(text):
                        box = BlockDraft(BlockKind.BOX, piece.text, place=place, scope=self._scopes)
                        yield replace(box, item=piece.sign is not None)
                case Table(cells):
                    self._tables += 1
                    for cell, lines in cells:
                        where = {"table": self._tables, "row": cell.row, "column": cell.column}
                        of_cell = paragraphs(lines, _right_of(cell, lines))
                        at = place.model_copy(update=where)
                        yield from self._set_off(of_cell, BlockKind.CELL, at)

    def _titles(self, lines: Sequence[Line], place: Place) -> Iterator[BlockDraft]:
        """Headings, whatever the size of their letters."""
        self._indents.end()
        for made in single_note(lines):
            level = self._type_sizes.heading(made.size) or 1
            yield BlockDraft(BlockKind.HEADING, clean(made.whole), level=level, place=place)

    def _set_off(
        self, paragraphs: Iterable[Made], kind: BlockKind, place: Place
    ) -> Iterator[BlockDraft]:
        """The paragraphs of a cell or box, all of that kind."""
        self._scopes += 1
        indents = Indents(INDENT_TOLERANCE)
        for made in paragraphs:
            yield BlockDraft(
                kind=kind,
                text=clean(made.text),
                level=indents.level(made.x0) if made.item else 0,
                label=made.label,
                strong=made.bold,
                place=place,
                scope=self._scopes,
                item=made.item,
            )

    def _flowing(self, made: Made, place: Place) -> BlockDraft:
        """A paragraph, item or heading of running text."""
        short = made.sign is None and len(clean(made.text)) <= _LONGEST_HEADING
        heading = self._type_sizes.heading(made.size) if short else None
        # "1." before a bold line counts headings, not the items of a list.
        if made.item and heading is None and not (made.bold and short):
            level = self._indents.level(made.x0)
            item = BlockDraft(BlockKind.ITEM, clean(made.text), level=level, label=made.label)
            return replace(item, item=True, strong=made.bold, place=place)
        self._indents.end()
        if heading is not None:
            return BlockDraft(BlockKind.HEADING, clean(made.whole), level=heading, place=place)
        return BlockDraft(BlockKind.PARAGRAPH, clean(made.whole), strong=made.bold, place=place)


def _right_of(cell: Cell, lines: Sequence[Line]) -> float:
    """Up to where the lines of a cell may reach: its edge, with as much space as on the left."""
    space = min(line.x0 for line in lines) - cell.x0
    return max(cell.x1 - min(space, _WIDEST_PADDING), *(line.x1 for line in lines))
