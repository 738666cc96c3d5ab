"""The classes that the store gives back beside the nouns."""

import datetime as dt
from dataclasses import dataclass
from enum import Enum

from synthkit.domain.synthesis import Origin, Section


class Access(Enum):
    """What a command means to do with the workspace."""

    READ = "read"
    WRITE = "write"


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


@dataclass(frozen=True, slots=True)
class Revision:
    """One state of a question's section; they are added to and never changed.

    Attributes:
        number: grows by time over all questions.
        section: None where the question has no section from then on.
    """

    number: int
    question: int
    author: Origin
    at: dt.datetime
    section: Section | None
