"""Pages and pictures of files as pictures to look at, for a person to read what no program can."""

import base64
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pypdfium2 as pdfium
from PIL import Image, ImageOps

from synthkit.errors import Unreadable
from synthkit.model.base import FrozenModel
from synthkit.model.document import RefusalReason
from synthkit.readers.contents import Refused
from synthkit.readers.docx.document import pictures_of
from synthkit.readers.limits import Limits, Patience
from synthkit.readers.picture import upright
from synthkit.readers.pool import FilePool
from synthkit.readers.sniffing import Kind, sniff
from synthkit.readers.worker import Work

_LONGEST_SIDE = 1800  # pixels: handwriting on a page stays legible, and many fit into one document
_QUALITY = 80  # of JPEG
_FORMATS = ("PNG", "JPEG", "TIFF", "GIF", "BMP", "WEBP")


class ShownPicture(FrozenModel):
    """A page or picture as JPEG, in base64; without data where it cannot be shown."""

    number: int
    data: str = ""

    @property
    def jpeg(self) -> bytes:
        """The picture itself."""
        return base64.b64decode(self.data)


class Shown(FrozenModel):
    """The pages or pictures of a file that were asked for, in their order."""

    pictures: tuple[ShownPicture, ...] = ()


@dataclass(frozen=True, slots=True)
class Showing:
    """Shows some pages or pictures of files; runs where files are read.

    Attributes:
        wanted: the numbers of the pages of each file, or of its pictures if it has no pages, by
            the key of the document.
    """

    wanted: Mapping[str, tuple[int, ...]]

    def __call__(self, path: str, content: bytes, key: str, patience: Patience) -> Shown:
        """Those pages or pictures.

        Raises:
            Unreadable: if the file cannot be opened any longer.
        """
        try:
            found = dict(_shown(content, self.wanted[key], patience))
        except Refused as refused:
            raise Unreadable(refused.reason.value, name=path) from refused
        # The libraries raise what they like on damaged bytes.
        except Exception as error:
            raise Unreadable(RefusalReason.BROKEN.value, name=path) from error
        numbers = self.wanted[key]
        return Shown(pictures=tuple(ShownPicture(number=n, data=found.get(n, "")) for n in numbers))


class ShowingPool(FilePool[Shown]):
    """Processes that make pictures of the pages and pictures of files."""

    def __init__(self, limits: Limits, wanted: Mapping[str, tuple[int, ...]]) -> None:
        """Set the limits for each file; ``wanted`` as in `Showing`."""
        super().__init__(limits)
        self._wanted = wanted

    @property
    def work(self) -> Work:
        """The showing of what is wanted."""
        return Showing(self._wanted)

    def parsed(self, answer: bytes) -> Shown:
        """The pictures."""
        return Shown.model_validate_json(answer)


def _shown(
    content: bytes, wanted: tuple[int, ...], patience: Patience
) -> Iterator[tuple[int, str]]:
    match sniff(content):
        case Kind.PDF:
            yield from _pages(content, wanted, patience)
        case Kind.PICTURE:
            for number, picture in enumerate(upright(content), 1):
                if number in wanted:
                    patience.beat()
                    yield number, _encoded(picture)
        case Kind.ZIP:
            held = pictures_of(content)
            for number in wanted:
                patience.beat()
                embedded = _opened(held.get(number, b""))
                if embedded is not None:
                    yield number, _encoded(embedded)
        case _:
            return


def _pages(
    content: bytes, wanted: tuple[int, ...], patience: Patience
) -> Iterator[tuple[int, str]]:
    document = pdfium.PdfDocument(content)
    try:
        for number in wanted:
            patience.beat()
            try:
                page = document[number - 1]
                scale = _LONGEST_SIDE / max(*page.get_size(), 1)
                picture = page.render(scale=scale, may_draw_forms=True).to_pil()
                page.close()
            except (pdfium.PdfiumError, IndexError):
                continue
            yield number, _encoded(picture)
    finally:
        document.close()


def _opened(content: bytes) -> Image.Image | None:
    try:
        with Image.open(io.BytesIO(content), formats=_FORMATS) as opened:
            return ImageOps.exif_transpose(opened)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        # Pillow raises these on what is no picture, or one that it does not know.
        return None


def _encoded(picture: Image.Image) -> str:
    shown: Image.Image = picture
    if picture.mode in {"RGBA", "LA", "P", "PA"}:
        # What is transparent is paper.
        shown = Image.new("RGB", picture.size, "white")
        seen = picture.convert("RGBA")
        shown.paste(seen, mask=seen.getchannel("A"))
    shown = shown.convert("RGB")
    shown.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    held = io.BytesIO()
    shown.save(held, "JPEG", quality=_QUALITY, optimize=True)
    return base64.b64encode(held.getvalue()).decode("ascii")
