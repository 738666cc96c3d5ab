"""Where the reading may be wrong though nothing failed; silent where nothing is odd."""

from collections.abc import Mapping

import pytest

from synthkit.checks.doubts import (
    files_much_set_aside,
    files_without_question,
    groups_without_notes,
    questions_in_few_files,
)
from synthkit.model.document import Block, BlockKind, Document, SetAside, SetAsideReason
from synthkit.model.note import LeftOutReason, Note, PlacedBy, Placement
from synthkit.model.synthesis import Material, Synthesis
from tests.builders import answers, documents_of, notes, workshop
from tests.checks.builders import codes, values

ASKED = ("Vad gör hamnen bättre?", "Vad hindrar båtlivet?", "Vad kan ni bidra med?")
SAID = "Vi vill ha fler pirar vid norra kajen"


def material_of(
    placed: Mapping[str, tuple[int | None, ...]], by: PlacedBy = PlacedBy.HEADING
) -> Synthesis:
    """Groups, each with a file and one note under each of these questions."""
    every: list[Note] = []
    placements: list[Placement] = []
    for group, questions in placed.items():
        taken = notes(*(f"{SAID} {group} {n}" for n in range(len(questions))), group=group)
        ids = {note.id: f"{group}-{note.id}" for note in taken}
        for note, question in zip(taken, questions, strict=True):
            renamed = note.model_copy(
                update={"id": ids[note.id], "document": group, "document_name": f"{group}.docx"}
            )
            every.append(renamed)
            reason = LeftOutReason.OFF_TOPIC if question is None else None
            placements.append(Placement(note=renamed.id, question=question, by=by, reason=reason))
    documents = tuple(
        Document(key=group, path=f"{group}.docx", content_hash="0" * 64, blocks=())
        for group in placed
    )
    material = Material(documents=documents, notes=tuple(every), placements=tuple(placements))
    return Synthesis(workshop=workshop(*ASKED), material=material)


# Groups


def test_a_group_with_nothing_where_the_others_have_notes_is_told_of():
    looked_at = material_of({"Lag 1": (1, 2), "Lag 2": (1, 2), "Lag 3": (1,), "Lag 4": (1, 2)})
    assert values(groups_without_notes, looked_at, "group") == ["Lag 3"]
    assert values(groups_without_notes, looked_at, "question") == [2]
    assert values(groups_without_notes, looked_at, "others") == [3]


@pytest.mark.parametrize(
    "placed",
    [
        {"Lag 1": (1, 2, 3), "Lag 2": (3, 2, 1), "Lag 3": (1, 2, 3)},  # all have all
        {"Lag 1": (1, 2), "Lag 2": (1,), "Lag 3": (1,)},  # most have none
        {"Lag 1": (1, 2), "Lag 2": (1,)},  # too few to compare
        {"Lag 1": (1, 2), "Lag 2": (1, 2), "Lag 3": (None,)},  # answers none of them
    ],
)
def test_groups_that_answer_alike_are_not_told_of(placed):
    assert codes(groups_without_notes, material_of(placed)) == []


def test_a_group_whose_notes_are_still_to_be_placed_is_not_judged():
    looked_at = material_of({"Lag 1": (1, 2), "Lag 2": (1, 2), "Lag 3": (1, 1)})
    material = looked_at.material
    assert codes(groups_without_notes, looked_at) == ["group_without_notes"]
    open_note = material.model_copy(update={"placements": material.placements[:-1]})
    assert codes(groups_without_notes, looked_at.model_copy(update={"material": open_note})) == []


def test_a_respondent_is_no_group():
    looked_at = material_of({"Lag 1": (1, 2), "Lag 2": (1, 2), "Lag 3": (1, 2)})
    form = answers("Kajen", "Piren")
    placements = tuple(Placement(note=n.id, question=1, by=PlacedBy.HEADING) for n in form)
    material = looked_at.material.model_copy(
        update={
            "notes": looked_at.material.notes + form,
            "documents": looked_at.material.documents + documents_of(form),
            "placements": looked_at.material.placements + placements,
        }
    )
    assert codes(groups_without_notes, looked_at.model_copy(update={"material": material})) == []


# Questions


def test_a_question_that_few_files_head_is_told_of():
    looked_at = material_of({"A": (1, 2), "B": (1, 2), "C": (1, 2, 3), "D": (1, 2)})
    assert values(questions_in_few_files, looked_at, "question") == [3]
    assert values(questions_in_few_files, looked_at, "name") == ["C.docx"]


@pytest.mark.parametrize(
    "placed",
    [
        {"A": (1, 2, 3), "B": (1, 2, 3), "C": (1, 2, 3)},
        {"A": (1,), "B": (2,), "C": (3,), "D": (1,)},  # a file a question
        {"A": (1, 2), "B": (1, 2), "C": (1, 2)},  # nobody has the third
        {"A": (1, 2), "B": (1, 3)},
    ],
)
def test_questions_that_most_files_head_are_not_told_of(placed):
    assert codes(questions_in_few_files, material_of(placed)) == []


def test_notes_that_an_engine_placed_are_no_headings():
    placed = {"A": (1, 2), "B": (1, 2), "C": (1, 2, 3), "D": (1, 2)}
    assert codes(questions_in_few_files, material_of(placed, PlacedBy.ENGINE)) == []


def listed(by: PlacedBy | None, *, group: str | None = None, asked: int = 2) -> Synthesis:
    """A file of three notes, placed so."""
    taken = notes(*(f"{SAID} {n}" for n in range(3)), group=group)
    placements = tuple(Placement(note=n.id, question=1, by=by) for n in taken if by)
    material = Material(documents=documents_of(taken), notes=taken, placements=placements)
    return Synthesis(workshop=workshop(*ASKED[:asked]), material=material)


@pytest.mark.parametrize("by", [None, PlacedBy.ENGINE])
def test_a_list_of_which_nothing_tells_question_or_group_is_told_of(by):
    assert values(files_without_question, listed(by), "count") == [3]


@pytest.mark.parametrize(
    "looked_at",
    [
        listed(PlacedBy.HEADING),
        listed(PlacedBy.PERSON),
        listed(PlacedBy.ENGINE, group="Lag 1"),
        listed(PlacedBy.ENGINE, asked=1),
    ],
)
def test_a_file_that_tells_question_or_group_is_not_told_of(looked_at):
    assert codes(files_without_question, looked_at) == []


# Files


def file_with(
    *aside: tuple[str, SetAsideReason], noted: int = 6, kind: BlockKind = BlockKind.PARAGRAPH
) -> Synthesis:
    """A file of that many notes of eight words, with these texts set aside."""
    taken = notes(*(f"{SAID} {n}" for n in range(noted)))
    (document,) = documents_of(taken)
    start = len(document.blocks)
    more = tuple(Block(kind=kind, text=text) for text, _ in aside)
    set_asides = tuple(
        SetAside(document=document.key, reason=reason, block=start + n, text=text)
        for n, (text, reason) in enumerate(aside)
    )
    document = document.model_copy(update={"blocks": document.blocks + more})
    material = Material(documents=(document,), notes=taken, set_asides=set_asides)
    return Synthesis(workshop=workshop(*ASKED), material=material)


LONG = (
    "Bryggan mot söder behöver byggas om innan vintern eftersom isen varje år tar med sig de yttre "
    "pålarna och ingen har råd att ersätta dem varje vår"
)


@pytest.mark.parametrize(
    "reason",
    [SetAsideReason.HEADING, SetAsideReason.TEMPLATE, SetAsideReason.ATTENDANCE],
)
def test_a_file_of_whose_words_much_became_no_note_is_told_of(reason):
    looked_at = file_with((LONG, reason))
    assert values(files_much_set_aside, looked_at, "text") == [LONG]
    assert values(files_much_set_aside, looked_at, "count") == [27]


def test_little_beside_many_notes_is_not_told_of():
    assert codes(files_much_set_aside, file_with((LONG, SetAsideReason.HEADING), noted=40)) == []
    assert codes(files_much_set_aside, file_with(("Lag Nord", SetAsideReason.HEADING))) == []


@pytest.mark.parametrize(
    "looked_at",
    [
        file_with((LONG, SetAsideReason.COMMENT)),
        file_with((LONG, SetAsideReason.FURNITURE), kind=BlockKind.FOOTER),
        file_with((LONG, SetAsideReason.TRANSCRIPT)),
        file_with(*((text, SetAsideReason.HEADING) for text in ASKED * 2)),
    ],
)
def test_what_is_told_otherwise_or_is_no_body_is_not_told_of(looked_at):
    assert codes(files_much_set_aside, looked_at) == []


def test_the_words_of_a_form_are_not_told_of():
    one = file_with((LONG, SetAsideReason.TEMPLATE))
    empty = Document(
        key="ffffff",
        path="Mall.docx",
        content_hash="1" * 64,
        blocks=(Block(kind=BlockKind.PARAGRAPH, text=LONG),),
    )
    documents = (*one.material.documents, empty)
    material = one.material.model_copy(update={"documents": documents})
    assert codes(files_much_set_aside, one.model_copy(update={"material": material})) == []


def test_a_heading_that_notes_stand_under_is_not_told_of():
    one = file_with((LONG, SetAsideReason.HEADING))
    headed = tuple(n.model_copy(update={"headings": (LONG,)}) for n in one.material.notes)
    material = one.material.model_copy(update={"notes": headed})
    assert codes(files_much_set_aside, one.model_copy(update={"material": material})) == []
