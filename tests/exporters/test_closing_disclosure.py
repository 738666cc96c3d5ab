"""The closing document of a series says of its meetings what is true of them, in every form."""

from itertools import combinations_with_replacement

import pytest

from synthkit.app.closing import carried
from synthkit.exporters.about import disclosure
from synthkit.exporters.formats import EVIDENCE, HTML, PDF, REGISTER, XLSX
from synthkit.exporters.onepager import one_page
from synthkit.exporters.pdf.document import to_pdf
from synthkit.exporters.view import View
from synthkit.model.document import Document, SetAside, SetAsideReason
from synthkit.model.note import Note
from synthkit.model.synthesis import Draft, Material, Section, Synthesis
from tests.builders import NOON, insight, placed, question, section, tension, theme, workshop
from tests.exporters.builders import whole
from tests.exporters.test_disclosure import FORMS, made_in, reworded, told_by

MODEL = "trainedAlgorithmicMedia"
WAYS = [(None, False, None), (None, True, None), ("Copilot", False, None), ("Copilot", True, None)]


def meeting(way: tuple[str | None, bool, str | None], name: str) -> Document:
    """What the synthesis of a meeting brings, made in that way; edited is its first line."""
    (told,) = whole().sections
    made = whole().model_copy(
        update={"sections": (told.model_copy(update={"provenance": made_in(way, 1).provenance}),)}
    )
    brought = carried(name, name.lower(), reworded(made) if way[1] else made)
    assert brought is not None
    return brought.document


def lines_of(document: Document) -> tuple[Note, ...]:
    return tuple(
        Note(
            id=f"{document.meeting}-{at}",
            text=block.text,
            document=document.key,
            document_name=document.name,
            block=at,
            group=document.meeting,
            place=block.place,
        )
        for at, block in enumerate(document.blocks)
        if block.place.line
    )


def closing(service: str | None, *meetings: Document) -> Synthesis:
    """A closing synthesis with a line for each line of the meetings."""
    notes = tuple(note for one in meetings for note in lines_of(one))
    first, second, *rest = notes
    draft = Draft(
        themes=(theme("Vad vi lärt oss", *(insight(note.text, note) for note in rest)),),
        tensions=(tension(first.text, second.text, (first,), (second,)),),
    )
    asked = workshop("Vad har vi lärt oss?", meetings=tuple(m.meeting or "" for m in meetings))
    made: Section = section(
        question(1, "Vad har vi lärt oss?"),
        draft,
        notes,
        **made_in((service, False, None), 1).provenance.model_dump(
            include={"engine", "model", "model_label"}
        ),
    )
    material = Material(
        documents=meetings,
        notes=notes,
        placements=placed(1, *notes),
        set_asides=tuple(
            SetAside(document=one.key, reason=SetAsideReason.HEADING, block=at, text=block.text)
            for one in meetings
            for at, block in enumerate(one.blocks)
            if not block.place.line
        ),
    )
    return Synthesis(workshop=asked, material=material, sections=(made,))


@pytest.mark.parametrize("service", [None, "Copilot"])
@pytest.mark.parametrize(("first", "second"), list(combinations_with_replacement(WAYS, 2)), ids=str)
def test_every_form_of_it_says_what_the_sentence_says(first, second, service):
    made = closing(service, meeting(first, "WS 1"), meeting(second, "WS 2"))
    by_model = [note for note in made.material.notes if note.place.line in worded(made, note)]
    lines = made.sections[0].draft.lines
    cited = [{citation.note for citation in line.sources} for line in lines]
    count = sum(bool(one & {note.id for note in by_model}) for one in cited)
    count = len(lines) if service else count
    had_part = bool(service or first[0] or second[0])
    pure = bool(service) and first == second == ("Copilot", False, None)
    assert ("Copilot" in disclosure(made)) == had_part
    for form in FORMS:
        content = form.export(made, View(), NOON)
        read_as = {REGISTER: XLSX, EVIDENCE: HTML}.get(form, form)
        found = told_by(read_as, content)
        term = found.get("DigitalSourceType", "").rpartition("/")[2]
        assert term == ("" if not had_part else MODEL if pure else f"compositeWithT{MODEL[1:]}")
        assert found.get("synthkit-lines-by-model") == (
            f"{count} of {len(lines)}" if had_part else None
        )
        if "synthkit-made-with" in found:
            assert ("meetings: gpt-x" in found["synthkit-made-with"]) == bool(first[0] or second[0])
    page = told_by(PDF, to_pdf(one_page(made).layout, NOON))
    assert page == told_by(PDF, PDF.export(made, View(), NOON))


def worded(made: Synthesis, note: Note) -> tuple[str, ...]:
    (document,) = (one for one in made.material.documents if one.key == note.document)
    return document.by_model


def test_what_a_person_reworded_in_a_meeting_is_no_line_by_a_model():
    plain, edited = meeting(WAYS[2], "WS 1"), meeting(WAYS[3], "WS 1")
    assert len(plain.by_model) == len(lines_of(plain)) == len(edited.by_model) + 1
    assert plain.content_hash != edited.content_hash
    assert meeting(WAYS[0], "WS 1").by_model == ()
