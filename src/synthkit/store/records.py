"""How a workspace is opened, and what is told of a document without its blocks."""

from dataclasses import dataclass
from enum import Enum


class Access(Enum):
    """What a command means to do with the workspace.

    REHEARSE is to do all that is done in writing, on a copy that is thrown away.
    """

    READ = "read"
    WRITE = "write"
    REHEARSE = "rehearse"


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """What is known of a document without loading its blocks.

    Attributes:
        root: the ingested folder that ``path`` is relative to.
        reader_version: of the readers that read it; another one today means reading it again.
    """

    key: str
    root: str
    path: str
    content_hash: str
    reader_version: str
