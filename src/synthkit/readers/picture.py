"""Pictures of notes: png, jpg and tiff, read by text recognition."""

import io
from collections.abc import Iterator

from PIL import Image, ImageOps, ImageSequence

from synthkit.model.document import RefusalReason
from synthkit.readers.contents import Contents, Refused
from synthkit.readers.limits import Patience
from synthkit.readers.ocr import DPI, Recogniser, either_way_up
from synthkit.readers.pdf.document import of_recognised
from synthkit.readers.pdf.page import Page

_MOST_PIXELS = 100_000_000
_MOST_PICTURES = 200  # in one tiff
_SHORTEST_SIDE = 1500  # pixels; letters of smaller pictures are too small to be told apart


def read_picture(content: bytes, recognise: Recogniser | None, patience: Patience) -> Contents:
    """The blocks of a picture; of a tiff with several, each is a page.

    Raises:
        Refused: if nothing recognises text here, or nothing can be recognised.
    """
    if recognise is None:
        numbers = range(1, sum(1 for _ in _frames(content)) + 1)
        raise Refused(RefusalReason.NO_TEXT, Contents((), tuple(numbers)))
    found = []
    for number, picture in enumerate(_pictures(content), 1):
        width, height = (side * 72 / DPI for side in picture.size)
        page = Page(number=number, pictures=True, width=width, height=height)
        found.append((page, either_way_up(recognise, picture, patience.beat)))
    return of_recognised(found)


def upright(content: bytes) -> Iterator[Image.Image]:
    """The picture, or each of those in one file, as it is looked at.

    Raises:
        Refused: if it is unreasonably large.
    """
    for frame in _frames(content):
        # A camera writes down how it was held, and does not turn the picture.
        yield ImageOps.exif_transpose(frame)


def _frames(content: bytes) -> Iterator[Image.Image]:
    with Image.open(io.BytesIO(content), formats=("PNG", "JPEG", "TIFF")) as opened:
        for number, frame in enumerate(ImageSequence.Iterator(opened)):
            if number >= _MOST_PICTURES or frame.width * frame.height > _MOST_PIXELS:
                raise Refused(RefusalReason.TOO_LARGE)
            yield frame


def _pictures(content: bytes) -> Iterator[Image.Image]:
    for frame in upright(content):
        grey = frame.convert("L")
        enlarge = -(-_SHORTEST_SIDE // max(min(grey.size), 1))
        yield grey if enlarge <= 1 else ImageOps.scale(grey, min(enlarge, 4))
