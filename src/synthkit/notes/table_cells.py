"""The cells of a table, and what becomes of them."""

from dataclasses import dataclass, field

from synthkit.model.document import Block, BlockKind, Document, SetAsideReason
from synthkit.notes.context import NOWHERE, NoteContext
from synthkit.notes.groups import GroupMatch
from synthkit.notes.numbering import numbered
from synthkit.notes.question_matching import Match
from synthkit.notes.template import Repeats
from synthkit.notes.wording import head_of


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with its place, and what its text may be the heading of."""

    position: int
    block: Block
    row: int
    column: int
    question: Match | None
    group: GroupMatch | None

    @property
    def text(self) -> str:
        """As it stands in the block."""
        return self.block.text

    @property
    def number(self) -> int | None:
        """The number, where it holds nothing else."""
        text = self.text.strip().rstrip(".):")
        return int(text) if text.isdigit() and len(text) < 3 else None


@dataclass(frozen=True, slots=True)
class CellRole:
    """What becomes of a cell: set aside with a reason, or notes (``text``) under something.

    Attributes:
        numbers: the question that the cell heads by its number alone.
    """

    reason: SetAsideReason | None
    text: str = ""
    context: NoteContext = NOWHERE
    numbers: int | None = None


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What is known of a document before it is read.

    Attributes:
        group: of notes that stand under no group's heading.
        question: that the file is about as a whole, where its name or title tells.
        tables: the roles of the cells of its tables.
    """

    group: str | None = None
    question: int | None = None
    tables: dict[int, CellRole] = field(default_factory=dict)
    repeats: Repeats = field(default_factory=lambda: Repeats(()))


@dataclass
class TableRoles:
    """The roles of all cells of one table, and the group that it names for the whole file."""

    roles: dict[int, CellRole] = field(default_factory=dict)
    group: str | None = None


def tables_of(document: Document) -> list[list[int]]:
    """The positions of the cells of each table that has several columns."""
    tables: dict[int, list[int]] = {}
    for position, block in enumerate(document.blocks):
        place = block.place
        if block.kind is BlockKind.CELL and None not in (place.table, place.row, place.column):
            tables.setdefault(place.table or 0, []).append(position)
    return [
        positions
        for _, positions in sorted(tables.items())
        if len({document.blocks[p].place.column for p in positions}) > 1
    ]


def under(head: Match | GroupMatch, text: str) -> NoteContext:
    """What stands under a text that is the heading of a question or of a group."""
    headings = (head_of(text, head.rest),)
    if isinstance(head, Match):
        return NoteContext(head.question, settles_question=True, headings=headings)
    return NoteContext(group=head.name, headings=headings)


def width(row: list[Cell]) -> int:
    """How many columns have something in this row; a cell may be several blocks."""
    return len({cell.column for cell in row})


def supported(cells: list[Cell]) -> bool:
    """Whether cells that may be heads of questions are: one surely, or most of them together.

    A number alone may as well count the notes of a row.
    """
    matches = [c.question for c in cells if c.question and not c.question.bare]
    if any(match.sure for match in matches):
        return True
    distinct = {match.question for match in matches}
    return len(distinct) > 1 and 2 * len(matches) >= len(cells)


def numbers_agree(leading: list[Cell]) -> bool:
    """Whether the first column numbers the questions as they are: those in words have theirs."""
    worded = [(c.question, numbered(c.text)) for c in leading if c.question and not c.question.bare]
    return bool(worded) and all(number.number == match.question for match, number in worded)


def numbers_count(rows: list[list[Cell]]) -> bool:
    """Whether the first column numbers the questions: 1 to as many as there are, none twice."""
    leading = [row[0] for row in rows if row[0].number is not None]
    numbers = [cell.number for cell in leading]
    asked = all(cell.question is not None for cell in leading)
    return len(numbers) > 1 and asked and numbers == list(range(1, len(numbers) + 1))
