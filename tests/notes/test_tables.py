"""Tables: questions and groups at the head of columns and rows, names, forms."""

import pytest

from synthkit.model.document import SetAsideReason
from tests.builders import cell, document, heading, item, paragraph
from tests.notes.builders import ASKED, aside, placed, take, take_from, texts, triples, under


def table(*rows: tuple[str | None, ...]):
    """The cells of a table; None leaves one out, as a merged one is."""
    return [
        cell(text, row, column)
        for row, texts_of_row in enumerate(rows, 1)
        for column, text in enumerate(texts_of_row, 1)
        if text is not None
    ]


def test_questions_in_the_first_column_head_the_notes_beside_them():
    taken = take_from(
        *table(
            ("Fråga", "Anteckningar"),
            (ASKED[0], "Dela lärande\nTräffas"),
            ("2. Strukturer", "Uppdrag till klustren"),
            ("Näringslivet", "Lotsar"),
        )
    )
    assert placed(taken) == [
        ("Dela lärande", 1),
        ("Träffas", 1),
        ("Uppdrag till klustren", 2),
        ("Lotsar", 3),
    ]


def test_questions_in_the_first_row_head_the_columns():
    taken = take_from(*table(ASKED, ("Dela", "Uppdrag", "Lotsar"), ("Träffas", "", "Pengar")))
    assert sorted(placed(taken)) == [
        ("Dela", 1),
        ("Lotsar", 3),
        ("Pengar", 3),
        ("Träffas", 1),
        ("Uppdrag", 2),
    ]


def test_groups_as_columns_below_a_question_heading():
    taken = take_from(
        under(2), *table(("Grupp 1", "Grupp 2"), ("Uppdrag", "Pengar")), path="alla.docx"
    )
    assert triples(taken) == [("Uppdrag", "Grupp 1", 2), ("Pengar", "Grupp 2", 2)]


def test_questions_as_rows_and_groups_as_columns():
    taken = take_from(
        *table(
            ("Fråga", "Grupp 1", "Bord 2"),
            ("Fråga 1", "Dela", "Träffas"),
            (None, "Mer", None),
            ("Fråga 3", "Lotsar", ""),
        ),
        path="alla.docx",
    )
    assert triples(taken) == [
        ("Dela", "Grupp 1", 1),
        ("Träffas", "Bord 2", 1),
        ("Mer", "Grupp 1", 1),
        ("Lotsar", "Grupp 1", 3),
    ]


def test_a_number_alone_in_the_column_of_questions_is_told():
    taken = take_from(*table(("1", "Dela"), ("2", "Uppdrag"), ("3", "Lotsar")))
    assert placed(taken) == [("Dela", 1), ("Uppdrag", 2), ("Lotsar", 3)]
    told = [f.values for f in taken.findings if f.code == "matched_by_number"]
    assert [(said["heading"], said["question"]) for said in told] == [("1", 1), ("2", 2), ("3", 3)]
    asked = take_from(*table(("1", ASKED[0], "Dela"), ("2", ASKED[1], "Uppdrag")))
    assert "matched_by_number" not in {f.code for f in asked.findings}


def test_a_number_beside_the_question_is_part_of_its_heading():
    taken = take_from(*table(("1", ASKED[0], "Dela"), ("3", "Näringslivet?", "Lotsar")))
    assert ("Dela", 1) in placed(taken)


def test_a_cell_across_the_table_heads_the_rows_below_it():
    taken = take_from(
        *table(("Fråga 1", None), ("Dela", "Träffas"), ("Fråga 2", None), ("Uppdrag", "Pengar"))
    )
    assert placed(taken) == [("Dela", 1), ("Träffas", 1), ("Uppdrag", 2), ("Pengar", 2)]


def test_a_row_about_something_else_is_not_placed():
    taken = take_from(*table((ASKED[0], "Dela"), (ASKED[2], "Lotsar"), ("Övrigt", "Kallt")))
    assert placed(taken) == [("Dela", 1), ("Lotsar", 3), ("Kallt", None)]


def test_several_paragraphs_in_one_cell_stay_with_its_row():
    rows = [cell("Fråga 1", 1, 1), cell(ASKED[0], 1, 1), cell("Dela", 1, 2), cell("Träffas", 1, 2)]
    taken = take_from(*rows)
    assert placed(taken) == [("Dela", 1), ("Träffas", 1)]


def test_questions_among_the_lines_of_a_cell_head_what_follows_them():
    taken = take_from(*table(("Grupp 1", "Fråga 1\nDela\nFråga 3\nLotsar"), ("Grupp 2", "Ja")))
    assert triples(taken) == [
        ("Dela", "Grupp 1", 1),
        ("Lotsar", "Grupp 1", 3),
        ("Ja", "Grupp 2", None),
    ]


def test_a_table_of_notes_without_heads_belongs_to_the_question_above():
    taken = take_from(under(3), *table(("Lotsar", "Pengar"), ("Näringslivet", "Skatt")))
    assert {question for _, question in placed(taken)} == {3}
    assert len(taken.notes) == 4


def test_a_table_of_one_column_is_a_frame_around_text():
    taken = take_from(*table((f"Fråga 3: {ASKED[2]}",), ("Lotsar",), ("Pengar",)))
    assert placed(taken) == [("Lotsar", 3), ("Pengar", 3)]


def test_what_comes_after_the_table_stands_under_what_stood_before_it():
    taken = take_from(under(1), *table(("Grupp 1", "Grupp 2"), ("a", "b b")), item("efteråt"))
    assert placed(taken)[-1] == ("efteråt", 1)


def test_a_table_of_names_is_attendance():
    taken = take_from(
        *table(("Namn", "Organisation"), ("Anna Ek", "Region Dalarna"), ("Bo Lind", "Umeå kommun")),
        heading("Anteckningar"),
        item("Dela lärande"),
    )
    assert texts(taken) == ["Dela lärande"]
    assert [r for _, r in aside(taken)].count(SetAsideReason.ATTENDANCE) == 6


def test_a_form_at_the_top_gives_the_group():
    taken = take_from(
        *table(("Grupp", "3"), ("Sekreterare", "Anna Ek"), ("Datum", "9 oktober 2025")),
        paragraph("Fråga 1"),
        item("Dela lärande"),
        path="inlämning.docx",
    )
    assert triples(taken) == [("Dela lärande", "Grupp 3", 1)]


def test_ragged_rows_lose_nothing():
    taken = take(
        document("Grupp 1.docx", *table(("Fråga 1",), ("a", "b", "c"), (None, None, "d"), ("",)))
    )
    assert sorted(texts(taken)) == ["a", "b", "c", "d"]


def test_a_title_row_and_the_words_of_a_form_are_no_notes():
    titled = table(("Samtal om bryggan", None), ASKED[:2], ("Dela", "Uppdrag"))
    assert placed(take_from(*titled)) == [("Dela", 1), ("Uppdrag", 2)]
    form = table(("Ämne", "Så tänker bordet"), (ASKED[0], "Dela"))
    other = table(("Ämne", "Så tänker bordet"), (ASKED[0], "Träffas"))
    taken = take(document("Grupp 1.docx", *form), document("Grupp 2.docx", *other))
    assert placed(taken) == [("Dela", 1), ("Träffas", 1)]


def test_a_first_row_of_one_group_is_its_notes():
    assert texts(take_from(*table(("Bryggan", "Båten"), ("Dela", "Uppdrag")))) == [
        "Bryggan",
        "Båten",
        "Dela",
        "Uppdrag",
    ]


@pytest.mark.parametrize("heads", [("Idé", "Varför"), ("Idea", "Why"), ("Förslag", "Motivering")])
def test_words_that_say_what_columns_hold_are_no_notes(heads):
    taken = take_from(under(1), *table(heads, ("Pirar", "Fler båtar")))
    assert texts(taken) == ["Pirar", "Fler båtar"]


def test_a_column_of_topics_is_read_with_the_notes_beside_it():
    rows = (("Tema", "Förslag"), ("Hamnen", "Fler pirar"), ("Torget", "Lyse"))
    assert texts(take_from(under(1), *table(*rows))) == ["Hamnen: Fler pirar", "Torget: Lyse"]
    notes = (("Tema", "Förslag"), ("Hamnen behöver ett nytt tak", "Fler pirar"))
    assert len(texts(take_from(under(1), *table(*notes)))) == 2


def test_heads_below_the_fields_of_a_form_are_no_notes():
    fields = (("Bord:", "10"), ("Fråga", "Era anteckningar"), (ASKED[0], "Dela lärande"))
    assert triples(take_from(*table(*fields), path="Mall.docx")) == [("Dela lärande", "Bord 10", 1)]


def test_numbers_beside_the_notes_count_no_questions():
    rows: list[tuple[str | None, ...]] = [("Nr", "Punkter", "Sagt av")]
    for number, said in enumerate((("Dela", "Träffas"), ("Uppdrag", "Pengar"), ("Lotsar",)), 1):
        rows += [(f"Fråga {number}. {ASKED[number - 1]}", None, None)]
        rows += [(str(n), text, "HK") for n, text in enumerate(said, 1)]
    taken = take_from(paragraph("Skriv kort."), *table(*rows))
    assert placed(taken) == [
        ("Dela", 1),
        ("Träffas", 1),
        ("Uppdrag", 2),
        ("Pengar", 2),
        ("Lotsar", 3),
    ]
