"""Pages and pictures of files as JPEG, for a person to read what no program can."""

import base64
import io
from collections.abc import Mapping

from PIL import Image

from synthkit.model.base import FrozenModel
from synthkit.readers.contents import StepLimits, refusing
from synthkit.readers.formats import format_of


class WantedImages(FrozenModel):
    """Which pages are wanted, and how fine.

    Attributes:
        numbers: of the pages of each file, or of its pictures if it has no pages, by the key of the
            document.
        longest_side: in pixels; by default handwriting stays legible, and many fit in one document.
        quality: of the JPEG, in percent.
        visible: by the key of the document, the words that may be seen; None for all that is there.
    """

    numbers: Mapping[str, tuple[int, ...]]
    longest_side: int = 1800
    quality: int = 80
    visible: Mapping[str, frozenset[str]] | None = None


class PageImage(FrozenModel):
    """A page or picture as JPEG, in base64; without data where it cannot be shown."""

    number: int
    data: str = ""

    @property
    def jpeg(self) -> bytes:
        """The picture itself."""
        return base64.b64decode(self.data)


class PageImages(FrozenModel):
    """The pages or pictures of a file that were asked for, in their order."""

    pictures: tuple[PageImage, ...] = ()


def page_images(
    wanted: WantedImages, path: str, content: bytes, key: str, limits: StepLimits
) -> PageImages:
    """The wanted pages or pictures of one file, rendered; runs in the processes that read files.

    Args:
        wanted: of all files.
        path: of the file.
        content: of the file.
        key: of its document.
        limits: for each page or picture.

    Raises:
        Unreadable: if the file cannot be opened any longer.
    """
    numbers = wanted.numbers[key]
    with refusing(path):
        form = format_of(path.rsplit("/", 1)[-1], content)
        if wanted.visible is None:
            images = form.images(content, numbers, limits)
        elif form.masked is not None:
            images = form.masked(content, numbers, wanted.visible[key], limits)
        else:
            images = iter(())
        found = {number: _encoded(image, wanted) for number, image in images}
    return PageImages(pictures=tuple(PageImage(number=n, data=found.get(n, "")) for n in numbers))


def _encoded(picture: Image.Image, wanted: WantedImages) -> str:
    shown: Image.Image = picture
    if picture.mode in {"RGBA", "LA", "P", "PA"}:
        # What is transparent is paper.
        shown = Image.new("RGB", picture.size, "white")
        seen = picture.convert("RGBA")
        shown.paste(seen, mask=seen.getchannel("A"))
    shown = shown.convert("RGB")
    shown.thumbnail((wanted.longest_side, wanted.longest_side))
    buffer = io.BytesIO()
    shown.save(buffer, "JPEG", quality=wanted.quality, optimize=True)
    return base64.b64encode(buffer.getvalue()).decode("ascii")
