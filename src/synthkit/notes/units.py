"""A document's blocks as units, which are classified one by one.

A unit is a block, or a line of one where a block holds headings and notes with line breaks
between them (a whole page typed into one paragraph or one cell).
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from synthkit.model.document import Block, BlockKind, Document
from synthkit.notes.furniture import is_count
from synthkit.notes.points import begins_as_item
from synthkit.notes.question_matching import Prominence
from synthkit.notes.wording import carries_nothing, folded
from synthkit.text.wordforms import bare_words

_MAY_COUNT = frozenset({BlockKind.ITEM, BlockKind.CELL, BlockKind.HEADING})
NO_BODY = frozenset({BlockKind.HEADER, BlockKind.FOOTER, BlockKind.COMMENT, BlockKind.CONTENTS})
_MANY_PAGES = 3  # with the same line at their edge
_LONGEST_LEAD = 8  # words of a short line that something is listed under
_LONGEST_LINE = 45  # words of a line that may be a heading
STRONG_RANK = 20  # a bold paragraph stands below every real heading …
LINE_RANK = 30  # … and a plain line below that


@dataclass(frozen=True, slots=True)
class Unit:
    """One block, or one line of it.

    Attributes:
        position: of the block in its document.
        text: of the block, or of the line.
        prominence: how much it looks like a heading.
        tabular: it stands in a table of several columns, whose own headings rule.
        index: of the unit among those of its document.
        following: the next one on the page's body.
    """

    position: int
    block: Block
    text: str
    prominence: Prominence
    tabular: bool = False
    index: int = 0
    following: "Unit | None" = field(default=None, compare=False, repr=False)

    @property
    def is_body(self) -> bool:
        """Whether it may hold notes at all."""
        said = self.block.kind not in NO_BODY and not carries_nothing(self.text)
        return said and not (self.block.struck or _counts(self.block, self.text))

    @property
    def rank(self) -> int:
        """How high a heading stands; a smaller number is higher."""
        if self.block.kind is BlockKind.HEADING:
            return max(1, self.block.level)
        return STRONG_RANK if self.block.strong else LINE_RANK

    @property
    def leads_in_list(self) -> bool:
        """Whether an item of a list follows."""
        below = self.following
        listed = below is not None and below.block.kind is BlockKind.ITEM
        return listed or (below is not None and begins_as_item(below.text))

    def looks_like(self, other: "Unit") -> bool:
        """Whether two lines look the same on the page."""
        looks = [(u.block.kind, u.rank, u.block.level) for u in (self, other)]
        return looks[0] == looks[1]


def units_of(
    document: Document, tabular: frozenset[int], is_heading: Callable[[str], bool]
) -> list[Unit]:
    """The units of a document in reading order.

    Args:
        document: with its blocks.
        tabular: positions of the cells of tables with several columns.
        is_heading: tells whether a line is a question's or a group's heading; a block is cut
            before each of these.
    """
    parts = [
        (position, block, text)
        for position, block in enumerate(document.blocks)
        for text in _chunks(block, is_heading)
    ]
    parents = {block.parent for block in document.blocks}
    found: list[Unit] = []
    following: Unit | None = None
    for index, (position, block, text) in reversed(list(enumerate(parts))):
        prominence = _look(block, text, following, is_parent=position in parents)
        unit = Unit(position, block, text, prominence, position in tabular, index, following)
        found.append(unit)
        following = unit if unit.is_body else following
    return found[::-1]


def _chunks(block: Block, is_heading: Callable[[str], bool]) -> list[str]:
    """A block's text, cut before each line that is a heading; votes on a card are left out."""
    written = [line for line in block.text.splitlines() if line.strip()]
    lines = [line for line in written if not _counts(block, line)]
    if len(written) < 2 or not lines or block.kind in NO_BODY | {BlockKind.HEADING}:
        return [block.text]
    chunks: list[list[str]] = []
    for line in lines:
        if not chunks or is_heading(line.strip()):
            chunks.append([line])
        else:
            chunks[-1].append(line)
    return (
        ["\n".join(chunk) for chunk in chunks]
        if len(chunks) > 1 or lines != written
        else [block.text]
    )


def _counts(block: Block, line: str) -> bool:
    """Whether a line only counts what others say, as boards and polls do."""
    return block.kind not in _MAY_COUNT and is_count(line, boxed=block.kind is BlockKind.BOX)


def _look(block: Block, text: str, following: Unit | None, *, is_parent: bool) -> Prominence:
    """How much a text looks like a heading, by what it is and by what follows it."""
    line = text.strip().split("\n", 1)[0]
    if block.kind is BlockKind.HEADING:
        return Prominence.HEADING
    if carries_nothing(line) or len(bare_words(line)) > _LONGEST_LINE:
        return Prominence.NOTE
    numbered = line[0].isdigit()
    if block.kind is BlockKind.ITEM:
        return _look_of_item(block, line, following, is_parent=is_parent)
    if block.strong:
        return Prominence.HEADING
    if begins_as_item(line) and not numbered:
        return Prominence.NOTE
    return Prominence.LEAD if _leads(line, following) else Prominence.LINE


def _leads(line: str, following: Unit | None) -> bool:
    """Whether it is a short line that the next one stands under."""
    if following is None or len(bare_words(line)) > _LONGEST_LEAD or line.endswith((".", ",")):
        return False
    listed = following.block.kind is BlockKind.ITEM or begins_as_item(following.text)
    return listed or line.endswith(("?", ":"))


def _look_of_item(
    block: Block, line: str, following: Unit | None, *, is_parent: bool
) -> Prominence:
    counted = line[0].isdigit() or (block.label or "")[:1].isdigit()
    if counted and _heads_list(block, line, following):
        return Prominence.LEAD
    return Prominence.LINE if block.strong or is_parent or counted else Prominence.NOTE


def _heads_list(block: Block, line: str, following: Unit | None) -> bool:
    """Whether a short numbered item has a list without numbers below it at its own level."""
    if following is None or following.block.kind is not BlockKind.ITEM:
        return False
    beside = following.block.parent == block.parent
    return beside and not following.block.label and len(bare_words(line)) <= _LONGEST_LEAD


def repeated_at_edges(document: Document) -> frozenset[int]:
    """Blocks that stand first or last on three pages or more, in the same words.

    An item of a list is none of them, however often it ends a page; and what is all that a page
    says heads nothing.
    """
    pages: dict[int, list[int]] = {}
    for position, block in enumerate(document.blocks):
        body = block.kind not in NO_BODY and not carries_nothing(block.text)
        if body and block.place.page is not None:
            pages.setdefault(block.place.page, []).append(position)
    edges: dict[str, list[int]] = {}
    for positions in pages.values():
        for position in {positions[0], positions[-1]} if len(positions) > 1 else ():
            block = document.blocks[position]
            if block.kind is not BlockKind.ITEM:
                edges.setdefault(folded(block.text), []).append(position)
    return frozenset(p for places in edges.values() if len(places) >= _MANY_PAGES for p in places)
