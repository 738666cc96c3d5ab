"""A whole PDF file."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import replace

import pypdfium2 as pdfium
from pypdfium2 import raw

from synthkit.domain.document import EXPORT_MARK_CONTENT, Block, BlockKind, Place, RefusalReason
from synthkit.domain.finding import Severity
from synthkit.readers.contents import Contents, Refused, Remark
from synthkit.readers.drafting import BODY, Draft, finish
from synthkit.readers.limits import Patience
from synthkit.readers.ocr import DPI, UNCERTAIN, FindRecogniser, Recognised, nothing_recognises
from synthkit.readers.pdf.furniture import Parted, part
from synthkit.readers.pdf.grid import Frame, frames
from synthkit.readers.pdf.layout import Box, Flow, Table, regions
from synthkit.readers.pdf.lines import Line, line_pieces
from synthkit.readers.pdf.page import Page, read_page
from synthkit.readers.pdf.paragraphs import Writer, continue_over_pages, manner_of
from synthkit.readers.pdf.words import Word
from synthkit.readers.text import clean

_MOST_PAGES = 5000
_LONGEST_SIDE = 10_000  # pixels of a picture
PATIENT = Patience()
_LARGEST_BOX = 0.6  # of the page; beyond that it is the frame of the page


def read_pdf(
    content: bytes, find: FindRecogniser = nothing_recognises, patience: Patience = PATIENT
) -> Contents:
    """The blocks of a PDF file, page by page.

    Args:
        content: of the file.
        find: finds what reads pages that have a picture and no text; asked only for such pages.
        patience: is told of every page that is recognised.

    Raises:
        Refused: if there is nothing in it that can be read.
    """
    document = _opened(content)
    try:
        if raw.FPDF_GetMetaText(document, EXPORT_MARK_CONTENT.encode(), None, 0) > 2:
            raise Refused(RefusalReason.OWN_EXPORT)
        if len(document) > _MOST_PAGES:
            raise Refused(RefusalReason.TOO_LARGE)
        pages, damaged = _pages(document)
        blocks = _blocks(pages)
        unread = _unread(pages, blocks)
        recognise = find() if unread else None
        if recognise is None:
            return _contents(blocks, [*damaged, *unread])
        found: list[tuple[Page, Recognised | None]] = []
        for page in pages:
            of_page = None
            if page.number in unread:
                patience.beat()
                of_page = recognise(_picture(document, page.number - 1))
            found.append((page, of_page))
    finally:
        document.close()
    return of_recognised(found, unread, damaged)


def of_recognised(
    found: Sequence[tuple[Page, Recognised | None]],
    asked: Sequence[int] | None = None,
    damaged: Sequence[int] = (),
) -> Contents:
    """The blocks of pages, some of them with what was recognised on them.

    Args:
        found: the pages.
        asked: the numbers of those that were to be recognised; None for all.
        damaged: the numbers of those that could not be opened.
    """
    read = {page.number: text for page, text in found if text is not None and text.is_readable}
    pages = [
        replace(page, words=read[page.number].words) if page.number in read else page
        for page, _ in found
    ]
    blocks = tuple(
        block.model_copy(update={"confidence": read[block.place.page].confidence})
        if block.place.page in read
        else block
        for block in _blocks(pages)
    )
    tried = [page.number for page, _ in found] if asked is None else asked
    failed = [number for number in tried if number not in read]
    doubtful = [n for n in tried if n in failed or read[n].confidence < UNCERTAIN]
    remarks = (
        *_about_pages("read_by_ocr", sorted(read), Severity.INFO),
        *_about_pages("ocr_uncertain", doubtful, Severity.WARNING),
    )
    return _contents(blocks, [*damaged, *failed], remarks)


def _contents(
    blocks: tuple[Block, ...], unread: Sequence[int], remarks: tuple[Remark, ...] = ()
) -> Contents:
    contents = Contents(blocks, tuple(sorted(set(unread))), remarks=remarks)
    if not blocks:
        reason = RefusalReason.NO_TEXT if unread else RefusalReason.NO_CONTENT
        raise Refused(reason, contents if unread else None)
    return contents


def _about_pages(code: str, pages: Sequence[int], severity: Severity) -> tuple[Remark, ...]:
    if not pages:
        return ()
    listed = ", ".join(map(str, pages))
    return (Remark(code, severity, (("pages", listed), ("count", len(pages)))),)


def _picture(document: pdfium.PdfDocument, index: int) -> bytes:
    """The page as a picture of 300 dots an inch, or fewer where it is a poster."""
    page = document[index]
    try:
        longest = max(page.get_size())
        scale = min(DPI / 72, _LONGEST_SIDE / max(longest, 1))
        bitmap = page.render(scale=scale, grayscale=True)
        picture = bitmap.to_pil()
    finally:
        page.close()
    held = io.BytesIO()
    picture.save(held, "PNG", compress_level=1)
    return held.getvalue()


def _opened(content: bytes) -> pdfium.PdfDocument:
    """The document; pdfium tries the empty password by itself."""
    try:
        return pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        locked = error.err_code in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}
        raise Refused(RefusalReason.ENCRYPTED if locked else RefusalReason.BROKEN) from error


def _pages(document: pdfium.PdfDocument) -> tuple[list[Page], list[int]]:
    """The pages, and the numbers of those that cannot be opened."""
    pages: list[Page] = []
    damaged: list[int] = []
    for index in range(len(document)):
        try:
            pages.append(read_page(document, index))
        except pdfium.PdfiumError:
            damaged.append(index + 1)
    return pages, damaged


def _unread(pages: Sequence[Page], blocks: Sequence[Block]) -> list[int]:
    """Pages with a picture or drawing and no text but furniture."""
    furniture = {BlockKind.HEADER, BlockKind.FOOTER}
    with_text = {block.place.page for block in blocks if block.kind not in furniture}
    return [
        page.number
        for page in pages
        if page.is_drawing_only or (page.pictures and page.number not in with_text)
    ]


def _blocks(pages: Sequence[Page]) -> tuple[Block, ...]:
    split = [_split(page) for page in pages]
    lines = [line_pieces(free) for free, _ in split]
    parted = part(list(zip(pages, lines, strict=True)))
    writer = Writer(manner_of(line for page_lines in lines for line in page_lines))
    reader = _PageWriter(writer)
    drafts: list[Draft] = []
    for page, (_, framed), found in zip(pages, split, parted, strict=True):
        drafts += reader.write(page, framed, found)
    body = continue_over_pages([d for d in drafts if d.kind not in _FURNITURE])
    headers = _once(d for d in drafts if d.kind is BlockKind.HEADER)
    footers = _once(d for d in drafts if d.kind is BlockKind.FOOTER)
    return finish([*headers, *body, *footers])


_FURNITURE = {BlockKind.HEADER, BlockKind.FOOTER}


def _once(drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts without those whose text was there before."""
    first: dict[str, Draft] = {}
    for draft in drafts:
        first.setdefault(draft.text, draft)
    return list(first.values())


def _split(page: Page) -> tuple[list[Word], list[tuple[Frame, list[Word]]]]:
    """The words that stand free, and those within tables and boxes."""
    free = list(page.words)
    framed: list[tuple[Frame, list[Word]]] = []
    area = page.width * page.height
    for frame in frames(page.rules):
        held = [word for word in free if _within(word, frame)]
        if not held or not _is_frame(frame, held, area):
            continue
        framed.append((frame, held))
        free = [word for word in free if not _within(word, frame)]
    return free, framed


def _within(word: Word, frame: Frame) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return any(cell.holds(x, y) for cell in frame.cells)


def _is_frame(frame: Frame, held: Sequence[Word], area: float) -> bool:
    """Whether a frame sets its text off, and is not a mere bar behind a line or round a page."""
    if len(frame.cells) > 1:
        return True
    large = (frame.x1 - frame.x0) * (frame.bottom - frame.top)
    if large > _LARGEST_BOX * area:
        return False
    return frame.bottom - frame.top > 2.2 * max(word.size for word in held)


class _PageWriter:
    """Writes page after page, counting tables and scopes."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._tables = 0
        self._scopes = BODY

    def write(
        self, page: Page, framed: Sequence[tuple[Frame, list[Word]]], found: Parted
    ) -> list[Draft]:
        """The drafts of one page."""
        place = Place(page=page.number)
        drafts = [Draft(kind, clean(line.text), place=place) for kind, line in found.furniture]
        for region in regions(found.body, framed):
            match region:
                case Flow(lines):
                    drafts += self._writer.flow(lines, place)
                case Box(lines):
                    drafts += self._framed(lines, BlockKind.BOX, place)
                case Table(cells):
                    self._tables += 1
                    for cell, lines in cells:
                        at = Place(
                            page=page.number,
                            table=self._tables,
                            row=cell.row,
                            column=cell.column,
                        )
                        drafts += self._framed(lines, BlockKind.CELL, at)
        for words in page.turned:
            drafts += self._turned(words, place)
        return [draft for draft in drafts if draft.text]

    def _framed(self, lines: Sequence[Line], kind: BlockKind, place: Place) -> list[Draft]:
        self._scopes += 1
        return self._writer.framed(lines, kind, place, self._scopes)

    def _turned(self, words: Sequence[Word], place: Place) -> list[Draft]:
        """Text that runs in another direction than the rest of the page."""
        if words[0].turn % 90:
            # At a slant rows cannot be told by height; the order of the file has to do.
            text = clean(" ".join(word.text for word in words))
            return [Draft(BlockKind.PARAGRAPH, text, place=place)]
        return [
            draft
            for region in regions(line_pieces(words), ())
            if isinstance(region, Flow)
            for draft in self._writer.flow(region.lines, place)
        ]
