"""What was found on the disk, before any of it is read."""

from dataclasses import dataclass
from typing import Protocol


class SourceFile(Protocol):
    """A file that was found on the disk."""

    @property
    def root(self) -> str:
        """The ingested folder, absolute, with "/" between its parts."""
        ...

    @property
    def path(self) -> str:
        """Relative to the root, likewise; of a folder that may not be read, with "/" at the end."""
        ...

    def size(self) -> int:
        """How many bytes it has.

        Raises:
            Unreadable: if it is no regular file, lies elsewhere, or the system does not tell.
        """
        ...

    def content(self) -> bytes:
        """The bytes.

        Raises:
            Unreadable: if the system does not hand them out, or they change meanwhile.
        """
        ...


@dataclass(frozen=True, slots=True)
class Listing:
    """What was found on the disk.

    Attributes:
        files: all that was found.
        walked: the folders that were walked whole: what is known under them and was not found has
            vanished.
        still_there: folders that were ingested before and are still there: a file in another folder
            is not one of theirs that has moved.
    """

    files: tuple[SourceFile, ...]
    walked: tuple[str, ...]
    still_there: tuple[str, ...] = ()
