"""Web pages embedded in a document: what a browser would show of them, as drafts."""

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree, html

from synthkit.model.document import BlockKind, Place
from synthkit.readers.blocks import BODY, BlockDraft
from synthkit.readers.characters import clean, decode

_UNSEEN = {"head", "script", "style", "template", "noscript", "title"}
_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        """
        address article aside blockquote body caption center dd details div dl dt fieldset
        figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre
        section table tbody td tfoot th thead tr ul
        """,
    )
)
_HEADING = re.compile(r"h([1-6])")
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE
)
_STRUCK = {"s", "strike", "del"}
_LINE_THROUGH = re.compile(r"text-decoration[\w-]*\s*:[^;]*line-through", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")


def html_drafts(content: bytes) -> list[BlockDraft]:
    """What a browser would show of a page, or of the page within a web archive (RFC 2557).

    Nothing is fetched; pictures are left out. Tables and scopes are numbered from 1.
    """
    page = _page(content)
    parser = html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True)
    try:
        root = html.document_fromstring(page, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return []
    return list(_Page().read(root))


def _page(content: bytes) -> str:
    head = content[:2000].lower()
    if b"mime-version:" in head or b"content-type: multipart" in head:
        message = email.message_from_bytes(content, policy=email.policy.default)
        for part in message.walk():
            if part.get_content_type() in {"text/html", "application/xhtml+xml"}:
                return str(part.get_content())
    declared = re.search(rb"charset\s*=\s*[\"']?([\w-]+)", head)
    return decode(content, declared[1].decode("ascii", "replace") if declared else None).text


@dataclass(slots=True)
class _Table:
    """A table, and the row that is being read."""

    number: int
    row: int = 0


class _Page:
    """Goes through one page and gathers what stands in each block."""

    def __init__(self) -> None:
        self._text: list[str] = []
        self._struck: list[str] = []
        self._like = BlockDraft(BlockKind.PARAGRAPH, "")
        self._lists = 0
        self._tables = 0
        self._scopes = BODY
        self._table = _Table(0)

    def read(self, root: etree._Element) -> Iterator[BlockDraft]:
        yield from self._walk(root)
        yield from self._flush()

    def _walk(self, element: etree._Element) -> Iterator[BlockDraft]:
        tag = element.tag if isinstance(element.tag, str) else ""
        if not tag or tag in _UNSEEN or _HIDDEN.search(element.get("style") or ""):
            return
        if tag == "br":
            self._text.append("\n")
            return
        if tag in _STRUCK or _LINE_THROUGH.search(element.get("style") or ""):
            self._struck.append(_SPACE.sub(" ", str(element.text_content())))
            return
        if tag not in _BLOCKS:
            yield from self._inside(element)
            return
        yield from self._flush()
        before = self._like, self._lists, self._table
        self._enter(tag, element)
        yield from self._inside(element)
        yield from self._flush()
        self._like, self._lists, self._table = before

    def _inside(self, element: etree._Element) -> Iterator[BlockDraft]:
        self._say(element.text)
        for child in element:
            yield from self._walk(child)
            self._say(child.tail)

    def _enter(self, tag: str, element: etree._Element) -> None:
        cell = self._like.kind is BlockKind.CELL
        if found := _HEADING.fullmatch(tag):
            kind = BlockKind.CELL if cell else BlockKind.HEADING
            level = 0 if cell else int(found.group(1))
            self._like = replace(self._like, kind=kind, level=level, strong=cell, item=False)
        elif tag in {"ul", "ol"}:
            self._lists += 1
        elif tag == "li":
            kind, level = BlockKind.CELL if cell else BlockKind.ITEM, max(self._lists - 1, 0)
            self._like = replace(self._like, kind=kind, level=level, strong=False, item=True)
        elif tag == "table":
            self._tables += 1
            self._table = _Table(self._tables)
        elif tag == "tr":
            self._table.row += 1
        elif tag in {"td", "th"}:
            self._scopes += 1
            column = 1 + sum(1 for _ in element.itersiblings("td", "th", preceding=True))
            place = Place(table=self._table.number, row=self._table.row, column=column)
            self._lists = 0
            self._like = BlockDraft(BlockKind.CELL, "", place=place, scope=self._scopes)

    def _say(self, text: str | None) -> None:
        if text:
            self._text.append(_SPACE.sub(" ", text))

    def _flush(self) -> Iterator[BlockDraft]:
        text, self._text = clean("".join(self._text)), []
        if text:
            yield replace(self._like, text=text)
        struck, self._struck = clean(" ".join(self._struck)), []
        if struck:
            yield replace(self._like, text=struck, struck=True)
