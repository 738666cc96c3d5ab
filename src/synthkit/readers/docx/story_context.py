"""What all stories of one Word file share, and what other parts of it put into them."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from synthkit.model.document import Block, BlockKind, RefusalReason
from synthkit.readers import picture, plain
from synthkit.readers.blocks import BODY, BlockDraft
from synthkit.readers.characters import clean
from synthkit.readers.contents import Refused
from synthkit.readers.docx.drawings import AnchorKind, Picture, paragraph_text
from synthkit.readers.docx.numbering import Numbering
from synthkit.readers.docx.package import Package, is_archive, is_compound_file
from synthkit.readers.docx.styles import Styles
from synthkit.readers.docx.xml import Element, name
from synthkit.readers.html import html_drafts
from synthkit.readers.pdf import document as pdf

_FURNITURE = {BlockKind.HEADER, BlockKind.FOOTER}
_RTF = b"{\\rtf"
_PAGE = re.compile(
    rb"<(?:!doctype|html|body|p|div|table|ul|ol|h[1-6])\b|^mime-version:",
    re.IGNORECASE | re.MULTILINE,
)
_HEAD = 4000  # bytes


@dataclass(frozen=True, slots=True)
class NoteText:
    """The text of a note or comment, with the mark that is printed for it, if any."""

    text: str = ""
    label: str | None = None


@dataclass(slots=True)
class StoryContext:
    """What all stories of a document share.

    Attributes:
        notes: reads the footnote, endnote or comment of an id, once; nothing the second time.
        read_docx: the blocks of a Word file within the Word file.
        unread: how many documents within it are not read, or not whole.
        tables: how many have been seen.
        scopes: how many have been opened.
        pictures: those of the body, in its order, each with the part that holds it.
    """

    package: Package
    styles: Styles
    numbering: Numbering
    notes: Callable[[AnchorKind, str], NoteText]
    read_docx: Callable[[bytes], tuple[Block, ...]]
    unread: int = 0
    tables: int = 0
    scopes: int = BODY
    pictures: list[tuple[Picture, str]] = field(default_factory=list)

    def new_scope(self) -> int:
        """A scope that nothing else stands in."""
        self.scopes += 1
        return self.scopes

    def diagram(self, part: str) -> Iterator[str]:
        """The text of each point of a diagram."""
        root = self.package.spare_xml(part)
        for point in () if root is None else root.iter(name("dgm:pt")):
            yield "\n".join(paragraph_text(p) for p in point.iter(name("a:p")))

    def chart(self, part: str) -> Iterator[str]:
        """The titles of a chart, what its series are called, and what stands along its axis."""
        root = self.package.spare_xml(part)
        if root is None:
            return
        for title in root.iter(name("c:title")):
            written = title.find(name("c:tx"))
            for paragraph in () if written is None else written.iter(name("a:p")):
                yield paragraph_text(paragraph)
        series = list(root.iter(name("c:ser")))
        yield _listed(series, "c:tx")
        yield _listed(series, "c:cat")

    def inserted(self, part: str) -> list[BlockDraft]:
        """The drafts of a whole document: a Word file, a web page, plain text."""
        content = self.package.spare_part(part)
        if content is None:
            return []
        try:
            return self._drafts(content)
        except Refused as refused:
            self.unread += refused.reason is not RefusalReason.NO_CONTENT
            return []

    def _drafts(self, content: bytes) -> list[BlockDraft]:
        head = content[:_HEAD]
        if is_archive(head):
            blocks = self.read_docx(content)
            return [_draft(block) for block in blocks if block.kind not in _FURNITURE]
        other = pdf.detect(head) or picture.detect(head) or is_compound_file(head)
        if other or head.lstrip().startswith(_RTF):
            self.unread += 1
            return []
        if _PAGE.search(head):
            return html_drafts(content)
        return [_draft(block) for block in plain.read(content).blocks]


def renumbered(drafts: list[BlockDraft], tables: int, scopes: int) -> list[BlockDraft]:
    """The drafts with the numbers of their tables and scopes after those that are taken."""
    return [
        replace(
            draft,
            scope=draft.scope + scopes,
            place=draft.place
            if draft.place.table is None
            else draft.place.model_copy(update={"table": draft.place.table + tables}),
        )
        for draft in drafts
    ]


def _listed(series: list[Element], tag: str) -> str:
    """The different words that the series of a chart have there, without numbers."""
    names = (
        clean(value.text or "")
        for each in series
        for part in each.findall(name(tag))
        for value in part.iter(name("c:v"))
        if not any(above.tag == name("c:numCache") for above in value.iterancestors())
    )
    return ", ".join(dict.fromkeys(text for text in names if text))


def _draft(block: Block) -> BlockDraft:
    """A block of an inserted document; its cells and boxes are scopes of their own."""
    place = block.place
    cell = (place.table or 0) * 1_000_000 + (place.row or 0) * 1_000 + (place.column or 0)
    return BlockDraft.of(block, scope=BODY + cell)
