"""What the nouns hold to, and when a section is of yesterday."""

import pytest
from hypothesis import given
from pydantic import ValidationError

from synthkit.model.staleness import is_stale, section_fingerprint
from synthkit.model.synthesis import Brief, Draft, Insight, Section, Synthesis, Theme, line_id
from tests.builders import (
    insight,
    notes,
    question,
    section,
    synthesis,
    tension,
    theme,
    workshop,
)
from tests.strategies import syntheses


@given(syntheses())
def test_a_synthesis_survives_being_written_as_json(whole: Synthesis) -> None:
    assert Synthesis.model_validate_json(whole.model_dump_json()) == whole


def test_a_noun_refuses_what_it_does_not_know_and_cannot_be_changed() -> None:
    with pytest.raises(ValidationError):
        Insight.model_validate({"id": "a", "text": "A.", "citations": (), "colour": "red"})
    made = insight("A.", *notes("a"))
    with pytest.raises(ValidationError):
        made.text = "B."  # type: ignore[misc]


def test_a_theme_without_insights_cannot_be_made() -> None:
    with pytest.raises(ValidationError):
        Theme(id="a", title="Tomt", insights=())


def test_the_lines_of_a_draft_are_its_insights_and_then_its_tensions() -> None:
    a, b = notes("a", "b")
    one, two, apart = insight("A.", a), insight("B.", b), tension("Ja", "Nej", [a], [b])
    draft = Draft(themes=(theme("Ett", one), theme("Två", two)), tensions=(apart,))
    assert draft.lines == (one, two, apart)
    assert [citation.note for citation in draft.citations] == [a.id, b.id, a.id, b.id]


def test_a_line_id_depends_on_each_of_its_parts() -> None:
    ids = {line_id("a", "b"), line_id("ab"), line_id("b", "a"), line_id("a", "b", "")}
    assert len(ids) == 4
    assert line_id("a", "b") == line_id("a", "b")


def test_a_fingerprint_depends_on_question_notes_groups_and_what_the_engine_was_told() -> None:
    a, b = notes("a", "b")
    moved = a.model_copy(update={"group": "Grupp 9"})
    nested = b.model_copy(update={"parent": a.id})
    prints = {
        section_fingerprint(question(), (a, b), "offline", Brief()),
        section_fingerprint(question(2), (a, b), "offline", Brief()),
        section_fingerprint(question(text="Annat?"), (a, b), "offline", Brief()),
        section_fingerprint(question(), (a,), "offline", Brief()),
        section_fingerprint(question(), (b, a), "offline", Brief()),
        section_fingerprint(question(), (moved, b), "offline", Brief()),
        section_fingerprint(question(), (a, nested), "offline", Brief()),
        section_fingerprint(question(), (a, b), "llm", Brief()),
        section_fingerprint(question(), (a, b), "offline", Brief(language="en")),
        section_fingerprint(question(), (a, b), "offline", Brief(titles=("Lärande",))),
    }
    assert len(prints) == 10


def made_of(*of: str) -> Section:
    seen = notes(*of)
    return section(question(), Draft(themes=(theme("T", insight("A.", seen[0])),)), seen)


def test_a_section_of_todays_notes_and_question_is_not_stale() -> None:
    whole = synthesis(None, made_of("a", "b"), notes_by_question={1: notes("a", "b")})
    assert not is_stale(whole.sections[0], whole)


@pytest.mark.parametrize("today", [("a",), ("a", "b", "c"), ("a", "c")])
def test_a_section_is_stale_when_its_questions_notes_changed(today: tuple[str, ...]) -> None:
    whole = synthesis(None, made_of("a", "b"), notes_by_question={1: notes(*today)})
    assert is_stale(whole.sections[0], whole)


def test_a_section_is_stale_when_its_question_was_reworded_or_is_gone() -> None:
    for held in (workshop("Hur då?"), workshop().model_copy(update={"questions": ()})):
        whole = synthesis(held, made_of("a"), notes_by_question={1: notes("a")})
        assert is_stale(whole.sections[0], whole)


def test_the_notes_of_a_question_come_in_the_materials_order() -> None:
    one, two = notes("a", "b"), notes("c", "d", group="Grupp 2")
    whole = synthesis(workshop("Ett?", "Två?"), notes_by_question={1: one, 2: two})
    assert whole.material.notes_of(2) == two
    backwards = whole.material.model_copy(update={"placements": whole.material.placements[::-1]})
    assert backwards.notes_of(1) == one


def test_no_copy_is_made_with_a_field_that_there_is_not() -> None:
    with pytest.raises(AttributeError, match="standing"):
        Brief().model_copy(update={"standing": (), "kept": ()})
