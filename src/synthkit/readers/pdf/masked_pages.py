"""Pages of a PDF as pictures on which only words stand that may be seen.

The picture is put together on empty paper: whatever is not known to be such a word is not copied,
be it a signature, a picture or a name that is drawn.
"""

from collections.abc import Collection, Iterator
from typing import Final

import pypdfium2 as pdfium
from PIL import Image, ImageDraw

from synthkit.readers.contents import StepLimits
from synthkit.readers.pdf.words import Word, read_words
from synthkit.text.wordforms import bare_words

_LONGEST_SIDE: Final = 1800  # pixels
_PAPER: Final = "white"
_COVERED: Final = "#b9bec4"
_MARGIN: Final = 1.0  # points around the letters, for what sticks out of their boxes


def masked_pages(
    content: bytes, numbers: tuple[int, ...], visible: Collection[str], limits: StepLimits
) -> Iterator[tuple[int, Image.Image]]:
    """The pages with these numbers, without those that have no text, or text that is turned.

    Args:
        content: of the file.
        numbers: of the pages.
        visible: the words that may be seen, as `bare_words` gives them.
        limits: asked for more time with each page.
    """
    document = pdfium.PdfDocument(content)
    try:
        for number in numbers:
            limits.heartbeat()
            try:
                page = document[number - 1]
            except (pdfium.PdfiumError, IndexError):
                continue
            image = None if page.get_rotation() else _masked(page, visible)
            page.close()
            if image is not None:
                yield number, image
    finally:
        document.close()


def _masked(page: pdfium.PdfPage, visible: Collection[str]) -> Image.Image | None:
    textpage = page.get_textpage()
    words = read_words(textpage, lambda _: None).words
    textpage.close()
    # What is written across could run through the box of a word that may be seen.
    if not words or any(word.turn for word in words):
        return None
    scale = _LONGEST_SIDE / max(*page.get_size(), 1)
    rendered = (
        page.render(scale=scale, may_draw_forms=False, draw_annots=False).to_pil().convert("RGB")
    )
    left, _, _, top = page.get_bbox()
    made = Image.new("RGB", rendered.size, _PAPER)
    covers: list[tuple[int, int, int, int]] = []
    for word in words:
        box = _box(word, left, top, scale)
        if all(part in visible for part in bare_words(word.text)):
            made.paste(rendered.crop(box), box[:2])
        else:
            covers.append(box)
    # Last, for a box may reach into that of a neighbour.
    draw = ImageDraw.Draw(made)
    for box in covers:
        draw.rectangle(box, fill=_COVERED)
    return made


def _box(word: Word, left: float, top: float, scale: float) -> tuple[int, int, int, int]:
    """Where the word stands in the picture: left, upper, right and lower edge."""
    return (
        int((word.x0 - left - _MARGIN) * scale),
        int((word.top + top - _MARGIN) * scale),
        int((word.x1 - left + _MARGIN) * scale) + 1,
        int((word.bottom + top + _MARGIN) * scale) + 1,
    )
