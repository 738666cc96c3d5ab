"""Notes: the smallest pieces that can be cited, and the questions they are placed under."""

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Iterable
from enum import Enum, StrEnum, auto
from typing import NamedTuple

from pydantic import model_validator

from synthkit.model.base import FrozenModel
from synthkit.model.document import Place, SetAside
from synthkit.model.finding import Finding


class VoiceKind(Enum):
    """Who a note speaks for; of an unknown voice only the document is known."""

    GROUP = auto()
    RESPONDENT = auto()
    UNKNOWN = auto()


class Voice(NamedTuple):
    """Whom a note speaks for; notes with equal voices are the same people's.

    Attributes:
        name: of the group, or the sign of the answer; "" where nobody is named.
        document: key of the document, where a voice is heard in one alone: a form that one
            respondent filled in, or notes of which nothing tells the group.
    """

    kind: VoiceKind
    name: str = ""
    document: str = ""


class Note(FrozenModel):
    """One thought of one group or respondent, in its own words.

    Attributes:
        id: see `NoteIds`.
        text: NFC, white space folded, list signs removed; never changed otherwise.
        document: key of the document it stands in.
        document_name: file name of it.
        block: position of its block there.
        place: where that block stands.
        group: the people at the table, or None where nothing tells.
        respondent: which answer to a form it belongs to, a number and no name; None outside forms.
        headings: the headings above it, outermost first.
        parent: id of the note that it is nested under.
        behind: the notes of the meeting behind it, of a line of a meeting's synthesis; they
            are read there each time and stored nowhere else.
    """

    id: str
    text: str
    document: str
    document_name: str
    block: int
    place: Place = Place()
    group: str | None = None
    respondent: str | None = None
    headings: tuple[str, ...] = ()
    parent: str | None = None
    behind: tuple["Note", ...] = ()

    @property
    def voice(self) -> Voice:
        """Whom it speaks for: a respondent for none but themselves, whatever group they were in."""
        if self.respondent:
            return Voice(VoiceKind.RESPONDENT, self.respondent, self.document)
        if self.group:
            return Voice(VoiceKind.GROUP, self.group)
        return Voice(VoiceKind.UNKNOWN, document=self.document)


def groups_of(notes: Iterable[Note]) -> tuple[str, ...]:
    """The groups that speak in these notes, each once; respondents and unknown voices are none."""
    voices = dict.fromkeys(note.voice for note in notes)
    return tuple(voice.name for voice in voices if voice.kind is VoiceKind.GROUP)


class NoteIds:
    """Gives the notes of one document their ids, in reading order.

    An id is the document's key, a hash of the note's text and, from the second occurrence on,
    which one it is: "3f9a2c-7c1d0e4b", "3f9a2c-7c1d0e4b-2". A note whose text did not change keeps
    its id, whatever else changes in the file.
    """

    def __init__(self, document_key: str) -> None:
        self._document_key = document_key
        self._seen: Counter[str] = Counter()

    def next(self, text: str) -> str:
        """The id of the next note of the document."""
        stem = f"{self._document_key}-{text_hash(text)}"
        self._seen[stem] += 1
        occurrence = self._seen[stem]
        return stem if occurrence == 1 else f"{stem}-{occurrence}"


def text_hash(text: str) -> str:
    """Eight hexadecimal digits of a note's text; form and amount of white space do not count."""
    folded = " ".join(unicodedata.normalize("NFC", text).split())
    return hashlib.sha256(folded.encode()).hexdigest()[:8]


class LeftOutReason(StrEnum):
    """Why a note stands behind no line of the document."""

    OFF_TOPIC = "off_topic"
    ILLEGIBLE = "illegible"
    PERSONAL_DATA = "personal_data"
    INSTRUCTION = "instruction"
    LABEL = "label"
    OTHER_QUESTION = "other_question"
    MINOR = "minor"
    NO_ROOM = "no_room"
    NOT_COVERED = "not_covered"
    BY_PERSON = "by_person"

    @property
    def is_to_the_question(self) -> bool:
        """Whether the note had something to say to its question."""
        return self in {LeftOutReason.MINOR, LeftOutReason.NO_ROOM, LeftOutReason.NOT_COVERED}


class PlacedBy(StrEnum):
    """Who said which question a note belongs to, from the weakest word to the last."""

    ENGINE = "engine"
    HEADING = "heading"
    PERSON = "person"


class Placement(FrozenModel):
    """Which question a note belongs to, and who said so.

    A note that belongs to none is left out, and ``reason`` says why: one is set exactly where
    the other is not.
    """

    note: str
    question: int | None
    by: PlacedBy
    reason: LeftOutReason | None = None

    @model_validator(mode="after")
    def _reason_where_no_question(self) -> "Placement":
        if (self.question is None) != (self.reason is not None):
            msg = "a question or the reason why there is none"
            raise ValueError(msg)
        return self


class NotesTaken(FrozenModel):
    """What the blocks of all documents became.

    Every block is behind at least one note or in exactly one set-aside.

    Attributes:
        placements: those that headings give, at most one a note.
        people: names that stand in lists of attendance or before what somebody said.
    """

    notes: tuple[Note, ...] = ()
    placements: tuple[Placement, ...] = ()
    set_asides: tuple[SetAside, ...] = ()
    findings: tuple[Finding, ...] = ()
    people: tuple[str, ...] = ()


def settle(
    by_heading: tuple[Placement, ...], decided: tuple[Placement, ...]
) -> tuple[Placement, ...]:
    """One placement a note: a person's word before a heading's, a heading's before an engine's."""
    strength = {by: rank for rank, by in enumerate(PlacedBy)}
    settled: dict[str, Placement] = {}
    for placement in (*by_heading, *decided):
        standing = settled.get(placement.note)
        if standing is None or strength[placement.by] >= strength[standing.by]:
            settled[placement.note] = placement
    return tuple(settled.values())
