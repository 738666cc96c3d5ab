"""The results of several polls below each other on one sheet, as tools for live polls give them."""

import re

from synthkit.readers.sheets.columns import KNOWN, Column, Role, plain
from synthkit.readers.sheets.records import Entry, Records
from synthkit.readers.sheets.sheet import Sheet
from synthkit.text.languages import words_of

_OPEN = frozenset(map(plain, words_of(lambda language: language.forms.open_polls)))
_CLOSED = frozenset(map(plain, words_of(lambda language: language.forms.closed_polls)))
_NUMBERED = re.compile(r"[^\W\d_]+\s+\d{1,3}")


def read_polls(sheet: Sheet) -> Records | None:
    """The answers to the open ones of the polls; None where the sheet has none.

    The row above each says its kind: "Question 2 | Open ended". What was asked stands in that row
    or below it, and the answers below that; of the others the votes count nothing.
    """
    heads = [row for row in sorted(sheet.cells) if _kind(sheet, row)]
    if not heads:
        return None
    records = Records()
    for head, end in zip(heads, [*heads[1:], max(sheet.cells) + 1], strict=True):
        texts = [(row, sheet.own(row, sheet.columns[0])) for row in range(head, end)]
        texts = [(row, text) for row, text in texts if text and not _NUMBERED.fullmatch(text)]
        if not texts:
            continue
        (asked, question), *answers = texts
        open_ = _kind(sheet, head) in _OPEN
        role = Role.NOTE if open_ else Role.IGNORED
        records.columns.append(Column(asked, question, role, asks=True))
        for row, text in answers if open_ else ():
            if plain(text) not in KNOWN:
                records.entries.append(Entry(row, sheet.columns[0], text, question, None, None))
    return records


def _kind(sheet: Sheet, row: int) -> str | None:
    named = (plain(text) for text in sheet.cells.get(row, {}).values())
    return next((name for name in named if name in _OPEN | _CLOSED), None)
