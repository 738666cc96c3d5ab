"""What forms, minutes and chats carry beside the notes, and what only looks like it."""

import pytest

from synthkit.model.document import SetAsideReason
from synthkit.model.workshop import Question
from synthkit.notes.extraction import extract_notes
from tests.builders import cell, document, heading, item, paragraph
from tests.notes.builders import aside, placed, texts
from tests.notes.test_tables import table

RIDING = tuple(
    Question(number=n, text=text)
    for n, text in enumerate(
        (
            "Vad fungerar bra i stallet och i ridhuset?",
            "Hur delar vi på arbetet utan att någon sliter ut sig?",
            "Vilka lag och föreningar kan hjälpa oss, och vad gör vi först?",
        ),
        1,
    )
)


def taken_from(*blocks, path="Grupp 4.docx"):
    return extract_notes([document(path, *blocks)], RIDING, {})


def asked(number):
    return heading(RIDING[number - 1].text)


def test_what_stands_above_the_first_question_is_set_aside_and_quoted_where_each_has_a_heading():
    above = ("Vi håller till i läktarens fik", "På plats: Kim (tränare), Åsa K, Bo från kansliet")
    taken = taken_from(
        *map(paragraph, above),
        item("Staketet lutar"),
        *(block for n in (1, 2, 3) for block in (asked(n), item(f"Svar {n} till er"))),
    )
    assert texts(taken) == ["Staketet lutar", *(f"Svar {n} till er" for n in (1, 2, 3))]
    assert (above[0], SetAsideReason.PREAMBLE) in aside(taken)
    assert (above[1], SetAsideReason.ATTENDANCE) in aside(taken)
    told = [f.values["lines"] for f in taken.findings if f.code == "above_questions"]
    assert told == [above[0]]


def test_what_stands_above_the_questions_is_a_note_where_one_has_no_heading():
    said = "Vi håller till i läktarens fik"
    taken = taken_from(paragraph(said), asked(1), item("Ljuset"), asked(2), item("Scheman"))
    assert said in texts(taken)


FORM = (
    asked(1),
    paragraph("Försök att ge exempel från det senaste året."),
    paragraph("a) Vad sköts bäst? Hovslagaren, utan tvekan."),
    paragraph("b) Vad borde fler få se?", strong=True),
    item("Kvällsfodringen"),
    asked(2),
    paragraph("a) Vem gör mest?"),
    paragraph("De som har häst själva"),
    paragraph("b) Vad händer om de slutar?"),
)


def test_lettered_questions_with_answers_below_are_the_form_s():
    assert placed(taken_from(*FORM)) == [
        ("Hovslagaren, utan tvekan.", 1),
        ("Kvällsfodringen", 1),
        ("De som har häst själva", 2),
    ]


def test_lettered_questions_below_each_other_are_the_group_s():
    lines = ("a) Vem betalar hagen?", "b) Får hästarna stå ute?", "c) Vad säger veterinären?")
    assert len(texts(taken_from(asked(1), *map(paragraph, lines)))) == 3


def test_a_list_of_things_to_do_is_said_done_or_not():
    lines = ("☐ Ringa elektrikern om läktaren", "☑ Byta spånet i box 4")
    taken = taken_from(asked(3), *map(paragraph, lines))
    assert texts(taken) == ["Ringa elektrikern om läktaren", "Byta spånet i box 4"]


@pytest.mark.parametrize(
    "line",
    [
        "Ida Vret har anslutit till mötet",
        "Senast redigerad av Ida Vret 14:02",
        "Mötet avslutades 14:10 58 min",
        "👍 2 ❤️ 1",
        "+1 +1",
        "Ida Vret (gäst) 13:20",
        "forts. grupp 4",
        "Foto 2",
        "[Ida: jag hann inte skriva ner allt här]",
        "(tiden slut)",
    ],
)
def test_what_programs_and_scribes_add_is_no_note(line):
    assert texts(taken_from(asked(1), item("Ljuset"), paragraph(line))) == ["Ljuset"]


@pytest.mark.parametrize(
    "line", ["Mötet med kommunen gav inget", "Bilden av ridsport måste ändras", "[höns] i stallet"]
)
def test_what_only_looks_like_it_is_one(line):
    assert line in texts(taken_from(asked(1), item("Ljuset"), paragraph(line)))


def test_comments_that_were_printed_with_the_page_are_no_notes():
    taken = taken_from(
        asked(1), item("Sjutton hästar i tolv boxar [a]"), item("Ljuset"), paragraph("[a]Räkna om!")
    )
    assert texts(taken) == ["Sjutton hästar i tolv boxar", "Ljuset"]
    assert ("[a]Räkna om!", SetAsideReason.COMMENT) in aside(taken)


def test_numbered_parts_of_minutes_are_no_notes_and_end_the_question():
    taken = taken_from(
        heading("§ 1 Mötets öppnande"),
        paragraph("Kim hälsade alla välkomna."),
        heading("§ 2 Vad fungerar bra i stallet och i ridhuset?"),
        item("Ljuset"),
        heading("§ 3 Nästa möte"),
        paragraph("Torsdag i fiket, Kim kokar kaffe."),
        paragraph("Vid protokollet"),
        paragraph("Kim Rask"),
    )
    assert placed(taken) == [("Ljuset", 1)]


def test_the_last_question_is_known_by_that_and_a_number_by_the_capital_behind_it():
    taken = taken_from(
        paragraph("Fr 2 Dela på arbetet"),
        item("Scheman"),
        paragraph("Sista frågan: vilka kan hjälpa oss och vad gör vi nu?"),
        item("Bygdegården"),
    )
    assert placed(taken) == [("Scheman", 2), ("Bygdegården", 3)]


def test_a_number_does_not_decide_against_the_words_of_another_question():
    taken = taken_from(paragraph("3. Dela på arbetet (utan att slita)"), item("Scheman"))
    assert placed(taken) == [("Scheman", 2)]


def test_numbered_points_of_an_answer_do_not_end_a_question_that_is_called_one():
    taken = taken_from(
        paragraph("Fråga 2 dela på arbetet"),
        paragraph("1. scheman"),
        paragraph("2. fler nycklar"),
        paragraph("3. foder: hö och halm"),
        item("var ska det ligga?"),
        paragraph("4. pauser"),
    )
    assert {question for _, question in placed(taken)} == {2}


def test_a_table_s_own_words_and_who_does_what_are_no_notes():
    taken = taken_from(
        cell("Grupp 4", 1, 1),
        *table(
            ("Närvarande: Kim, Åsa, Bo", None, None),
            ("Fråga", "Detta sa vi", "Vem/när?"),
            ("1. Presentationsrunda", "Alla sa vad de heter", None),
            ("2. Vad fungerar bra i stallet? Vad mer? (20 min)", "Ljuset", "Kim kollar"),
            (None, "Läktaren", "våren"),
            ("3. Dela på arbetet", "Scheman", "ditto"),
        ),
    )
    assert placed(taken) == [("Ljuset", 1), ("Läktaren", 1), ("Scheman", 2)]
    assert ("våren", SetAsideReason.OWNER) in aside(taken)


def test_who_stands_before_what_is_part_of_the_note():
    taken = taken_from(
        asked(3), *table(("Vem", "Vad"), ("Ridlägret", "lånar ut sadlar"), ("Kommunen", "???"))
    )
    assert texts(taken) == ["Ridlägret: lånar ut sadlar"]


def test_numbered_items_over_lists_without_numbers_are_headings_of_their_questions():
    heads = ("Fungerar bra i stall och ridhus?", "Dela på arbetet", "Lag, föreningar, hjälp")
    said = ("Ljuset", "Ett schema", "Orienterarna")
    written = [
        block
        for n, (head, text) in enumerate(zip(heads, said, strict=True), 1)
        for block in (item(head, label=f"{n}."), item(text))
    ]
    assert placed(taken_from(*written)) == [(text, n) for n, text in enumerate(said, 1)]


def test_numbered_answers_below_each_other_are_none():
    written = [item(f"Dela på arbetet vid grind {n}", label=f"{n}.") for n in (1, 2, 3)]
    assert len(texts(taken_from(asked(1), *written))) == 3


CHAT = (
    "Kim Ståhl 18:04", "Hej! Hör ni?", RIDING[0].text,
    "Åsa Bylund 18:06", "Ljudet i ridhuset är bättre nu", "Tack Kim! Vi hörs",
    "Kim Ståhl 18:09", "Oj, tappade länken, vad sa ni?", "Tack vare lånehästarna kommer fler",
)  # fmt: skip


def test_what_people_in_a_chat_only_say_to_each_other_is_no_note():
    assert texts(taken_from(*map(paragraph, CHAT))) == [
        "Ljudet i ridhuset är bättre nu",
        "Tack vare lånehästarna kommer fler",
    ]


@pytest.mark.parametrize("stamp", ["{} 18:04: {}", "18:04 {}: {}", "[18:04] {}: {}"])
def test_what_is_said_beside_name_and_time_is_a_note_without_them(stamp):
    said = (
        ("Kim Ståhl", "Lånehästarna ska vara kvar"),
        ("Åsa Bylund", "ok"),
        ("Kim Ståhl", "min mick strular"),
    )
    taken = taken_from(asked(1), *(paragraph(stamp.format(*one)) for one in said))
    assert texts(taken) == ["Lånehästarna ska vara kvar"]
    assert {"Kim Ståhl", "Åsa Bylund"} <= set(taken.people)


def test_a_thing_with_a_time_is_no_speaker():
    said = "Bussen 18:04: går före träningens slut"
    assert texts(taken_from(asked(1), paragraph(said))) == [said]


def test_what_colours_stand_for_is_no_note_and_an_equation_is_one():
    lines = ["Röd = Kim, blå = Åsa, gul = alla", "Fler hästar = fler ryttare"]
    assert texts(taken_from(asked(1), *map(item, lines))) == ["Fler hästar = fler ryttare"]


def test_outside_a_chat_it_is_one():
    assert texts(taken_from(asked(1), item("Tack, nästa fråga"))) == ["Tack, nästa fråga"]


@pytest.mark.parametrize(
    "text",
    [
        "Tack!",
        "Tack för er medverkan!",
        "Stort tack för i dag",
        "Thank you for your help",
        "Blad 2",
    ],
)
def test_thanks_and_the_numbers_of_sheets_are_no_notes(text):
    assert texts(taken_from(asked(1), item("Ljuset"), paragraph(text))) == ["Ljuset"]
    more = f"{text.rstrip('!')} är det bästa"
    assert more in texts(taken_from(asked(1), item("Ljuset"), paragraph(more)))


def test_the_day_of_the_next_meeting_is_no_note_and_what_it_should_be_is_one():
    said = ("Nästa träff: 4 maj kl 18", "Nästa träff: mer tid i stallet")
    assert texts(taken_from(asked(1), *map(item, said))) == [said[1]]


def test_names_above_the_notes_are_attendance_without_a_key():
    people = "Annika, Bertil, Maja W och Fredrik"
    taken = taken_from(paragraph(people), asked(1), item("Ljuset"))
    assert texts(taken) == ["Ljuset"]
    assert aside(taken)[0] == (people, SetAsideReason.ATTENDANCE)


def test_the_beginning_of_what_is_answered_is_no_note_of_its_own():
    said = ("Staketet vid lilla hagen lutar åt vägen", "Staketet vid lilla hagen…", "Ja, sedan i…")
    assert texts(taken_from(asked(1), *map(paragraph, said))) == [said[0], said[2]]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Åsa hälsade välkomna och gick igenom syftet med kvällen.", False),
        ("Gruppen inledde med en runda. Anteckningarna från förra mötet godkändes.", False),
        ("Kim hälsade välkomna. Taket läcker.", True),
        ("Åsa hälsade på i stallet", True),
    ],
)
def test_how_a_meeting_was_opened_is_no_note(text, kept):
    assert (text in texts(taken_from(asked(1), item("Ljuset"), paragraph(text)))) == kept
