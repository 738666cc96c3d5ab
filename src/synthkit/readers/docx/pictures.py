"""Pictures among the text: which of them may hold notes, and what is read in them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from synthkit.model.document import BlockKind, UnreadPicture
from synthkit.model.finding import Severity
from synthkit.model.original import has_reference
from synthkit.readers.blocks import BlockDraft
from synthkit.readers.contents import Contents, Refused, Remark, StepLimits
from synthkit.readers.docx.body import PICTURE_MARK
from synthkit.readers.docx.drawings import Picture
from synthkit.readers.docx.package import Package
from synthkit.readers.ocr import FindRecogniser, Recogniser
from synthkit.readers.picture import read_picture

# A picture that comes back as often as this is an ornament.
_ORNAMENT = 3

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
        self._tell()
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

    def _tell(self) -> None:
        for code, numbers, severity in (
            ("pictures_read_by_ocr", self._read, Severity.INFO),
            ("pictures_uncertain", self._doubtful, Severity.WARNING),
        ):
            if numbers:
                listed = ", ".join(map(str, numbers))
                values = (("pictures", listed), ("count", len(numbers)))
                self.remarks.append(Remark(code, severity, values))
