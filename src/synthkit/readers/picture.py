"""Pictures of notes: png, jpg and tiff, read by text recognition."""

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from synthkit.model.document import RefusalReason
from synthkit.readers.contents import Contents, Format, Refused, StepLimits, endings
from synthkit.readers.ocr import DPI, Recogniser, either_way_up, recogniser
from synthkit.readers.pdf.document import of_recognised
from synthkit.readers.pdf.page import Page

if TYPE_CHECKING:
    from PIL.Image import Image

_SIGNATURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
_IN_DOCUMENTS = ("PNG", "JPEG", "TIFF", "GIF", "BMP", "WEBP")
_MOST_PIXELS = 100_000_000
_MOST_PICTURES = 200  # in one tiff
_SHORTEST_SIDE = 1500  # pixels; letters of smaller pictures are too small to be told apart


def read_picture(content: bytes, recognise: Recogniser | None, limits: StepLimits) -> Contents:
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
        found.append((page, either_way_up(recognise, picture, limits.heartbeat)))
    return of_recognised(found)


def detect(head: bytes) -> bool:
    """Whether a file that begins with these bytes is a picture that is read."""
    return head.startswith(_SIGNATURES)


def _read(content: bytes, limits: StepLimits) -> Contents:
    return read_picture(content, recogniser(limits.seconds), limits)


def _images(
    content: bytes, numbers: tuple[int, ...], limits: StepLimits
) -> "Iterator[tuple[int, Image]]":
    for number, image in enumerate(upright(content), 1):
        if number in numbers:
            limits.heartbeat()
            yield number, image


FORMAT: Final = Format(endings("png jpg jpeg tif tiff"), _read, detect, _images)


def opened(content: bytes) -> "Image | None":
    """A picture that stands in a document, as it is looked at; None where it is none."""
    from PIL import Image, ImageOps  # noqa: PLC0415 - as below

    try:
        with Image.open(io.BytesIO(content), formats=_IN_DOCUMENTS) as found:
            return ImageOps.exif_transpose(found)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        # Pillow raises these on what is no picture, or one that it does not know.
        return None


def upright(content: bytes) -> "Iterator[Image]":
    """The picture, or each of those in one file, as it is looked at.

    Raises:
        Refused: if it is unreasonably large.
    """
    from PIL import ImageOps  # noqa: PLC0415 - as below

    for frame in _frames(content):
        # A camera writes down how it was held, and does not turn the picture.
        yield ImageOps.exif_transpose(frame)


def _frames(content: bytes) -> "Iterator[Image]":
    # Pillow need not be waited for where there are no pictures.
    from PIL import Image, ImageSequence  # noqa: PLC0415

    try:
        whole = Image.open(io.BytesIO(content), formats=("PNG", "JPEG", "TIFF"))
    except Image.DecompressionBombError as error:
        raise Refused(RefusalReason.TOO_LARGE) from error
    with whole:
        for number, frame in enumerate(ImageSequence.Iterator(whole)):
            if number >= _MOST_PICTURES or frame.width * frame.height > _MOST_PIXELS:
                raise Refused(RefusalReason.TOO_LARGE)
            yield frame


def _pictures(content: bytes) -> "Iterator[Image]":
    from PIL import ImageOps  # noqa: PLC0415 - as above

    for frame in upright(content):
        grey = frame.convert("L")
        enlarge = -(-_SHORTEST_SIDE // max(min(grey.size), 1))
        yield grey if enlarge <= 1 else ImageOps.scale(grey, min(enlarge, 4))
