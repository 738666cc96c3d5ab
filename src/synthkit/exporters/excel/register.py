"""The register: each line with room for who takes it, what the answer is and by when.

It is filled in by the organisation, read back, and filled in again in the next edition. What was
written beside a line that is gone comes last under its question.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Final

from synthkit.exporters.excel.workbook import Cell, Column, Sheet, workbook
from synthkit.exporters.lines import printed_lines
from synthkit.exporters.view import View
from synthkit.model.provenance import RegisterEntry
from synthkit.model.synthesis import Section, Synthesis
from synthkit.text.catalogue import catalogue

COLUMNS: Final = (
    Column("question", 9),
    Column("theme", 24),
    Column("line", 60),
    Column("who", 24),
    Column("answer", 60),
    Column("by_when", 16),
    Column("id", 14),
)


def export(synthesis: Synthesis, view: View, made_at: dt.datetime) -> bytes:
    """The register as an Excel workbook."""
    sheet = Sheet("register", COLUMNS, tuple(_rows(synthesis)))
    return workbook(synthesis, (sheet,), view.names, made_at)


def _rows(synthesis: Synthesis) -> Iterator[tuple[Cell, ...]]:
    texts = catalogue(synthesis.workshop.language)
    tensions = texts.text("document.heading.tensions").removesuffix(":")
    printed = list(printed_lines(synthesis))
    for section in synthesis.sections:
        number = section.question.number
        left = {entry.line: entry for entry in section.registered}
        for one in printed:
            if one.question != number:
                continue
            entry = left.pop(one.line.id, None) or _of_same_words(left, one.text, section)
            theme = one.theme or tensions
            yield (number, theme, one.text, *_filled(entry), one.line.id)
        for entry in left.values():
            gone = texts.text("document.register.gone")
            yield (number, gone, entry.said, *_filled(entry), entry.line)


def _of_same_words(
    left: dict[str, RegisterEntry], text: str, section: Section
) -> RegisterEntry | None:
    """What was written beside a line that is gone and said just this."""
    there = {line.id for line in section.draft.lines}
    same = [one for one in left.values() if one.said == text and one.line not in there]
    return left.pop(same[0].line) if same else None


def _filled(entry: RegisterEntry | None) -> tuple[Cell, ...]:
    return (entry.who, entry.answer, entry.by_when) if entry else (None, None, None)
