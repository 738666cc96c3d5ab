"""Sheets to blocks: answers below questions, hand-made tables as cells, single columns as lines."""

from collections import Counter
from dataclasses import dataclass, field

from synthkit.model.document import Block, BlockKind, Place, RefusalReason
from synthkit.model.finding import Severity
from synthkit.readers.contents import Contents, Refused, Remark, counted
from synthkit.readers.sheets.columns import Role, is_group_like, is_value, plain
from synthkit.readers.sheets.records import (
    Entry,
    Records,
    heading_row,
    is_matrix,
    read_records,
    read_two_heads,
)
from synthkit.readers.sheets.sheet import Sheet
from synthkit.text.languages import words_of

_TEMPLATES = frozenset(map(plain, words_of(lambda language: language.forms.templates)))
_LEFT_OUT = {
    "totals": "totals_left_out",
    "ditto": "ditto_left_out",
    "no_answer": "no_answers_left_out",
    "withdrawn": "withdrawn_left_out",
}


@dataclass(slots=True)
class _Found:
    """What the sheets read so far gave."""

    blocks: list[Block] = field(default_factory=list)
    out: Counter[str] = field(default_factory=Counter)
    read: list[str] = field(default_factory=list)  # headings of columns with notes
    aside: list[str] = field(default_factory=list)  # and of those without
    unsure: list[str] = field(default_factory=list)
    sheets: list[str] = field(default_factory=list)  # without notes
    answers: set[tuple[str, str]] = field(default_factory=set)  # question and text


def contents_of_sheets(sheets: list[Sheet], hidden: list[str]) -> Contents:
    """The blocks of all sheets that are seen.

    Args:
        sheets: in their order.
        hidden: the names of those that are not seen.

    Raises:
        Refused: if nothing in it can be told to be a note.
    """
    if not any(sheet.cells for sheet in sheets):
        raise Refused(RefusalReason.NO_CONTENT)
    found = _Found()
    for number, sheet in enumerate(sheets, 1):
        before = len(found.blocks)
        if plain(sheet.name) in _TEMPLATES:
            found.sheets.append(sheet.name)
            continue
        _read_sheet(sheet, number, found)
        if len(found.blocks) == before and sheet.cells and sheet.name:
            found.sheets.append(sheet.name)
    if not found.blocks:
        raise Refused(RefusalReason.UNSURE_COLUMNS)
    return Contents(tuple(found.blocks), remarks=_remarks(found, sheets, hidden))


def _remarks(found: _Found, sheets: list[Sheet], hidden: list[str]) -> tuple[Remark, ...]:
    warned = Severity.WARNING
    return (
        *_listed("columns_read", found.read, Severity.INFO),
        *_listed("columns_left_out", found.aside, Severity.INFO),
        *_listed("columns_unsure", found.unsure, warned),
        *_listed("sheets_left_out", found.sheets, warned),
        *_listed("hidden_sheets", hidden, Severity.INFO),
        *counted("hidden_rows", sum(sheet.hidden_rows for sheet in sheets)),
        *counted("hidden_columns", sum(sheet.hidden_columns for sheet in sheets)),
        *(r for key, code in _LEFT_OUT.items() for r in counted(code, found.out[key])),
    )


def _listed(code: str, names: list[str], severity: Severity) -> tuple[Remark, ...]:
    unlike = list(dict.fromkeys(" ".join(name.split()) for name in names))
    if not unlike:
        return ()
    return (Remark(code, severity, (("count", len(unlike)), ("names", "; ".join(unlike)))),)


def _read_sheet(sheet: Sheet, number: int, found: _Found) -> None:
    if not sheet.cells:
        return
    head = heading_row(sheet)
    if head is None:
        _read_lines(sheet, number, found)
        return
    if two_heads := read_two_heads(sheet, head):
        _add(Records(entries=two_heads), number, found)
        return
    if is_matrix(sheet, head):
        found.blocks += _cells(sheet, number)
        return
    group = sheet.name if is_group_like(sheet.name) else None
    records = read_records(sheet, head, group)
    found.out += records.out
    found.read += [c.heading for c in records.of(Role.NOTE, Role.CONTINUED)]
    found.unsure += [c.heading for c in records.of(Role.UNSURE)]
    aside = (Role.IGNORED, Role.PERSONAL, Role.STAMP)
    found.aside += [c.heading for c in records.of(*aside)]
    _add(records, number, found)


def _add(records: Records, number: int, found: _Found) -> None:
    """The answers below their questions, each question once; what a sheet repeats stays out."""
    by_question: dict[str, list[Entry]] = {}
    for entry in records.entries:
        by_question.setdefault(entry.question, []).append(entry)
    for question, entries in by_question.items():
        new = [e for e in entries if (plain(question), plain(e.text)) not in found.answers]
        if not new:
            continue
        heading = question or (records.of(Role.NOTE)[0].heading if found.blocks else "")
        if heading:
            found.blocks.append(_heading(heading, Place(table=number)))
        found.blocks += [
            Block(
                kind=BlockKind.ITEM,
                text=entry.text,
                place=Place(table=number, row=entry.row, column=entry.column),
                group=entry.group,
                respondent=entry.respondent,
            )
            for entry in new
        ]
    found.answers |= {(plain(e.question), plain(e.text)) for e in records.entries}


def _heading(text: str, place: Place) -> Block:
    return Block(kind=BlockKind.HEADING, text=" ".join(text.split()), level=1, place=place)


def _cells(sheet: Sheet, number: int) -> list[Block]:
    """A table made by hand, as one of a Word file: its heads are found where notes are."""
    return [
        Block(
            kind=BlockKind.CELL,
            text=text,
            place=Place(table=number, row=row, column=column),
        )
        for row in sorted(sheet.cells)
        for column, text in sorted(sheet.cells[row].items())
    ]


def _read_lines(sheet: Sheet, number: int, found: _Found) -> None:
    """A single column: what heads its parts, and the notes below."""
    rows = sorted(sheet.cells)
    first = sheet.columns[0]
    blocks: list[Block] = []
    question = ""
    for at, row in enumerate(rows):
        others = [text for c, text in sheet.cells[row].items() if c != first]
        text = sheet.own(row, first)
        if not text or (is_value(text) and not others):
            continue
        if others and not all(map(is_value, others)):
            return  # columns without a heading row: nobody can tell what they hold
        place = Place(table=number, row=row, column=first)
        alone = row - 1 not in sheet.cells and at + 1 < len(rows) and rows[at + 1] != row + 1
        if others or alone or is_group_like(text):
            question = ""
            blocks.append(_heading(text, place))
        elif text.endswith("?") and (row - 1 not in sheet.cells or not question):
            question = text
            blocks.append(_heading(text, place))
        elif text.endswith("?"):
            question = text
            blocks.append(Block(kind=BlockKind.PARAGRAPH, text=text, place=place))
        elif (plain(question), plain(text)) not in found.answers:
            blocks.append(Block(kind=BlockKind.ITEM, text=text, place=place))
    if any(block.kind is BlockKind.ITEM for block in blocks):
        found.blocks += blocks
