"""What a format is, and what its reader gives, or why it gives nothing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from synthkit.errors import Unreadable
from synthkit.model.document import Block, Document, RefusalReason, UnreadPicture
from synthkit.model.finding import Severity
from synthkit.readers.limits import StepLimits

if TYPE_CHECKING:
    from PIL.Image import Image


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding about how a file was read, before it is known which document it is about.

    Attributes:
        values: those for the finding's placeholders, but for the file's name.
    """

    code: str
    severity: Severity = Severity.INFO
    values: tuple[tuple[str, str | int], ...] = ()


@dataclass(frozen=True, slots=True)
class Contents:
    """The blocks of a file, and its pages and pictures that may hold notes but no text.

    Attributes:
        bookmarks: names of bookmarks that refer to a page or picture of another document, each
            with the position of the block that it stands before.
    """

    blocks: tuple[Block, ...]
    unread_pages: tuple[int, ...] = ()
    unread_pictures: tuple[UnreadPicture, ...] = ()
    bookmarks: tuple[tuple[int, str], ...] = ()
    remarks: tuple[Remark, ...] = ()
    transcript: bool = False


class Refused(Exception):
    """A file is not read; `reading.read` turns it into `Unreadable` with the file's name."""

    def __init__(self, reason: RefusalReason, unread: Contents | None = None) -> None:
        """Name the reason; ``unread`` are the pages and pictures that only a person can read."""
        super().__init__(reason.value)
        self.reason = reason
        self.unread = unread


class NeedsTranscription(Unreadable):
    """Nothing of a file can be read but by a person.

    Attributes:
        document: it, with the pages and pictures to be read and no blocks.
    """

    def __init__(self, document: Document) -> None:
        super().__init__(RefusalReason.NO_TEXT.value, name=document.name)
        self.document = document


def _no_images(
    _content: bytes, _numbers: tuple[int, ...], _limits: StepLimits
) -> "Iterator[tuple[int, Image]]":
    return iter(())


@dataclass(frozen=True, slots=True)
class Format:
    """A format of files. Refusing to read is reading, too.

    Attributes:
        endings: of the names of such files, in small letters and with the dot.
        detect: from a file's name and its first bytes, whether it is one.
        read: from a file's bytes, what is in it; raises `Refused`.
        images: from a file's bytes, those of its pages or pictures with these numbers, for a
            person to look at; what cannot be shown is passed over.
        refusal: why files with these endings are not even opened; None where they are read.
    """

    endings: frozenset[str]
    detect: Callable[[str, bytes], bool]
    read: Callable[[bytes, StepLimits], Contents]
    images: "Callable[[bytes, tuple[int, ...], StepLimits], Iterator[tuple[int, Image]]]" = (
        _no_images
    )
    refusal: RefusalReason | None = None


def endings(listed: str) -> frozenset[str]:
    """The endings in a list with white space between them."""
    return frozenset(f".{ending}" for ending in listed.split())


def ending_of(name: str) -> str:
    """The ending of a file's name in small letters, with its dot; "" where it has none."""
    return PurePosixPath(name).suffix.lower()


def ends_in(known: frozenset[str], name: str, _head: bytes = b"") -> bool:
    """Whether a file is of a format by its name alone."""
    return ending_of(name) in known


def counted(code: str, count: int, severity: Severity = Severity.INFO) -> tuple[Remark, ...]:
    """A remark about so many things, or none about none."""
    return (Remark(code, severity, (("count", count),)),) if count else ()
