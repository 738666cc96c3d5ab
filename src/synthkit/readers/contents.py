"""What a format is, what its reader returns, and how it refuses."""

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

    from synthkit.readers.sheets.sheet import Workbook


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
    """What a reader found in a file: its blocks, and the pages and pictures it could not read.

    Attributes:
        workbook: tables that are still to become blocks: see `synthkit.readers.sheets.contents`.
        bookmarks: names of bookmarks that refer to a page or picture of another document, or to a
            line of an exported one, each with the position of the block that it stands before.
    """

    blocks: tuple[Block, ...]
    unread_pages: tuple[int, ...] = ()
    unread_pictures: tuple[UnreadPicture, ...] = ()
    bookmarks: tuple[tuple[int, str], ...] = ()
    remarks: tuple[Remark, ...] = ()
    transcript: bool = False
    workbook: "Workbook | None" = None


class Refused(Exception):
    """A file is not read; `reading.read` turns it into `Unreadable` with the file's name."""

    def __init__(self, reason: RefusalReason, unread: Contents | None = None) -> None:
        """Name the reason; ``unread`` are the pages and pictures that only a person can read."""
        super().__init__(reason.value)
        self.reason = reason
        self.unread = unread


class NeedsTranscription(Unreadable):
    """Only a person can read the file.

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
    """An input format. One that is known and refused is a format, too.

    Attributes:
        endings: of its files' names, in lower case, with the dot.
        detect: whether a file with this name and these first bytes is of the format.
        read: the contents of a file; raises `Refused`.
        images: renders the pages or pictures with these numbers for a person to look at; those that
            cannot be rendered are left out.
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
    """The endings listed, separated by white space."""
    return frozenset(f".{ending}" for ending in listed.split())


def ending_of(name: str) -> str:
    """The ending of a file name in lower case, with the dot; "" where it has none."""
    return PurePosixPath(name).suffix.lower()


def ends_in(known: frozenset[str], name: str, _head: bytes = b"") -> bool:
    """Whether a file is of a format by its name alone."""
    return ending_of(name) in known


def counted(code: str, count: int, severity: Severity = Severity.INFO) -> tuple[Remark, ...]:
    """A remark about this many things; nothing where there are none."""
    return (Remark(code, severity, (("count", count),)),) if count else ()
