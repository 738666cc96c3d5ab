"""What the cells of a table hold: questions and groups at the head of columns and rows, notes.

Only tables of several columns are read so; one of a single column is a frame around text. Ragged
rows and merged cells are no matter: a cell that is not there heads nothing, and what stands at
the head of rows goes on until something else does.
"""

from collections.abc import Callable
from dataclasses import replace

from synthkit.model.document import Document, SetAsideReason
from synthkit.notes.attendance import (
    attendance,
    is_attendance_head,
    is_entry_of_names,
    lists_people,
    names_people,
)
from synthkit.notes.context import NoteContext
from synthkit.notes.furniture import (
    begins_something_else,
    heads_questions,
    is_column_head,
    is_fact_of_meeting,
    opens_meeting_part,
)
from synthkit.notes.groups import GroupMatch, group_of_heading
from synthkit.notes.question_matching import Match, Prominence, QuestionMatcher
from synthkit.notes.table_cells import (
    Cell,
    CellRole,
    TableRoles,
    numbers_agree,
    numbers_count,
    supported,
    under,
    width,
)
from synthkit.notes.template import Repeats
from synthkit.notes.wording import carries_nothing, folded, normal
from synthkit.text.languages import words_of
from synthkit.text.wordforms import bare_words

_LONGEST_LABEL = 3  # words
GroupFinder = Callable[[str], GroupMatch | None]
_OWNERS = words_of(lambda language: language.forms.owners)
_GROUP_KEYS = words_of(lambda language: language.groups.form_keys)


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
        self.questions_head = supported([row[0] for row in rows])
        leading = [r[0] for r in rows if r[0].column == self.first_column and width(r) > 1]
        self.questions_lead = supported(leading)
        self.numbers_lead = numbers_count(rows)
        self.worded = {c.question.question for c in leading if c.question and not c.question.bare}
        self.numbers_agree = numbers_agree(leading)
        self.asked = False  # a row of notes has come
        self.owners: frozenset[int] = frozenset()  # columns that say who does what, and when
        self.labelled = False  # the first column says what its row is about

    def read(self) -> TableRoles:
        head = (cell.text for row in self.rows[:1] for cell in row)
        if len(self.rows) > 1 and is_attendance_head(head):
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
        if width(row) != 2 or row[0].column == row[1].column:
            return False
        key, values = normal(row[0].text).strip(" :"), [normal(cell.text) for cell in row[1:]]
        stated = f"{key}: {values[0]}" if key and len(values) == 1 else ""
        named = folded(key) in _GROUP_KEYS and not row[1].group
        if named and (group := group_of_heading(stated, Prominence.HEADING)):
            self.found.group = group.name
            self._set_aside(row, SetAsideReason.HEADING)
            return True
        if attendance(key) == "" and all(map(names_people, values)):
            self._set_aside(row, SetAsideReason.ATTENDANCE)
            return True
        if is_fact := bool(stated) and is_fact_of_meeting(stated):
            self._set_aside(row, SetAsideReason.FURNITURE)
        return is_fact

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
            self.owners = owners if len(owners) < width(row) else frozenset()
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
        return short and heads_questions(head.text) and not self.questions_lead

    def _is_title(self, cell: Cell) -> bool:
        """Whether a cell alone in the first row is the title of the table."""
        below = self.rows[1] if len(self.rows) > 1 else []
        asked = [other for other in below if self._head(other, below)]
        wide = width(below) > 1
        if not wide or not (len(asked) == len(below) or self.repeats.in_several(cell.text)):
            return False
        self._set_aside([cell], SetAsideReason.HEADING)
        return True

    def _are_plain_heads(self, row: list[Cell]) -> bool:
        """Whether a row only says what stands below: the form's words, or bold ones above all."""
        form = all(is_column_head(c.text) or self.repeats.in_several(c.text) for c in row)
        beside = self.questions_head and is_column_head(row[0].text)
        return form or (not self.asked and (beside or all(c.block.strong for c in row)))

    def _is_section(self, cell: Cell) -> bool:
        """Whether a cell alone in its row heads the rows below it."""
        head = self._head(cell, [cell])
        if head:
            self.section, self.row = head, NoteContext()
            self._set_aside([cell], SetAsideReason.HEADING)
        return head is not None

    def _head(self, cell: Cell, row: list[Cell]) -> NoteContext | None:
        """What stands under a cell that is nothing but a heading."""
        for head in (cell.group, cell.question):
            holds = isinstance(head, GroupMatch) or (head and (head.sure or supported(row)))
            if head and holds and carries_nothing(head.rest):
                return under(head, cell.text)
        if begins_something_else(cell.text) and (len(row) == 1 or cell is not row[0]):
            return NoteContext(settles_question=True, headings=(normal(cell.text),))
        return None

    def _note_row(self, row: list[Cell]) -> None:
        if width(row) > 1 and opens_meeting_part(row[0].text):
            self._set_aside(row, SetAsideReason.FURNITURE)
            return
        self.asked = self.asked or width(row) > 1
        led = self._leads_row(row[0], row)
        owner = row[0] if row[0].column in self.owners else None
        if self.labelled and not led and row[0].column == self.first_column and width(row) > 1:
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
            self.row = under(group, cell.text)
            self._head_cell(cell, group)
        elif match and self._asks(match):
            self.row = under(match, cell.text)
            self._head_cell(cell, match)
            if match.bare:
                role = self.found.roles[cell.position]
                self.found.roles[cell.position] = replace(role, numbers=match.question)
        elif self._asks_beside_number(row):
            self._set_aside([cell], SetAsideReason.HEADING)
        elif cell.number is not None and width(row) > 1 and self.numbers_lead:
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
        if width(row) == 1:  # a field of the form that nobody filled in
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
        self.row = under(match, row[1].text)
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
