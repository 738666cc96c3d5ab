"""What stands in a workspace today: documents, notes under questions, and sections.

Notes are taken anew only where something changed; sections are what was drafted, with what people
decided since folded over it.
"""

import hashlib
from collections.abc import Mapping

from synthkit.drafts import changes
from synthkit.model.base import Result
from synthkit.model.document import Document
from synthkit.model.finding import Finding
from synthkit.model.note import NotesTaken, PlacedBy, settle
from synthkit.model.synthesis import Material, Section, Synthesis
from synthkit.model.workshop import Question, Workshop
from synthkit.notes import NOTES_VERSION
from synthkit.notes.transcriptions import with_transcriptions
from synthkit.store.store import Store


def current_material(
    store: Store, questions: tuple[Question, ...], group_names: Mapping[str, str]
) -> Result[Material]:
    """The material as it stands now, with what reading, taking and placing brought up.

    Stores nothing, so that a command that only looks may call it.
    """
    whole = whole_documents(store)
    documents = whole.value
    taken = _taken(store, documents, questions, group_names)
    numbers = {question.number for question in questions}
    ids = {note.id for note in taken.notes}
    placements = (*store.placements(), *changes.placements(store.changes()))
    decided = tuple(
        placement
        for placement in placements
        if placement.note in ids and (placement.question is None or placement.question in numbers)
    )
    settled = {placement.note: placement for placement in settle(taken.placements, decided)}
    material = Material(
        documents=documents,
        notes=taken.notes,
        placements=tuple(settled[note.id] for note in taken.notes if note.id in settled),
        set_asides=taken.set_asides,
        refusals=store.refusals(),
        people=taken.people,
    )
    by = {placement.note: placement.by for placement in material.placements}
    texts = {note.id: note.text for note in taken.notes}
    about = tuple(
        _naming_note(f, texts)
        for f in store.placement_findings()
        if f.where.note is None or by.get(f.where.note) is _ABOUT.get(f.code, PlacedBy.ENGINE)
    )
    of_reading = tuple(finding for document in documents for finding in document.findings)
    return Result(material, of_reading + whole.findings + taken.findings + about)


_MISPLACED = "looks_misplaced"
# Whose placement a finding speaks of; it is void as soon as somebody else has the word.
_ABOUT = {_MISPLACED: PlacedBy.HEADING}


def suggested_moves(
    store: Store, questions: tuple[Question, ...], group_names: Mapping[str, str]
) -> tuple[Finding, ...]:
    """The findings that a note answers another question than the one it stands under."""
    found = current_material(store, questions, group_names).findings
    return tuple(finding for finding in found if finding.code == _MISPLACED)


def _naming_note(finding: Finding, texts: Mapping[str, str]) -> Finding:
    """The finding with the id and the words of the note that it is about."""
    note = finding.where.note
    if note is None:
        return finding
    values = finding.values | {"note": note, "text": texts[note]}
    return finding.model_copy(update={"values": values})


def updated_material(
    store: Store, questions: tuple[Question, ...], group_names: Mapping[str, str]
) -> Result[Material]:
    """As `current_material`, and stores the notes that it took.

    What an engine placed under other questions than today's is forgotten: it answered something
    that is not asked any longer. What a person placed stands.
    """
    documents = whole_documents(store).value
    stored = store.notes_taken()
    today = notes_fingerprint(documents, questions, group_names)
    if stored is None or stored[0] != today:
        taken = _extracted(documents, questions, group_names)
        if stored and _questions_of(stored[0]) != _questions_of(today):
            store.drop_placements()
        store.save_notes_taken(today, taken)
    return current_material(store, questions, group_names)


def sections(store: Store) -> tuple[Section, ...]:
    """The section of each question that has one, by the questions' numbers."""
    made = store.changes()
    drafts = changes.newest_drafts(store.drafts(), made)
    return tuple(
        changes.shown(store.draft(draft.number), draft.around, made)
        for _, draft in sorted(drafts.items())
    )


def synthesis_of(
    store: Store, workshop: Workshop, group_names: Mapping[str, str]
) -> Result[Synthesis]:
    """The whole as it stands now, unchecked, with what `current_material` brought up."""
    material = current_material(store, workshop.questions, group_names)
    asked = {question.number for question in workshop.questions}
    shown = tuple(s for s in sections(store) if s.question.number in asked)
    whole = Synthesis(workshop=workshop, material=material.value, sections=shown)
    return Result(whole, material.findings)


def whole_documents(store: Store) -> Result[tuple[Document, ...]]:
    """The documents, with what people typed in the place of pages that no program reads."""
    return with_transcriptions(store.documents())


def _taken(
    store: Store,
    documents: tuple[Document, ...],
    questions: tuple[Question, ...],
    group_names: Mapping[str, str],
) -> NotesTaken:
    stored = store.notes_taken()
    if stored and stored[0] == notes_fingerprint(documents, questions, group_names):
        return stored[1]
    return _extracted(documents, questions, group_names)


def _extracted(
    documents: tuple[Document, ...],
    questions: tuple[Question, ...],
    group_names: Mapping[str, str],
) -> NotesTaken:
    # Mostly the notes are in the store, and all that takes them need not be loaded.
    from synthkit.notes.extraction import extract_notes  # noqa: PLC0415

    return extract_notes(documents, questions, group_names)


def notes_fingerprint(
    documents: tuple[Document, ...],
    questions: tuple[Question, ...],
    group_names: Mapping[str, str],
) -> str:
    """Two hashes: of the questions, and of all else that the notes are made of."""
    asked = [f"{question.number} {question.text}" for question in questions]
    parts = [NOTES_VERSION]
    parts += [
        f"{d.key} {d.path} {d.content_hash} {len(d.blocks)} {d.transcript}" for d in documents
    ]
    parts += [f"{file}={name}" for file, name in sorted(group_names.items())]
    return f"{_hash(asked)}.{_hash(parts)}"


def _questions_of(fingerprint: str) -> str:
    return fingerprint.partition(".")[0]


def _hash(parts: list[str]) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
