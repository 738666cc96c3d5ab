"""What a format is, what its reader may cost and returns, and how it refuses."""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from synthkit.errors import Unreadable
from synthkit.model.document import Block, Document, RefusalReason, UnreadPicture
from synthkit.model.finding import Severity

if TYPE_CHECKING:
    from PIL.Image import Image

    from synthkit.readers.sheets.sheet import Workbook

_MEGABYTE = 1 << 20
# Reading holds the file several times over: its bytes, what is unpacked, what is made of it.
_SHARE_OF_FILE = 4


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits for one file.

    Attributes:
        seconds: that reading may take.
        megabytes: of memory that reading may take.
    """

    seconds: float = 30
    megabytes: int = 1024

    @property
    def memory(self) -> int:
        """The memory in bytes."""
        return self.megabytes * _MEGABYTE

    @property
    def largest_file(self) -> int:
        """How many bytes a file may have to be opened at all."""
        return self.memory // _SHARE_OF_FILE


def _nobody_waits() -> None:
    return None


@dataclass(frozen=True, slots=True)
class StepLimits:
    """The limits of a single step of reading, for the reader itself.

    Attributes:
        seconds: for one step, such as recognising the text of a page.
        heartbeat: to be called before each, so that whoever waits knows that there is progress.
    """

    seconds: float = 30
    heartbeat: Callable[[], None] = _nobody_waits


DEFAULT_STEP = StepLimits()


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
    """A file is not read; `refusing` turns it into `Unreadable` with the file's name."""

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


@contextmanager
def refusing(name: str) -> Iterator[None]:
    """Turns whatever keeps a file from being read into `Unreadable` with its name."""
    try:
        yield
    except Unreadable:
        raise
    except Refused as refused:
        raise Unreadable(refused.reason.value, name=name) from refused
    except MemoryError as error:
        raise Unreadable(RefusalReason.TOO_MUCH_MEMORY.value, name=name) from error
    # The libraries raise what they like on damaged bytes, and one bad file must not stop the
    # others. What it was stays in the chain of causes, for --debug.
    except Exception as error:
        raise Unreadable(RefusalReason.BROKEN.value, name=name) from error


def _no_images(
    _content: bytes, _numbers: tuple[int, ...], _limits: StepLimits
) -> "Iterator[tuple[int, Image]]":
    return iter(())


MaskedPages = Callable[
    [bytes, tuple[int, ...], Collection[str], StepLimits], "Iterator[tuple[int, Image]]"
]


@dataclass(frozen=True, slots=True)
class Format:
    """An input format.

    Attributes:
        endings: of its files' names, in lower case, with the dot.
        read: the contents of a file; raises `Refused`.
        detect: whether a file with these first bytes is of the format; None where only the ending
            of its name tells.
        images: renders the pages or pictures with these numbers for a person to look at; those that
            cannot be rendered are left out.
    """

    endings: frozenset[str]
    read: Callable[[bytes, StepLimits], Contents]
    detect: Callable[[bytes], bool] | None = None
    images: "Callable[[bytes, tuple[int, ...], StepLimits], Iterator[tuple[int, Image]]]" = (
        _no_images
    )
    masked: "MaskedPages | None" = None


def endings(listed: str) -> frozenset[str]:
    """The endings listed, separated by white space."""
    return frozenset(f".{ending}" for ending in listed.split())


def counted(code: str, count: int, severity: Severity = Severity.INFO) -> tuple[Remark, ...]:
    """A remark about this many things; nothing where there are none."""
    return (Remark(code, severity, (("count", count),)),) if count else ()


def numbered(
    code: str, kind: str, numbers: Iterable[int], severity: Severity
) -> tuple[Remark, ...]:
    """A remark that gives the numbers of these pages or pictures; nothing where there are none."""
    every = list(numbers)
    values = ((kind, ", ".join(map(str, every))), ("count", len(every)))
    return (Remark(code, severity, values),) if every else ()


def listed(code: str, names: Iterable[str], severity: Severity) -> tuple[Remark, ...]:
    """A remark that names these, each once; nothing where there are none."""
    unlike = list(dict.fromkeys(" ".join(name.split()) for name in names))
    if not unlike:
        return ()
    return (Remark(code, severity, (("count", len(unlike)), ("names", "; ".join(unlike)))),)
