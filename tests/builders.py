"""Builders: the shortest way to a noun, with sensible values for what a test leaves open."""

import datetime as dt
from collections.abc import Iterable

from synthkit.drafts.citing import Citer
from synthkit.drafts.tree import complete
from synthkit.model.citation import Citation
from synthkit.model.document import Block, BlockKind, Document, content_hash, document_key
from synthkit.model.note import LeftOutReason, Note, NoteIds, PlacedBy, Placement
from synthkit.model.provenance import Provenance
from synthkit.model.staleness import section_fingerprint
from synthkit.model.synthesis import (
    Brief,
    Draft,
    Insight,
    LeftOut,
    Material,
    Section,
    Side,
    Synthesis,
    Tension,
    Theme,
    line_id,
)
from synthkit.model.workshop import Question, Series, Workshop

NOON = dt.datetime(2025, 10, 10, 12, 0, tzinfo=dt.UTC)


def question(number: int = 1, text: str = "Hur lär vi av varandra?") -> Question:
    return Question(number=number, text=text)


def workshop(*questions: str, **fields: object) -> Workshop:
    """A workshop with these questions, numbered from 1."""
    asked = questions or ("Hur lär vi av varandra?",)
    return Workshop.model_validate(
        {
            "series": Series(title="Attrahera och behålla!", name="Attrahera och behålla"),
            "name": "WS 2",
            "kind": "workshopen",
            "ordinal": 2,
            "dates": (dt.date(2025, 10, 9),),
            "questions": tuple(question(n, text) for n, text in enumerate(asked, 1)),
        }
        | fields
    )


def heading(text: str, level: int = 1, **fields: object) -> Block:
    return Block.model_validate({"kind": BlockKind.HEADING, "text": text, "level": level} | fields)


def item(text: str, level: int = 0, **fields: object) -> Block:
    return Block.model_validate({"kind": BlockKind.ITEM, "text": text, "level": level} | fields)


def paragraph(text: str, **fields: object) -> Block:
    return Block.model_validate({"kind": BlockKind.PARAGRAPH, "text": text} | fields)


def cell(text: str, row: int, column: int, table: int = 1) -> Block:
    return Block.model_validate(
        {
            "kind": BlockKind.CELL,
            "text": text,
            "place": {"table": table, "row": row, "column": column},
        }
    )


def document(path: str = "Grupp 1.docx", *blocks: Block) -> Document:
    text = "\n".join(block.text for block in blocks)
    return Document(
        key=document_key(path),
        path=path,
        content_hash=content_hash((path + text).encode()),
        blocks=blocks,
    )


def notes(*texts: str, group: str | None = "Grupp 1") -> tuple[Note, ...]:
    """Notes of one group, one a block, out of a document named after the group."""
    name = f"{group or 'Anteckningar'}.docx"
    ids = NoteIds(document_key(name))
    return tuple(
        Note(
            id=ids.next(text),
            text=text,
            document=document_key(name),
            document_name=name,
            block=position,
            group=group,
        )
        for position, text in enumerate(texts)
    )


def answers(*texts: str, group: str | None = None) -> tuple[Note, ...]:
    """Notes of the respondents of one form, each with an answer of their own."""
    return tuple(
        note.model_copy(update={"respondent": str(number), "group": group})
        for number, note in enumerate(notes(*texts, group=None), 1)
    )


def cite(*cited: Note) -> tuple[Citation, ...]:
    citer = Citer(cited)
    made = (citer.cite(note.id) for note in cited)
    return tuple(citation for citation in made if citation)


def insight(text: str, *cited: Note) -> Insight:
    return Insight(id=line_id(text), text=text, citations=cite(*cited))


def theme(title: str, *insights: Insight) -> Theme:
    return Theme(id=line_id(title), title=title, insights=insights)


def tension(one: str, other: str, ones: Iterable[Note], others: Iterable[Note]) -> Tension:
    return Tension(
        id=line_id(one, other),
        sides=(
            Side(text=one, citations=cite(*ones)),
            Side(text=other, citations=cite(*others)),
        ),
    )


def left_out(note: Note, reason: LeftOutReason = LeftOutReason.MINOR) -> LeftOut:
    return LeftOut(note=note.id, reason=reason)


def placed(number: int, *of: Note, by: PlacedBy = PlacedBy.HEADING) -> tuple[Placement, ...]:
    return tuple(Placement(note=note.id, question=number, by=by) for note in of)


def section(asked: Question, draft: Draft, seen: tuple[Note, ...], **provenance: object) -> Section:
    """A section whose notes that the draft does not speak of are left out as not covered."""
    return Section(
        question=asked,
        draft=complete(draft, seen, LeftOutReason.NOT_COVERED),
        provenance=Provenance.model_validate(
            {
                "engine": "offline",
                "engine_version": "1",
                "notes_seen": tuple(note.id for note in seen),
                "fingerprint": section_fingerprint(asked, seen, "offline", Brief()),
                "made_at": NOON,
            }
            | provenance
        ),
    )


def documents_of(all_notes: Iterable[Note]) -> tuple[Document, ...]:
    """Documents whose blocks are exactly these notes."""
    by_name: dict[str, list[Note]] = {}
    for note in all_notes:
        by_name.setdefault(note.document_name, []).append(note)
    return tuple(
        document(name, *(item(note.text) for note in standing))
        for name, standing in by_name.items()
    )


def synthesis(
    held: Workshop | None = None, *sections: Section, notes_by_question: dict[int, tuple[Note, ...]]
) -> Synthesis:
    """A synthesis over notes that a heading placed under their questions."""
    all_notes = tuple(note for under in notes_by_question.values() for note in under)
    return Synthesis(
        workshop=held or workshop(),
        material=Material(
            documents=documents_of(all_notes),
            notes=all_notes,
            placements=tuple(
                p for number, under in notes_by_question.items() for p in placed(number, *under)
            ),
        ),
        sections=sections,
    )
