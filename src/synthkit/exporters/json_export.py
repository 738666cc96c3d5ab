"""The synthesis as JSON for other programs, in the shape of `synthkit.exporters.json_records`."""

import datetime as dt
import json
from collections.abc import Iterable, Iterator

from synthkit.drafts.ledger import balance
from synthkit.drafts.membership import Membership, memberships_of
from synthkit.exporters.json_records import (
    CitationRecord,
    ExampleRecord,
    FindingRecord,
    InsightRecord,
    LeftOutRecord,
    MembershipRecord,
    MentionRecord,
    NoteRecord,
    QuestionRecord,
    QuoteRecord,
    RecurringRecord,
    RefusalRecord,
    SetAsideRecord,
    SideRecord,
    SourceRecord,
    SynthesisRecord,
    TensionRecord,
    ThemeRecord,
    WorkshopRecord,
)
from synthkit.exporters.making import count_by_model, source_type
from synthkit.exporters.view import Names, View
from synthkit.exporters.wording import both_sides, place_in_words, place_of_aside
from synthkit.model.citation import Citation
from synthkit.model.example import Example
from synthkit.model.finding import Finding
from synthkit.model.note import Note, groups_of
from synthkit.model.synthesis import Insight, Synthesis, Tension
from synthkit.model.workshop import Question
from synthkit.text.catalogue import catalogue
from synthkit.text.characters import data_without_unseen


def export(synthesis: Synthesis, view: View, _made_at: dt.datetime) -> bytes:
    """The synthesis as JSON: all of it, whatever detail is asked for, and no time."""
    return to_json(synthesis, view.names)


def to_json(synthesis: Synthesis, names: Names = Names.MASKED) -> bytes:
    """The synthesis as UTF-8 JSON, its keys always in the same order, one newline at the end.

    Args:
        synthesis: as it is to be seen; nothing is masked here.
        names: what was done with the personal data in it; where it is shown, the file says so.
    """
    record = record_of(synthesis).model_dump(mode="json")
    if names is Names.SHOWN:
        texts = catalogue(synthesis.workshop.language)
        record["working_material"] = texts.text("document.working_material")
    else:
        del record["working_material"]
    if not synthesis.examples:
        del record["examples"]
    written = json.dumps(data_without_unseen(record), ensure_ascii=False, indent=2)
    return (written + "\n").encode()


def record_of(synthesis: Synthesis) -> SynthesisRecord:
    """All that is known of the synthesis, line by line and note by note."""
    return _Recorder(synthesis).record()


class _Recorder:
    """Turns one synthesis into its record."""

    def __init__(self, synthesis: Synthesis) -> None:
        self._synthesis = synthesis
        self._material = synthesis.material
        self._texts = catalogue(synthesis.workshop.language)
        self._notes = {note.id: note for note in self._material.notes}
        self._memberships: dict[str, list[Membership]] = {}
        self._theme_notes: dict[str, list[Note]] = {}
        for member in memberships_of(synthesis):
            if member.note in self._notes:
                self._memberships.setdefault(member.note, []).append(member)
                self._theme_notes.setdefault(member.theme, []).append(self._notes[member.note])

    def record(self) -> SynthesisRecord:
        workshop = self._synthesis.workshop
        ledger = balance(self._synthesis)
        return SynthesisRecord(
            digital_source_type=source_type(self._synthesis),
            workshop=WorkshopRecord.model_validate(
                workshop.model_dump(include=set(WorkshopRecord.model_fields))
            ),
            questions=tuple(self._question(question) for question in workshop.questions),
            left_out=tuple(
                LeftOutRecord(note=entry.note, reason=entry.reason)
                for entry in ledger.entries
                if entry.reason
            ),
            notes=tuple(self._note_records()),
            set_aside=tuple(self._set_asides()),
            not_read=tuple(
                RefusalRecord(document=refusal.name, reason=refusal.reason)
                for refusal in self._material.refusals
            ),
            findings=tuple(self._findings()),
            examples=tuple(self._example(example) for example in self._synthesis.examples),
            totals=ledger.totals,
            recurring=tuple(
                RecurringRecord(
                    title=theme.title,
                    meetings=tuple(
                        meeting
                        for meeting in workshop.meetings
                        if any(note.group == meeting for note in theme.notes)
                    ),
                    lines=theme.lines,
                    change=theme.change,
                )
                for theme in self._synthesis.recurring
            ),
        )

    def _question(self, question: Question) -> QuestionRecord:
        section = self._synthesis.section(question.number)
        draft = section.draft if section else None
        return QuestionRecord(
            number=question.number,
            text=question.text,
            provenance=section.provenance if section else None,
            lines=len(draft.lines) if draft else 0,
            lines_by_model=count_by_model(section, self._material) if section else 0,
            themes=tuple(
                ThemeRecord(
                    id=theme.id,
                    title=theme.title,
                    origin=theme.origin,
                    note_count=len(self._theme_notes.get(theme.id, ())),
                    group_count=len(groups_of(self._theme_notes.get(theme.id, ()))),
                    insights=tuple(self._insight(insight) for insight in theme.insights),
                )
                for theme in (draft.themes if draft else ())
            ),
            tensions=tuple(self._tension(t) for t in (draft.tensions if draft else ())),
        )

    def _insight(self, insight: Insight) -> InsightRecord:
        return InsightRecord(
            id=insight.id,
            text=insight.text,
            origin=insight.origin,
            groups=self._groups(insight.sources),
            citations=self._citations(insight.citations),
        )

    def _tension(self, tension: Tension) -> TensionRecord:
        one, other = (
            SideRecord(
                text=side.text,
                groups=self._groups(side.citations),
                citations=self._citations(side.citations),
            )
            for side in tension.sides
        )
        return TensionRecord(
            id=tension.id,
            text=both_sides(tension, self._texts.locale),
            origin=tension.origin,
            sides=(one, other),
            citations=self._citations(tension.citations),
        )

    def _example(self, example: Example) -> ExampleRecord:
        return ExampleRecord(
            name=example.name,
            kind=example.kind,
            spellings=example.spellings,
            mentions=tuple(
                MentionRecord(
                    meeting=mention.meeting,
                    by=mention.by,
                    text=mention.text,
                    citation=self._citations((mention.citation,))[0],
                )
                for mention in example.mentions
            ),
        )

    def _groups(self, citations: Iterable[Citation]) -> tuple[str, ...]:
        """The groups behind a line, in the order in which it cites them."""
        # The file of a note that is cited may have changed since the section was made.
        cited = (self._notes.get(citation.note) for citation in citations)
        return groups_of(note for note in cited if note)

    def _citations(self, citations: Iterable[Citation]) -> tuple[CitationRecord, ...]:
        return tuple(
            CitationRecord(
                note=citation.note,
                role=citation.role,
                quote=QuoteRecord(
                    start=citation.quote.start,
                    end=citation.quote.end,
                    text=self._notes[citation.note].text[citation.quote.start : citation.quote.end],
                )
                if citation.quote and citation.note in self._notes
                else None,
            )
            for citation in citations
        )

    def _note_records(self) -> Iterator[NoteRecord]:
        placements = {placement.note: placement for placement in self._material.placements}
        for note in self._material.notes:
            placement = placements.get(note.id)
            yield NoteRecord(
                id=note.id,
                text=note.text,
                document=note.document_name,
                group=note.group,
                place=place_in_words(note.place, note.block, self._texts),
                parent=note.parent,
                question=placement.question if placement else None,
                placed_by=placement.by if placement else None,
                behind=tuple(
                    SourceRecord(
                        text=one.text,
                        document=one.document_name,
                        group=one.group,
                        place=place_in_words(one.place, one.block, self._texts),
                    )
                    for one in note.behind
                ),
                themes=tuple(
                    MembershipRecord(theme=member.theme, certainty=member.certainty)
                    for member in self._memberships.get(note.id, ())
                ),
            )

    def _set_asides(self) -> Iterator[SetAsideRecord]:
        documents = {document.key: document for document in self._material.documents}
        for aside in self._material.set_asides:
            document = documents[aside.document]
            yield SetAsideRecord(
                document=document.name,
                place=place_of_aside(aside, document, self._texts),
                text=aside.text,
                reason=aside.reason,
            )

    def _findings(self) -> Iterator[FindingRecord]:
        listed: list[Finding] = []
        of_sections = (f for section in self._synthesis.sections for f in section.findings)
        for finding in (*self._synthesis.findings, *of_sections):
            if finding not in listed:
                listed.append(finding)
        for finding in listed:
            yield FindingRecord(
                code=finding.code,
                severity=finding.severity,
                message=self._texts.text(f"findings.{finding.code}.message", **finding.values),
                where=finding.where,
            )
