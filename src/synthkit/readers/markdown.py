"""Markdown: read like a text file, with its headings, tables and emphasis."""

import re
from collections.abc import Iterator
from functools import partial
from typing import Final

from synthkit.model.document import BlockKind, Place
from synthkit.readers.blocks import BlockDraft
from synthkit.readers.characters import clean
from synthkit.readers.contents import Contents, Format, endings, ends_in
from synthkit.readers.limits import StepLimits
from synthkit.readers.plain import RawParagraph, TextLines, contents_of

_HEADING = re.compile(r"(#{1,6})[ \t]+(.*?)[ \t]*#*")
_FENCE = re.compile(r"[ \t]*(?:```|~~~).*")
_ROW = re.compile(r"[ \t]*\|.*\|[ \t]*")
_ROW_RULE = re.compile(r"[ \t]*\|[\s:|\-]+\|[ \t]*")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1[ \t]*:?")
_MARKED = re.compile(r"(\*\*|__|(?<!\w)[*_](?=\S))(.+?)(?<=\S)\1(?!\w)")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)\s]*(?:\s+\"[^\"]*\")?\)")


def _read(content: bytes, _limits: StepLimits) -> Contents:
    return contents_of(content, _MarkdownLines())


_ENDINGS: Final = endings("md markdown")
FORMAT: Final = Format(_ENDINGS, partial(ends_in, _ENDINGS), _read)


class _MarkdownLines(TextLines):
    """Lines of Markdown to drafts."""

    def drafts(self, lines: list[str]) -> Iterator[BlockDraft]:
        """The headings, paragraphs, items and cells, in order."""
        tables = 0
        plain: list[str] = []
        rows: list[str] = []
        for line in [*lines, ""]:
            if _ROW.fullmatch(line):
                rows.append(line)
                continue
            if rows:
                yield from super().drafts(plain)
                tables += 1
                yield from self._cells(rows, tables)
                plain, rows = [], []
            plain.append(line)
        yield from super().drafts(plain)

    def _cells(self, rows: list[str], table: int) -> Iterator[BlockDraft]:
        filled = [row for row in rows if not _ROW_RULE.fullmatch(row)]
        for number, row in enumerate(filled, 1):
            for column, cell in enumerate(row.strip().strip("|").split("|"), 1):
                text = clean(self.spoken(cell))
                if text:
                    place = Place(table=table, row=number, column=column)
                    yield BlockDraft(BlockKind.CELL, text, place=place)

    def is_apart(self, line: str) -> bool:
        """As for text, and the fences around code."""
        return super().is_apart(line) or _FENCE.fullmatch(line) is not None

    def goes_on(self, made: RawParagraph, line: str, full: int) -> bool:
        """As for text; a heading is one line."""
        is_heading = _HEADING.fullmatch(line.strip()) or _HEADING.fullmatch(made.last.strip())
        return not is_heading and super().goes_on(made, line, full)

    def paragraph(self, text: str, made: RawParagraph) -> BlockDraft:
        """A heading, or a paragraph."""
        found = _HEADING.fullmatch(made.text.strip())
        if found:
            return BlockDraft(
                BlockKind.HEADING, clean(self._unmarked(found[2])), level=len(found[1])
            )
        strong = made.strong or _STRONG.fullmatch(made.text.strip()) is not None
        return BlockDraft(BlockKind.PARAGRAPH, text, strong=strong)

    def spoken(self, text: str) -> str:
        """The text without the signs of emphasis, links and headings."""
        found = _HEADING.fullmatch(text.strip())
        return self._unmarked(found[2] if found else text)

    def _unmarked(self, text: str) -> str:
        return _MARKED.sub(r"\2", _LINK.sub(r"\1", text))
