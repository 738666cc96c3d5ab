"""Pages and pictures of files as JPEG, for a person to read what no program can."""

import base64
import io
from collections.abc import Mapping
from dataclasses import dataclass

from PIL import Image

from synthkit.errors import Unreadable
from synthkit.model.base import FrozenModel
from synthkit.model.document import RefusalReason
from synthkit.readers.contents import Refused
from synthkit.readers.formats import format_of
from synthkit.readers.limits import Limits, StepLimits
from synthkit.readers.pool import FilePool
from synthkit.readers.worker import Work

_LONGEST_SIDE = 1800  # pixels: handwriting on a page stays legible, and many fit into one document
_QUALITY = 80  # of JPEG


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


@dataclass(frozen=True, slots=True)
class PageImaging:
    """Renders pages or pictures of files; runs in the processes that read files.

    Attributes:
        wanted: the numbers of the pages of each file, or of its pictures if it has no pages, by
            the key of the document.
    """

    wanted: Mapping[str, tuple[int, ...]]

    def __call__(self, path: str, content: bytes, key: str, limits: StepLimits) -> PageImages:
        """Renders the wanted pages or pictures of one file.

        Raises:
            Unreadable: if the file cannot be opened any longer.
        """
        try:
            form = format_of(path.rsplit("/", 1)[-1], content)
            images = form.images(content, self.wanted[key], limits)
            found = {number: _encoded(image) for number, image in images}
        except Refused as refused:
            raise Unreadable(refused.reason.value, name=path) from refused
        # The libraries raise what they like on damaged bytes.
        except Exception as error:
            raise Unreadable(RefusalReason.BROKEN.value, name=path) from error
        numbers = self.wanted[key]
        return PageImages(
            pictures=tuple(PageImage(number=n, data=found.get(n, "")) for n in numbers)
        )


class PageImagePool(FilePool[PageImages]):
    """Processes that render the pages and pictures of files."""

    def __init__(self, limits: Limits, wanted: Mapping[str, tuple[int, ...]]) -> None:
        """Set the limits for each file; ``wanted`` as in `PageImaging`."""
        super().__init__(limits)
        self._wanted = wanted

    @property
    def work(self) -> Work:
        """Renders what is wanted."""
        return PageImaging(self._wanted)

    def parsed(self, answer: bytes) -> PageImages:
        """The pictures."""
        return PageImages.model_validate_json(answer)


def _encoded(picture: Image.Image) -> str:
    shown: Image.Image = picture
    if picture.mode in {"RGBA", "LA", "P", "PA"}:
        # What is transparent is paper.
        shown = Image.new("RGB", picture.size, "white")
        seen = picture.convert("RGBA")
        shown.paste(seen, mask=seen.getchannel("A"))
    shown = shown.convert("RGB")
    shown.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    buffer = io.BytesIO()
    shown.save(buffer, "JPEG", quality=_QUALITY, optimize=True)
    return base64.b64encode(buffer.getvalue()).decode("ascii")
