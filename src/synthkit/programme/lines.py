"""The lines of an invitation: wrapped ones joined, rows of tables with what their columns hold."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby
from typing import Final

from synthkit.model.document import Block, BlockKind, Document
from synthkit.text import languages

_OUTSIDE: Final = frozenset(
    {BlockKind.HEADER, BlockKind.FOOTER, BlockKind.COMMENT, BlockKind.CONTENTS}
)
_ENDS: Final = (".", ":", "?", "!")
# So many known labels make the first row of a table its heading.
_FEWEST_LABELS: Final = 2


@dataclass(frozen=True, slots=True)
class Line:
    """One line, or one row of a table with tabs between its cells.

    Attributes:
        cells: of a row, each with what its column holds: "dates", "" where that is not said.
        heads: it looks like a heading.
    """

    text: str
    cells: tuple[tuple[str, str], ...] = ()
    heads: bool = False


def lines_of(document: Document) -> tuple[Line, ...]:
    """All lines in reading order, without what stands in the margins of the pages."""
    blocks = [block for block in document.blocks if block.kind not in _OUTSIDE]
    lines: list[Line] = []
    for table, run in groupby(blocks, key=lambda block: block.place.table):
        of_one = list(run)
        lines += _paragraphs(of_one) if table is None else _rows(of_one)
    return tuple(lines)


def labels_of(text: str) -> tuple[str, ...]:
    """What a label, or the heading of a column, may hold: "När" the dates."""
    said = " ".join(text.casefold().strip(" :.").split())
    return tuple(name for name, phrases in _labels() if said in phrases)


def _labels() -> Iterator[tuple[str, frozenset[str]]]:
    yield "meetings", languages.words_of(lambda language: language.invitation.meetings)
    yield "dates", languages.words_of(lambda language: language.invitation.dates)
    yield "times", languages.words_of(lambda language: language.invitation.times)
    yield "places", languages.words_of(lambda language: language.invitation.places)
    yield "titles", languages.words_of(lambda language: language.invitation.titles)


def _paragraphs(blocks: Iterable[Block]) -> Iterator[Line]:
    held: Line | None = None
    for block in blocks:
        heads = block.kind is BlockKind.HEADING or block.strong
        for number, text in enumerate(_at_labels(block.text)):
            # A line that goes on in small letters was broken for its length.
            goes_on = text[:1].islower() and (number or block.kind is not BlockKind.ITEM)
            if held and goes_on and not held.text.endswith(_ENDS):
                held = replace(held, text=f"{held.text} {text}")
                continue
            if held:
                yield held
            label = f"{block.label} " if block.label and not number else ""
            held = Line(f"{label}{text}".strip(), heads=heads)
    if held:
        yield held


def _at_labels(text: str) -> list[str]:
    """The lines of a block; each label begins one."""
    return [part for line in text.split("\n") for part in _inner_label().split(line) if part]


@cache
def _inner_label() -> re.Pattern[str]:
    phrases = {phrase for _, listed in _labels() for phrase in listed}
    longest = "|".join(map(re.escape, sorted(phrases, key=len, reverse=True))) or "(?!)"
    return re.compile(rf"(?<=[.;,)])\s+(?=(?:{longest})\s*:)", re.IGNORECASE)


@cache
def function_words() -> frozenset[str]:
    """Function words of all languages."""
    return languages.words_of(lambda language: language.words.function_words)


def _rows(blocks: Sequence[Block]) -> Iterator[Line]:
    rows = [
        [(block.place.column or 0, block.text.replace("\n", " ")) for block in run]
        for _, run in groupby(blocks, key=lambda block: block.place.row)
    ]
    joined = [_cells(row) for row in rows]
    heads = {column: labels_of(text) for column, text in joined[0].items()}
    if sum(bool(labels) for labels in heads.values()) < _FEWEST_LABELS:
        heads = {}
    for cells in joined[1:] if heads else joined:
        first, *others = cells.items()
        if not heads and others and labels_of(first[1]):
            yield Line(f"{first[1].rstrip(' :')}: {' '.join(text for _, text in others)}")
            continue
        yield Line(
            "\t".join(cells.values()),
            tuple((_held(column, heads, joined[0]), text) for column, text in cells.items()),
        )


def _cells(row: Iterable[tuple[int, str]]) -> dict[int, str]:
    cells: dict[int, str] = {}
    for column, text in row:
        cells[column] = f"{cells[column]} {text}" if column in cells else text
    return cells


def _held(column: int, heads: dict[int, tuple[str, ...]], first: dict[int, str]) -> str:
    """What a column holds; where its heading can mean several things, what no other one does."""
    labels = heads.get(column, ())
    taken = {label[0] for other, label in heads.items() if other != column and len(label) == 1}
    free = [label for label in labels if label not in taken]
    return (free or list(labels) or [""])[0] if first else ""
