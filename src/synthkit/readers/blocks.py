"""Blocks in the making: what Word and PDF have in common."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from synthkit.model.document import Block, BlockKind, Place
from synthkit.readers.characters import clean, typed_sign

BODY = 0
NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class BlockDraft:
    """A block whose parent is not known yet.

    Attributes:
        scope: items nest only within their scope: the body, one cell, one box.
        item: whether it is a list item, whatever its kind says.
        confidence: in percent, of text that was recognised in a picture.
        mark: it is no text, but the place of something else, which is named here.
    """

    kind: BlockKind
    text: str
    level: int = 0
    label: str | None = None
    strong: bool = False
    placeholder: bool = False
    struck: bool = False
    place: Place = NOWHERE
    scope: int = BODY
    item: bool = False
    confidence: int | None = None
    mark: str | None = None

    @classmethod
    def of(cls, block: Block, *, scope: int) -> Self:
        """A block of another document or picture, to stand among drafts."""
        fields = block.model_dump(exclude={"parent", "place", "group", "respondent"})
        return cls(**fields, place=block.place, scope=scope, item=block.kind is BlockKind.ITEM)


class Indents:
    """Turns the indentations of list items into levels, one list after the other."""

    def __init__(self, tolerance: float) -> None:
        self._tolerance = tolerance
        self._open: list[float] = []
        self._first = 0  # the level of the outermost one

    def begin(self, indent: float, level: int) -> None:
        """An item whose level is known stands at that indentation; others may follow it."""
        self._open, self._first = [indent], level

    def level(self, indent: float) -> int:
        """The level of an item that is indented that far, 0 the outermost."""
        while self._open and indent < self._open[-1] - self._tolerance:
            self._open.pop()
        if not self._open:
            self._first = 0
        if not self._open or indent > self._open[-1] + self._tolerance:
            self._open.append(indent)
        return self._first + len(self._open) - 1

    def end(self) -> None:
        """The list is over; the next item is an outermost one."""
        self._open.clear()
        self._first = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a paragraph, and the typed list sign that it had, with the white space around it."""

    text: str
    sign: str | None = None


def split_at_list_signs(text: str) -> list[Piece]:
    """The text cut before each line that begins with a typed list sign, which is taken off.

    Lines without a sign stay with the line before.
    """
    pieces: list[tuple[str | None, list[str]]] = []
    for line in text.split("\n"):
        sign = typed_sign(line)
        if sign is not None:
            pieces.append((sign, [line[len(sign) :]]))
        elif pieces:
            pieces[-1][1].append(line)
        else:
            pieces.append((None, [line]))
    cleaned = (Piece(clean("\n".join(lines)), sign) for sign, lines in pieces)
    return [piece for piece in cleaned if piece.text]


def build_blocks(drafts: Iterable[BlockDraft]) -> tuple[Block, ...]:
    """The blocks, each nested item with the position of the item it is nested under.

    That is the nearest item of a lower level before it in the same scope; a heading, or a
    paragraph that looks like one, ends the reach of the items above it.
    """
    blocks: list[Block] = []
    reach: dict[int, list[tuple[int, int]]] = {}
    for draft in drafts:
        above = reach.setdefault(draft.scope, [])
        parent = None
        if draft.item:
            while above and above[-1][0] >= draft.level:
                above.pop()
            parent = above[-1][1] if above else None
            above.append((draft.level, len(blocks)))
        elif draft.kind is BlockKind.HEADING or draft.strong:
            above.clear()
        blocks.append(
            Block(
                kind=draft.kind,
                text=draft.text,
                level=draft.level,
                label=draft.label,
                strong=draft.strong,
                placeholder=draft.placeholder,
                struck=draft.struck,
                place=draft.place,
                parent=parent,
                confidence=draft.confidence,
            )
        )
    return tuple(blocks)
