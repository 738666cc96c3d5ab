"""The document as Markdown: clean CommonMark of the same layout."""

import datetime as dt
import re
from typing import Final

from synthkit.exporters.layout import LISTS, Layout, Paragraph, Style
from synthkit.model.workshop import Workshop

_BEFORE: Final[dict[Style, str]] = {
    Style.TITLE: "# ",
    Style.HEADING_1: "# ",
    Style.HEADING_2: "## ",
    Style.HEADING_3: "### ",
    Style.LIST_BULLET: "- ",
    Style.ABBREVIATION: "- ",
}
_HEADINGS: Final = frozenset({Style.TITLE, Style.HEADING_1, Style.HEADING_2, Style.HEADING_3})

# What may begin something within a line, wherever it stands.
_INLINE: Final = re.compile(r"[\\`*_\[\]<>~]|&(?=#?\w+;)")
# What begins something only at the start of a line: a heading, a list, a rule.
_BLOCK_SIGN: Final = re.compile(r"^([#+=-])")
_BLOCK_NUMBER: Final = re.compile(r"^(\d+)([.)])")
# A run of # at the end would be taken for the heading's own frame.
_CLOSING_SIGNS: Final = re.compile(r"(?<!\S)(#+)$")


def write(layout: Layout, _workshop: Workshop, _made_at: dt.datetime) -> bytes:
    """The layout as Markdown, which has no place for a time."""
    return to_markdown(layout)


def to_markdown(layout: Layout) -> bytes:
    """The layout as UTF-8 CommonMark, with one newline at the end."""
    parts: list[str] = []
    previous: Style | None = None
    for paragraph in layout.paragraphs:
        if previous is not None:
            tight = paragraph.style is previous and paragraph.style in LISTS
            parts.append("\n" if tight else "\n\n")
        parts.append(_line(paragraph))
        previous = paragraph.style
    return ("".join(parts) + "\n").encode()


def _line(paragraph: Paragraph) -> str:
    inline = _INLINE.sub(r"\\\g<0>", paragraph.text)
    if paragraph.style in _HEADINGS:
        return _BEFORE[paragraph.style] + _CLOSING_SIGNS.sub(r"\\\1", inline)
    if paragraph.term is not None:
        term = _INLINE.sub(r"\\\g<0>", paragraph.term)
        return f"{_BEFORE[paragraph.style]}**{term}**: {inline}"
    escaped = _BLOCK_NUMBER.sub(r"\1\\\2", _BLOCK_SIGN.sub(r"\\\1", inline))
    if paragraph.style is Style.LIST_NUMBER:
        return f"{paragraph.number}. {escaped}"
    return _BEFORE.get(paragraph.style, "") + escaped
