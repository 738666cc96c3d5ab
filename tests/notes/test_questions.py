"""Finding the questions that files share."""

import random

import pytest

from synthkit.model.document import Block
from synthkit.notes.questions import find_questions
from tests.builders import cell, document, heading, item, paragraph
from tests.notes.builders import (
    ASKED,
    QUESTIONS,
    one_common_file,
    one_file_a_group,
    one_titled_file_a_question,
    take,
    texts,
    under,
)

DIALOGUE = {
    group: {
        1: (f"{group} vill dela lärande", "Hur går vi från projekt till långsiktigt arbete?"),
        2: (f"{group} vill ge klustren uppdrag", "Boende"),
        3: (f"{group} vill ha lotsar",),
    }
    for group in ("Grupp 1", "Grupp 2", "Grupp 3")
}


def found(*documents):
    return [(q.number, q.text) for q in find_questions(documents).value]


@pytest.mark.parametrize("shape", [one_file_a_group, one_common_file, one_titled_file_a_question])
def test_the_questions_are_found_in_every_shape_of_files(shape):
    assert find_questions(shape(DIALOGUE)).value == QUESTIONS
    assert find_questions(shape(DIALOGUE)).findings == ()


def test_the_order_of_the_files_does_not_count():
    files = list(one_file_a_group(DIALOGUE))
    random.Random(7).shuffle(files)
    assert find_questions(files).value == QUESTIONS


def test_a_misspelt_or_shortened_question_counts_for_the_full_common_one():
    files = (
        document("1.docx", under(1), item("a"), under(3), item("b")),
        document("2.docx", under(1), item("c"), under(3), item("d")),
        document(
            "3.docx",
            heading("1. Hur lär vi av varanda och drar nytta av varandras kompetenser"),
            item("e"),
            heading("3. Näringslivet?"),
            item("f"),
        ),
    )
    assert found(*files) == [(1, ASKED[0]), (2, ASKED[2])]


def test_a_line_that_two_files_of_two_have_word_for_word_asks_though_nothing_marks_it():
    asked = ("Vad gör ni för hamnen i dag?", "Vem borde göra mer?")
    plain = [document(f"{n}.txt", *map(paragraph, (asked[0], n, asked[1], n))) for n in "ab"]
    assert found(*plain) == [(1, asked[0]), (2, asked[1])]
    labels = [
        document("a.docx", *map(paragraph, ("Fråga 1: " + asked[0], "Svar: Fiskar"))),
        document("b.docx", *map(paragraph, ("F: " + asked[0], "S: Ror"))),
    ]
    assert found(*labels) == [(1, asked[0])]


def test_what_heads_columns_or_rows_of_every_files_table_is_asked_where_nothing_else_is():
    def swot(n: str) -> tuple[Block, ...]:
        rows = (("Styrkor", "Svagheter"), (f"mod {n}", f"brus {n}"), ("Chanser", "Hot"), ("ö", n))
        return tuple(
            cell(text, r, c) for r, row in enumerate(rows, 1) for c, text in enumerate(row, 1)
        )

    heads = ["Styrkor", "Svagheter", "Chanser", "Hot"]
    files = [document(f"{n}.docx", *swot(n)) for n in ("a", "b")]
    assert found(*files) == list(enumerate(heads, 1))
    assert found(files[0]) == []
    assert found(files[0], document("c.docx", paragraph("Mod"))) == []
    asked = [document(f"{n}.docx", under(1), item(n), *swot(n)) for n in ("a", "b")]
    assert found(*asked) == [(1, ASKED[0])]


def test_what_stands_beside_a_column_of_questions_is_none():
    def rows(said: str) -> tuple[Block, ...]:
        table = (("Fråga", "Vad sa ni?", "Vem gör?"), (ASKED[0], said, "Hamnen"))
        return tuple(
            cell(text, r, c) for r, row in enumerate(table, 1) for c, text in enumerate(row, 1)
        )

    files = [document(f"{n}.docx", *rows(n)) for n in ("borra", "städa")]
    assert found(*files) == [(1, ASKED[0])]
    assert texts(take(*files)) == ["borra", "städa"]


def test_rows_may_be_headed_so_and_lists_of_people_are_not():
    rows = [
        document(
            f"{n}.docx",
            *(cell(t, 1, c) for c, t in enumerate(("Område", "Era anteckningar"), 1)),
            *(cell(t, 2, c) for c, t in enumerate(("Stranden", f"städa {n}"), 1)),
            *(cell(t, 3, c) for c, t in enumerate(("Isen", f"borra {n}"), 1)),
        )
        for n in ("a", "b")
    ]
    assert found(*rows) == [(1, "Stranden"), (2, "Isen")]
    people = [
        document(
            f"{n}.docx",
            *(cell(t, 1, c) for c, t in enumerate(("Namn", "Organisation"), 1)),
            *(cell(t, 2, c) for c, t in enumerate((f"Ada {n.upper()}ström", "Hamnen"), 1)),
        )
        for n in ("b", "c")
    ]
    assert found(*people) == []


def test_bold_lines_and_numbered_lines_are_looked_at_too():
    files = (
        document("1.docx", paragraph(ASKED[0], strong=True), item("a")),
        document("2.docx", item(ASKED[0], label="1."), item("b")),
        document("3.docx", paragraph(f"Fråga 1: {ASKED[0]}"), item("c")),
    )
    assert found(*files) == [(1, ASKED[0])]


def test_questions_in_the_first_column_of_tables_are_found():
    files = (
        document(f"{n}.docx", *(cell(t, r, c) for r, q in enumerate(ASKED, 1) for c, t in pairs(q)))
        for n in (1, 2)
    )
    assert [text for _, text in found(*files)] == list(ASKED)


def pairs(question: str):
    return ((1, question), (2, f"en tanke om {question[:12]}"))


def test_a_file_without_headings_is_no_trouble():
    files = (*one_file_a_group(DIALOGUE), document("Grupp 4.docx", item("Dela"), item("Ja")))
    assert find_questions(files).value == QUESTIONS


def test_numbered_headings_that_ask_nothing_are_questions_if_the_files_share_them():
    files = [
        document(
            f"Grupp {n}.docx", heading("Fråga 1: Lärande"), item("a"), heading("Fråga 2: Stöd")
        )
        for n in (1, 2)
    ]
    assert found(*files) == [(1, "Lärande"), (2, "Stöd")]


def test_a_question_asked_in_the_notes_is_none_of_the_workshops():
    asked = item("Hur går vi från projekt till långsiktigt arbete?")
    files = [document(f"Grupp {n}.docx", under(1), asked, item(f"tanke {n}")) for n in (1, 2, 3)]
    assert found(*files) == [(1, ASKED[0])]


def test_the_headings_of_an_only_file_are_its_questions():
    file = document("a.docx", heading("Vad gör vi nu?"), item("x"), heading("Vem gör det?"))
    assert found(file) == [(1, "Vad gör vi nu?"), (2, "Vem gör det?")]


def test_none_found_is_a_finding_and_no_error():
    result = find_questions((document("a.docx", item("Dela")), document("b.docx", item("Ja"))))
    assert result.value == ()
    assert [finding.code for finding in result.findings] == ["no_questions"]
    assert find_questions(()).value == ()


def test_files_that_nobody_wrote_in_do_not_hide_the_questions_of_the_only_other_one():
    asked = document(
        "alla.docx",
        heading("Vad fungerar?", 2),
        item("Lots"),
        heading("Vad saknas?", 2),
        item("Tid"),
    )
    alone = find_questions([asked]).value
    scan = document("skanning.pdf").model_copy(update={"unread_pages": (1,)})
    form = document("Att skriva av.docx", heading("skanning.pdf, sida 1", placeholder=True))
    assert [question.text for question in alone] == ["Vad fungerar?", "Vad saknas?"]
    assert find_questions([asked, scan, form]).value == alone


def one_a_group(*questions: str):
    """Three files with these questions, and notes of their own under each."""
    return [
        document(
            f"Grupp {group}.docx",
            *(b for q in questions for b in (heading(q), item(f"{group}: {q.rstrip('?')}, svar"))),
        )
        for group in (1, 2, 3)
    ]


@pytest.mark.parametrize(
    "asked",
    [
        ("Vad gick bra på lägret?", "Vad gick mindre bra på lägret?"),
        ("Vilka stigar ska röjas?", "Vilka stigar ska inte röjas?"),
        ("Vad kan skogsägarna bidra med?", "Vad kan jägarna bidra med?"),
        ("Vad gör vi på kort sikt?", "Vad gör vi på lång sikt?"),
        ("What worked in the kitchen?", "What worked less in the kitchen?"),
    ],
)
def test_questions_that_ask_the_opposite_or_of_others_are_two(asked):
    assert [text for _, text in found(*one_a_group(*asked))] == list(asked)


def test_a_question_amid_prose_is_none():
    minutes = (
        "Ordföranden visar kartan. Hur många båtar har vi? Det vet ingen.",
        "Bryggan lagas i maj. Vem har virke? Vi frågar sågen.",
    )
    assert found(*(document(f"möte {n}.docx", cell(t, 1, 1)) for n, t in enumerate(minutes))) == []


def test_an_item_of_one_agenda_is_no_question_of_all():
    agendas = ("Hur går kassan?", "Ska vi byta lås?")
    files = [
        document(
            f"möte {n}.docx",
            paragraph(f"Möte {n}"),
            paragraph("§1 Att ta upp"),
            item(text, label="1."),
            item("Nycklar", label="2."),
        )
        for n, text in enumerate(agendas)
    ]
    assert found(*files) == []


def test_a_heading_that_asks_below_others_as_high_is_not_what_its_file_is_about():
    asked = ("Ska vi byta lås?", "Vem målar båthuset?")
    files = [
        document(
            f"möte {n}.docx",
            heading(f"Möte {n}"),
            heading("Rapporter", 2),
            item("Kassan är god"),
            heading(text, 2),
            item("Vi turas om"),
        )
        for n, text in enumerate(asked)
    ]
    assert found(*files) == []


def test_a_title_above_the_heads_of_a_table_hides_no_question():
    asked = ("Vad stoppar oss?", "Vad hjälper oss?")
    files = [
        document(
            f"Grupp {n}.docx",
            cell("Samtal om bryggan", 1, 1),
            *(cell(text, 2, column) for column, text in enumerate(asked, 1)),
            cell(f"Is {n}", 3, 1),
            cell(f"Sol {n}", 3, 2),
        )
        for n in (1, 2, 3)
    ]
    assert [text for _, text in found(*files)] == list(asked)


def test_the_last_question_may_be_called_so():
    one, last = "1. Vad ger torget liv?", "Sista frågan: Vem sköter planteringarna?"
    files = [
        document(f"{name}.docx", heading(one), item("Fiket"), heading(last), item("Vi alla"))
        for name in ("norr", "söder")
    ]
    assert found(*files) == [(1, "Vad ger torget liv?"), (2, "Vem sköter planteringarna?")]
