"""Text files and Markdown: lines to blocks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from synthkit.model.document import BlockKind, Place, RefusalReason
from synthkit.model.finding import Severity
from synthkit.readers.blocks import BlockDraft, Indents, build_blocks
from synthkit.readers.characters import clean, decode, misleading, typed_sign, unholdable
from synthkit.readers.contents import (
    Contents,
    Format,
    Refused,
    Remark,
    counted,
    endings,
)

_TAB = 4  # columns
_NARROWEST = 50  # characters; a text whose longest line is shorter was not broken by a program
_MOST_UNHOLDABLE = 0.1  # of all characters; beyond that it is no text
_QUOTED = re.compile(r"\s*(?:>[ \t]?)+")
_RULE = re.compile(r"[ \t]*([=\-_*~])(?:[ \t]*\1){2,}[ \t]*")
_HEADING = re.compile(r"(#{1,6})[ \t]+(.*?)[ \t]*#*")
_FENCE = re.compile(r"[ \t]*(?:```|~~~).*")
_ROW = re.compile(r"[ \t]*\|.*\|[ \t]*")
_ROW_RULE = re.compile(r"[ \t]*\|[\s:|\-]+\|[ \t]*")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1[ \t]*:?")
_MARKED = re.compile(r"(\*\*|__|(?<!\w)[*_](?=\S))(.+?)(?<=\S)\1(?!\w)")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)\s]*(?:\s+\"[^\"]*\")?\)")


def read(content: bytes, lines: "TextLines | None" = None) -> Contents:
    """The blocks of a text file: its paragraphs, list items and underlined headings.

    A line that ends before it is full ends its paragraph, since each line of hand-typed notes is
    a point of its own; only where a program has broken lines at a margin they are joined.

    Raises:
        Refused: if it is no text, or has none.
    """
    text, guess = decoded(content)
    blocks = build_blocks((lines or TextLines()).drafts(text.splitlines()))
    if not blocks:
        raise Refused(RefusalReason.NO_CONTENT)
    removed = unholdable(text) + misleading(text)
    remarks = counted("characters_removed", removed, Severity.WARNING)
    return Contents(blocks, remarks=(*guess, *remarks))


def decoded(content: bytes) -> tuple[str, tuple[Remark, ...]]:
    """The characters of a text file, and a remark where it was guessed how they are stored.

    Raises:
        Refused: if it is no text.
    """
    found = decode(content)
    if unholdable(found.text) > _MOST_UNHOLDABLE * len(found.text):
        raise Refused(RefusalReason.BROKEN)
    guess = Remark("encoding_guessed", Severity.WARNING, (("encoding", found.encoding),))
    return found.text, (guess,) if found.guessed else ()


@dataclass(slots=True)
class RawParagraph:
    """A paragraph or item in the making."""

    text: str
    sign: str | None
    indent: int
    last: str
    strong: bool = False


class TextLines:
    """Lines of text to drafts."""

    def drafts(self, lines: list[str]) -> Iterator[BlockDraft]:
        """The paragraphs and items, in order."""
        indents = Indents(1)
        for made in self._paragraphs([_unquoted(line) for line in lines]):
            text = clean(self.spoken(made.text))
            if not text:
                continue
            if made.sign is None:
                indents.end()
                yield self.paragraph(text, made)
            else:
                level = indents.level(made.indent)
                yield BlockDraft(BlockKind.ITEM, text, level=level, strong=made.strong, item=True)

    def paragraph(self, text: str, made: RawParagraph) -> BlockDraft:
        """What a paragraph without a list sign is."""
        return BlockDraft(BlockKind.PARAGRAPH, text, strong=made.strong)

    def spoken(self, text: str) -> str:
        """The text without signs that are not part of it."""
        return text

    def _paragraphs(self, lines: list[str]) -> Iterator[RawParagraph]:
        full = max((len(line.rstrip()) for line in lines), default=0)
        made: RawParagraph | None = None
        for line in lines:
            if not line.strip() or self.is_apart(line):
                if made is not None and _RULE.fullmatch(line) and not made.sign:
                    made.strong = True
                if made is not None:
                    yield made
                made = None
                continue
            sign = typed_sign(line)
            if made is not None and sign is None and self.goes_on(made, line, full):
                made.text, made.last = f"{made.text} {line.strip()}", line
                continue
            if made is not None:
                yield made
            text = line if sign is None else line[len(sign) :]
            made = RawParagraph(text, sign, _indent(line), line)
        if made is not None:
            yield made

    def is_apart(self, line: str) -> bool:
        """Whether a line has no text of its own and ends the paragraph above it."""
        return _RULE.fullmatch(line) is not None

    def goes_on(self, made: RawParagraph, line: str, full: int) -> bool:
        """Whether a line without a list sign is the next one of a paragraph."""
        if made.sign is not None and _indent(line) > made.indent:
            return True
        first = line.split(maxsplit=1)[0]
        return full >= _NARROWEST and len(made.last.rstrip()) + 1 + len(first) > full


def _indent(line: str) -> int:
    expanded = line.expandtabs(_TAB)
    return len(expanded) - len(expanded.lstrip())


def _unquoted(line: str) -> str:
    """The line without the signs by which mail marks what is answered."""
    found = _QUOTED.match(line)
    return line[found.end() :] if found else line


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


TEXT: Final = Format(endings("txt text vtt"), lambda content, _: read(content))
MARKDOWN: Final = Format(endings("md markdown"), lambda content, _: read(content, _MarkdownLines()))
