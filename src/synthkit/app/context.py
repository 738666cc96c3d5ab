"""What the pipeline is handed: a context for every step, and what was found on the disk.

Nothing heavy is imported here.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Protocol

from synthkit.model.workshop import Workshop
from synthkit.store.store import Store


class Masking(Enum):
    """How what an engine is handed is masked.

    WORDS is for an engine on this machine: "[namn]". TOKENS is for one that sends: "[PERSON-1]",
    which is turned back. NONE is for one that sends where a person switched masking off.
    """

    WORDS = auto()
    TOKENS = auto()
    NONE = auto()


@dataclass(frozen=True, slots=True)
class Context:
    """What every step works with.

    Attributes:
        group_names: corrections of groups, by file or file#heading.
        clock: the time now, with time zone.
        on_step: gets what is being worked on, for a progress bar.
        masking: how what an engine is handed is masked.
    """

    store: Store
    workshop: Workshop
    group_names: Mapping[str, str]
    clock: Callable[[], dt.datetime]
    on_step: Callable[[str], None]
    masking: Masking = Masking.WORDS


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
