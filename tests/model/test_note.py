"""Ids that last, and whose word counts about a note's question."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthkit.model.note import (
    LeftOutReason,
    NoteIds,
    PlacedBy,
    Placement,
    Voice,
    VoiceKind,
    groups_of,
    settle,
    text_hash,
)
from tests.builders import answers, notes, placed
from tests.strategies import texts


def ids_of(written: list[str], key: str = "3f9a2c") -> list[str]:
    ids = NoteIds(key)
    return [ids.next(text) for text in written]


@given(st.lists(texts))
def test_the_ids_of_a_document_are_all_different(written: list[str]) -> None:
    ids = ids_of(written)
    assert len(set(ids)) == len(ids)


@given(st.lists(texts, unique_by=text_hash), st.lists(texts, unique_by=text_hash))
def test_a_note_whose_text_did_not_change_keeps_its_id(before: list[str], after: list[str]) -> None:
    old, new = (dict(zip(written, ids_of(written), strict=True)) for written in (before, after))
    assert all(old[text] == new[text] for text in old.keys() & new.keys())


def test_the_second_of_two_equal_texts_says_that_it_is_the_second() -> None:
    first, second, other, third = ids_of(["Samma", "Samma", "Annat", "Samma"])
    assert (second, third) == (f"{first}-2", f"{first}-3")
    assert not other.startswith(first)


def test_the_same_text_in_another_document_is_another_note() -> None:
    assert ids_of(["Samma"], "aaaaaa") != ids_of(["Samma"], "bbbbbb")


def test_white_space_and_the_form_of_letters_make_no_other_note() -> None:
    assert text_hash("Lär  av\u00a0varandra ") == text_hash("La\u0308r av varandra")
    assert text_hash("Lär av varandra") != text_hash("lär av varandra")


def test_a_person_settles_what_heading_and_engine_say_otherwise() -> None:
    (note,) = notes("Dela lärdomar")
    heading, engine, person = (
        placed(number, note, by=by)
        for number, by in ((1, PlacedBy.HEADING), (2, PlacedBy.ENGINE), (3, PlacedBy.PERSON))
    )
    assert settle(heading, ()) == heading
    assert settle(heading, engine) == heading
    assert settle(heading, person + engine) == person
    assert settle((), engine + person) == person


def test_of_one_voices_two_words_the_later_counts() -> None:
    (note,) = notes("Dela lärdomar")
    early, late = placed(1, note, by=PlacedBy.PERSON), placed(2, note, by=PlacedBy.PERSON)
    assert settle((), early + late) == late


@given(st.data())
def test_settling_gives_each_note_one_placement_by_its_strongest_voice(
    data: st.DataObject,
) -> None:
    strength = list(PlacedBy)
    said = data.draw(
        st.lists(
            st.builds(
                Placement,
                note=st.sampled_from("abc"),
                question=st.integers(1, 3),
                by=st.sampled_from(PlacedBy),
            )
        )
    )
    by_heading = tuple(p for p in said if p.by is PlacedBy.HEADING)
    decided = tuple(p for p in said if p.by is not PlacedBy.HEADING)
    settled = settle(by_heading, decided)
    assert sorted(p.note for p in settled) == sorted({p.note for p in said})
    for placement in settled:
        voices = [p.by for p in said if p.note == placement.note]
        assert placement.by is max(voices, key=strength.index)


def test_a_placement_has_a_question_or_the_reason_why_there_is_none() -> None:
    for question, reason in ((None, None), (1, LeftOutReason.OFF_TOPIC)):
        with pytest.raises(ValueError, match="a question or the reason"):
            Placement(note="a", question=question, by=PlacedBy.PERSON, reason=reason)


def test_a_group_has_one_voice_whatever_file_its_notes_are_in() -> None:
    (here,) = notes("Dela lärande")
    there = here.model_copy(update={"document": "aaaaaa"})
    assert here.voice == there.voice == Voice(VoiceKind.GROUP, "Grupp 1")


def test_where_nothing_tells_the_group_a_file_has_a_voice_of_its_own() -> None:
    one, same_file = notes("Dela lärande", "Nätverk", group=None)
    another = one.model_copy(update={"document": "aaaaaa"})
    assert one.voice == same_file.voice != another.voice
    assert one.voice.kind is VoiceKind.UNKNOWN


def test_every_respondent_of_a_form_has_a_voice_also_those_who_sat_in_one_group() -> None:
    one, other = answers("Dela lärande", "Nätverk", group="Grupp 1")
    assert one.voice != other.voice
    assert one.voice.kind is VoiceKind.RESPONDENT


def test_respondents_and_unknown_voices_are_no_groups() -> None:
    heard = (*notes("A", "B"), *answers("C", "D", group="Grupp 1"), *notes("E", group=None))
    assert groups_of((*heard, *notes("F", group="Grupp 2"))) == ("Grupp 1", "Grupp 2")
