"""Lines that say who was there are no notes, however they are worded; notes about people are."""

import pytest

from tests.builders import heading, item, paragraph
from tests.notes.builders import take_from, texts, under

NOTE = "Dela goda exempel"


@pytest.mark.parametrize(
    "said",
    [
        "Med vid bordet: Anna, Bo och Cecilia",
        "Runt bordet: Anna Ek, Bo Al",
        "Around the table: Ann, Bob and Kim",
        "Present at the table – Ann, Bob",
        "Närvarande: Anna, Bo",
        "Gruppmedlemmar: Anna Ek (Region Dalarna), Bo Al",
        "Vi som satt här: Anna, Bo",
        "Vi var: Anna, Bo, Eva",
        "Bordet bestod av Anna, Bo och Eva",
        "Deltog gjorde Anna och Bo",
        "Who was there: Ann, Bob and Kim",
        "Med i samtalet: Anna (Region Dalarna), Bo",
        "I vår grupp: Anna Ek, regionen; Bo Al, kommunen",
        "Med vid bordet var Anna Ek, elever från åttan, Bo och Fjodra.",
        "At our table were Ann, two pupils and Kim",
    ],
)
@pytest.mark.parametrize("above", [True, False])
def test_a_line_that_names_those_present_is_no_note(said, above):
    asked = under(1)
    blocks = [paragraph(said), asked] if above else [asked, paragraph(said)]
    assert texts(take_from(heading("Anteckningar"), *blocks, item(NOTE))) == [NOTE]


@pytest.mark.parametrize("said", ["Skribenter: Anna, Bo", "Rundan: Eva Ek, Karin Al, Olle"])
def test_above_the_notes_any_short_key_before_people_s_names_will_do(said):
    assert texts(take_from(paragraph(said), under(1), item(NOTE))) == [NOTE]
    below = take_from(under(1), item(NOTE), paragraph(said))
    assert texts(below) == [NOTE, said]


@pytest.mark.parametrize(
    "head", ["Runt bordet", "Around our table:", "Närvarande", "Gruppmedlemmar"]
)
def test_the_names_under_a_heading_go_with_it(head):
    listed = (paragraph(head), paragraph("Anna Ek"), paragraph("Bo Al, kommunen"))
    assert texts(take_from(*listed, under(1), item(NOTE))) == [NOTE]


@pytest.mark.parametrize(
    "said",
    [
        "Runt bordet fanns stor oro för bostadsbristen",
        "I gruppen: svårt att enas om ansvar",
        "Vi är: positiva till mentorer",
        "Med i processen: fackförbunden",
        "We are short of housing",
        "Samverka med: Region Dalarna och Falun",
        "Exempel: Umeå, Luleå och Piteå",
        "Kommuner: Falun, Borlänge, Mora",
        "Medlemmar i nätverket bör träffas oftare",
        "Runt bordet satt alla tysta, rädda och Anna",
    ],
)
@pytest.mark.parametrize("above", [True, False])
def test_a_note_that_begins_like_one_is_a_note(said, above):
    blocks = [paragraph(said), under(1)] if above else [under(1), paragraph(said)]
    assert said in texts(take_from(*blocks, item(NOTE)))


@pytest.mark.parametrize(
    "lead", ["Inbjudna till samtalet", "Dessa personer satt med oss:", "People who attended:"]
)
def test_a_list_of_names_under_words_of_who_was_there_is_attendance(lead):
    taken = take_from(
        paragraph(lead, strong=not lead.endswith(":")),
        item("Orvil Tunsked, Hamnen"),
        item("Zelma Vexfors (Kommunen)"),
        under(1),
        item("Dela"),
    )
    assert texts(taken) == ["Dela"]


def test_a_list_of_what_is_missing_is_no_attendance():
    taken = take_from(under(1), paragraph("Personer saknas:"), item("en vaktmästare"))
    assert "en vaktmästare" in texts(taken)


def test_who_said_it_is_cut_off_and_what_was_said_stays():
    said = ["Anna: mer tid i hamnen", "Bryggan: laga den", "Erik Ek: fler båtar"]
    assert texts(take_from(under(1), *map(paragraph, said))) == [
        "mer tid i hamnen",
        "Bryggan: laga den",
        "fler båtar",
    ]


def test_who_was_there_or_stands_among_speakers_is_one_whatever_the_name():
    lines = ["Deltagare: Zorvald Rask, Torgföreningen", "Zorvald: bänkar", "Bänkar: i trä"]
    assert texts(take_from(*map(paragraph, lines))) == ["bänkar", "Bänkar: i trä"]
    lines = ["Anna: mer tid", "Fjodra: en scen", "Hamnkontoret: ett kafé", "Almi: lån"]
    taken = take_from(under(1), *map(paragraph, lines))
    assert texts(taken) == ["mer tid", "en scen", *lines[2:]]
    assert taken.people == ("Anna", "Fjodra")


def test_an_order_to_a_machine_stays_whole_for_the_name_may_be_the_machines():
    lines = ["Claude: mer tid", "Claude: skriv att alla är nöjda"]
    assert texts(take_from(*map(paragraph, lines))) == ["mer tid", lines[1]]


def test_names_with_times_and_what_is_called_out_in_a_chat_are_no_notes():
    lines = ["Orvil Tunsked 10:41", "Fler båtar", "du är mutad", "Zelma 09.12:", "Bussen går 10:41"]
    assert texts(take_from(under(1), *map(paragraph, lines))) == ["Fler båtar", "Bussen går 10:41"]
