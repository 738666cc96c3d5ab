"""What drawings hold: boxes, shapes, diagrams, lettering; and pictures, and what they say."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from synthkit.model.document import BlockKind, UnreadPicture
from synthkit.model.finding import Severity
from synthkit.model.original import has_reference
from synthkit.readers.blocks import BlockDraft
from synthkit.readers.contents import Contents, Refused, Remark, StepLimits, numbered
from synthkit.readers.docx.package import Package
from synthkit.readers.docx.xml import (
    Element,
    as_number,
    attribute,
    children,
    name,
)
from synthkit.readers.ocr import FindRecogniser, Recogniser
from synthkit.readers.picture import read_picture

_BOX = name("w:txbxContent")
_PARAGRAPH = name("a:p")
_TEXT = name("a:t")
_BREAK = name("a:br")
_LETTERING = name("v:textpath")
_DIAGRAM = name("dgm:relIds")
_CHART = name("c:chart")
_BLIP, _IMAGE_DATA = name("a:blip"), name("v:imagedata")
_FRAMES = (name("wp:inline"), name("wp:anchor"))
_PICTURE, _SHAPE = name("pic:pic"), name("v:shape")
_EMU_PER_CM = 360_000
_CM_PER = {"pt": 2.54 / 72, "in": 2.54, "cm": 1.0, "mm": 0.1, "px": 2.54 / 96, "pc": 2.54 / 6}
_LENGTH = re.compile(
    r"(?:^|;)\s*(width|height)\s*:\s*([\d.]+)\s*(pt|in|cm|mm|px|pc)", re.IGNORECASE
)
# A sheet of notes is shown at least this large, in centimetres; a logo is smaller.
_SHORTEST_SIDE = 4.0
_SMALLEST_AREA = 30.0
_ORNAMENT = 3  # a picture that comes back as often is one
PICTURE_MARK = "picture "  # what the mark of a picture's place begins with; its number follows


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture within a drawing.

    Attributes:
        relation: the id of the relation to the part that holds it.
        size: its sides as shown, in centimetres, the shorter one first; None where nothing tells.
        decoration: it says of itself that it carries nothing, or lies behind the text.
    """

    relation: str
    size: tuple[float, float] | None = None
    decoration: bool = False

    @property
    def may_hold_notes(self) -> bool:
        """Whether it is large enough to be read, and no mere decoration."""
        if self.decoration or self.size is None:
            return not self.decoration
        shorter, longer = self.size
        return shorter >= _SHORTEST_SIDE and shorter * longer >= _SMALLEST_AREA


class AnchorKind(Enum):
    """What may be anchored to a paragraph."""

    BOX = auto()
    TEXT = auto()
    DIAGRAM = auto()
    CHART = auto()
    PICTURE = auto()
    BOOKMARK = auto()
    FOOTNOTE = auto()
    ENDNOTE = auto()
    COMMENT = auto()


@dataclass(frozen=True, slots=True)
class Anchored:
    """Something anchored to a paragraph: an element, a text, an id, a name or a picture."""

    kind: AnchorKind
    element: Element | None = None
    text: str = ""
    picture: Picture | None = None


def anchored_in(drawing: Element) -> Iterator[Anchored]:
    """What a ``w:drawing``, ``w:pict`` or ``w:object`` holds.

    The contents of text boxes are read as the body is; shapes and lettering know no more than plain
    text; the text of diagrams and charts lies in parts of their own.
    """
    for child in children(drawing):
        if child.tag == _BOX:
            yield Anchored(AnchorKind.BOX, element=child)
            continue
        if child.tag == _PARAGRAPH:
            yield Anchored(AnchorKind.TEXT, text=paragraph_text(child))
            continue
        if child.tag in {_BLIP, _IMAGE_DATA}:
            yield Anchored(AnchorKind.PICTURE, picture=_picture(child))
        elif child.tag == _LETTERING:
            yield Anchored(AnchorKind.TEXT, text=child.get("string") or "")
        elif child.tag == _DIAGRAM:
            yield Anchored(AnchorKind.DIAGRAM, text=attribute(child, "r:dm") or "")
        elif child.tag == _CHART:
            yield Anchored(AnchorKind.CHART, text=attribute(child, "r:id") or "")
        yield from anchored_in(child)


def paragraph_text(paragraph: Element) -> str:
    """The text of a paragraph of DrawingML."""
    parts = (p.text or "" if p.tag == _TEXT else "\n" for p in paragraph.iter(_TEXT, _BREAK))
    return "".join(parts)


def _picture(shown: Element) -> Picture:
    relation = attribute(shown, "r:embed") or attribute(shown, "r:link") or attribute(shown, "r:id")
    sizes = (size for above in shown.iterancestors() for size in _sizes(above))
    size = next(sizes, None)
    return Picture(
        relation=relation or "",
        size=None if size is None else (min(size), max(size)),
        decoration=any(_is_decoration(above) for above in shown.iterancestors(*_FRAMES)),
    )


def _sizes(element: Element) -> Iterator[tuple[float, float]]:
    """The size that an element around a picture gives it, if it gives one."""
    extent: Element | None = None
    if element.tag == _PICTURE:
        # An extension of another element has the same name, and no size.
        extent = next((e for e in element.iter(name("a:ext")) if e.get("cx")), None)
    elif element.tag in _FRAMES:
        extent = element.find(name("wp:extent"))
    elif element.tag == _SHAPE:
        sides = {
            side.lower(): float(length) * _CM_PER[unit.lower()]
            for side, length, unit in _LENGTH.findall(element.get("style") or "")
            if length.count(".") <= 1 and length != "."
        }
        if {"width", "height"} <= sides.keys():
            yield sides["width"], sides["height"]
    if extent is not None:
        width, height = as_number(extent.get("cx")), as_number(extent.get("cy"))
        if width and height:
            yield width / _EMU_PER_CM, height / _EMU_PER_CM


def _is_decoration(frame: Element) -> bool:
    behind = frame.get("behindDoc", "0").lower() not in {"0", "false"}
    marks = frame.iter("{*}decorative")
    return behind or any(mark.get("val", "1").lower() not in {"0", "false"} for mark in marks)


# The pictures of a document in its order, each with the part that holds it.
Shown = Sequence[tuple[Picture, str]]


def worth_reading(pictures: Shown) -> frozenset[int]:
    """The numbers, from 1, of the pictures that may hold notes.

    Logos and ornaments do not: what is small, comes back, lies behind the text or says of itself
    that it is decoration. Of a picture that stands there twice the first one counts.
    """
    times = Counter(part for _, part in pictures if part)
    seen: set[str] = set()
    found: set[int] = set()
    for number, (picture, part) in enumerate(pictures, 1):
        if picture.may_hold_notes and times[part] < _ORNAMENT and part not in seen:
            found.add(number)
        seen |= {part} - {""}
    return frozenset(found)


@dataclass
class PictureReader:
    """Puts what is recognised in pictures where they stand.

    Attributes:
        find: finds what recognises text; asked only where there are pictures to read.
        limits: for each picture that is recognised.
        remarks: what a person should know about it, once all are read.
    """

    package: Package
    find: FindRecogniser
    limits: StepLimits
    remarks: list[Remark] = field(default_factory=list)
    _read: list[int] = field(default_factory=list)
    _doubtful: list[int] = field(default_factory=list)

    def resolve(
        self, drafts: Sequence[BlockDraft], pictures: Shown
    ) -> tuple[list[BlockDraft], Contents]:
        """The drafts without marks of places; and what stood there, without any blocks."""
        # What was typed in lies beside pictures of the pages that it was typed for.
        typed = any(has_reference(draft.mark or draft.text) for draft in drafts)
        wanted = frozenset[int]() if typed else worth_reading(pictures)
        if not typed and all(d.mark or d.kind is BlockKind.COMMENT for d in drafts):
            # There is nothing else, so that whatever there is may be what the group made.
            wanted = frozenset(range(1, len(pictures) + 1))
        recognise = self.find() if wanted else None
        made: list[BlockDraft] = []
        unread: list[UnreadPicture] = []
        bookmarks: list[tuple[int, str]] = []
        for draft in drafts:
            if draft.mark is None:
                made.append(draft)
            elif not draft.mark.startswith(PICTURE_MARK):
                bookmarks.append((len(made), draft.mark))
            elif (number := int(draft.mark.removeprefix(PICTURE_MARK))) in wanted:
                found = list(self._recognised(number, pictures[number - 1][1], draft, recognise))
                if not found:
                    unread.append(UnreadPicture(number=number, before=len(made)))
                made += found
        self.remarks += numbered("pictures_read_by_ocr", "pictures", self._read, Severity.INFO)
        doubtful = numbered("pictures_uncertain", "pictures", self._doubtful, Severity.WARNING)
        self.remarks += doubtful
        return made, Contents((), unread_pictures=tuple(unread), bookmarks=tuple(bookmarks))

    def _recognised(
        self, number: int, part: str, at: BlockDraft, recognise: Recogniser | None
    ) -> Iterator[BlockDraft]:
        if recognise is None:
            return
        content = self.package.spare_part(part)
        if content is None:
            self._doubtful.append(number)
            return
        try:
            contents = read_picture(content, recognise, self.limits)
        except (Refused, OSError, ValueError, SyntaxError):
            # Pillow raises these on what is no picture, or one that it does not know.
            self._doubtful.append(number)
            return
        self._read.append(number)
        if any(remark.code == "ocr_uncertain" for remark in contents.remarks):
            self._doubtful.append(number)
        scope = -number  # no other text of the document stands in it
        for block in contents.blocks:
            # Large letters in a picture head what stands there, and not the text around it.
            heads = block.kind is BlockKind.HEADING
            yield replace(
                BlockDraft.of(block, scope=scope),
                kind=BlockKind.PARAGRAPH if heads else block.kind,
                level=0 if heads else block.level,
                strong=heads or block.strong,
                place=at.place.model_copy(update={"picture": number}),
            )
