"""Sheets to blocks: answers below questions, hand-made tables as cells, single columns as lines."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from synthkit.model.document import Block, BlockKind, Place, RefusalReason
from synthkit.model.finding import Severity
from synthkit.readers.contents import Contents, Refused, Remark, counted, listed
from synthkit.readers.sheets.columns import FREE_TEXT, Role, is_group_like, is_value, plain
from synthkit.readers.sheets.document_tables import with_exports
from synthkit.readers.sheets.parts import parts_of
from synthkit.readers.sheets.polls import read_polls
from synthkit.readers.sheets.records import (
    Entry,
    Records,
    group_above,
    heading_row,
    is_matrix,
    read_records,
    read_two_heads,
    rows_below,
)
from synthkit.readers.sheets.sheet import Sheet, Workbook, letters_of
from synthkit.readers.sheets.table_map import TableMap
from synthkit.text.languages import words_of
from synthkit.text.wordforms import bare_words

_TEMPLATES = frozenset(map(plain, words_of(lambda language: language.forms.templates)))
_LEFT_OUT = {
    "totals": "totals_left_out",
    "ditto": "ditto_left_out",
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
    known: list[str] = field(default_factory=list)  # without new ones: covers, repeated answers
    answers: set[tuple[str, str, str | None]] = field(default_factory=set)  # see `_answers`
    columns: set[str] = field(default_factory=set)  # by heading and by letter


def with_tables(contents: Contents, table_map: TableMap | None = None) -> Contents:
    """The contents with the blocks of its tables.

    Args:
        contents: of a file, as its format gives them.
        table_map: what a person said of its tables.

    Raises:
        Refused: if nothing in its tables can be told to be a note.
    """
    if contents.workbook is None:
        return with_exports(contents)
    workbook, table_map = contents.workbook, table_map or TableMap()
    if not any(sheet.cells for sheet in workbook.sheets):
        raise Refused(RefusalReason.NO_CONTENT)
    found = _Found()
    for number, sheet in enumerate(workbook.sheets, 1):
        before = len(found.blocks)
        read = [_read_sheet(part, number, found, table_map) for part in tables_on(sheet, table_map)]
        answers = set(_answers(found.blocks[before:]))
        repeats = bool(answers) and answers <= found.answers
        if repeats:
            del found.blocks[before:]
        found.answers |= answers
        explained = repeats or all(read)
        if len(found.blocks) == before and sheet.cells and sheet.name:
            (found.known if explained else found.sheets).append(sheet.name)
    if not found.blocks:
        raise Refused(RefusalReason.UNSURE_COLUMNS)
    missing = [name for name in table_map.names if plain(name) not in found.columns]
    remarks = _remarks(found, workbook) + listed("columns_missing", missing, Severity.WARNING)
    return replace(
        contents,
        blocks=tuple(found.blocks),
        remarks=contents.remarks + remarks,
        workbook=None,
    )


def _remarks(found: _Found, workbook: Workbook) -> tuple[Remark, ...]:
    warned = Severity.WARNING
    return (
        *listed("columns_read", found.read, Severity.INFO),
        *listed("columns_left_out", found.aside, Severity.INFO),
        *listed("columns_unsure", found.unsure, warned),
        *listed("sheets_left_out", found.sheets, warned),
        *listed("sheets_left_out", found.known, Severity.INFO),
        *listed("hidden_sheets", workbook.hidden, Severity.INFO),
        *counted("hidden_rows", sum(sheet.hidden_rows for sheet in workbook.sheets)),
        *counted("hidden_columns", sum(sheet.hidden_columns for sheet in workbook.sheets)),
        *counted("struck_left_out", sum(sheet.struck for sheet in workbook.sheets)),
        *(r for key, code in _LEFT_OUT.items() for r in counted(code, found.out[key])),
    )


def is_read(sheet: Sheet, table_map: TableMap) -> bool:
    """Whether it is a sheet that a person named; where none is named, whether it is no template."""
    if table_map.sheet is not None:
        return table_map.reads(sheet.name)
    return plain(sheet.name) not in _TEMPLATES


def tables_on(sheet: Sheet, table_map: TableMap) -> list[Sheet]:
    """The tables of a sheet that is read; one where a person said in which row its headings are."""
    if not sheet.cells or not is_read(sheet, table_map):
        return []
    return [sheet] if table_map.header is not None else parts_of(sheet)


def records_of(sheet: Sheet, table_map: TableMap) -> Records | None:
    """A sheet as rows of answers; None where it is a board's lines or headed by groups."""
    if not table_map.names and (polls := read_polls(sheet)):
        return polls
    head = heading_row(sheet) if table_map.header is None else table_map.header
    if head is None and is_lines(sheet):
        return None
    if head and not table_map.names and (read_two_heads(sheet, head) or is_matrix(sheet, head)):
        return None
    group = group_above(sheet, head or 0) or (sheet.name if is_group_like(sheet.name) else None)
    return read_records(sheet, head or 0, group, table_map)


def _read_sheet(sheet: Sheet, number: int, found: _Found, table_map: TableMap) -> bool:
    """Reads one sheet; whether it is plain why there is nothing new on it, if there is not."""
    records = records_of(sheet, table_map)
    if records is None:
        _read_whole(sheet, number, found, heading_row(sheet))
        return is_lines(sheet)
    found.out += records.out
    found.read += [c.heading for c in records.of(Role.NOTE, Role.CONTINUED)]
    cover = _is_cover(sheet, records)
    if not cover:
        found.unsure += [c.heading for c in records.of(Role.UNSURE)]
    aside = (Role.IGNORED, Role.PERSONAL, Role.STAMP)
    found.aside += [c.heading for c in records.of(*aside)]
    found.columns |= {plain(c.heading) for c in records.columns}
    found.columns |= {plain(letters_of(c.number)) for c in records.columns}
    _add(records, number, found)
    return cover or bool(records.entries)


def _is_cover(sheet: Sheet, records: Records) -> bool:
    """Whether a sheet only says what the workbook is, in pairs of few words."""
    texts = [text for cells in sheet.cells.values() for text in cells.values()]
    words = sum(len(bare_words(text)) for text in texts) / len(texts)
    return not records.entries and len(sheet.columns) <= 2 and words < FREE_TEXT


def _read_whole(sheet: Sheet, number: int, found: _Found, head: int | None) -> None:
    if head is None:
        _read_lines(sheet, number, found)
    elif two_heads := read_two_heads(sheet, head):
        _add(Records(entries=two_heads), number, found)
    else:
        found.blocks += _cells(sheet, number, head, found)


def _add(records: Records, number: int, found: _Found) -> None:
    """The answers below their questions, each question once."""
    by_question: dict[str, list[Entry]] = {}
    for entry in records.entries:
        by_question.setdefault(entry.question, []).append(entry)
    for question, entries in by_question.items():
        notes = records.of(Role.NOTE)
        heading = question or (notes[0].heading if notes else "")
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
            for entry in entries
        ]


def _answers(blocks: Iterable[Block]) -> Iterator[tuple[str, str, str | None]]:
    """Question, text and group of each answer: a sheet on which all are known repeats another."""
    question = ""
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            question = plain(block.text)
        elif block.kind is BlockKind.ITEM:
            yield question, plain(block.text), block.group


def _heading(text: str, place: Place) -> Block:
    return Block(kind=BlockKind.HEADING, text=" ".join(text.split()), level=1, place=place)


def _cells(sheet: Sheet, number: int, head: int, found: _Found) -> list[Block]:
    """A table made by hand, as one of a Word file: its heads are found where notes are.

    What stands alone above it is its title; only a question there heads its notes.
    """
    above = [row for row in sorted(sheet.cells) if row < head]
    records = Records()
    rows = [head, *rows_below(sheet, head, records)]
    found.out += records.out
    titles = [
        Block(
            kind=BlockKind.HEADING if text.endswith("?") else BlockKind.HEADER,
            text=text,
            level=1 if text.endswith("?") else 0,
            place=Place(table=number, row=row, column=column),
        )
        for row in above
        for column, text in sorted(sheet.cells[row].items())
    ]
    cells = [
        Block(
            kind=BlockKind.CELL,
            text=text,
            place=Place(table=number, row=row, column=column),
        )
        for row in rows
        for column, text in sorted(sheet.cells[row].items())
    ]
    return titles + cells


def is_lines(sheet: Sheet) -> bool:
    """Whether only its first column says something."""
    first = sheet.columns[0]
    others = (t for cells in sheet.cells.values() for c, t in cells.items() if c != first)
    return all(map(is_value, others))


def _read_lines(sheet: Sheet, number: int, found: _Found) -> None:
    """Lines of a board: what heads its parts, and the notes below."""
    rows = sorted(sheet.cells)
    first = sheet.columns[0]
    group = sheet.name if is_group_like(sheet.name) else None
    blocks: list[Block] = []
    question = ""
    for at, row in enumerate(rows):
        others = [text for c, text in sheet.cells[row].items() if c != first]
        text = sheet.own(row, first)
        if not text or (is_value(text) and not others):
            continue
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
            blocks.append(Block(kind=BlockKind.PARAGRAPH, text=text, place=place, group=group))
        else:
            blocks.append(Block(kind=BlockKind.ITEM, text=text, place=place, group=group))
    if any(block.kind is BlockKind.ITEM for block in blocks):
        found.blocks += blocks
