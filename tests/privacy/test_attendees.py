"""Whoever was there is a person wherever else the name stands, whatever the name is."""

import pytest

from synthkit.privacy.masker import masker_for
from synthkit.privacy.people import names_of_attendees
from tests.builders import notes, synthesis


@pytest.mark.parametrize(
    ("listed", "names"),
    [
        ("Zorvald Rask", {"Zorvald Rask", "Zorvald"}),
        ("Fjodra", {"Fjodra"}),
        ("Karin", {"Karin"}),
    ],
)
def test_a_name_that_no_list_has_is_one(listed, names):
    assert set(names_of_attendees([listed])) >= names


@pytest.mark.parametrize(
    "listed",
    ["Region Dalarna", "Torgföreningen", "Simklubben", "Elever", "Kommunen", "Teachers", "Almi"],
)
def test_organisations_and_common_words_are_nobody(listed):
    assert list(names_of_attendees([listed])) == []


def test_surnames_that_are_words_are_masked_in_full_names_only():
    assert set(names_of_attendees(["Fjodra Strand"])) == {"Fjodra Strand", "Fjodra"}


def test_people_of_the_material_are_masked_in_notes_and_gone_from_what_others_see():
    given = notes("Fjodra bygger en scen", "Be Rask om nyckeln", "rask handläggning")
    whole = synthesis(notes_by_question={1: given})
    material = whole.material.model_copy(update={"people": ("Fjodra Raskvåg",)})
    whole = whole.model_copy(update={"material": material})
    seen = masker_for(whole).synthesis(whole).material
    assert [note.text for note in seen.notes] == [
        "[namn] bygger en scen",
        "Be Rask om nyckeln",
        "rask handläggning",
    ]
    assert seen.people == ()


def test_an_abbreviation_in_the_list_is_where_somebody_works() -> None:
    assert list(names_of_attendees(["QVXA", "RUA", "Tilda Qvxosand QVXA"])) == [
        "Tilda Qvxosand",
        "Tilda",
        "Qvxosand",
    ]
