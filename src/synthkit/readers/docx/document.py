"""A whole Word file: the body, with headers, footers, notes and comments."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from synthkit.model.document import EXPORT_MARK_CONTENT, Block, BlockKind, RefusalReason
from synthkit.model.finding import Severity
from synthkit.readers.blocks import BlockDraft, build_blocks
from synthkit.readers.contents import (
    DEFAULT_STEP,
    Contents,
    Refused,
    Remark,
    StepLimits,
    counted,
)
from synthkit.readers.docx.body import Story
from synthkit.readers.docx.drawings import AnchorKind, PictureReader, Shown
from synthkit.readers.docx.embedded import cells_of_workbooks
from synthkit.readers.docx.numbering import Numbering, formatted
from synthkit.readers.docx.package import Package
from synthkit.readers.docx.story_context import NoteText, StoryContext
from synthkit.readers.docx.styles import Styles
from synthkit.readers.docx.xml import Element, attribute, flag, name, value
from synthkit.readers.ocr import FindRecogniser, nothing_recognises, recogniser
from synthkit.readers.picture import opened

if TYPE_CHECKING:
    from PIL.Image import Image

_FURNITURE = {BlockKind.HEADER, BlockKind.FOOTER, BlockKind.COMMENT}
_SPECIAL_NOTES = {"separator", "continuationSeparator", "continuationNotice"}
_DEEPEST = 3  # documents within each other
_OTHER_ARCHIVES = ("ppt/", "xl/", "mimetype", "meta-inf/", "visio/")


def read_docx(
    content: bytes, find: FindRecogniser = nothing_recognises, limits: StepLimits = DEFAULT_STEP
) -> Contents:
    """The blocks of a Word file, in this order: headers, body, footers.

    Footnotes, endnotes, comments and text boxes follow the paragraph that they hang on; comments
    that hang on nothing that is seen come last. Of headers and footers that say the same, one.

    Args:
        content: of the file.
        find: finds what reads pictures that may hold notes; asked only where there are some.
        limits: for each picture that is recognised.

    Raises:
        Refused: if there is nothing in it that can be read.
    """
    package = Package(content)
    if _content_mark(package) is not None:
        raise Refused(RefusalReason.OWN_EXPORT)
    return _WordFile(package).read(find, limits)


def read_export(content: bytes) -> tuple[Contents, str | None]:
    """What stands in a Word file that this program made and a person may have edited.

    Returns:
        Its contents, tracked changes taken as accepted, and the mark of what was exported; None
        where the program that it was edited in dropped that.

    Raises:
        Refused: as `read_docx`, but never for being an export.
    """
    package = Package(content)
    return _WordFile(package).read(nothing_recognises, DEFAULT_STEP), _content_mark(package)


def read(content: bytes, limits: StepLimits) -> Contents:
    """As `read_docx`, with what recognises text in pictures here."""
    return read_docx(content, partial(recogniser, limits.seconds), limits)


def images(
    content: bytes, numbers: tuple[int, ...], limits: StepLimits
) -> "Iterator[tuple[int, Image]]":
    """The pictures of the body with these numbers, without those that cannot be opened."""
    found = pictures_of(content)
    for number in numbers:
        limits.heartbeat()
        image = opened(found.get(number, b""))
        if image is not None:
            yield number, image


def pictures_of(content: bytes) -> dict[int, bytes]:
    """The pictures of the body by their numbers; without those that the file does not hold.

    Raises:
        Refused: if the file cannot be read.
    """
    package = Package(content)
    shown = _WordFile(package).pictures()
    found = ((number, package.spare_part(part)) for number, (_, part) in enumerate(shown, 1))
    return {number: picture for number, picture in found if picture}


class _WordFile:
    def __init__(self, package: Package, depth: int = 0) -> None:
        self._package = package
        self._main, self._root = _main_part(package)
        self._relations = package.relations(self._main)
        styles = Styles(self._related_root("styles"))
        self._notes = {
            AnchorKind.FOOTNOTE: self._notes_of("footnotes", "w:footnote"),
            AnchorKind.ENDNOTE: self._notes_of("endnotes", "w:endnote"),
            AnchorKind.COMMENT: self._notes_of("comments", "w:comment"),
        }
        self._context = StoryContext(
            package=package,
            styles=styles,
            numbering=Numbering(self._related_root("numbering"), styles),
            notes=self._take_note,
            read_docx=self._inserted,
        )
        self._depth = depth
        self._forms = self._forms_of_notes()
        self._counts: Counter[AnchorKind] = Counter()

    def pictures(self) -> Shown:
        self._body()
        return self._context.pictures

    def read(self, find: FindRecogniser, limits: StepLimits) -> Contents:
        drafts = self._body()
        reader = PictureReader(self._package, find, limits)
        drafts, beside = reader.resolve(drafts, self._context.pictures)
        loose = [
            BlockDraft(BlockKind.COMMENT, text)
            for comment_id in tuple(self._notes[AnchorKind.COMMENT])
            if (text := self._take_note(AnchorKind.COMMENT, comment_id).text)
        ]
        headers = self._furniture("w:headerReference", BlockKind.HEADER)
        footers = self._furniture("w:footerReference", BlockKind.FOOTER)
        if all(draft.kind in _FURNITURE for draft in drafts):
            # The picture of a flip chart is all that there is, whatever the header says.
            if beside.unread_pictures:
                unread = replace(beside, remarks=tuple(reader.remarks))
                raise Refused(RefusalReason.NO_TEXT, unread)
            if not (drafts or loose):
                raise Refused(RefusalReason.NO_CONTENT)
        package, above = self._package, len(headers)
        return Contents(
            build_blocks([*headers, *drafts, *loose, *footers]),
            unread_pictures=tuple(
                p.model_copy(update={"before": p.before + above}) for p in beside.unread_pictures
            ),
            bookmarks=tuple((position + above, called) for position, called in beside.bookmarks),
            remarks=(
                *counted("parts_left_out", package.left_out),
                *counted("characters_removed", package.removed_characters, Severity.WARNING),
                *counted("inserted_unread", self._context.unread, Severity.WARNING),
                *self._embedded(),
                *reader.remarks,
            ),
        )

    def _embedded(self) -> Iterator[Remark]:
        """Says of each embedded workbook how much stands in it."""
        for cells in cells_of_workbooks(self._package, self._relations.values()):
            yield from counted("embedded_workbook", cells, Severity.WARNING)

    def _body(self) -> list[BlockDraft]:
        if self._root.find(name("w:body")) is None:
            raise Refused(RefusalReason.BROKEN)
        # From the root, for some programs write several bodies, and Word shows them all.
        return Story(self._context, self._root, self._relations).read(self._root)

    def _related_root(self, kind: str) -> Element | None:
        return self._package.spare_xml(self._package.related(self._main, kind))

    def _notes_of(self, kind: str, element: str) -> dict[str, tuple[str, Element]]:
        part = self._package.related(self._main, kind)
        root = self._package.xml(part)
        return {
            attribute(note, "w:id") or "": (part, note)
            for note in (() if root is None else root.iter(name(element)))
            if attribute(note, "w:type") not in _SPECIAL_NOTES
        }

    def _take_note(self, kind: AnchorKind, note_id: str) -> NoteText:
        """A note; nothing the second time, for it stands at its first reference."""
        part, note = self._notes[kind].pop(note_id, ("", None))
        if note is None:
            return NoteText()
        self._counts[kind] += 1
        form = self._forms.get(kind)
        label = formatted(self._counts[kind], form) if form else None
        block_kind = BlockKind.COMMENT if kind is AnchorKind.COMMENT else BlockKind.FOOTNOTE
        story = Story(self._context, note, self._package.relations(part))
        return NoteText("\n".join(draft.text for draft in story.read(note, block_kind)), label)

    def _forms_of_notes(self) -> dict[AnchorKind, str]:
        """The form in which footnotes and endnotes are numbered (17.11)."""
        forms = {AnchorKind.FOOTNOTE: "decimal", AnchorKind.ENDNOTE: "lowerRoman"}
        settings = self._related_root("settings")
        for root in (settings, self._root):
            for kind, tag in (
                (AnchorKind.FOOTNOTE, "footnotePr"),
                (AnchorKind.ENDNOTE, "endnotePr"),
            ):
                for about in () if root is None else root.iter(name(f"w:{tag}")):
                    forms[kind] = value(about, "w:numFmt") or forms[kind]
        return forms

    def _inserted(self, content: bytes) -> tuple[Block, ...]:
        """The blocks of a Word file that was put into this one."""
        if self._depth >= _DEEPEST:
            raise Refused(RefusalReason.UNSAFE)
        inner = _WordFile(Package(content), self._depth + 1)
        contents = inner.read(nothing_recognises, DEFAULT_STEP)
        self._context.unread += inner.unread_documents + bool(contents.unread_pictures)
        return contents.blocks

    @property
    def unread_documents(self) -> int:
        return self._context.unread

    def _furniture(self, reference: str, kind: BlockKind) -> list[BlockDraft]:
        """The headers or footers that are printed, each distinct one once."""
        drafts: list[BlockDraft] = []
        seen: set[tuple[str, ...]] = set()
        for relation_id in self._printed(reference):
            relation = self._relations.get(relation_id)
            part = self._package.follow(relation)
            root = self._package.spare_xml(part)
            if root is None:
                continue
            story = Story(self._context, root, self._package.relations(part))
            read = story.read(root, kind)
            texts = tuple(draft.text for draft in read)
            if texts not in seen:
                seen.add(texts)
                drafts += read
        return drafts

    def _printed(self, reference: str) -> list[str]:
        settings = self._related_root("settings")
        two_sided = settings is not None and flag(settings, "w:evenAndOddHeaders")
        found: list[str] = []
        for section in self._root.iter(name("w:sectPr")):
            types = {"default", "even"} if two_sided else {"default"}
            types |= {"first"} if flag(section, "w:titlePg") else set()
            for element in section.findall(name(reference)):
                relation_id = attribute(element, "r:id")
                kind = attribute(element, "w:type") or "default"
                if kind in types and relation_id is not None and relation_id not in found:
                    found.append(relation_id)
        return found


def _main_part(package: Package) -> tuple[str, Element]:
    main = package.main("word/document.xml")
    names = package.names()
    if main.lower() not in names:
        others = any(part.startswith(_OTHER_ARCHIVES) for part in names)
        raise Refused(RefusalReason.OTHER_KIND if others else RefusalReason.BROKEN)
    root = package.xml(main)
    if root is None or root.tag != name("w:document"):
        known = any(part.startswith("word/") for part in names)
        raise Refused(RefusalReason.BROKEN if known else RefusalReason.OTHER_KIND)
    return main, root


def _content_mark(package: Package) -> str | None:
    """The mark of an export of this program; None of any other file."""
    properties = package.spare_xml("docProps/custom.xml")
    entries = () if properties is None else properties
    mark = next((entry for entry in entries if entry.get("name") == EXPORT_MARK_CONTENT), None)
    return None if mark is None else "".join(map(str, mark.itertext()))
