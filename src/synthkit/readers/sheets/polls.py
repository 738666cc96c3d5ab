"""The results of several polls below each other on one sheet, as tools for live polls give them."""

import re

from synthkit.readers.sheets.columns import KNOWN, NOTES, Column, Role, asks, plain
from synthkit.readers.sheets.records import Entry, Records
from synthkit.readers.sheets.sheet import Sheet
from synthkit.text.languages import words_of

_OPEN = frozenset(map(plain, words_of(lambda language: language.forms.open_polls)))
_CLOSED = frozenset(map(plain, words_of(lambda language: language.forms.closed_polls)))
_NUMBERED = re.compile(r"[^\W\d_]+\s+\d{1,3}")


def read_polls(sheet: Sheet) -> Records | None:
    """The answers to the open ones of the polls; None where the sheet has none.

    A row says the kind of each: "Question 2 | Open ended". What was asked stands in that row or
    below it, or above ("Question type | Open ended"); the answers stand below it and below the
    heads of their columns. Of the others the votes count nothing.
    """
    heads = [row for row in sorted(sheet.cells) if _kind(sheet, row)]
    if not heads:
        return None
    records, first = Records(), sheet.columns[0]
    begins = [head - _is_asked_above(sheet, head) for head in heads]
    for begin, head, end in zip(begins, heads, [*begins[1:], max(sheet.cells) + 1], strict=True):
        rows = [row for row in range(begin, end) if begin == head or row != head]
        texts = [(row, text) for row in rows if (text := sheet.own(row, first))]
        texts = [(row, text) for row, text in texts if not _NUMBERED.fullmatch(text)]
        if not texts:
            continue
        (asked, question), *answers = texts
        open_ = _kind(sheet, head) in _OPEN
        role = Role.NOTE if open_ else Role.IGNORED
        records.columns.append(Column(asked, question, role, asks=True))
        headed = [n for n, (row, _) in enumerate(answers, 1) if _is_head(sheet, row)]
        for row, text in answers[min(headed, default=0) :] if open_ else ():
            records.entries.append(Entry(row, first, text, question, None, None))
    return records


def _is_asked_above(sheet: Sheet, head: int) -> bool:
    """Whether the question stands above the row with its kind, which asks nothing itself."""
    above, own = (sheet.own(row, sheet.columns[0]) for row in (head - 1, head))
    plainly = _NUMBERED.fullmatch(own) or plain(own) in _OPEN | _CLOSED
    return asks(above) and bool(own) and not (plainly or asks(own))


def _is_head(sheet: Sheet, row: int) -> bool:
    """Whether a row says what stands below it: "Responses | Upvotes"."""
    texts = set(map(plain, sheet.cells[row].values()))
    return texts <= KNOWN and not texts.isdisjoint(NOTES)


def _kind(sheet: Sheet, row: int) -> str | None:
    named = (plain(text) for text in sheet.cells.get(row, {}).values())
    return next((name for name in named if name in _OPEN | _CLOSED), None)
