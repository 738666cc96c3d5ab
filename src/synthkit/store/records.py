"""The classes that the store gives back beside the nouns."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from synthkit.model.base import FrozenModel
from synthkit.model.note import Placement
from synthkit.model.synthesis import Origin, Section, Theming


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


class SettingsEdit(FrozenModel):
    """The text of synthkit.toml before a command edited it, and after."""

    before: str
    after: str


class SectionEdit(FrozenModel):
    """The revisions of a question's section before an action and after it."""

    question: int
    before: int | None
    after: int


class PlacementEdit(FrozenModel):
    """A person's word on a note before an action and after it; None where there was none."""

    note: str
    before: Placement | None
    after: Placement | None


class ThemesMeant(FrozenModel):
    """Themes of a question with the notes that they were settled over.

    The titles that hold stand in synthkit.toml; this tells what a title means that was given
    other words than the notes have.
    """

    question: int
    themes: tuple[Theming, ...]


@dataclass(frozen=True, slots=True)
class Deed:
    """What a person does, before it is stored.

    Attributes:
        command: as it is typed.
        told: what the sentence about it is made of, see ``terminal.did``.
        sections: as they are from then on.
        author: of those sections.
        placed: a person's word on notes.
        unplaced: notes on which a person's word is taken back.
        settings: set where synthkit.toml is edited, which is not the store's to do.
        meant: set where themes are settled.
        undoes: the number of the action that is taken back.
    """

    command: str
    told: Mapping[str, str | int]
    sections: tuple[Section, ...] = ()
    author: Origin = Origin.PERSON
    placed: tuple[Placement, ...] = ()
    unplaced: tuple[str, ...] = ()
    settings: SettingsEdit | None = None
    meant: ThemesMeant | None = None
    undoes: int | None = None


class Effects(FrozenModel):
    """What an action did, in full: enough to tell of it and to take it back."""

    told: dict[str, str | int]
    sections: tuple[SectionEdit, ...] = ()
    placements: tuple[PlacementEdit, ...] = ()
    settings: SettingsEdit | None = None
    meant: ThemesMeant | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that a person did; actions are added to and never changed.

    Attributes:
        number: grows by time.
        undoes: the number of the action that it took back, if it did.
    """

    number: int
    at: dt.datetime
    command: str
    undoes: int | None
    effects: Effects
