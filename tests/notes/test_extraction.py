"""Blocks to notes: what is a note, what is set aside and why, and what a note knows."""

import pytest

from synthkit.model.document import BlockKind, Document, SetAsideReason, UnreadPicture
from synthkit.model.note import PlacedBy
from synthkit.model.original import Original, TypedFor
from synthkit.model.workshop import Question
from synthkit.notes.extraction import extract_notes
from tests.builders import cell, document, heading, item, paragraph
from tests.notes.builders import (
    ASKED,
    aside,
    codes,
    placed,
    take,
    take_from,
    texts,
    triples,
    under,
)

HEADING = SetAsideReason.HEADING
TEMPLATE = SetAsideReason.TEMPLATE
ATTENDANCE = SetAsideReason.ATTENDANCE
FURNITURE = SetAsideReason.FURNITURE


# Questions


def test_what_stands_under_a_question_is_placed_there_until_the_next():
    taken = take_from(under(1), item("Dela lärande"), under(3), item("Lotsar"))
    assert placed(taken) == [("Dela lärande", 1), ("Lotsar", 3)]


def test_notes_above_the_first_question_are_not_placed():
    taken = take_from(item("Vi var fem personer"), under(1), item("Dela lärande"))
    assert placed(taken) == [("Vi var fem personer", None), ("Dela lärande", 1)]


@pytest.mark.parametrize("text", ["Övrigt", "Reflektioner", "Nästa steg", "Any other business"])
def test_a_heading_of_the_same_level_that_leaves_the_questions_ends_the_last_one(text):
    taken = take_from(under(3), item("Lotsar"), heading(text, level=2), item("Bra dag"))
    assert placed(taken) == [("Lotsar", 3), ("Bra dag", None)]
    assert (text, HEADING) in aside(taken)


def test_the_groups_own_subheadings_stay_within_the_question():
    taken = take_from(under(2), heading("Boende", level=3), item("Fler hyresrätter"))
    assert placed(taken) == [("Fler hyresrätter", 2)]
    assert taken.notes[0].headings == (f"2. {ASKED[1]}", "Boende")


def test_an_own_subheading_with_a_word_of_another_question_does_not_change_the_question():
    taken = take_from(under(2), heading("Näringslivet", level=3), item("Fler lotsar"))
    assert placed(taken) == [("Fler lotsar", 2)]


def test_a_bold_line_under_a_question_is_a_subheading():
    taken = take_from(
        paragraph(f"2. {ASKED[1]}", strong=True),
        paragraph("Boende", strong=True),
        item("Fler hyresrätter"),
    )
    assert placed(taken) == [("Fler hyresrätter", 2)]
    assert taken.notes[0].headings[-1] == "Boende"


def test_a_heading_with_nothing_under_it_says_something_itself():
    taken = take_from(under(2), heading("Boende", 3), heading("Skola", 3), item("på engelska"))
    assert placed(taken) == [("Boende", 2), ("på engelska", 2)]


def test_a_note_in_the_line_of_the_question_is_kept():
    taken = take_from(
        paragraph("2. Hur kan vi stärka strukturer? – vi tycker att regionen bör ta ansvar"),
        item("Ge klustren uppdrag"),
    )
    assert placed(taken) == [
        ("vi tycker att regionen bör ta ansvar", 2),
        ("Ge klustren uppdrag", 2),
    ]


def test_a_whole_page_in_one_paragraph_is_cut_at_its_headings():
    taken = take_from(
        paragraph("Grupp 2\nFråga 1\n- mer utbyte\n- studiebesök\nFråga 3: Näringslivet\nlotsar"),
        path="alla.docx",
    )
    assert triples(taken) == [
        ("mer utbyte", "Grupp 2", 1),
        ("studiebesök", "Grupp 2", 1),
        ("lotsar", "Grupp 2", 3),
    ]


def test_a_list_of_the_questions_at_the_top_places_nothing():
    agenda = [paragraph(f"{n}. {text}") for n, text in enumerate(ASKED, 1)]
    taken = take_from(*agenda, item("Dela lärande"))
    assert placed(taken) == [("Dela lärande", None)]
    answered = take_from(*agenda, item("Vi börjar"), under(1), item("Dela lärande"))
    assert placed(answered) == [("Vi börjar", None), ("Dela lärande", 1)]


def test_numbered_headings_without_wording_are_questions_if_they_count_from_one():
    taken = take_from(
        heading("1. Kunskap"), item("a1"), heading("2. Samverkan"), item("b1"), path="alla.docx"
    )
    assert placed(taken) == [("a1", 1), ("b1", 2)]


def test_numbered_notes_are_no_question_headings():
    noted = [item(text, label=f"{n}.") for n, text in enumerate(("RUA", "HR", "Näringslivet"), 1)]
    assert placed(take_from(under(1), *noted)) == [("RUA", 1), ("HR", 1), ("Näringslivet", 1)]


@pytest.mark.parametrize(
    "text",
    [
        "Näringslivet",
        "Stöd till näringslivet",
        "Hur går vi från projekt till långsiktigt arbete?",
        "Fråga 2 är svår",
        "Internationell kompetens är inte alltid lösningen",
        "Behålla!",
    ],
)
@pytest.mark.parametrize("block", [item, paragraph])
def test_a_note_with_a_questions_words_stays_a_note(block, text):
    assert placed(take_from(under(1), block(text), item("Ja"))) == [(text, 1), ("Ja", 1)]


def test_the_file_name_tells_the_question_where_no_heading_does():
    blocks = (heading("Grupp 1"), item("Dela"), heading("Grupp 2"), item("Träffas"))
    taken = take_from(*blocks, path="Fråga 2.docx")
    assert triples(taken) == [("Dela", "Grupp 1", 2), ("Träffas", "Grupp 2", 2)]


def test_files_named_by_one_word_each_tell_their_questions_together():
    taken = take(
        document("Lärande av varandra.docx", item("Dela")),
        document("Näringslivet.docx", item("Lotsar")),
    )
    assert placed(taken) == [("Dela", 1), ("Lotsar", 3)]


def test_a_project_title_is_no_question_heading():
    title = heading("Attrahera och behålla internationell kompetens")
    files = [document(f"Grupp {n}.docx", title, item(f"Tanke {n}")) for n in (1, 2)]
    assert placed(take(*files)) == [("Tanke 1", None), ("Tanke 2", None)]


# What is a note


def test_an_item_a_line_and_each_sentence_of_a_long_paragraph_is_a_note():
    long = (
        "Vi pratade länge om hur RUA kan ta del av HR:s kompetens, t.ex. genom gemensamma projekt. "
        "Värmland gör så redan i dag och det fungerar bra enligt dem som var med. "
        "Fler borde göra likadant redan i höst."
    )
    taken = take_from(item("Boende. Viktigt. Nu."), paragraph("- ett\n- två"), paragraph(long))
    assert texts(taken)[:3] == ["Boende. Viktigt. Nu.", "ett", "två"]
    assert texts(taken)[3:] == [
        "Vi pratade länge om hur RUA kan ta del av HR:s kompetens, t.ex. genom gemensamma projekt.",
        "Värmland gör så redan i dag och det fungerar bra enligt dem som var med.",
        "Fler borde göra likadant redan i höst.",
    ]


def test_a_nested_item_knows_the_note_above_it():
    taken = take_from(
        item("Boende:"),
        item("hyresrätter", level=1, parent=0),
        item("små", level=2, parent=1),
        item("Skola"),
    )
    first, second, third, fourth = taken.notes
    assert (first.text, first.parent) == ("Boende:", None)
    assert second.parent == first.id
    assert third.parent == second.id
    assert fourth.parent is None


def test_what_is_nested_under_a_question_in_the_list_has_no_parent():
    taken = take_from(item(ASKED[2], label="3."), item("Lotsar", level=1, parent=0))
    assert placed(taken) == [("Lotsar", 3)]
    assert taken.notes[0].parent is None


def test_a_line_that_introduces_a_list_heads_it_and_nothing_else():
    taken = take_from(under(2), paragraph("Boende:"), item("Hyresrätter"), paragraph("Fin dag"))
    assert [note.headings[-1] for note in taken.notes] == ["Boende:", f"2. {ASKED[1]}"]


def parents(taken):
    """Each note with the words of the note that it is read with."""
    by_id = {note.id: note.text for note in taken.notes}
    return [(note.text, by_id.get(note.parent or "")) for note in taken.notes]


NEVER = "Det här vill vi aldrig mer se vid vår brygga, vad det än kostar:"


@pytest.mark.parametrize(
    "lead",
    [
        paragraph(NEVER),
        paragraph("Vill vi inte ha:"),
        paragraph("Det saknar vi", strong=True),
        heading("Fungerar inte", level=3),
        item(NEVER),
    ],
)
def test_items_are_read_with_the_line_that_turns_their_sense(lead):
    taken = take_from(under(2), lead, item("Skyltar"), item("Staket"), paragraph("Fin dag"))
    assert parents(taken) == [
        (lead.text, None),
        ("Skyltar", lead.text),
        ("Staket", lead.text),
        ("Fin dag", None),
    ]


def test_a_long_line_that_leads_in_a_list_stays_with_its_items_and_a_short_one_heads_them():
    long = "Några saker som vi kom på medan vi gick runt vid vattnet:"
    taken = take_from(under(2), paragraph(long), item("En bod"), paragraph("Boende:"), item("Hus"))
    assert parents(taken) == [(long, None), ("En bod", long), ("Hus", None)]


def test_lines_of_one_paragraph_are_read_with_the_one_that_leads_them_in():
    taken = take_from(under(2), paragraph("Vi vill inte ha:\n- skyltar\n- staket"))
    assert parents(taken)[1:] == [
        ("skyltar", "Vi vill inte ha:"),
        ("staket", "Vi vill inte ha:"),
    ]


def test_a_note_keeps_its_file_and_place():
    placed_cell = cell("Dela lärande", 1, 2)
    note = take_from(cell(f"1. {ASKED[0]}", 1, 1), placed_cell, path="mapp/Grupp 1.docx").notes[0]
    assert (note.document_name, note.block, note.place) == ("Grupp 1.docx", 1, placed_cell.place)


# What is set aside


@pytest.mark.parametrize("text", ["", "…", "–", "Sida 1 av 3", "1 (3)", "Page 2 of 4"])
def test_what_carries_nothing_is_furniture(text):
    assert aside(take_from(paragraph(text), item("Ja"))) == [(text, FURNITURE)]


def test_headers_footers_and_comments_are_no_notes():
    kinds = (BlockKind.HEADER, BlockKind.FOOTER, BlockKind.COMMENT)
    taken = take_from(*(item("Vad händer nu").model_copy(update={"kind": k}) for k in kinds))
    assert [reason for _, reason in aside(taken)] == [FURNITURE, FURNITURE, SetAsideReason.COMMENT]
    assert codes(taken) == ["comments_set_aside"]


@pytest.mark.parametrize(
    "text",
    [
        "Skriv era viktigaste punkter här",
        "Diskutera i 20 minuter",
        "Utse en sekreterare",
        "Max 5 punkter per fråga",
        "Svar:",
        "Klicka eller tryck här för att ange text.",
        "[skriv här]",
        "Discuss in your group for 20 minutes",
    ],
)
def test_instructions_of_the_template_are_set_aside(text):
    taken = take_from(under(1), paragraph(text), item("Dela lärande"))
    assert (text, TEMPLATE) in aside(taken)
    assert texts(taken) == ["Dela lärande"]


@pytest.mark.parametrize(
    "text",
    [
        "Skriv gemensamma checklistor",
        "Utse en samordnare i varje kommun",
        "Diskutera med kommunerna",
        "Använd RUA som facilitator",
        "Välj ut pilotkommuner",
        "Ta frågan vidare till nästa möte",
    ],
)
def test_a_note_in_the_imperative_is_a_note(text):
    assert texts(take_from(under(1), item(text))) == [text]


def test_a_long_line_that_most_files_have_before_their_notes_is_template():
    said = "Här fångar vi det som ska leva vidare efter dagen"
    files = [
        document(f"Grupp {n}.docx", under(1), paragraph(said), item(f"Tanke {n}"))
        for n in (1, 2, 3)
    ]
    taken = take(*files)
    assert texts(taken) == ["Tanke 1", "Tanke 2", "Tanke 3"]
    assert aside(taken).count((said, TEMPLATE)) == 3


def test_the_same_short_answer_of_many_groups_is_a_note_of_each():
    files = [document(f"Grupp {n}.docx", under(1), item("Samverkan")) for n in (1, 2, 3, 4)]
    assert texts(take(*files)) == ["Samverkan"] * 4


def test_attendance_lists_are_set_aside():
    taken = take_from(
        paragraph("Sekreterare: Anna Ek"),
        paragraph("Närvarande:"),
        item("Bo Lind, Region Dalarna"),
        item("Cecilia"),
        under(1),
        item("Mer samverkan mellan RUA och HR"),
    )
    reasons = [reason for _, reason in aside(taken)]
    assert reasons == [ATTENDANCE] * 4 + [HEADING]
    assert texts(taken) == ["Mer samverkan mellan RUA och HR"]


def test_a_note_about_participants_is_a_note():
    said = "Deltagare: fler företag behöver bjudas in nästa gång"
    assert texts(take_from(under(1), item("Ja"), item(said))) == ["Ja", said]


def test_titles_dates_and_facts_at_the_top_are_set_aside():
    taken = take_from(
        paragraph("Anteckningar WS 2"),
        paragraph("9 oktober 2025"),
        paragraph("Plats: Umeå"),
        under(1),
        item("Dela lärande"),
    )
    assert [reason for _, reason in aside(taken)] == [HEADING, FURNITURE, FURNITURE, HEADING]


def test_a_line_that_opens_every_page_is_furniture():
    pages = [
        paragraph("Attrahera och behålla", place={"page": 1}),
        *(
            block
            for page in (2, 3, 4)
            for block in (
                paragraph("Lärprojekt Reglab", place={"page": page}),
                item(f"Tanke {page}", place={"page": page}),
            )
        ),
    ]
    taken = take_from(*pages)
    assert aside(taken).count(("Lärprojekt Reglab", FURNITURE)) == 3


def test_an_item_that_ends_every_page_is_a_note_on_each():
    pages = [
        block
        for page, first in ((1, "Mäta"), (2, "Laga mat"), (3, "Köra släp"))
        for block in (
            item(first, place={"page": page}),
            item("Ha tålamod", place={"page": page}),
        )
    ]
    assert texts(take_from(*pages)).count("Ha tålamod") == 3


def test_what_is_all_that_the_pages_say_is_no_furniture():
    pages = [paragraph("Vi vill ha en brygga vid badet", place={"page": n}) for n in (1, 2, 3)]
    assert texts(take_from(*pages)) == ["Vi vill ha en brygga vid badet"] * 3


def test_pages_without_text_are_set_aside_and_said():
    file = document("Grupp 1.pdf", item("Ja")).model_copy(update={"unread_pages": (2, 3)})
    taken = take(file)
    assert [(one.page, one.reason) for one in taken.set_asides] == [
        (2, SetAsideReason.NOT_TRANSCRIBED),
        (3, SetAsideReason.NOT_TRANSCRIBED),
    ]
    assert codes(taken) == ["unread_pages"]
    assert taken.findings[0].values["pages"] == "2, 3"


def test_pictures_without_text_are_set_aside_and_said():
    pictures = (UnreadPicture(number=2, before=1), UnreadPicture(number=5, before=1))
    file = document("Grupp 1.docx", item("Ja")).model_copy(update={"unread_pictures": pictures})
    taken = take(file)
    assert [(one.picture, one.reason) for one in taken.set_asides] == [
        (2, SetAsideReason.NOT_TRANSCRIBED),
        (5, SetAsideReason.NOT_TRANSCRIBED),
    ]
    assert codes(taken) == ["unread_pictures"]
    assert taken.findings[0].values["pictures"] == "2, 5"


def test_what_was_typed_for_a_file_that_is_another_one_now_is_void():
    typed = TypedFor(original=Original.of("a" * 64, page=1), blocks=(1,))
    file = document("Att skriva av.docx", item("Mitt eget"), item("Ja"))
    taken = take(file.model_copy(update={"typed_for": (typed,)}))
    assert texts(taken) == ["Mitt eget"]
    assert aside(taken) == [("Ja", SetAsideReason.VOID_TRANSCRIPTION)]


def test_whatever_else_a_block_with_notes_holds_is_kept():
    block = paragraph("Deltagare: Anna, Bo\nFråga 1\nDela lärande")
    assert placed(take_from(block)) == [("Deltagare: Anna, Bo", None), ("Dela lärande", 1)]


def test_a_heading_between_group_and_question_is_no_note():
    blocks = [
        block
        for n in (1, 2)
        for block in (heading(f"Grupp {n}"), heading("Vårt samtal", 2), under(1), item(f"a{n}"))
    ]
    assert texts(take_from(*blocks, path="alla.docx")) == ["a1", "a2"]


def test_what_leaves_the_question_leaves_that_of_the_file_too():
    taken = take_from(item("Dela"), heading("Övrigt"), item("Bra dag"), path="Fråga 2.docx")
    assert placed(taken) == [("Dela", 2), ("Bra dag", None)]


# Groups


def test_several_groups_in_one_file_come_from_their_headings():
    taken = take_from(
        heading("Grupp 1: Blå"),
        under(1),
        item("Dela"),
        heading("BORD 2"),
        under(1),
        item("Träffas"),
        path="alla.docx",
    )
    assert triples(taken) == [("Dela", "Grupp 1", 1), ("Träffas", "Bord 2", 1)]


def test_groups_may_stand_within_questions():
    taken = take_from(
        *(under(1), paragraph("Grupp 1", strong=True), item("a1")),
        *(paragraph("Grupp 2", strong=True), item("b1")),
        *(under(2), paragraph("Grupp 1", strong=True), item("a2")),
        path="alla.docx",
    )
    assert triples(taken) == [("a1", "Grupp 1", 1), ("b1", "Grupp 2", 1), ("a2", "Grupp 1", 2)]


@pytest.mark.parametrize("said", ["Grupp 2 – Fråga 1", "Fråga 1 – Grupp 2", "Bord 2: fråga 1"])
def test_one_heading_may_name_group_and_question(said):
    taken = take_from(
        heading(said), item("a"), heading("Grupp 3: Hur stödjer vi näringslivet?"), item("b")
    )
    assert [((group or "")[-1:], question) for _, group, question in triples(taken)] == [
        ("2", 1),
        ("3", 3),
    ]


def test_the_group_comes_from_header_then_title_then_file_name():
    header = paragraph("Grupp 2").model_copy(update={"kind": BlockKind.HEADER})
    title = paragraph("Anteckningar från grupp 3")
    note = item("Ja")
    assert take_from(header, title, note, path="Grupp 4.docx").notes[0].group == "Grupp 2"
    assert take_from(title, note, path="Grupp 4.docx").notes[0].group == "Grupp 3"
    assert take_from(note, path="Grupp 4.docx").notes[0].group == "Grupp 4"


def test_a_note_of_no_known_group_is_said():
    taken = take_from(item("Ja"), item("Nej"), path="anteckningar.docx")
    assert [note.group for note in taken.notes] == [None, None]
    assert codes(taken) == ["unknown_group"]
    assert taken.findings[0].values == {"name": "anteckningar.docx", "count": 2}


def test_a_person_corrects_the_group_of_a_file():
    named = {"grupp  3.DOCX": "Grupp Tre"}
    file = document("Grupp 3.docx", heading("Grupp 3"), item("Ja"))
    assert take(file, **named).notes[0].group == "Grupp Tre"


def test_a_person_corrects_the_group_under_a_heading():
    file = document(
        "alla.docx", heading("Bord 2:"), item("Ja"), heading("Norrlänningarna"), item("Nej")
    )
    taken = take(
        file, **{"alla.docx#bord 2": "Grupp Syd", "alla.docx#Norrlänningarna": "Grupp Norr"}
    )
    assert [note.group for note in taken.notes] == ["Grupp Syd", "Grupp Norr"]


def test_a_name_for_a_file_that_is_not_there_is_said():
    taken = take(document("Grupp 1.docx", item("Ja")), **{"Grupp 9.docx": "Grupp Nio"})
    assert codes(taken) == ["group_name_unused"]
    assert taken.findings[0].values == {"key": "Grupp 9.docx"}


# The same file twice


NOTED = (
    item("RUA bör ta del av HR:s kompetensförsörjningsplaner och dela egna prognoser"),
    item("Stöd till kommuner i strategiarbete där det saknas, t.ex. genom regionala mallar"),
    item("Science parks bör arbeta mer med att få forskare att stanna kvar i länet"),
)


def test_a_docx_and_its_pdf_count_once_whatever_breaks_the_words():
    pdf = (
        paragraph("1. " + ASKED[0]),
        paragraph("• RUA bör ta del av HR:s kompetens försörjningsplaner och dela egna prognoser"),
        paragraph("- stöd till kommuner i strategiarbete där det saknas, t.ex. genom"),
        paragraph("regionala mallar"),
        paragraph("• Science parks bör arbeta mer med att få forskare att stanna kvar i länet"),
        paragraph("Sida 1 av 1"),
    )
    taken = take(document("a.pdf", *pdf), document("b.docx", under(1), *NOTED))
    assert texts(taken) == [block.text for block in NOTED]
    told = next(f for f in taken.findings if f.code == "duplicate_file")
    assert told.values == {"name": "a.pdf", "original": "b.docx"}
    assert {one.reason for one in taken.set_asides if one.document == told.where.document} == {
        SetAsideReason.DUPLICATE_FILE
    }


def test_one_word_that_the_other_lacks_makes_both_count():
    more = [
        item(f"Tanke nummer {n} om boende, skola och kollektivtrafik i länet") for n in range(9)
    ]
    one = document("a.docx", *more, item("Vi ska samarbeta med näringslivet"))
    other = document("b.docx", *more, item("Vi ska inte samarbeta med näringslivet"))
    taken = take(one, other)
    assert len(taken.notes) == 20
    assert "near_duplicate_file" in codes(taken)


def test_two_groups_with_the_same_few_words_are_no_copies():
    files = [document(f"Grupp {n}.docx", under(1), item("Samverkan")) for n in (1, 2)]
    assert len(take(*files).notes) == 2


def test_empty_copies_of_a_template_are_no_copies_of_one_another():
    blank = (under(1), paragraph("Skriv era viktigaste punkter här"), under(2))
    taken = take(document("a.docx", *blank), document("b.docx", *blank))
    assert "duplicate_file" not in codes(taken)


def test_numbers_alone_say_nothing_against_words_that_other_files_have():
    asked = document("Grupp 1.docx", under(1), item("Dela"), under(2), item("Klustren"))
    agenda = document(
        "Grupp 2.docx", heading("1. Kassan"), item("Tom"), heading("2. Bryggan"), item("Ruttnar")
    )
    assert placed(take(asked, agenda)) == [
        ("Dela", 1),
        ("Klustren", 2),
        ("Tom", None),
        ("Ruttnar", None),
    ]


def of_three_groups(*under_question: str):
    """What three groups wrote on one form; the last of its lines is each group's own."""
    return [
        document(
            f"Grupp {n}.docx",
            item("Vad gör ni i hamnen?", label="1."),
            *(item(line, level=1, label="a.") for line in under_question),
            paragraph(f"Hamnen är grund {n}"),
            item("Isläget", label="2."),
            paragraph(f"Isen går sent {n}"),
        )
        for n in (1, 2, 3)
    ]


def harbour(*documents: Document):
    return extract_notes(documents, (Question(number=1, text="Vad gör ni i hamnen?"),), {})


def test_follow_ups_of_a_form_are_no_notes_and_a_counted_topic_ends_the_question():
    taken = harbour(*of_three_groups("Om ja, hur gick det?"))
    assert placed(taken) == [
        (f"{text} {n}", question)
        for n in (1, 2, 3)
        for text, question in (("Hamnen är grund", 1), ("Isen går sent", None))
    ]


def test_a_numbered_topic_of_one_file_ends_the_question_and_is_said():
    asked = (paragraph("1. Vad gör ni i hamnen?"), item("Fiskar"))
    ours = document("Grupp 1.docx", *asked, paragraph("2. Isläget"), item("Isen går sent"))
    taken = harbour(ours, document("Grupp 2.docx", *asked))
    note = taken.notes[1]
    assert placed(taken) == [("Fiskar", 1), ("Isen går sent", None), ("Fiskar", 1)]
    assert [p.by for p in taken.placements if p.note == note.id] == [PlacedBy.HEADING]
    assert [(f.code, f.values["heading"], f.values["notes"]) for f in taken.findings] == [
        ("heading_of_no_question", "2. Isläget", note.id)
    ]


@pytest.mark.parametrize(
    "answers", [("1. Fiskar", "2. Badar", "3. Ror"), ("1. Fiskar", "2. Badar")]
)
def test_numbered_answers_under_a_numbered_question_stay_its_answers(answers):
    lines = ["1. Vad gör ni i hamnen?", *answers]
    taken = harbour(document("Grupp 1.docx", *map(paragraph, lines)))
    assert placed(taken) == [(line[3:], 1) for line in answers]


def test_a_heading_in_other_words_may_be_the_question_that_the_file_lacks():
    blocks = (under(1), item("Dela"), heading("Strukturer", 2), item("Bo"))
    assert codes(take_from(*blocks)) == []
    every = (*blocks, under(2), item("Klustren"), under(3), item("Lotsar"))
    assert codes(take_from(*every)) == ["heading_of_no_question"]
    assert placed(take_from(*every))[1] == ("Bo", None)


def test_a_number_that_decides_alone_is_said():
    taken = take_from(
        heading("1. Lära av varandra"),
        item("a"),
        heading("2. Bo"),
        item("b"),
        heading("3. Arbetsgivare"),
        item("c"),
    )
    assert placed(taken) == [("a", 1), ("b", 2), ("c", 3)]
    assert [(f.code, f.values["heading"]) for f in taken.findings] == [
        ("matched_by_number", "2. Bo")
    ]


def test_a_numbered_heading_beside_questions_without_numbers_is_another_matter():
    minutes, asked = heading("1. Förra mötet", 2), heading(ASKED[1], 2)
    taken = take_from(minutes, item("Nycklarna är lämnade"), asked, item("Fler lotsar"))
    assert placed(taken) == [("Nycklarna är lämnade", None), ("Fler lotsar", 2)]
    counted = take_from(heading("1. Rötter", 2), item("Bo"), under(2), item("Fler lotsar"))
    assert placed(counted) == [("Bo", 1), ("Fler lotsar", 2)]


def test_a_question_that_one_group_asks_is_its_note():
    alone = of_three_groups("Vem äger bryggan?")[0]
    assert "Vem äger bryggan?" in texts(harbour(alone))


def test_a_heading_that_asks_something_else_ends_the_question_above_it():
    asked = document(
        "Grupp 1.docx",
        paragraph("Vad gör ni i hamnen?"),
        item("Fiskar"),
        paragraph("Vad gör ni inte i hamnen?"),
        item("Badar"),
    )
    assert placed(harbour(asked)) == [("Fiskar", 1), ("Badar", None)]


def test_a_heading_within_a_question_that_asks_another_is_said():
    own = heading("Vad gör isen med hamnen?", 3)
    taken = take_from(under(1), item("Dela"), own, item("Bo"))
    assert [(f.code, f.values["heading"]) for f in taken.findings] == [
        ("heading_not_taken", "Vad gör isen med hamnen?")
    ]


@pytest.mark.parametrize("own", ["Hamnen", "Och isen?"])
def test_a_heading_that_asks_nothing_is_not_said(own):
    taken = take_from(under(1), item("Dela"), heading(own, 3), item("Bo"))
    assert codes(taken) == []


@pytest.mark.parametrize(
    "text",
    [
        "Vet ej",
        "Jag vet inte",
        "Ingen aning",
        "No idea",
        "N/A",
        "Se ovan",
        "Samma som grupp 3",
        "7",
        "8/10",
        "Nothing to add",
        "👍",
        "Vi har inga synpunkter på detta",
        "Den frågan diskuterade vi aldrig",
        "Se svaret på fråga 1",
        "Som bord 3 sa",
        "We have no comments on this question",
        "As group 2 said",
    ],
)
def test_an_answer_that_says_nothing_is_set_aside_as_that(text):
    taken = take_from(under(1), item(text), item("Dela"))
    assert texts(taken) == ["Dela"]
    assert (text, SetAsideReason.NO_ANSWER) in aside(taken)


@pytest.mark.parametrize(
    "text",
    [
        "Vet inte var bryggan är",
        "Samma taxa för alla",
        "8 båtar",
        "Inget kök",
        "Inga svar från hamnkontoret",
        "Svar på frågor",
        "Nobody answers the phone",
        "Same fee as group lessons have",
    ],
)
def test_a_short_answer_is_one(text):
    assert texts(take_from(under(1), item(text))) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "2026-05-01",
        "20260501:",
        "kl. 17.15",
        "Nästa möte",
        "Nästa möte blir i maj.",
        "Vi ses igen digitalt onsdag 12 maj",
        "Mötes-ID: 221 345 678",
        "The meeting ended at 19:45",
    ],
)
def test_dates_and_next_meetings_are_no_notes_among_notes_either(text):
    assert texts(take_from(under(1), paragraph("Dela"), paragraph(text))) == ["Dela"]


@pytest.mark.parametrize(
    "text",
    ["Möte varje onsdag kl 17", "Två möten om året räcker", "Träffas digitalt", "Börja i maj"],
)
def test_how_often_and_when_to_meet_is_an_answer(text):
    assert texts(take_from(under(1), paragraph("Dela"), paragraph(text))) == ["Dela", text]


def test_room_and_sound_are_answers():
    said = ["Lokalen var kall", "Möten på kvällen", "Bättre ljud nästa möte"]
    assert texts(take_from(under(1), *map(item, said))) == said


@pytest.mark.parametrize("asked_more", ["a) Varför är det så?", "- Varför är det så?"])
def test_follow_ups_that_were_typed_with_a_sign_are_the_form_s(asked_more):
    taken = harbour(*of_three_groups(asked_more))
    assert not [text for text in texts(taken) if "Varför" in text]
    alone = harbour(of_three_groups(asked_more)[0])
    assert [text for text in texts(alone) if "Varför" in text]


def test_what_stands_above_the_questions_in_several_files_is_the_form_s():
    said = "Hamnrådet samlar in det här till våren"
    blocks = (paragraph(said), paragraph("Vad gör ni i hamnen?"), item("Fiskar"))
    taken = harbour(document("Grupp 1.docx", *blocks), document("Grupp 2.docx", *blocks))
    assert texts(taken) == ["Fiskar", "Fiskar"]
    assert said in texts(harbour(document("Grupp 1.docx", *blocks)))


def test_what_is_struck_through_is_set_aside_as_that():
    struck = item("Höj avgiften").model_copy(update={"struck": True})
    taken = take_from(under(1), item("Dela"), struck)
    assert texts(taken) == ["Dela"]
    assert ("Höj avgiften", SetAsideReason.STRUCK) in aside(taken)


def test_what_nobody_ticked_is_set_aside_and_what_is_ticked_says_what_its_label_says():
    lines = ["☐ Ja, hela klassen", "☒ Nej, inte i vår", "[ ] Kanske", "[x] Om vi får ett schema"]
    taken = take_from(under(1), *map(paragraph, lines))
    assert texts(taken) == ["Nej, inte i vår", "Om vi får ett schema"]
    assert [r for _, r in aside(taken)][1:] == [SetAsideReason.UNTICKED] * 2


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Odla: ☐ ja ☒ nej", "Odla: nej"),
        ("☒ Morötter ☐ Kål ☒ Lök", "Morötter, Lök"),
        ("Ja ☐ Nej ☒", "Nej"),
    ],
)
def test_of_choices_on_one_line_the_ticked_ones_stay(line, said):
    assert texts(take_from(under(1), paragraph(line))) == [said]


def test_a_form_that_everybody_ticked_alike_is_no_template():
    files = [
        document(f"Grupp {n}.docx", under(1), paragraph("☒ Vi vill se ett schema först i vår"))
        for n in (1, 2, 3)
    ]
    assert len(take(*files).notes) == 3


def test_boxes_that_nobody_ticked_anywhere_are_list_signs():
    assert texts(take_from(under(1), paragraph("☐ Laga bryggan"))) == ["Laga bryggan"]
    both = [document(f"Grupp {n}.docx", under(1), paragraph("☐ Ja, gärna")) for n in (1, 2)]
    assert texts(take(*both)) == []
