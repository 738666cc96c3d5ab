"""What the reader of one format gives, or why it gives nothing."""

from dataclasses import dataclass

from synthkit.domain.document import Block, RefusalReason
from synthkit.domain.finding import Severity


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
    """The blocks of a file, and its pages that may hold notes but no text."""

    blocks: tuple[Block, ...]
    unread_pages: tuple[int, ...] = ()
    remarks: tuple[Remark, ...] = ()
    transcript: bool = False


class Refused(Exception):
    """A file is not read; `reading.read` turns it into `Unreadable` with the file's name."""

    def __init__(self, reason: RefusalReason) -> None:
        super().__init__(reason.value)
        self.reason = reason


def counted(code: str, count: int, severity: Severity = Severity.INFO) -> tuple[Remark, ...]:
    """A remark about so many things, or none about none."""
    return (Remark(code, severity, (("count", count),)),) if count else ()
