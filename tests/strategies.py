"""Whole workshops for property tests: whatever files, notes, placements and drafts there may be.

notes_of_a_group()   notes that one group wrote
loose_drafts(notes)  drafts that may pass over some of the notes
drafts(notes)        drafts that account for every note
materials()          documents, notes, set-asides and placements that belong together
syntheses()          a workshop with sections for some of its questions
FEW                  examples of what takes a workshop summarised each time
"""

from collections.abc import Sequence
from typing import Final

from hypothesis import settings
from hypothesis import strategies as st

from synthkit.drafts.citing import Citer
from synthkit.drafts.tree import complete
from synthkit.model.citation import Citation, Role
from synthkit.model.document import Block, BlockKind, Document, SetAside, SetAsideReason
from synthkit.model.note import LeftOutReason, Note, NoteIds, PlacedBy, Placement
from synthkit.model.synthesis import (
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
from synthkit.model.workshop import Question
from tests.builders import document, section, workshop

FEW: Final = settings().max_examples * 2 // 5

_MATTERS = (
    "Dela lärdomar mellan regionerna",
    "Avgiften ska höjas",
    "Avgiften ska inte höjas",
    "RUA och HR behöver mötas 4 gånger om året",
    "Kartlägg behoven före 2027",
    "Boende, kollektivtrafik och skola",
    "Umeås exempel",
    "15 000 kr räcker inte",
    "Ställ frågan till företagen: vad behöver ni?",
    "TESTBÄDDAR",
)
_GROUPS = (None, "Grupp 1", "Grupp 2", "Grupp 3")

texts = st.one_of(
    st.sampled_from(_MATTERS),
    st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), max_size=30),
).map(lambda text: " ".join(text.split()) or "Tyst")

reasons = st.sampled_from(LeftOutReason)
questions = st.lists(st.sampled_from(_MATTERS), min_size=1, max_size=3, unique=True)


@st.composite
def notes_of_a_group(draw: st.DrawFn, least: int = 0, most: int = 8) -> tuple[Note, ...]:
    """Notes of one document, one a block; the same text may stand there twice."""
    ids = NoteIds("aaaaaa")
    written = draw(st.lists(texts, min_size=least, max_size=most))
    return tuple(
        Note(
            id=ids.next(text),
            text=text,
            document="aaaaaa",
            document_name="Grupp 1.docx",
            block=position,
            group="Grupp 1",
        )
        for position, text in enumerate(written)
    )


@st.composite
def loose_drafts(draw: st.DrawFn, notes: Sequence[Note], asked: int = 1) -> Draft:
    """Lines that cite some of the notes, and left-outs of some others; a note may be in neither."""
    citer = Citer(notes)

    def citations() -> tuple[Citation, ...]:
        cited = draw(st.lists(st.sampled_from(notes), min_size=1, max_size=3, unique=True))
        made = (citer.cite(note.id, draw(st.sampled_from(Role))) for note in cited)
        return tuple(citation for citation in made if citation)

    if not notes:
        return Draft()
    themes = tuple(
        Theme(
            id=line_id(str(asked), "theme", str(number)),
            title=draw(texts),
            insights=tuple(
                Insight(
                    id=line_id(str(asked), "insight", str(number), str(place)),
                    text=draw(texts),
                    citations=citations(),
                )
                for place in range(draw(st.integers(1, 3)))
            ),
        )
        for number in range(draw(st.integers(0, 3)))
    )
    tensions = tuple(
        Tension(
            id=line_id(str(asked), "tension", str(number)),
            sides=(
                Side(text=draw(texts), citations=citations()),
                Side(text=draw(texts), citations=citations()),
            ),
        )
        for number in range(draw(st.integers(0, 2)))
    )
    spoken = Draft(themes=themes, tensions=tensions)
    cited = {citation.note for citation in spoken.citations}
    left_out = tuple(
        LeftOut(note=note.id, reason=draw(reasons))
        for note in notes
        if note.id not in cited and draw(st.booleans())
    )
    return spoken.model_copy(update={"left_out": left_out})


@st.composite
def drafts(draw: st.DrawFn, notes: Sequence[Note], asked: int = 1) -> Draft:
    """Drafts that cite each note, or leave it out, exactly once."""
    return complete(draw(loose_drafts(notes, asked)), notes, LeftOutReason.NOT_COVERED)


@st.composite
def materials(draw: st.DrawFn, questions: int = 1) -> Material:
    """One to three files; each block of them is behind one or two notes, or is set aside."""
    documents: list[Document] = []
    notes: list[Note] = []
    set_asides: list[SetAside] = []
    for number in range(draw(st.integers(1, 3))):
        name = f"Fil {number + 1}.docx"
        written = draw(st.lists(texts, max_size=6))
        kept = document(name, *(Block(kind=BlockKind.ITEM, text=text) for text in written))
        documents.append(kept)
        ids = NoteIds(kept.key)
        for position, text in enumerate(written):
            if draw(st.integers(0, 4)) == 0:
                reason = draw(st.sampled_from(SetAsideReason))
                set_asides.append(SetAside(document=kept.key, reason=reason, block=position))
                continue
            group = draw(st.sampled_from(_GROUPS))
            for thought in (text, f"{text} (forts.)")[: draw(st.integers(1, 2))]:
                note = Note(
                    id=ids.next(thought),
                    text=thought,
                    document=kept.key,
                    document_name=name,
                    block=position,
                    group=group,
                )
                notes.append(note)
    placements = (draw(_placements(note, questions)) for note in notes)
    return Material(
        documents=tuple(documents),
        notes=tuple(notes),
        placements=tuple(placement for placement in placements if placement),
        set_asides=tuple(set_asides),
    )


@st.composite
def syntheses(draw: st.DrawFn) -> Synthesis:
    """A workshop of one to three questions, some of them summarised."""
    held = workshop(*draw(questions))
    material = draw(materials(len(held.questions)))
    sections = [
        draw(_sections(question, material.notes_of(question.number)))
        for question in held.questions
        if draw(st.booleans())
    ]
    return Synthesis(workshop=held, material=material, sections=tuple(sections))


@st.composite
def _placements(draw: st.DrawFn, note: Note, questions: int) -> Placement | None:
    by = draw(st.sampled_from(PlacedBy))
    number = draw(st.integers(-1, questions))
    if number == -1:
        return None
    if number == 0:
        return Placement(note=note.id, question=None, by=by, reason=draw(reasons))
    return Placement(note=note.id, question=number, by=by)


@st.composite
def _sections(draw: st.DrawFn, question: Question, notes: tuple[Note, ...]) -> Section:
    return section(question, draw(drafts(notes, question.number)), notes)
