"""What the cells of a table hold: questions and groups at the head of columns and rows, notes.

Only tables of several columns are read so; one of a single column is a frame around text. Ragged
rows and merged cells are no matter: a cell that is not there heads nothing, and what stands at
the head of rows goes on until something else does.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from synthkit.model.document import Block, BlockKind, Document, SetAsideReason
from synthkit.notes.attendance import (
    attendance,
    is_attendance_head,
    is_entry_of_names,
    lists_people,
    names_people,
)
from synthkit.notes.furniture import (
    begins_something_else,
    is_column_head,
    is_fact_of_meeting,
    opens_meeting_part,
)
from synthkit.notes.groups import GroupMatch, group_of_heading
from synthkit.notes.numbering import numbered
from synthkit.notes.question_matching import Match, Prominence, QuestionMatcher
from synthkit.notes.template import Repeats
from synthkit.notes.wording import carries_nothing, folded, head_of, normal
from synthkit.text.languages import words_of
from synthkit.text.wordforms import bare_words

_LONGEST_LABEL = 3  # words
GroupFinder = Callable[[str], GroupMatch | None]
_OWNERS = words_of(lambda language: language.forms.owners)
_TOPICS = words_of(lambda language: language.forms.question)
_GROUP_KEYS = words_of(lambda language: language.groups.form_keys)


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
class NoteContext:
    """The question, group and headings that a note stands under.

    Attributes:
        settles_question: what stands in ``question`` holds, even where it is None.
        apart: it stands under a heading that is none of the questions and ends them.
    """

    question: int | None = None
    settles_question: bool = False
    group: str | None = None
    headings: tuple[str, ...] = ()
    apart: bool = False

    def within(self, outer: "NoteContext") -> "NoteContext":
        """This, with what it leaves open taken from further out."""
        return NoteContext(
            question=self.question if self.settles_question else outer.question,
            settles_question=self.settles_question or outer.settles_question,
            group=self.group or outer.group,
            headings=outer.headings + self.headings,
            apart=self.apart or (outer.apart and not self.settles_question),
        )


@dataclass(frozen=True, slots=True)
class CellRole:
    """What becomes of a cell: set aside with a reason, or notes (``text``) under something.

    Attributes:
        numbers: the question that the cell heads by its number alone.
    """

    reason: SetAsideReason | None
    text: str = ""
    context: NoteContext = NoteContext()
    numbers: int | None = None


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


def read_table(
    document: Document,
    positions: list[int],
    matcher: QuestionMatcher,
    find_group: GroupFinder,
    repeats: Repeats,
) -> TableRoles:
    """The roles of the cells of one table."""
    rows: dict[int, list[Cell]] = {}
    for position in positions:
        block = document.blocks[position]
        if carries_nothing(block.text) or block.struck:
            continue
        cell = Cell(
            position,
            block,
            block.place.row or 0,
            block.place.column or 0,
            matcher.match(block.text, block.label, Prominence.HEADING),
            find_group(block.text),
        )
        rows.setdefault(cell.row, []).append(cell)
    for cells in rows.values():
        cells.sort(key=lambda cell: (cell.column, cell.position))
    return _Reading([cells for _, cells in sorted(rows.items())], repeats).read()


class _Reading:
    """One table being read, row by row."""

    def __init__(self, rows: list[list[Cell]], repeats: Repeats) -> None:
        self.rows = rows
        self.repeats = repeats
        self.found = TableRoles()
        self.columns: dict[int, NoteContext] = {}
        self.section = NoteContext()
        self.row = NoteContext()
        self.first_column = min((row[0].column for row in rows), default=1)
        self.asks = _supported([row[0] for row in rows])
        leading = [r[0] for r in rows if r[0].column == self.first_column and _width(r) > 1]
        self.questions_lead = _supported(leading)
        self.numbers_lead = _numbers_count(rows)
        self.worded = {c.question.question for c in leading if c.question and not c.question.bare}
        self.numbers_agree = _numbers_agree(leading)
        self.asked = False  # a row of notes has come
        self.owners: frozenset[int] = frozenset()  # columns that say who does what, and when
        self.labelled = False  # the first column says what its row is about

    def read(self) -> TableRoles:
        if self.rows and len(self.rows) > 1 and is_attendance_head(_texts(self.rows[0])):
            listed = [row for row in self.rows[1:] if is_entry_of_names(row[0].text)]
            if 2 * len(listed) >= len(self.rows) - 1:
                self._set_aside([c for row in self.rows for c in row], SetAsideReason.ATTENDANCE)
                return self.found
        for index, row in enumerate(self.rows):
            if not (self._is_form_row(row) or self._is_head_row(row, index)):
                self._note_row(row)
        return self.found

    def _set_aside(self, cells: list[Cell], reason: SetAsideReason) -> None:
        for cell in cells:
            self.found.roles[cell.position] = CellRole(reason)

    def _is_form_row(self, row: list[Cell]) -> bool:
        """Whether it is a key with its value: "Grupp | 3", "Sekreterare | Anna"."""
        if _width(row) != 2 or row[0].column == row[1].column:
            return False
        key, values = normal(row[0].text), [normal(cell.text) for cell in row[1:]]
        key = key.strip(" :")
        if folded(key) in _GROUP_KEYS and len(values) == 1 and not row[1].group:
            group = group_of_heading(f"{key}: {values[0]}", Prominence.HEADING)
            if group:
                self.found.group = group.name
                self._set_aside(row, SetAsideReason.HEADING)
                return True
        if attendance(key) == "" and all(map(names_people, values)):
            self._set_aside(row, SetAsideReason.ATTENDANCE)
            return True
        if key and len(values) == 1 and is_fact_of_meeting(f"{key}: {values[0]}"):
            self._set_aside(row, SetAsideReason.FURNITURE)
            return True
        return False

    def _is_head_row(self, row: list[Cell], index: int) -> bool:
        """Whether the row holds nothing but heads of the columns, or of the rows below it."""
        if len(row) == 1:
            return self._is_section(row[0]) or (index == 0 and self._is_title(row[0]))
        heads = {c.column: head for c in row if (head := self._head(c, row))}
        others = [c for c in row if c.column not in heads]
        beyond_first = [column for column in heads if column > row[0].column]
        owners = frozenset(c.column for c in row if self._heads_owners(c))
        if beyond_first and all(is_column_head(c.text) or c is row[0] for c in others):
            self.columns = heads
        elif index < len(self.rows) - 1 and self._are_plain_heads(row):
            self.owners = owners if len(owners) < _width(row) else frozenset()
            self.labelled = self._are_labels(row[0], index)
            self.columns = {
                c.column: NoteContext(headings=() if is_column_head(c.text) else (normal(c.text),))
                for c in row
            }
        else:
            return False
        self.row = NoteContext()
        self._set_aside(row, SetAsideReason.HEADING)
        return True

    def _heads_owners(self, cell: Cell) -> bool:
        """Whether its column says who does what: "Ansvarig"; beside questions, "Vem gör?" too."""
        head = folded(cell.text).strip(" :?*")
        asked = self.questions_lead and head.split(maxsplit=1)[0] in _OWNERS
        return head in _OWNERS or asked

    def _are_labels(self, head: Cell, index: int) -> bool:
        """Whether what stands below a head names the matter of each row: "Område"."""
        below = [r[0] for r in self.rows[index + 1 :] if r[0].column == head.column]
        short = all(len(bare_words(cell.text)) <= _LONGEST_LABEL for cell in below)
        return short and folded(head.text).strip(" :*") in _TOPICS and not self.questions_lead

    def _is_title(self, cell: Cell) -> bool:
        """Whether a cell alone in the first row is the title of the table."""
        below = self.rows[1] if len(self.rows) > 1 else []
        asked = [other for other in below if self._head(other, below)]
        wide = _width(below) > 1
        if not wide or not (len(asked) == len(below) or self.repeats.in_several(cell.text)):
            return False
        self._set_aside([cell], SetAsideReason.HEADING)
        return True

    def _are_plain_heads(self, row: list[Cell]) -> bool:
        """Whether a row only says what stands below: the form's words, or bold ones above all."""
        if self.asked:
            return all(is_column_head(c.text) or self.repeats.in_several(c.text) for c in row)
        form = all(is_column_head(c.text) or self.repeats.in_several(c.text) for c in row)
        beside = self.asks and is_column_head(row[0].text)
        return form or beside or all(c.block.strong for c in row)

    def _is_section(self, cell: Cell) -> bool:
        """Whether a cell alone in its row heads the rows below it."""
        match, group = cell.question, cell.group
        if match and match.sure and carries_nothing(match.rest):
            self.section = NoteContext(
                match.question, settles_question=True, headings=(normal(cell.text),)
            )
        elif group and carries_nothing(group.rest):
            self.section = NoteContext(group=group.name, headings=(normal(cell.text),))
        elif begins_something_else(cell.text):
            self.section = NoteContext(settles_question=True, headings=(normal(cell.text),))
        else:
            return False
        self.row = NoteContext()
        self._set_aside([cell], SetAsideReason.HEADING)
        return True

    def _head(self, cell: Cell, row: list[Cell]) -> NoteContext | None:
        match, group = cell.question, cell.group
        if group and carries_nothing(group.rest):
            return NoteContext(group=group.name, headings=(normal(cell.text),))
        if match and carries_nothing(match.rest) and (match.sure or _supported(row)):
            return NoteContext(match.question, settles_question=True, headings=(normal(cell.text),))
        if begins_something_else(cell.text) and cell is not row[0]:
            return NoteContext(settles_question=True, headings=(normal(cell.text),))
        return None

    def _note_row(self, row: list[Cell]) -> None:
        if _width(row) > 1 and opens_meeting_part(row[0].text):
            self._set_aside(row, SetAsideReason.FURNITURE)
            return
        self.asked = self.asked or _width(row) > 1
        led = self._leads_row(row[0], row)
        owner = row[0] if row[0].column in self.owners else None
        if self.labelled and not led and row[0].column == self.first_column and _width(row) > 1:
            self._set_aside([row[0]], SetAsideReason.HEADING)
            owner = row[0]
        for cell in row[1:] if led else row:
            if cell.position in self.found.roles:
                continue
            match = cell.question
            if led and cell.column == row[0].column and match and match.sure:
                self._head_cell(cell, match)  # "Fråga 1", and its wording below it
                self.row = replace(self.row, question=match.question, settles_question=True)
                continue
            if cell is owner or (cell.column in self.owners and cell.column != row[0].column):
                self.found.roles[cell.position] = CellRole(SetAsideReason.OWNER)
                continue
            if not self.asked and attendance(cell.text) and lists_people(cell.text):
                self._set_aside([cell], SetAsideReason.ATTENDANCE)
                continue
            column = self.columns.get(cell.column, NoteContext())
            context = self.row.within(column).within(self.section)
            text = f"{normal(owner.text)}: {cell.text}" if owner else cell.text
            self.found.roles[cell.position] = CellRole(None, text, context)

    def _leads_row(self, cell: Cell, row: list[Cell]) -> bool:
        """Whether the first cell of a row is the head of it; sets what it heads."""
        match, group = cell.question, cell.group
        if group and cell.column == self.first_column:
            self.row = NoteContext(group=group.name, headings=(head_of(cell.text, group.rest),))
            self._head_cell(cell, group)
        elif match and self._asks(match):
            self.row = NoteContext(
                match.question, settles_question=True, headings=(head_of(cell.text, match.rest),)
            )
            self._head_cell(cell, match)
            if match.bare:
                role = self.found.roles[cell.position]
                self.found.roles[cell.position] = replace(role, numbers=match.question)
        elif self._asks_beside_number(row):
            self._set_aside([cell], SetAsideReason.HEADING)
        elif cell.number is not None and _width(row) > 1 and self.numbers_lead:
            self.row = NoteContext(
                cell.number, settles_question=True, headings=(normal(cell.text),)
            )
            self.found.roles[cell.position] = CellRole(SetAsideReason.HEADING, numbers=cell.number)
        else:
            return self._labels_row(cell, row)
        return True

    def _asks(self, match: Match) -> bool:
        """Whether a cell of the first column is a question's, by its words or by its number."""
        if match.bare:
            return self.numbers_agree and match.question not in self.worded
        return match.sure or self.questions_lead

    def _labels_row(self, cell: Cell, row: list[Cell]) -> bool:
        """Whether the first cell of a row is a heading of the group's own; ends the one before."""
        heads_columns = any(
            context.settles_question or context.group for context in self.columns.values()
        )
        if cell.column != self.first_column or heads_columns:
            return False
        if _width(row) == 1:  # a field of the form that nobody filled in
            empty = self.questions_lead and cell.block.strong and not cell.text.endswith(".")
            if empty:
                self._set_aside(row, SetAsideReason.HEADING)
            return empty
        other = begins_something_else(cell.text)
        self.row = NoteContext(settles_question=self.questions_lead or other)
        if not (other or cell.block.strong):
            return False
        self.row = replace(self.row, headings=(normal(cell.text),))
        self._set_aside([cell], SetAsideReason.HEADING)
        return True

    def _asks_beside_number(self, row: list[Cell]) -> bool:
        """Whether it reads "1 | Hur lär vi av varandra? | notes"; sets what it heads."""
        if row[0].number is None or len(row) < 2:
            return False
        match = row[1].question
        if not (match and match.sure):
            return False
        self.row = NoteContext(
            match.question, settles_question=True, headings=(head_of(row[1].text, match.rest),)
        )
        self._head_cell(row[1], match)
        return True

    def _head_cell(self, cell: Cell, head: Match | GroupMatch) -> None:
        """Sets a head of a row aside; in another line, or where nothing is asked, it holds notes.

        What follows the question in its own line, asks as well or says how to answer.
        """
        worded = isinstance(head, Match) and not carries_nothing(head.head)
        if carries_nothing(head.rest) or (worded and "\n" not in cell.text.strip()):
            self._set_aside([cell], SetAsideReason.HEADING)
        else:
            context = self.row.within(self.section)
            self.found.roles[cell.position] = CellRole(None, head.rest, context)


def _width(row: list[Cell]) -> int:
    """How many columns have something in this row; a cell may be several blocks."""
    return len({cell.column for cell in row})


def _texts(row: list[Cell]) -> tuple[str, ...]:
    return tuple(cell.text for cell in row)


def _supported(cells: list[Cell]) -> bool:
    """Whether cells that may be heads of questions are: one surely, or most of them together.

    A number alone may as well count the notes of a row.
    """
    matches = [c.question for c in cells if c.question and not c.question.bare]
    if any(match.sure for match in matches):
        return True
    distinct = {match.question for match in matches}
    return len(distinct) > 1 and 2 * len(matches) >= len(cells)


def _numbers_agree(leading: list[Cell]) -> bool:
    """Whether the first column numbers the questions as they are: those in words have theirs."""
    worded = [(c.question, numbered(c.text)) for c in leading if c.question and not c.question.bare]
    return bool(worded) and all(number.number == match.question for match, number in worded)


def _numbers_count(rows: list[list[Cell]]) -> bool:
    """Whether the first column numbers the questions: 1 to as many as there are, none twice."""
    leading = [row[0] for row in rows if row[0].number is not None]
    numbers = [cell.number for cell in leading]
    asked = all(cell.question is not None for cell in leading)
    return len(numbers) > 1 and asked and numbers == list(range(1, len(numbers) + 1))
