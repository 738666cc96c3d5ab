"""What the reader of one format gives, or why it gives nothing."""

from dataclasses import dataclass

from synthkit.errors import Unreadable
from synthkit.model.document import Block, Document, RefusalReason, UnreadPicture
from synthkit.model.finding import Severity


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


class OnlyByEye(Unreadable):
    """Nothing of a file can be read but by a person.

    Attributes:
        document: it, with the pages and pictures to be read and no blocks.
    """

    def __init__(self, document: Document) -> None:
        super().__init__(RefusalReason.NO_TEXT.value, name=document.name)
        self.document = document


def counted(code: str, count: int, severity: Severity = Severity.INFO) -> tuple[Remark, ...]:
    """A remark about so many things, or none about none."""
    return (Remark(code, severity, (("count", count),)),) if count else ()
