"""Text files: lines to blocks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

from synthkit.model.document import BlockKind, RefusalReason
from synthkit.model.finding import Severity
from synthkit.readers.blocks import BlockDraft, Indents, build_blocks
from synthkit.readers.characters import clean, misleading, typed_sign, unholdable
from synthkit.readers.contents import Contents, Format, Refused, Remark, counted, endings, ends_in
from synthkit.readers.encodings import Decoded, decode
from synthkit.readers.limits import StepLimits

_TAB = 4  # columns
_NARROWEST = 50  # characters; a text whose longest line is shorter was not broken by a program
_MOST_UNHOLDABLE = 0.1  # of all characters; beyond that it is no text
_QUOTED = re.compile(r"\s*(?:>[ \t]?)+")
_RULE = re.compile(r"[ \t]*([=\-_*~])(?:[ \t]*\1){2,}[ \t]*")


def _read(content: bytes, _limits: StepLimits) -> Contents:
    """The blocks of a text file: its paragraphs, list items and underlined headings.

    A line that ends before it is full ends its paragraph, since each line of hand-typed notes is
    a point of its own; only where a program has broken lines at a margin they are joined.

    Raises:
        Refused: if it is no text, or has none.
    """
    return contents_of(content, TextLines())


_ENDINGS: Final = endings("txt text vtt")
FORMAT: Final = Format(_ENDINGS, partial(ends_in, _ENDINGS), _read)


def contents_of(content: bytes, lines: "TextLines") -> Contents:
    """The blocks of a file of text.

    Raises:
        Refused: if it is no text, or has none.
    """
    decoded = decode(content)
    removed = unholdable(decoded.text)
    if removed > _MOST_UNHOLDABLE * len(decoded.text):
        raise Refused(RefusalReason.BROKEN)
    blocks = build_blocks(lines.drafts(decoded.text.splitlines()))
    if not blocks:
        raise Refused(RefusalReason.NO_CONTENT)
    removed += misleading(decoded.text)
    remarks = counted("characters_removed", removed, Severity.WARNING)
    return Contents(blocks, remarks=(*_guess(decoded), *remarks))


def _guess(decoded: Decoded) -> tuple[Remark, ...]:
    if not decoded.guessed:
        return ()
    values = (("encoding", decoded.encoding),)
    return (Remark("encoding_guessed", Severity.WARNING, values),)


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
