"""OpenDocument: texts and spreadsheets (ISO/IEC 26300), read from the part with the content."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from synthkit.model.document import BlockKind, Place, RefusalReason
from synthkit.readers.blocks import BlockDraft, build_blocks
from synthkit.readers.characters import clean
from synthkit.readers.contents import Contents, Refused
from synthkit.readers.docx.package import Package
from synthkit.readers.docx.xml import Element, children, local
from synthkit.readers.sheets.sheet import (
    MOST_CELLS,
    MOST_SHEETS,
    Cells,
    Merge,
    Sheet,
    Workbook,
    drop_hidden,
)

_MOST_BLANKS = 20  # that one sign stands for
_DEEPEST = 60  # elements within each other
_LAST = 1_048_576  # row or column
_UNSEEN = {"annotation", "tracked-changes", "annotation-end", "table-of-content", "forms"}
_INSIDE = {"section", "list-header", "text", "index-body", "table-header-rows", "table-rows"}
_SPANS = {"span", "a"}
_LINES = {"solid", "dotted", "dash", "long-dash", "dot-dash", "dot-dot-dash", "wave"}
_HIDDEN = {"collapse", "filter"}


def read_odf(package: Package) -> Contents:
    """The blocks of a text, or the sheets of a spreadsheet.

    Raises:
        Refused: if it is damaged, needs a password, or is neither of the two.
    """
    if b"encryption-data" in (package.spare_part("META-INF/manifest.xml") or b""):
        raise Refused(RefusalReason.ENCRYPTED)
    root = package.xml("content.xml")
    body = None if root is None else next((e for e in root if local(e) == "body"), None)
    inside = None if body is None else next(children(body), None)
    if root is None or inside is None:
        raise Refused(RefusalReason.BROKEN)
    if local(inside) == "text":
        drafts = list(
            _Text(_styles(root, "font-weight", {"bold"}), _struck_styles(root)).read(inside, 0)
        )
        if not drafts:
            raise Refused(RefusalReason.NO_CONTENT)
        return Contents(build_blocks(drafts))
    if local(inside) == "spreadsheet":
        return _spreadsheet(root, inside)
    raise Refused(RefusalReason.SLIDES)


def _attribute(element: Element, name: str) -> str:
    return next((str(v) for k, v in element.items() if str(k).rpartition("}")[2] == name), "")


def _count(element: Element, name: str) -> int:
    written = _attribute(element, name)
    return min(int(written), _LAST) if written.isdigit() else 1


def _styles(root: Element, name: str, values: Collection[str]) -> frozenset[str]:
    """The styles of which a property has one of these values."""
    return frozenset(
        _attribute(style, "name")
        for style in root.iter()
        if local(style) == "style" and any(_attribute(p, name) in values for p in children(style))
    )


def _struck_styles(root: Element) -> frozenset[str]:
    drawn = _styles(root, "text-line-through-style", _LINES)
    return drawn | _styles(root, "text-line-through-type", {"single", "double"})


def _struck(element: Element, styles: frozenset[str]) -> str:
    """What is struck through of a paragraph."""
    if _attribute(element, "style-name") in styles:
        return _said(element)
    return " ".join(filter(None, (_struck(e, styles) for e in element if local(e) in _SPANS)))


def _said(element: Element, struck: frozenset[str] = frozenset()) -> str:
    """The text of a paragraph, without comments, what is anchored in it and what is struck."""
    if _attribute(element, "style-name") in struck:
        return ""
    parts = [element.text or ""]
    for child in element:
        kind = local(child)
        if kind == "s":
            parts.append(" " * min(_count(child, "c"), _MOST_BLANKS))
        elif kind == "tab":
            parts.append(" ")
        elif kind == "line-break":
            parts.append("\n")
        elif kind not in {*_UNSEEN, "frame", "note", "custom-shape"} and isinstance(child.tag, str):
            parts.append(_said(child, struck))
        parts.append(child.tail or "")
    return "".join(parts)


class _Text:
    """The blocks of a text, in the order in which they stand."""

    def __init__(self, bold: frozenset[str], struck: frozenset[str]) -> None:
        self._bold = bold
        self._struck = struck
        self._tables = 0
        self._scopes = 0

    def read(self, parent: Element, depth: int) -> Iterator[BlockDraft]:
        if depth > _DEEPEST:
            raise Refused(RefusalReason.UNSAFE)
        for element in children(parent):
            kind = local(element)
            if kind in {"h", "p"}:
                yield from self._paragraph(element, BlockKind.PARAGRAPH)
            elif kind == "list":
                yield from self._items(element, 0, depth + 1)
            elif kind == "table":
                self._tables += 1
                yield from self._table(element, self._tables)
            elif kind in _INSIDE:
                yield from self.read(element, depth + 1)

    def _paragraph(self, element: Element, kind: BlockKind, level: int = 0) -> Iterator[BlockDraft]:
        text = clean(_said(element, self._struck))
        strong = _attribute(element, "style-name") in self._bold
        if text and local(element) == "h":
            yield BlockDraft(
                BlockKind.HEADING, text, level=max(1, _count(element, "outline-level"))
            )
        elif text:
            item = kind is BlockKind.ITEM
            yield BlockDraft(kind, text, level=level, strong=strong, item=item)
        if struck := clean(_struck(element, self._struck)):
            yield BlockDraft(kind, struck, level=level, item=kind is BlockKind.ITEM, struck=True)
        yield from self._anchored(element)

    def _anchored(self, element: Element) -> Iterator[BlockDraft]:
        """Footnotes and text boxes, after the paragraph that they hang on."""
        for child in element.iter():
            kind = local(child)
            if kind in {"note-body", "text-box", "custom-shape"}:
                paragraphs = (p for p in children(child) if local(p) in {"p", "h"})
                text = clean("\n".join(_said(p) for p in paragraphs))
                self._scopes += 1
                block = BlockKind.FOOTNOTE if kind == "note-body" else BlockKind.BOX
                if text:
                    yield BlockDraft(block, text, scope=self._scopes)

    def _items(self, parent: Element, level: int, depth: int) -> Iterator[BlockDraft]:
        if depth > _DEEPEST:
            raise Refused(RefusalReason.UNSAFE)
        for item in children(parent):
            for element in children(item):
                if local(element) == "list":
                    yield from self._items(element, level + 1, depth + 1)
                elif local(element) in {"p", "h"}:
                    yield from self._paragraph(element, BlockKind.ITEM, level)

    def _table(self, table: Element, number: int) -> Iterator[BlockDraft]:
        rows = [row for row in table.iter() if local(row) == "table-row"]
        for row_number, row in enumerate(rows, 1):
            column = 0
            for cell in children(row):
                column += _count(cell, "number-columns-repeated")
                place = Place(table=number, row=row_number, column=column)
                self._scopes += 1
                for paragraph in (p for p in cell.iter() if local(p) in {"p", "h"}):
                    like = BlockDraft(BlockKind.CELL, "", place=place, scope=self._scopes)
                    strong = _attribute(paragraph, "style-name") in self._bold
                    if text := clean(_said(paragraph, self._struck)):
                        yield replace(like, text=text, strong=strong)
                    if struck := clean(_struck(paragraph, self._struck)):
                        yield replace(like, text=struck, struck=True)


def _spreadsheet(root: Element, inside: Element) -> Contents:
    unseen = {
        _attribute(style, "name")
        for style in root.iter()
        if local(style) == "style"
        and any(_attribute(p, "display") == "false" for p in children(style))
    }
    tables = [element for element in inside if local(element) == "table"]
    if len(tables) > MOST_SHEETS:
        raise Refused(RefusalReason.TOO_LARGE)
    sheets, hidden, cells = [], [], Cells()
    for table in tables:
        name = _attribute(table, "name")
        if _attribute(table, "style-name") in unseen:
            hidden.append(name)
        else:
            sheets.append(_sheet(table, name, cells))
    return Contents((), workbook=Workbook(tuple(sheets), tuple(hidden)))


def _sheet(table: Element, name: str, cells: Cells) -> Sheet:
    sheet = Sheet(name)
    hidden_rows: set[int] = set()
    hidden_columns: list[tuple[int, int]] = []
    merges: list[Merge] = []
    row = column = 0
    for element in table.iter():
        kind = local(element)
        if kind == "table-column":
            first, column = column + 1, column + _count(element, "number-columns-repeated")
            if _attribute(element, "visibility") in _HIDDEN:
                hidden_columns.append((first, column))
        elif kind == "table-row":
            repeated = _count(element, "number-rows-repeated")
            written = list(_cells(element))
            # Rows without text are repeated to the end of the sheet.
            for number in range(row + 1, row + repeated + 1) if written else ():
                if _attribute(element, "visibility") in _HIDDEN:
                    hidden_rows.add(number)
                for at, text, down, across in written:
                    cells.put(sheet, number, at, text)
                    if down * across > 1:
                        merges.append(Merge(number, at, number + down - 1, at + across - 1))
            row += repeated
    sheet.merge(merges)
    drop_hidden(sheet, hidden_rows, hidden_columns)
    return sheet


def _cells(row: Element) -> Iterator[tuple[int, str, int, int]]:
    """The cells with text: column, text, and how many rows and columns they span."""
    column = written = 0
    for cell in children(row):
        repeated = _count(cell, "number-columns-repeated")
        if local(cell) == "table-cell":
            text = clean("\n".join(_said(p) for p in children(cell) if local(p) == "p"))
            spans = _count(cell, "number-rows-spanned"), _count(cell, "number-columns-spanned")
            written += repeated if text else 0
            if written > MOST_CELLS:
                raise Refused(RefusalReason.TOO_LARGE)
            for number in range(column + 1, column + repeated + 1) if text else ():
                yield number, text, *spans
        column += repeated
