"""Tables within texts, slides and pages that look like an export: read as sheets are."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from synthkit.model.document import Block, BlockKind, Place
from synthkit.model.finding import Severity
from synthkit.readers.contents import Contents, listed
from synthkit.readers.sheets.columns import Column, Role, is_owner
from synthkit.readers.sheets.records import Entry, Records, heading_row, is_matrix, read_records
from synthkit.readers.sheets.sheet import Sheet
from synthkit.readers.sheets.table_map import TableMap

_OF_EXPORTS = (Role.PERSONAL, Role.STAMP)
_LEVEL = 9  # of headings: what heads answers within a text ends none of its own headings


def with_exports(contents: Contents) -> Contents:
    """The contents with answers below their questions in the place of such tables.

    A table of which something is not known stays as it is.
    """
    tables: dict[int, list[int]] = defaultdict(list)
    for position, block in enumerate(contents.blocks):
        place = block.place
        if block.kind is BlockKind.CELL and None not in {place.table, place.row, place.column}:
            tables[place.table or 0].append(position)
    exports: dict[int, list[Block]] = {}  # what takes the place of a table, by its first position
    gone: set[int] = set()
    read: list[Records] = []
    for positions in tables.values():
        records = _export([contents.blocks[position] for position in positions])
        if records is not None:
            exports[positions[0]] = list(_answers(records, contents.blocks, positions))
            gone |= set(positions)
            read.append(records)
    if not exports:
        return contents
    return _replaced(contents, exports, gone, read)


def _export(cells: Sequence[Block]) -> Records | None:
    sheet = Sheet()
    for block in cells:
        row = sheet.cells.setdefault(block.place.row or 0, {})
        column = block.place.column or 0
        row[column] = "\n".join(filter(None, (row.get(column), block.text)))
    head = heading_row(sheet)
    # A form has a line for each of its fields: "Deltagare:", and names beside it.
    keys = head is not None and any(text.endswith(":") for text in sheet.cells[head].values())
    if head is None or keys or is_matrix(sheet, head):
        return None
    records = read_records(sheet, head, None, TableMap())
    made = records.entries and any(map(_is_of_export, records.columns))
    return records if made and not records.of(Role.UNSURE) else None


def _is_of_export(column: Column) -> bool:
    """Whether no group writes such a column beside its notes: it says who answered, or when."""
    return column.role in _OF_EXPORTS and not is_owner(column.heading)


def _answers(
    records: Records, blocks: Sequence[Block], positions: Iterable[int]
) -> Iterator[Block]:
    """The answers, question by question; a cell keeps its paragraphs."""
    cells: dict[tuple[int | None, int | None], list[Block]] = defaultdict(list)
    table = Place()
    for block in (blocks[position] for position in positions):
        cells[block.place.row, block.place.column].append(block)
        table = block.place
    by_question: dict[str, list[Entry]] = defaultdict(list)
    for entry in records.entries:
        by_question[entry.question].append(entry)
    for question, entries in by_question.items():
        if question:
            text = " ".join(question.split())
            place = Place(page=table.page, table=table.table, row=records.head)
            yield Block(kind=BlockKind.HEADING, text=text, level=_LEVEL, place=place)
        for entry in entries:
            said = cells[entry.row, entry.column]
            if "\n".join(block.text for block in said) != entry.text:
                said = [said[0].model_copy(update={"text": entry.text})]
            voice = {"group": entry.group, "respondent": entry.respondent}
            for block in said:
                yield block.model_copy(update={"kind": BlockKind.ITEM, "parent": None, **voice})


def _replaced(
    contents: Contents, exports: dict[int, list[Block]], gone: set[int], read: list[Records]
) -> Contents:
    blocks: list[Block] = []
    places: list[int] = []  # of each position, now; that of the next block for one that is gone
    for position, block in enumerate(contents.blocks):
        blocks += exports.get(position, ())
        places.append(len(blocks))
        if position not in gone:
            blocks.append(block)
    places.append(len(blocks))
    kept = tuple(
        block if block.parent is None else block.model_copy(update={"parent": places[block.parent]})
        for block in blocks
    )
    columns = [column for records in read for column in records.columns]
    aside = [c.heading for c in columns if c.role in {Role.IGNORED, *_OF_EXPORTS}]
    return replace(
        contents,
        blocks=kept,
        unread_pictures=tuple(
            picture.model_copy(update={"before": places[picture.before]})
            for picture in contents.unread_pictures
        ),
        bookmarks=tuple((places[before], name) for before, name in contents.bookmarks),
        remarks=(*contents.remarks, *listed("columns_left_out", aside, Severity.INFO)),
    )
