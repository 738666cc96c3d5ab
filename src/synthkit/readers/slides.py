"""PowerPoint: what stands on the slides (ECMA-376 part 1, 19), slide by slide."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from synthkit.model.document import BlockKind, Place, RefusalReason
from synthkit.model.finding import Severity
from synthkit.readers.blocks import BlockDraft, build_blocks
from synthkit.readers.characters import clean
from synthkit.readers.contents import Contents, Refused, counted
from synthkit.readers.docx.package import Package
from synthkit.readers.docx.xml import Element, children, local

_MOST_SLIDES = 1000
_FEWEST_SLIDES = 3  # that have the same footer
_DEEPEST = 20  # groups within each other
_FURNITURE = {"dt", "ftr", "sldNum", "hdr"}
_TITLES = {"title", "ctrTitle"}
_FALSE = {"0", "false"}


def read_pptx(package: Package) -> Contents:
    """The blocks of a slide deck.

    Raises:
        Refused: if it is damaged, or has nothing on its slides.
    """
    main = package.main("ppt/presentation.xml")
    root = package.xml(main)
    if root is None:
        raise Refused(RefusalReason.BROKEN)
    relations = package.relations(main)
    listed = [element for element in root.iter() if local(element) == "sldId"]
    if len(listed) > _MOST_SLIDES:
        raise Refused(RefusalReason.TOO_LARGE)
    deck = _Deck()
    for number, element in enumerate(listed, 1):
        named = next((v for k, v in element.items() if k.endswith("relationships}id")), "")
        deck.add(package, package.follow(relations.get(named)), number)
    deck.set_footers()
    if not deck.drafts:
        raise Refused(RefusalReason.NO_CONTENT)
    return Contents(
        build_blocks(deck.drafts),
        remarks=(
            *counted("hidden_slides", deck.hidden),
            *counted("speaker_notes_left_out", deck.speaker_notes, Severity.WARNING),
        ),
    )


def _find(element: Element, *names: str) -> Element | None:
    """The element at the end of a path of local names."""
    found: Element | None = element
    for name in names:
        if found is None:
            return None
        found = next((child for child in children(found) if local(child) == name), None)
    return found


class _Deck:
    def __init__(self) -> None:
        self.drafts: list[BlockDraft] = []
        self.hidden = 0
        self.speaker_notes = 0
        self._tables = 0
        self._scopes = 0

    def add(self, package: Package, part: str, number: int) -> None:
        root = package.spare_xml(part)
        if root is None:
            return
        if root.get("show") in _FALSE:
            self.hidden += 1
            return
        tree = _find(root, "cSld", "spTree")
        if tree is not None:
            found = list(self._shapes(tree, number, 0))
            found.sort(key=lambda draft: draft.kind is not BlockKind.HEADING)
            self.drafts += found
        notes = (r for r in package.relations(part).values() if r.kind == "notesSlide")
        self.speaker_notes += any(_has_notes(package.spare_xml(package.follow(r))) for r in notes)

    def set_footers(self) -> None:
        """A box with the same words on most slides is their footer, whatever drew it."""
        boxes = {(d.text, d.place.page) for d in self.drafts if d.kind is BlockKind.BOX}
        slides = len({draft.place.page for draft in self.drafts})
        counts = Counter(text for text, _ in boxes)
        for at, draft in enumerate(self.drafts):
            often = counts[draft.text] >= max(_FEWEST_SLIDES, (slides + 1) // 2)
            if often and draft.kind is BlockKind.BOX:
                self.drafts[at] = replace(draft, kind=BlockKind.FOOTER)

    def _shapes(self, tree: Element, page: int, depth: int) -> Iterator[BlockDraft]:
        if depth > _DEEPEST:
            raise Refused(RefusalReason.UNSAFE)
        for shape in children(tree):
            kind = local(shape)
            if kind == "grpSp":
                yield from self._shapes(shape, page, depth + 1)
            elif kind == "sp":
                yield from self._shape(shape, page)
            elif kind == "graphicFrame":
                yield from self._table(shape, page)

    def _shape(self, shape: Element, page: int) -> Iterator[BlockDraft]:
        body = _find(shape, "txBody")
        holder = _find(shape, "nvSpPr", "nvPr", "ph")
        kind = None if holder is None else holder.get("type", "obj")
        if body is None or kind in _FURNITURE:
            return
        self._scopes += 1
        place = Place(page=page)
        paragraphs = [(clean(_text(p)), _level(p)) for p in body if local(p) == "p"]
        if kind in _TITLES:
            title = clean(" ".join(text for text, _ in paragraphs))
            if title:
                yield BlockDraft(BlockKind.HEADING, " ".join(title.split()), level=1, place=place)
        elif kind is None:
            text = clean("\n".join(text for text, _ in paragraphs if text))
            if text:
                yield BlockDraft(BlockKind.BOX, text, place=place, scope=self._scopes)
        else:
            item = kind != "subTitle"
            block = BlockKind.ITEM if item else BlockKind.PARAGRAPH
            for text, level in paragraphs:
                if text:
                    yield BlockDraft(
                        block, text, level=level, place=place, item=item, scope=self._scopes
                    )

    def _table(self, frame: Element, page: int) -> Iterator[BlockDraft]:
        for table in (element for element in frame.iter() if local(element) == "tbl"):
            self._tables += 1
            rows = [row for row in table if local(row) == "tr"]
            properties = _find(table, "tblPr")
            headed = properties is not None and properties.get("firstRow", "0") not in _FALSE
            for number, row in enumerate(rows, 1):
                cells = [cell for cell in row if local(cell) == "tc"]
                for column, cell in enumerate(cells, 1):
                    text = clean("\n".join(_text(p) for p in cell.iter() if local(p) == "p"))
                    place = Place(page=page, table=self._tables, row=number, column=column)
                    if text:
                        self._scopes += 1
                        strong = headed and number == 1
                        yield BlockDraft(
                            BlockKind.CELL, text, strong=strong, place=place, scope=self._scopes
                        )


def _text(paragraph: Element) -> str:
    parts = []
    for element in paragraph.iter():
        kind = local(element)
        if kind == "t":
            parts.append(element.text or "")
        elif kind == "br":
            parts.append("\n")
    return "".join(parts)


def _level(paragraph: Element) -> int:
    properties = _find(paragraph, "pPr")
    written = properties.get("lvl", "0") if properties is not None else "0"
    return int(written) if written.isdigit() else 0


def _has_notes(root: Element | None) -> bool:
    """Whether more than the number of the slide stands in its speaker notes."""
    tree = _find(root, "cSld", "spTree") if root is not None else None
    for shape in () if tree is None else children(tree):
        holder = _find(shape, "nvSpPr", "nvPr", "ph")
        body = _find(shape, "txBody")
        if holder is not None and holder.get("type") == "body" and body is not None:
            return any(clean(_text(p)) for p in body)
    return False
