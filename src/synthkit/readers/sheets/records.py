"""Tables in which each row is an answer, a card or a task: their columns and their notes."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from synthkit.readers.sheets.columns import (
    KNOWN,
    Column,
    Role,
    asks,
    column,
    group_name,
    is_group_like,
    is_value,
    plain,
)
from synthkit.readers.sheets.sheet import Sheet, letters_of
from synthkit.readers.sheets.table_map import TableMap
from synthkit.text.languages import words_of

_LOOKED_AT = 15  # rows that the heading row is sought in
_TOTALS = frozenset(map(plain, words_of(lambda language: language.forms.totals)))
_DITTO = frozenset(map(plain, words_of(lambda language: language.forms.ditto))) | {
    '"',
    "”",
    "''",
    "-”-",
    '-"-',
    "–”–",
    "〃",
}
_STATUS = frozenset(map(plain, words_of(lambda language: language.forms.status)))
_WITHDRAWN = frozenset(map(plain, words_of(lambda language: language.forms.withdrawn)))


@dataclass(frozen=True, slots=True)
class Entry:
    """A note as a table gives it, with the question, group and respondent that it names."""

    row: int
    column: int
    text: str
    question: str
    group: str | None
    respondent: str | None


@dataclass(slots=True)
class Records:
    """What the rows below a heading row hold.

    Attributes:
        head: the row of headings; 0 where there is none.
        out: how many rows and cells are left out, by what they are.
    """

    head: int = 0
    columns: list[Column] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    out: Counter[str] = field(default_factory=Counter)

    def of(self, *roles: Role) -> list[Column]:
        """The columns of these roles."""
        return [column for column in self.columns if column.role in roles]


def heading_row(sheet: Sheet) -> int | None:
    """The row of headings: the first one, or a later one with more that are known to be headings.

    A long text is no sign of a heading: the answers below are longer.
    """
    best: tuple[int, int | None] = (-1, None)
    for row in sorted(sheet.cells)[:_LOOKED_AT]:
        texts = [sheet.seen(row, c) for c in sheet.columns if sheet.seen(row, c)]
        if len(sheet.cells[row]) < 2 or any(map(is_value, texts)) or _is_entry(sheet, row):
            continue
        signs = sum(t.rstrip(" *").endswith("?") or is_group_like(t) or ": " in t for t in texts)
        score = 3 * sum(plain(text) in KNOWN for text in texts) + signs
        if score > best[0]:
            best = score, row
    return best[1]


def _is_entry(sheet: Sheet, row: int) -> bool:
    """Whether a column names a group in this row as it does in the others: no heading, then."""
    groups = (c for c in sheet.cells[row] if is_group_like(sheet.own(row, c)))
    below = ([sheet.own(r, c) for r in sheet.cells if r > row and sheet.own(r, c)] for c in groups)
    return any(2 * sum(map(is_group_like, values)) > len(values) for values in below)


def is_matrix(sheet: Sheet, head: int) -> bool:
    """Whether groups head its columns."""
    return sum(is_group_like(sheet.seen(head, c)) for c in sheet.columns) > 1


def read_records(sheet: Sheet, head: int, group: str | None, table_map: TableMap) -> Records:
    """The notes of a table.

    Args:
        sheet: that it stands on.
        head: its row of headings; 0 where it has none, and then letters stand for them.
        group: of the whole sheet.
        table_map: what a person said of it.
    """
    found = Records(head=head)
    rows = list(rows_below(sheet, head, found))
    for number in sheet.columns:
        heading = sheet.seen(head, number) or ("" if head else letters_of(number))
        values = [text for row in rows if (text := sheet.own(row, number))]
        if said := table_map.column(number, heading):
            found.columns.append(said)
        elif heading or _names_groups(sheet, rows, number):
            found.columns.append(column(number, heading, values))
    _settle_questions(found)
    unsure = found.of(Role.UNSURE)
    if sheet.title and len(unsure) == 1 and not found.of(Role.NOTE):
        # What stands below a title of its own in words is what it is the title of.
        found.columns = [replace(c, role=Role.NOTE) if c in unsure else c for c in found.columns]
    _read_rows(sheet, rows, found, group, table_map)
    return found


def _names_groups(sheet: Sheet, rows: list[int], number: int) -> bool:
    """Whether a column without a heading names the groups of its rows."""
    values = [text for row in rows if (text := sheet.own(row, number))]
    return 2 * sum(map(is_group_like, values)) > len(values)


def read_two_heads(sheet: Sheet, head: int) -> list[Entry]:
    """The notes of a table that is headed by questions in one row and by groups in the next.

    Either may be the upper one; what stands in it goes on to the right until something else does.
    Empty where the table is not headed so.
    """
    lower = next((row for row in sorted(sheet.cells) if row > head), head)
    upper = next((row for row in sorted(sheet.cells, reverse=True) if row < head), head)
    for first, second in ((head, lower), (upper, head)):
        for of_groups, of_questions in ((second, first), (first, second)):
            named = _heads(sheet, of_groups)
            groups = {c: text for c, text in named.items() if is_group_like(text)}
            questions = {c: t for c, t in _heads(sheet, of_questions).items() if asks(t)}
            several = len(set(groups.values())) > 1 and len(groups) == len(named)
            if first != second and several and len(set(questions.values())) > 1:
                return _below_two_heads(sheet, second, groups, questions)
    return []


def _heads(sheet: Sheet, row: int) -> dict[int, str]:
    return {c: text for c in sheet.columns if (text := sheet.seen(row, c))}


def _below_two_heads(
    sheet: Sheet, head: int, groups: dict[int, str], questions: dict[int, str]
) -> list[Entry]:
    entries = []
    for row in sorted(row for row in sheet.cells if row > head):
        for column_, text in sorted(sheet.cells[row].items()):
            group = _on_the_left(groups, column_)
            question = _on_the_left(questions, column_)
            if group and question and not is_value(text):
                entries.append(Entry(row, column_, text, question, group, None))
    return entries


def _on_the_left(heads: dict[int, str], number: int) -> str:
    return next((heads[c] for c in sorted(heads, reverse=True) if c <= number), "")


def rows_below(sheet: Sheet, head: int, found: Records) -> Iterator[int]:
    """The rows below the headings, without totals and repeated headings, which are counted."""
    for row in sorted(sheet.cells):
        if row <= head:
            continue
        texts = [sheet.cells[row][c] for c in sorted(sheet.cells[row])]
        if plain(texts[0]) in _TOTALS and all(map(is_value, texts[1:])):
            found.out["totals"] += 1
        elif all(t == sheet.seen(head, c) for c, t in sheet.cells[row].items()):
            found.out["headings"] += 1  # repeated, as on each page of a print
        else:
            yield row


def _settle_questions(found: Records) -> None:
    """A column called a question holds the notes where no other column does.

    Where none is called so, several columns of notes each have their heading for their question.
    """
    if notes := found.of(Role.NOTE):
        if found.head and len(notes) > 1 and not found.of(Role.QUESTION, Role.CONTINUED):
            found.columns = [replace(c, asks=True) if c in notes else c for c in found.columns]
        return
    promoted = found.of(Role.CONTINUED) or found.of(Role.QUESTION)
    if len(promoted) == 1 or (promoted and promoted[0].role is Role.CONTINUED):
        at = found.columns.index(promoted[0])
        one = promoted[0]
        found.columns[at] = Column(one.number, one.heading, Role.NOTE)


class _Filled:
    """What a column says of a row; a merged cell and a ditto mark say what stands above."""

    def __init__(self, sheet: Sheet, columns: list[Column]) -> None:
        self._sheet = sheet
        self._columns = columns
        self._above: dict[int, str] = {}

    def at(self, row: int) -> tuple[Column, str] | None:
        for one in self._columns:
            text = self._sheet.seen(row, one.number)
            if plain(text) in _DITTO and one.number in self._above:
                text = self._above[one.number]
            if text:
                self._above[one.number] = text
                return one, text
        return None


def _read_rows(
    sheet: Sheet, rows: list[int], found: Records, group: str | None, table_map: TableMap
) -> None:
    groups = _Filled(sheet, found.of(Role.GROUP))
    questions = _Filled(sheet, found.of(Role.QUESTION))
    status = [c.number for c in found.columns if plain(c.heading) in _STATUS]
    answers = table_map.respondents
    if answers is None:
        answers = bool(found.of(Role.STAMP))
    asked = _asked_above(sheet, rows)
    for row in rows:
        if any(plain(sheet.own(row, c)) in _WITHDRAWN for c in status):
            found.out["withdrawn"] += 1
            continue
        told = groups.at(row)
        named = group_name(told[0].heading, told[1]) if told else group
        heading = questions.at(row)
        asked = heading[1] if heading else asked
        for one, text in _notes(sheet, row, found):
            over = heading[1] if heading else sheet.title
            headed = one.asks and not (over and (asks(over) or not asks(one.heading)))
            question = one.question or (one.heading if headed else asked)
            sign = str(row) if answers else None
            found.entries += [
                Entry(row, one.number, part, question, named, sign)
                for part in _parts(text, table_map.split)
            ]


def _parts(text: str, sign: str) -> list[str]:
    """The notes in a cell, where a person said what parts them."""
    parts = [part.strip() for part in text.split(sign)] if sign else [text]
    return [part for part in parts if part]


def _asked_above(sheet: Sheet, rows: list[int]) -> str:
    """The question that stands alone above a table, as tools put it over the answers to a poll."""
    above = _titles(sheet, min(rows, default=0))
    return sheet.title or next((title for title in above if title.endswith("?")), "")


def group_above(sheet: Sheet, head: int) -> str | None:
    """The group that stands alone above a table."""
    return next((title for title in _titles(sheet, head) if is_group_like(title)), None)


def _titles(sheet: Sheet, below: int) -> list[str]:
    """What stands in rows of its own above a row."""
    rows = (list(sheet.cells[row].values()) for row in sorted(sheet.cells) if row < below)
    return [texts[0] for texts in rows if len(texts) == 1]


def _notes(sheet: Sheet, row: int, found: Records) -> Iterator[tuple[Column, str]]:
    """The notes of a row: an answer a column, a card with what its other columns add to it."""
    card: list[str] = []
    first: Column | None = None
    for one in (*found.of(Role.NOTE), *found.of(Role.CONTINUED)):
        text = sheet.own(row, one.number)
        if plain(text) in _DITTO:
            found.out["ditto"] += 1
        elif not any(map(str.isalnum, text)):
            continue
        elif one.asks or not found.of(Role.CONTINUED):
            yield one, text
        else:
            card.append(" ".join(text.split()))
            first = first or one
    if first is not None:
        yield first, _joined(card)


def _joined(parts: list[str]) -> str:
    """A card's title and text as one: the title before a colon, unless it ends by itself."""
    title, *rest = parts
    if not rest:
        return title
    sign = "" if title.endswith((".", "?", "!", ":")) else ":"
    return f"{title}{sign} {' '.join(rest)}"
