"""A whole PDF file."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

import pypdfium2 as pdfium
from pypdfium2 import raw

from synthkit.model.document import EXPORT_MARK_CONTENT, Block, BlockKind, RefusalReason
from synthkit.model.finding import Severity
from synthkit.readers.contents import (
    DEFAULT_STEP,
    Contents,
    Format,
    Refused,
    Remark,
    StepLimits,
    counted,
    endings,
    numbered,
)
from synthkit.readers.ocr import (
    DPI,
    UNCERTAIN,
    FindRecogniser,
    Recognised,
    either_way_up,
    nothing_recognises,
    recogniser,
)
from synthkit.readers.pdf.page import Page, read_page
from synthkit.readers.pdf.pages import blocks_of
from synthkit.readers.pdf.pdfplumber_fallback import PdfplumberFallback

if TYPE_CHECKING:
    from PIL.Image import Image

_MOST_PAGES = 5000
_LONGEST_SIDE = 10_000  # pixels of a picture
# Viewers look for the header in the first kilobyte; so do we.
_HEADER_WITHIN = 1024
_LEGIBLE = 1800  # pixels of a page's longest side: handwriting stays legible


def read_pdf(
    content: bytes, find: FindRecogniser = nothing_recognises, limits: StepLimits = DEFAULT_STEP
) -> Contents:
    """The blocks of a PDF file, page by page.

    Args:
        content: of the file.
        find: finds what reads pages that have a picture and no text; asked only for such pages.
        limits: for each page that is recognised.

    Raises:
        Refused: if there is nothing in it that can be read.
    """
    document = _opened(content)
    try:
        if raw.FPDF_GetMetaText(document, EXPORT_MARK_CONTENT.encode(), None, 0) > 2:
            raise Refused(RefusalReason.OWN_EXPORT)
        if len(document) > _MOST_PAGES:
            raise Refused(RefusalReason.TOO_LARGE)
        if document.get_formtype() == raw.FORMTYPE_ACRO_FORM:
            document.init_forms()
        pages, damaged = _pages(document, PdfplumberFallback(content))
        blocks = blocks_of(pages)
        unread = _unread(pages, blocks)
        recognise = find() if unread else None
        if recognise is None:
            return _contents(blocks, [*damaged, *unread], _lost(pages))
        found: list[tuple[Page, Recognised | None]] = []
        for page in pages:
            of_page = None
            if page.number in unread:
                picture = _picture(document, page.number - 1)
                of_page = either_way_up(recognise, picture, limits.heartbeat)
            found.append((page, of_page))
    finally:
        document.close()
    return of_recognised(found, unread, damaged)


def detect(head: bytes) -> bool:
    """Whether a file that begins with these bytes is a PDF."""
    return b"%PDF-" in head[:_HEADER_WITHIN]


def _read(content: bytes, limits: StepLimits) -> Contents:
    return read_pdf(content, partial(recogniser, limits.seconds), limits)


def _images(
    content: bytes, numbers: tuple[int, ...], limits: StepLimits
) -> "Iterator[tuple[int, Image]]":
    document = pdfium.PdfDocument(content)
    try:
        for number in numbers:
            limits.heartbeat()
            try:
                page = document[number - 1]
                scale = _LEGIBLE / max(*page.get_size(), 1)
                image = page.render(scale=scale, may_draw_forms=True).to_pil()
                page.close()
            except (pdfium.PdfiumError, IndexError):
                continue
            yield number, image
    finally:
        document.close()


def _masked(
    content: bytes, numbers: tuple[int, ...], visible: Collection[str], limits: StepLimits
) -> "Iterator[tuple[int, Image]]":
    # Pillow takes long to load, and is needed by nothing else that reads a page.
    from synthkit.readers.pdf.masked_pages import masked_pages  # noqa: PLC0415

    return masked_pages(content, numbers, visible, limits)


FORMAT: Final = Format(endings("pdf"), _read, detect, _images, _masked)


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
        _with_words(page, read[page.number]) if page.number in read else page for page, _ in found
    ]
    blocks = tuple(
        block.model_copy(update={"confidence": read[block.place.page].confidence})
        if block.place.page in read
        else block
        for block in blocks_of(pages)
    )
    tried = [page.number for page, _ in found] if asked is None else asked
    failed = [number for number in tried if number not in read]
    doubtful = [n for n in tried if n in failed or read[n].confidence < UNCERTAIN]
    remarks = (
        *_lost(pages),
        *numbered("read_by_ocr", "pages", sorted(read), Severity.INFO),
        *numbered("ocr_uncertain", "pages", doubtful, Severity.WARNING),
    )
    return _contents(blocks, [*damaged, *failed], remarks)


def _with_words(page: Page, found: Recognised) -> Page:
    if found.sideways:
        page = replace(page, width=page.height, height=page.width)
    return replace(page, words=found.words)


def _contents(
    blocks: tuple[Block, ...], unread: Sequence[int], remarks: tuple[Remark, ...] = ()
) -> Contents:
    contents = Contents(blocks, tuple(sorted(set(unread))), remarks=remarks)
    if not blocks:
        reason = RefusalReason.NO_TEXT if unread else RefusalReason.NO_CONTENT
        raise Refused(reason, contents if unread else None)
    return contents


def _lost(pages: Sequence[Page]) -> tuple[Remark, ...]:
    """That characters are drawn which stand for none that is known."""
    return counted(
        "characters_removed", sum(page.unknown_count for page in pages), Severity.WARNING
    )


def _picture(document: pdfium.PdfDocument, index: int) -> "Image":
    """The page as a picture of 300 dots an inch, or fewer where it is a poster."""
    page = document[index]
    try:
        longest = max(page.get_size())
        scale = min(DPI / 72, _LONGEST_SIDE / max(longest, 1))
        picture: Image = page.render(scale=scale, grayscale=True).to_pil()
    finally:
        page.close()
    return picture


def _opened(content: bytes) -> pdfium.PdfDocument:
    """The document; pdfium tries the empty password by itself."""
    try:
        return pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        locked = error.err_code in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}
        raise Refused(RefusalReason.ENCRYPTED if locked else RefusalReason.BROKEN) from error


def _pages(
    document: pdfium.PdfDocument, fallback: PdfplumberFallback
) -> tuple[list[Page], list[int]]:
    """The pages, and the numbers of those that cannot be opened."""
    pages: list[Page] = []
    damaged: list[int] = []
    for index in range(len(document)):
        try:
            pages.append(read_page(document, index, fallback))
        except pdfium.PdfiumError:
            damaged.append(index + 1)
    return pages, damaged


def _unread(pages: Sequence[Page], blocks: Sequence[Block]) -> list[int]:
    """Pages with a picture or drawing and no text but furniture and comments."""
    beside = {BlockKind.HEADER, BlockKind.FOOTER, BlockKind.COMMENT}
    with_text = {block.place.page for block in blocks if block.kind not in beside}
    return [
        page.number
        for page in pages
        if page.is_drawing_only or (page.pictures and page.number not in with_text)
    ]
