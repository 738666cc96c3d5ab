"""What boards, polls and programs print beside notes is no note, and no question's number."""

import pytest

from synthkit.model.document import Block, BlockKind, SetAsideReason
from tests.builders import heading, item, paragraph
from tests.notes.builders import ASKED, aside, placed, take_from, texts, under

NOTE = "Dela goda exempel"


def card(text: str) -> Block:
    return Block(kind=BlockKind.BOX, text=text)


@pytest.mark.parametrize("count", ["3", "+2", "6 svar", "9 responses", "1 röst", "12 likes"])
def test_a_count_in_a_box_is_furniture_and_no_question_number(count):
    taken = take_from(under(2), card(count), card(NOTE), card("Fler mentorer"))
    assert placed(taken) == [(NOTE, 2), ("Fler mentorer", 2)]
    assert (count, SetAsideReason.FURNITURE) in aside(taken)


def test_a_count_of_answers_is_furniture_outside_boxes_too():
    assert texts(take_from(heading(ASKED[0]), paragraph("14 svar"), card(NOTE))) == [NOTE]


def test_votes_on_a_card_are_no_part_of_its_note():
    assert texts(take_from(under(1), card(f"3\n{NOTE}"), card("Fler mentorer\n2 röster"))) == [
        NOTE,
        "Fler mentorer",
    ]


@pytest.mark.parametrize("said", ["6 svar är för få", "3 nya lokaler", "12 deltagare per grupp"])
def test_a_note_that_begins_with_a_count_is_a_note(said):
    assert texts(take_from(under(1), card(said))) == [said]


@pytest.mark.parametrize("name", ["Anna E.", "Gunvor Ek", "Karin Maria Lund"])
def test_who_put_a_card_on_the_board_is_no_note(name):
    taken = take_from(under(1), card(NOTE), card(name))
    assert texts(taken) == [NOTE]
    assert (name, SetAsideReason.ATTENDANCE) in aside(taken)


@pytest.mark.parametrize("said", ["Plan B", "Rosa bandet", "Fler mentorer", "Region Dalarna"])
def test_a_short_card_that_names_nobody_is_a_note(said):
    assert texts(take_from(under(1), card(said))) == [said]


@pytest.mark.parametrize(
    "line", ["Exported from BOARD | Page 1 of 1", "Utskrift av tavlan – sida 2 av 3"]
)
def test_what_a_program_prints_below_each_page_is_furniture(line):
    assert texts(take_from(under(1), item(NOTE), paragraph(line))) == [NOTE]
    assert texts(take_from(under(1), item("Läs sida 2 av 3"))) == ["Läs sida 2 av 3"]


# Meetings and the programs that they are noted in


@pytest.mark.parametrize("head", ["Agenda", "Uppföljningsuppgifter", "Follow-up tasks"])
def test_an_agenda_and_tasks_for_later_are_no_notes(head):
    part = (heading(head, 2), item("Välkommen"), paragraph("Boka lokal"))
    asked = (heading(ASKED[0], 2), item(NOTE))
    assert texts(take_from(heading("Grupp 1"), *part, *asked)) == [NOTE]
    assert texts(take_from(heading("Grupp 1"), *asked, *part)) == [NOTE]
    below = take_from(heading("Grupp 1"), *part, heading(ASKED[0], 3), item(NOTE))
    assert placed(below) == [(NOTE, 1)]


@pytest.mark.parametrize(
    "said",
    ["Agenda 2030", "Dagordningen bör skickas ut i tid", "Gå till skogen", "Skapa en kod för alla"],
)
def test_what_speaks_of_an_agenda_is_a_note(said):
    assert texts(take_from(under(1), item(said), item(NOTE))) == [said, NOTE]


@pytest.mark.parametrize(
    "line",
    [
        "10:12",
        "kl. 10:12–11:30",
        "Urklippt från: https://a.example/b",
        "Created with OneNote.",
        "Exporterad från Miro 2026-05-02",
        "Mentimeter",
        "Gå till menti.com och ange koden 1234 5678",
        "Join at slido.com with code 42 17",
    ],
)
def test_what_a_program_prints_beside_notes_is_furniture(line):
    assert texts(take_from(under(1), item(NOTE), paragraph(line))) == [NOTE]


@pytest.mark.parametrize(
    "line", ["[14:02] Anna Ek", "14:02 Anna Ek", "Anna Ek 14:02", "[2026-05-03 14:02] Anna"]
)
def test_who_wrote_when_in_a_chat_is_no_note(line):
    taken = take_from(under(1), paragraph(line), paragraph(NOTE))
    assert texts(taken) == [NOTE]
    assert (line, SetAsideReason.ATTENDANCE) in aside(taken)


@pytest.mark.parametrize("line", ["14:02 går sista bussen", "12:30 Lunch ute för alla i parken"])
def test_a_note_that_begins_with_a_time_is_a_note(line):
    assert texts(take_from(under(1), item(line))) == [line]


@pytest.mark.parametrize("line", ["👍 3", "Håller med!", "+1", "Same here"])
def test_what_only_agrees_says_nothing(line):
    assert texts(take_from(under(1), item(NOTE), paragraph(line))) == [NOTE]
