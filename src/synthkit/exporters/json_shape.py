"""The synthesis as JSON for other programs, in a shape of its own that is not ours to change.

The shape stands in these classes; docs/synthesis.schema.json is made from them by `json_schema`.
A change that could break a reader raises `SCHEMA_VERSION`.
"""

import datetime as dt
from typing import Any, Final, Literal

from pydantic import Field

from synthkit.domain.base import Noun
from synthkit.domain.document import SetAsideReason
from synthkit.domain.finding import Severity, Where
from synthkit.domain.ledger import Totals
from synthkit.domain.note import LeftOutReason, PlacedBy
from synthkit.domain.synthesis import Origin, Provenance, Role
from synthkit.domain.workshop import Language, Series

SCHEMA_VERSION: Final = 1


class QuoteRecord(Noun):
    """A span of the note's text in code points, and the words that stand there."""

    start: int
    end: int
    text: str


class CitationRecord(Noun):
    """A note behind a line; "quote" is null where the whole note is meant."""

    note: str
    role: Role
    quote: QuoteRecord | None


class InsightRecord(Noun):
    """One line of the result; "groups" are those of its notes, as far as known."""

    id: str
    text: str
    origin: Origin
    groups: tuple[str, ...]
    citations: tuple[CitationRecord, ...]


class ThemeRecord(Noun):
    """A title and its insights."""

    id: str
    title: str
    origin: Origin
    insights: tuple[InsightRecord, ...]


class SideRecord(Noun):
    """One side of a tension."""

    text: str
    groups: tuple[str, ...]
    citations: tuple[CitationRecord, ...]


class TensionRecord(Noun):
    """A matter on which groups disagree; "text" and "citations" are those of both sides."""

    id: str
    text: str
    origin: Origin
    sides: tuple[SideRecord, SideRecord]
    citations: tuple[CitationRecord, ...]


class QuestionRecord(Noun):
    """A question with its section; "provenance" is null where it is not summarised yet."""

    number: int
    text: str
    provenance: Provenance | None
    themes: tuple[ThemeRecord, ...]
    tensions: tuple[TensionRecord, ...]


class LeftOutRecord(Noun):
    """A note that stands behind no line, and why."""

    note: str
    reason: LeftOutReason


class NoteRecord(Noun):
    """A note and where it stands.

    "question" and "placed_by" are null where nobody has said yet; "question" alone where it
    was said that the note belongs to none.
    """

    id: str
    text: str
    document: str
    group: str | None
    place: str
    parent: str | None
    question: int | None
    placed_by: PlacedBy | None


class SetAsideRecord(Noun):
    """A block or page that became no note; "place" is where it stands."""

    document: str
    place: str
    text: str
    reason: SetAsideReason


class RefusalRecord(Noun):
    """A file that was found and not read."""

    document: str
    reason: str


class FindingRecord(Noun):
    """Something a person should look at; the message is in the document's language."""

    code: str
    severity: Severity
    message: str
    where: Where


class WorkshopRecord(Noun):
    """What is known of the workshop."""

    series: Series
    name: str | None
    kind: str | None
    ordinal: int | None
    dates: tuple[dt.date, ...]
    purpose: str | None
    language: Language


class SynthesisRecord(Noun):
    """The whole synthesis: each question, and every note with what became of it.

    "working_material" stands there only where personal data does, and says so.
    """

    working_material: str | None = None
    schema_version: Literal[1] = Field(default=SCHEMA_VERSION)
    workshop: WorkshopRecord
    questions: tuple[QuestionRecord, ...]
    left_out: tuple[LeftOutRecord, ...]
    notes: tuple[NoteRecord, ...]
    set_aside: tuple[SetAsideRecord, ...]
    not_read: tuple[RefusalRecord, ...]
    findings: tuple[FindingRecord, ...]
    totals: Totals


def json_schema() -> dict[str, Any]:
    """The JSON Schema that every export meets."""
    schema = SynthesisRecord.model_json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | schema
