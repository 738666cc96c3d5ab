"""The synthesis as JSON for other programs, in a shape of its own that is not ours to change.

The shape stands in these classes; docs/synthesis.schema.json is made from them by `json_schema`.
A change that could break a reader raises `SCHEMA_VERSION`.
"""

import datetime as dt
from typing import Any, Final, Literal

from pydantic import Field

from synthkit.drafts.ledger import Totals
from synthkit.drafts.membership import Certainty
from synthkit.model.base import FrozenModel
from synthkit.model.citation import Role
from synthkit.model.document import SetAsideReason
from synthkit.model.example import ExampleKind
from synthkit.model.finding import Severity, Where
from synthkit.model.note import LeftOutReason, PlacedBy
from synthkit.model.provenance import Provenance
from synthkit.model.synthesis import Origin, ThemeChange
from synthkit.model.workshop import Series
from synthkit.text.languages import LanguageCode

SCHEMA_VERSION: Final = 1


class QuoteRecord(FrozenModel):
    """A span of the note's text in code points, and the words that stand there."""

    start: int
    end: int
    text: str


class CitationRecord(FrozenModel):
    """A note behind a line; "quote" is null where the whole note is meant."""

    note: str
    role: Role
    quote: QuoteRecord | None


class InsightRecord(FrozenModel):
    """One line of the result; "groups" are those of its sources, as far as known.

    Citations of the roles "supports" and "also" are its sources; notes that are "near" are on its
    matter and do not say it.
    """

    id: str
    text: str
    origin: Origin
    groups: tuple[str, ...]
    citations: tuple[CitationRecord, ...]


class ThemeRecord(FrozenModel):
    """A title and its insights; how many notes and groups belong to it, with a line or without."""

    id: str
    title: str
    origin: Origin
    note_count: int
    group_count: int
    insights: tuple[InsightRecord, ...]


class SideRecord(FrozenModel):
    """One side of a tension."""

    text: str
    groups: tuple[str, ...]
    citations: tuple[CitationRecord, ...]


class TensionRecord(FrozenModel):
    """A matter on which groups disagree; "text" and "citations" are those of both sides."""

    id: str
    text: str
    origin: Origin
    sides: tuple[SideRecord, SideRecord]
    citations: tuple[CitationRecord, ...]


class QuestionRecord(FrozenModel):
    """A question with its section; "provenance" is null where it is not summarised yet.

    "lines_by_model" of its "lines", insights and tensions, stand as a language model worded them.
    """

    number: int
    text: str
    provenance: Provenance | None
    lines: int
    lines_by_model: int
    themes: tuple[ThemeRecord, ...]
    tensions: tuple[TensionRecord, ...]


class LeftOutRecord(FrozenModel):
    """A note that stands behind no line, and why."""

    note: str
    reason: LeftOutReason


class SourceRecord(FrozenModel):
    """A note of a meeting behind a line of its synthesis, and where it stands."""

    text: str
    document: str
    group: str | None
    place: str


class MembershipRecord(FrozenModel):
    """A theme that a note belongs to, by its id, and how sure that is."""

    theme: str
    certainty: Certainty


class NoteRecord(FrozenModel):
    """A note and where it stands.

    "question" and "placed_by" are null where nobody has said yet; "question" alone where it
    was said that the note belongs to none. "behind" are the notes of a meeting, where it is a line
    of that meeting's synthesis.
    """

    id: str
    text: str
    document: str
    group: str | None
    place: str
    parent: str | None
    question: int | None
    placed_by: PlacedBy | None
    behind: tuple[SourceRecord, ...] = ()
    themes: tuple[MembershipRecord, ...]


class SetAsideRecord(FrozenModel):
    """A block or page that became no note; "place" is where it stands."""

    document: str
    place: str
    text: str
    reason: SetAsideReason


class RefusalRecord(FrozenModel):
    """A file that was found and not read."""

    document: str
    reason: str


class FindingRecord(FrozenModel):
    """Something a person should look at; the message is in the document's language."""

    code: str
    severity: Severity
    message: str
    where: Where


class MentionRecord(FrozenModel):
    """What a note says of a good example, and who says it; "meeting" is "" where it has no name."""

    meeting: str
    by: str
    text: str
    citation: CitationRecord


class ExampleRecord(FrozenModel):
    """What groups point at as worth learning from."""

    name: str
    kind: ExampleKind
    spellings: tuple[str, ...]
    mentions: tuple[MentionRecord, ...]


class WorkshopRecord(FrozenModel):
    """What is known of the workshop."""

    series: Series
    name: str | None
    kind: str | None
    ordinal: int | None
    dates: tuple[dt.date, ...]
    purpose: str | None
    language: LanguageCode


class RecurringRecord(FrozenModel):
    """What came back in several meetings; "lines" are ids of notes, here lines of the meetings.

    "change" says how the last of the meetings stands to the earlier ones, where the notes show it.
    """

    title: str
    meetings: tuple[str, ...]
    lines: tuple[str, ...]
    change: ThemeChange | None


class SynthesisRecord(FrozenModel):
    """The whole synthesis: each question, and every note with what became of it.

    "working_material" stands there only where personal data does, and says so.
    "examples" stand there only where they were asked for.
    "digital_source_type" is a term of the IPTC where a language model had a part, else null.
    """

    working_material: str | None = None
    schema_version: Literal[1] = Field(default=SCHEMA_VERSION)
    digital_source_type: str | None
    workshop: WorkshopRecord
    questions: tuple[QuestionRecord, ...]
    left_out: tuple[LeftOutRecord, ...]
    notes: tuple[NoteRecord, ...]
    set_aside: tuple[SetAsideRecord, ...]
    not_read: tuple[RefusalRecord, ...]
    findings: tuple[FindingRecord, ...]
    examples: tuple[ExampleRecord, ...] = ()
    totals: Totals
    recurring: tuple[RecurringRecord, ...] = ()


def json_schema() -> dict[str, Any]:
    """The JSON Schema that every export meets."""
    schema = SynthesisRecord.model_json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | schema
