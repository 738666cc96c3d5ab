"""What the reader of one format gives, or why it gives nothing."""

from dataclasses import dataclass

from synthkit.domain.document import Block, RefusalReason


@dataclass(frozen=True, slots=True)
class Contents:
    """The blocks of a file, and its pages that may hold notes but no text."""

    blocks: tuple[Block, ...]
    unread_pages: tuple[int, ...] = ()


class Refused(Exception):
    """A file is not read; `reading.read` turns it into `Unreadable` with the file's name."""

    def __init__(self, reason: RefusalReason) -> None:
        super().__init__(reason.value)
        self.reason = reason
