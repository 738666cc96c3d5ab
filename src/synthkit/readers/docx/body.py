"""The walk over one story: paragraphs, tables, and what is anchored to them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from synthkit.model.document import BlockKind, Place
from synthkit.readers.blocks import BODY, NOWHERE, BlockDraft, Indents, Piece, split_at_list_signs
from synthkit.readers.characters import clean
from synthkit.readers.docx.drawings import PICTURE_MARK, Anchored, AnchorKind, Picture
from synthkit.readers.docx.inline import Fields, Inline, InlineReader
from synthkit.readers.docx.numbering import Labelled
from synthkit.readers.docx.package import Relation
from synthkit.readers.docx.story_context import StoryContext, renumbered
from synthkit.readers.docx.styles import (
    REMOVED,
    heading_of,
    indent,
    is_contents,
    is_drop_cap,
    mark_hidden,
    mark_removed,
    numbered,
)
from synthkit.readers.docx.tables import cells
from synthkit.readers.docx.xml import (
    Element,
    attribute,
    children,
    control,
    name,
    value,
)

_PARAGRAPH, _TABLE = name("w:p"), name("w:tbl")
_CHUNK = name("w:altChunk")
_CONTROL = name("w:sdt")
_NOT_TEXT = {name("w:sectPr"), name("w:tblPr"), name("w:tblGrid"), name("w:tcPr"), name("w:sdtPr")}
_TAB_STOP = 720  # twentieths of a point, Word's default
_SPACE = 55  # likewise, in letters of 11 points
_INDENT_TOLERANCE = 100
_FLOWING = {None, BlockKind.CELL, BlockKind.BOX}
_NOTES = {
    AnchorKind.FOOTNOTE: BlockKind.FOOTNOTE,
    AnchorKind.ENDNOTE: BlockKind.FOOTNOTE,
    AnchorKind.COMMENT: BlockKind.COMMENT,
}


@dataclass(frozen=True, slots=True)
class _Where:
    """Where text stands: ``kind`` is None in the body itself, else the kind of all that is here."""

    kind: BlockKind | None = None
    place: Place = NOWHERE
    scope: int = BODY
    placeholder: bool = False

    def within(self, kind: BlockKind, scope: int) -> "_Where":
        """Inside a cell or box here; in furniture and notes everything keeps its kind."""
        return replace(self, kind=kind if self.kind in _FLOWING else self.kind, scope=scope)


class Story:
    """Reads one part: the body, a header, the footnotes."""

    def __init__(self, parts: StoryContext, root: Element, relations: dict[str, Relation]) -> None:
        self._context = parts
        self._relations = relations
        self._fields = Fields(root)
        self._inline = InlineReader(parts.styles, self._fields)
        self._indents: dict[int, Indents] = {}
        self._drafts: list[BlockDraft] = []
        self._unended: Inline | None = None

    def read(self, container: Element, kind: BlockKind | None = None) -> list[BlockDraft]:
        """The drafts of what stands in the container; all of one kind, if one is given."""
        self._drafts = []
        self._read_scope(container, _Where(kind=kind))
        return self._drafts

    def _read_scope(self, container: Element, where: _Where) -> None:
        outside, self._unended = self._unended, None
        self._walk(container, where)
        self._end_paragraph(where)
        self._unended = outside

    def _walk(self, container: Element, where: _Where) -> None:
        for child in children(container):
            if child.tag == _PARAGRAPH:
                self._paragraph(child, where)
            elif child.tag == _TABLE:
                self._end_paragraph(where)
                self._table(child, where)
            elif child.tag == _CONTROL:
                self._control(child, where)
            elif child.tag in REMOVED:
                self._fields.skip(child)
            elif child.tag == _CHUNK:
                self._end_paragraph(where)
                self._chunk(child, where)
            elif child.tag not in _NOT_TEXT:
                # What is not known is looked into: a new wrapper must not swallow its text.
                self._walk(child, where)

    def _control(self, element: Element, where: _Where) -> None:
        content, prompts = control(element)
        if content is not None:
            inside = replace(where, placeholder=where.placeholder or prompts)
            if where.kind in _FLOWING and is_contents(element):
                inside = replace(inside, kind=BlockKind.CONTENTS)
            self._walk(content, inside)

    def _table(self, element: Element, where: _Where) -> None:
        self._context.tables += 1
        table = self._context.tables
        for cell in cells(element):
            inside = where.within(BlockKind.CELL, self._context.new_scope())
            place = Place(table=table, row=cell.row, column=cell.column)
            prompts = where.placeholder or cell.placeholder
            self._read_scope(cell.element, replace(inside, place=place, placeholder=prompts))

    def _paragraph(self, element: Element, where: _Where) -> None:
        properties = element.find(name("w:pPr"))
        style_id = None if properties is None else value(properties, "w:pStyle")
        style = self._context.styles.paragraph(style_id)
        look = style.marks.over(self._context.styles.defaults)
        inline = self._inline.read(element, look, placeholder=where.placeholder)
        if self._unended is not None:
            inline.runs[:0] = self._unended.runs
            inline.anchored[:0] = self._unended.anchored
            self._unended = None
        if mark_removed(properties) or is_drop_cap(properties):
            # Accepting the change joins the paragraph with the next one; a drop cap is the first
            # letter of the next one.
            self._unended = inline
            return
        labelled = None
        if not mark_hidden(properties, look):
            labelled = self._context.numbering.place(numbered(properties), style)
        heading = heading_of(properties, style)
        indented = indent(properties)
        if indented is None and labelled is not None:
            indented = labelled.edge
        indented = style.indent if indented is None else indented
        if style.contents and where.kind in _FLOWING:
            where = replace(where, kind=BlockKind.CONTENTS)
        self._emit(inline, where, _Shape(heading, labelled, indented or 0))

    def _end_paragraph(self, where: _Where) -> None:
        if self._unended is not None:
            inline, self._unended = self._unended, None
            self._emit(inline, where, _Shape())

    def _emit(self, inline: Inline, where: _Where, shape: "_Shape") -> None:
        bookmarks = [
            anchored for anchored in inline.anchored if anchored.kind is AnchorKind.BOOKMARK
        ]
        if where.kind in _FLOWING:
            self._drafts += [
                BlockDraft(BlockKind.PARAGRAPH, "", mark=anchored.text) for anchored in bookmarks
            ]
        text = inline.text()
        listed = shape.heading is None and where.kind in _FLOWING
        if listed and shape.labelled is None:
            pieces = split_at_list_signs(text)
        else:
            pieces = [Piece(clean(text))] if clean(text) else []
        for position, piece in enumerate(pieces):
            draft = self._draft(piece, where, shape if position == 0 else _Shape())
            if inline.strong and not draft.strong and draft.kind is not BlockKind.HEADING:
                draft = replace(draft, strong=True)
            self._drafts.append(draft)
        kind = where.kind or BlockKind.PARAGRAPH
        self._drafts += [
            BlockDraft(
                kind,
                clean(run.text),
                placeholder=run.placeholder,
                struck=run.struck,
                place=where.place,
                scope=where.scope,
            )
            for run in inline.apart()
            if clean(run.text)
        ]
        for anchored in inline.anchored:
            self._drafts += self._anchored_drafts(anchored, where)

    def _draft(self, piece: Piece, where: _Where, shape: "_Shape") -> BlockDraft:
        plain = BlockDraft(
            kind=where.kind or BlockKind.PARAGRAPH,
            text=piece.text,
            place=where.place,
            scope=where.scope,
        )
        indents = self._indents.setdefault(where.scope, Indents(_INDENT_TOLERANCE))
        if piece.sign is not None:
            level = indents.level(_sign_indent(piece.sign, shape.indent))
            return replace(plain, kind=where.kind or BlockKind.ITEM, level=level, item=True)
        indents.end()
        label = shape.labelled.label if shape.labelled else None
        if shape.heading is not None:
            if where.kind is None:
                kind, level = BlockKind.HEADING, shape.heading
                return replace(plain, kind=kind, level=level, label=label)
            return replace(plain, label=label, strong=True)
        if shape.labelled is not None:
            kind, level = where.kind or BlockKind.ITEM, shape.labelled.level
            # What is typed below an automatic item and further in belongs to it.
            indents.begin(shape.indent, level)
            return replace(plain, kind=kind, level=level, label=label, item=True)
        return plain

    def _anchored_drafts(self, anchored: Anchored, where: _Where) -> Iterator[BlockDraft]:
        box = where.within(BlockKind.BOX, self._context.new_scope())
        if anchored.kind is AnchorKind.BOX and anchored.element is not None:
            before, self._drafts = self._drafts, []
            self._read_scope(anchored.element, box)
            inside, self._drafts = self._drafts, before
            yield from inside
        elif anchored.kind is AnchorKind.PICTURE and anchored.picture is not None:
            if where.kind in _FLOWING:
                yield self._picture(anchored.picture, where)
        elif anchored.kind in _NOTES:
            note = self._context.notes(anchored.kind, anchored.text)
            for draft in _plain(note.text, replace(where, kind=_NOTES[anchored.kind])):
                yield replace(draft, label=note.label)
        else:
            for text in self._drawn(anchored):
                yield from _plain(text, box)

    def _drawn(self, anchored: Anchored) -> Iterator[str]:
        """The texts of something drawn that knows no paragraphs."""
        match anchored.kind:
            case AnchorKind.TEXT:
                yield anchored.text
            case AnchorKind.DIAGRAM:
                yield from self._context.diagram(self._part(anchored.text))
            case AnchorKind.CHART:
                yield from self._context.chart(self._part(anchored.text))

    def _picture(self, picture: Picture, where: _Where) -> BlockDraft:
        self._context.pictures.append((picture, self._part(picture.relation)))
        mark = f"{PICTURE_MARK}{len(self._context.pictures)}"
        return BlockDraft(BlockKind.PARAGRAPH, "", mark=mark, place=where.place, scope=where.scope)

    def _chunk(self, element: Element, where: _Where) -> None:
        """A document that was put in whole, and is shown as if it were typed here."""
        parts = self._context
        inserted = parts.inserted(self._part(attribute(element, "r:id") or ""))
        drafts = renumbered(inserted, parts.tables, parts.scopes + 1)
        parts.tables = max((d.place.table or 0 for d in drafts), default=parts.tables)
        parts.scopes = max((d.scope for d in drafts), default=parts.scopes)
        if where.kind is not None:
            drafts = [
                replace(d, kind=where.kind, place=where.place, scope=where.scope) for d in drafts
            ]
        self._drafts += drafts

    def _part(self, relation_id: str) -> str:
        return self._context.package.follow(self._relations.get(relation_id))


@dataclass(frozen=True, slots=True)
class _Shape:
    """What the properties make of a paragraph."""

    heading: int | None = None
    labelled: Labelled | None = None
    indent: int = 0


def _plain(text: str, where: _Where) -> Iterator[BlockDraft]:
    cleaned = clean(text)
    if cleaned:
        kind = where.kind or BlockKind.PARAGRAPH
        yield BlockDraft(kind, cleaned, place=where.place, scope=where.scope)


def _sign_indent(sign: str, indented: int) -> int:
    before = sign[: len(sign) - len(sign.lstrip())]
    tabs = before.count("\t")
    return indented + _TAB_STOP * tabs + _SPACE * (len(before) - tabs)
