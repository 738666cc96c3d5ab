"""Tables become answers below their questions; what is no note is left out and named."""

import pytest

from synthkit.errors import Unreadable
from synthkit.model.document import BlockKind, RefusalReason
from synthkit.readers.reading import read
from tests.readers.sheets.builders import cell, rows, workbook

BETTER = "Vad gör resan till jobbet bättre?"
WORSE = "Vad hindrar dig från att cykla?"


def answers(content: bytes, name: str = "resor.xlsx"):
    document = read(name, content, "abc123")
    question, found = "", []
    for block in document.blocks:
        if block.kind is BlockKind.HEADING:
            question = block.text
        else:
            found.append((question, block.text, block.group, block.respondent))
    return found


def findings(content: bytes, name: str = "resor.xlsx"):
    return {f.code: f.values for f in read(name, content, "abc123").findings}


def refusal(content: bytes, name: str = "resor.xlsx"):
    with pytest.raises(Unreadable) as refused:
        read(name, content, "abc123")
    return refused.value.key


FORM = (
    ["Id", "Start time", "Email", "Name", "Vilket lag hörde du till?", WORSE, BETTER],
    [1, 46120.5, "a@example.se", "Ada", "Lag 2", "Vägen är aldrig sandad", "Tåg varje kvart"],
    [2, 46120.6, "b@example.se", "Bo", "Lag 3", "Ingen dusch på jobbet", None],
    [3, 46120.7, "c@example.se", "Cia", "Lag 2", "Vet ej", "Samma biljett i hela länet"],
)


def test_answers_to_a_form_stand_below_their_questions_with_group_and_respondent():
    assert answers(workbook({"Sheet1": rows(*FORM)})) == [
        (WORSE, "Vägen är aldrig sandad", "Lag 2", "2"),
        (WORSE, "Ingen dusch på jobbet", "Lag 3", "3"),
        (WORSE, "Vet ej", "Lag 2", "4"),
        (BETTER, "Tåg varje kvart", "Lag 2", "2"),
        (BETTER, "Samma biljett i hela länet", "Lag 2", "4"),
    ]


def test_the_order_of_columns_does_not_matter():
    turned = [list(reversed(row)) for row in FORM]
    assert sorted(answers(workbook({"Sheet1": rows(*turned)}))) == sorted(
        answers(workbook({"Sheet1": rows(*FORM)}))
    )


def test_people_are_never_kept_and_what_is_left_out_is_named():
    document = read("resor.xlsx", workbook({"Sheet1": rows(*FORM)}), "abc123")
    stored = document.model_dump_json()
    assert not [name for name in ("Ada", "Cia", "example.se") if name in stored]
    told = {f.code: f.values for f in document.findings}
    assert told["columns_left_out"]["names"] == "Id; Start time; Email; Name"


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_text_with_separators_is_read_whatever_they_are(separator, encoding):
    lines = (
        ("Tidstämpel", "Telefon", BETTER),
        ("2026-05-02 10:11:12", "070-123 45 67", '"Gång, cykel; och buss på ett ""kort"""'),
        ("2026-05-02 10:12:12", "", '"Rad ett\nrad två om båten"'),
    )
    content = "\r\n".join(separator.join(line) for line in lines).encode(encoding)
    assert [text for _, text, _, _ in answers(content, "svar.csv")] == [
        'Gång, cykel; och buss på ett "kort"',
        "Rad ett\nrad två om båten",
    ]


def test_choices_scales_and_dates_are_no_notes():
    table = rows(
        ["Tidstämpel", "Hur reser du?", "Hur nöjd är du? (1-5)", "När?", BETTER],
        ["2026-05-02", "Buss;Cykel", 4, "2026-01-02", "Fler avgångar på kvällen"],
        ["2026-05-02", "Bil", 5, "2026-01-03", "Tydligare skyltar vid bytet"],
        ["2026-05-02", "Buss", 4, "2026-01-04", "Varmare väntsalar i fjällen"],
    )
    found = answers(workbook({"Sheet1": table}))
    assert {question for question, _, _, _ in found} == {BETTER}


def test_the_answers_of_a_session_that_a_second_sheet_repeats_count_once():
    first = rows(
        ["Note: more below"],
        ["Date (UTC)", "Session", "Voter", "Hej!:", f"{BETTER}: Answer", "Betyg:: Buss"],
        ["2026-05-02", 1, 1, "Heart", "Fler avgångar på kvällen", 4],
        ["2026-05-02", 1, 2, None, "Tydligare skyltar vid bytet", 5],
    )
    second = rows(["Session 1", "2026-05-02"], [], [BETTER], ["Fler avgångar på kvällen"])
    found = answers(workbook({"Voters": first, "Session 1": second}))
    assert [(question, text) for question, text, _, _ in found] == [
        (BETTER, "Fler avgångar på kvällen"),
        (BETTER, "Tydligare skyltar vid bytet"),
    ]


def test_a_card_is_one_note_with_its_text_and_a_column_of_questions():
    content = (
        "Author,Body,Subject,Section,Likes\n"
        f"Ada,Den går var tionde minut,Bussen,{BETTER},3\n"
        f"Bo,,Parkeringen,{WORSE},0\n"
    ).encode()
    assert answers(content, "board.csv") == [
        (BETTER, "Bussen: Den går var tionde minut", None, None),
        (WORSE, "Parkeringen", None, None),
    ]


def test_merged_groups_and_ditto_marks_go_on_and_totals_are_out():
    table = (
        rows(
            ["Grupp", "Fråga", "Anteckningar", "Ansvarig"],
            ["Lag Nord", BETTER, "Cykelgarage vid stationen", "Eva"],
            [None, '"', "Lägre fart genom byn", "Eva"],
            ["Lag Syd", WORSE, "Grus på banan", "Ali"],
            ["Summa", None, 3],
        )
        + '<mergeCells><mergeCell ref="A2:A3"/></mergeCells>'
    )
    content = workbook({"Blad1": table})
    assert [found[:3] for found in answers(content)] == [
        (BETTER, "Cykelgarage vid stationen", "Lag Nord"),
        (BETTER, "Lägre fart genom byn", "Lag Nord"),
        (WORSE, "Grus på banan", "Lag Syd"),
    ]
    assert findings(content)["totals_left_out"]["count"] == 1


def test_hidden_rows_columns_and_sheets_are_out_and_counted():
    head, one, two = [BETTER, "Svar"], ["", "Bron ska öppnas"], ["", "Intern kommentar"]
    table = '<cols><col min="3" max="3" hidden="1"/></cols>' + rows(
        ["Fråga", "Svar", "Kommentarer"],
        [BETTER, "Bron ska öppnas", "Internt om kommunen"],
        [BETTER, "Detta är struket", "x"],
        hidden=frozenset({3}),
    )
    content = workbook(
        {"Bord 7": table, "Gömt": rows(head, one, two)}, states={"Gömt": "veryHidden"}
    )
    assert answers(content) == [(BETTER, "Bron ska öppnas", "Bord 7", None)]
    told = findings(content)
    assert (told["hidden_rows"]["count"], told["hidden_columns"]["count"]) == (1, 1)
    assert told["hidden_sheets"]["names"] == "Gömt"


def test_cells_and_parts_of_them_that_are_struck_through_are_out_and_counted():
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    styles = (
        f'<styleSheet xmlns="{main}"><fonts><font/><font><strike/></font></fonts>'
        '<cellXfs><xf fontId="0"/><xf fontId="1"/></cellXfs></styleSheet>'
    )
    table = rows([BETTER], ["Bron ska öppnas"], ["Riv bron genast"], ["Måla bron vit"])
    table = table.replace('<c r="A3"', '<c r="A3" s="1"').replace(
        "<t>Måla bron vit</t>",
        "<r><t>Måla bron</t></r><r><rPr><strike/></rPr><t> vit</t></r>",
    )
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{kinds}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="r9" Type="{kinds}/styles" Target="styles.xml"/></Relationships>'
    )
    more: dict[str, str | bytes] = {
        "xl/styles.xml": styles,
        "xl/_rels/workbook.xml.rels": links,
    }
    content = workbook({"Bord 7": table}, more=more)
    assert [text for _, text, _, _ in answers(content)] == ["Bron ska öppnas", "Måla bron"]
    assert findings(content)["struck_left_out"]["count"] == 1


def test_groups_as_columns_stay_a_table():
    content = workbook(
        {"Blad1": rows(["Fråga", "Lag 1", "Lag 2"], [BETTER, "Bättre spår", "Fler hållplatser"])}
    )
    blocks = read("resor.xlsx", content, "abc123").blocks
    assert {block.kind for block in blocks} == {BlockKind.CELL}
    assert [block.place.column for block in blocks] == [1, 2, 3, 1, 2, 3]


@pytest.mark.parametrize("questions_first", [True, False])
def test_questions_and_groups_head_columns_in_two_rows(questions_first):
    heads = (
        [[None, BETTER, None, WORSE], [None, "Lag 1", "Lag 2", "Lag 1", "Lag 2"]]
        if questions_first
        else [[None, "Lag 1", None, "Lag 2"], [None, BETTER, WORSE, BETTER, WORSE]]
    )
    merges = '<mergeCells><mergeCell ref="B1:C1"/><mergeCell ref="D1:E1"/></mergeCells>'
    table = rows(*heads, ["1", "Spår", "Broar", "Backar", "Grus"]) + merges
    found = {
        text: (question, group) for question, text, group, _ in answers(workbook({"B": table}))
    }
    assert found["Spår"] == (BETTER, "Lag 1")
    assert found["Grus"] == (WORSE, "Lag 2")
    assert found["Broar"] == ((BETTER, "Lag 2") if questions_first else (WORSE, "Lag 1"))
    assert len(found) == 4


def test_groups_head_rows_without_a_heading_of_their_own():
    table = rows([None, BETTER, WORSE], ["Lag 1", "Spår", "Backar"], ["Lag 2", "Broar", "Grus"])
    assert [found[1:3] for found in answers(workbook({"B": table}))] == [
        ("Spår", "Lag 1"),
        ("Broar", "Lag 2"),
        ("Backar", "Lag 1"),
        ("Grus", "Lag 2"),
    ]


def test_a_question_above_a_poll_is_that_of_its_answers():
    table = rows([BETTER], ["Participant name", "Response"], ["Ada", "Spår"], ["Bo", "Broar"])
    assert [found[:2] for found in answers(workbook({"B": table}))] == [
        (BETTER, "Spår"),
        (BETTER, "Broar"),
    ]


def test_lines_below_the_frames_of_a_board_are_its_notes():
    content = f'"Tavla"\n\n"Lag 1"\n"{BETTER}"\n"Fler tåg"\n"Gratis kaffe"\n'.encode()
    kinds = [(b.kind, b.text) for b in read("miro.csv", content, "abc123").blocks]
    assert kinds == [
        (BlockKind.HEADING, "Tavla"),
        (BlockKind.HEADING, "Lag 1"),
        (BlockKind.HEADING, BETTER),
        (BlockKind.ITEM, "Fler tåg"),
        (BlockKind.ITEM, "Gratis kaffe"),
    ]


def test_where_nothing_tells_what_is_a_note_nothing_becomes_one():
    table = rows(["Alfa", "Beta"], ["Häst", "Ko"], ["Får", "Get"], ["Gris", "Anka"])
    assert refusal(workbook({"Blad1": table})) == RefusalReason.UNSURE_COLUMNS


# Hostile workbooks


def test_what_the_dimension_says_does_not_count():
    table = '<dimension ref="A1:A1"/>' + rows(*FORM)
    assert len(answers(workbook({"Sheet1": table}))) == 5


def test_a_cell_at_the_far_corner_costs_nothing():
    far = rows(*FORM).replace(
        "</sheetData>", f'<row r="1048576">{cell("XFD1048576", "x")}</row></sheetData>'
    )
    assert len(answers(workbook({"Sheet1": far}))) == 5


def test_one_merge_over_the_sheet_costs_nothing():
    table = rows(*FORM) + '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    assert len(answers(workbook({"Sheet1": table}))) == 5


def test_a_bomb_is_refused():
    bomb = workbook({"Sheet1": rows(*FORM)}, more={"xl/worksheets/sheet1.xml": b" " * 100_000_001})
    assert refusal(bomb) == RefusalReason.TOO_LARGE


def test_more_cells_than_anybody_writes_are_refused():
    table = rows(*([f"ord {n}", "mer"] for n in range(100_001)))
    assert refusal(workbook({"Sheet1": table})) == RefusalReason.TOO_LARGE


def test_an_index_beyond_all_strings_is_an_empty_cell():
    table = '<sheetData><row><c t="s"><v>7</v></c></row></sheetData>'
    assert refusal(workbook({"Sheet1": table})) == RefusalReason.NO_CONTENT


# Several tables on a sheet


def test_tables_side_by_side_are_read_one_by_one_each_with_its_group():
    table = rows(
        ["Lag 1", None, None, "Lag 2"],
        ["Fråga", "Svar", None, "Fråga", "Svar"],
        [BETTER, "Fler spår", None, BETTER, "Lägre fart"],
        [WORSE, "Backar", None, WORSE, "Grus på banan"],
    )
    assert [found[:3] for found in answers(workbook({"Blad1": table}))] == [
        (BETTER, "Fler spår", "Lag 1"),
        (WORSE, "Backar", "Lag 1"),
        (BETTER, "Lägre fart", "Lag 2"),
        (WORSE, "Grus på banan", "Lag 2"),
    ]


def test_tables_side_by_side_with_headings_of_their_own_keep_their_titles():
    table = rows(
        ["Väggen i ladan"],
        [None, "Ris", None, None, "Ros"],
        [None, "Vad", "Streck", None, "Vad", "Streck"],
        [None, "Stigen är hal när det regnar", "3", None, "Utsikten från bron", "2"],
        [None, "Ingen plogar vid grinden", "1", None, "Skyltarna går att läsa", "9"],
        [],
        [None, "Summa", "4", None, "Summa", "11"],
    )
    assert [found[:2] for found in answers(workbook({"Blad1": table}))] == [
        ("Ris", "Stigen är hal när det regnar"),
        ("Ris", "Ingen plogar vid grinden"),
        ("Ros", "Utsikten från bron"),
        ("Ros", "Skyltarna går att läsa"),
    ]


def test_an_empty_column_within_a_form_parts_nothing():
    table = rows(
        ["Lag", BETTER, None, WORSE, "Kommentar"],
        ["Lag 1", "Fler spår i skogen", None, "Backar utan grus", "Mer ljus"],
        ["Lag 2", "Lägre fart på banan", None, "Grus på hela banan", "Mindre ljus"],
    )
    assert {found[2] for found in answers(workbook({"Blad1": table}))} == {"Lag 1", "Lag 2"}


def test_tables_below_each_other_are_read_one_by_one_each_with_its_group():
    table = rows(
        ["Lag 1"],
        ["Fråga", "Anteckningar"],
        [BETTER, "Fler spår"],
        [],
        ["Lag 2"],
        ["Fråga", "Anteckningar"],
        [BETTER, "Lägre fart"],
    )
    assert [found[:3] for found in answers(workbook({"Blad1": table}))] == [
        (BETTER, "Fler spår", "Lag 1"),
        (BETTER, "Lägre fart", "Lag 2"),
    ]


def test_an_empty_column_or_row_within_a_table_parts_nothing():
    table = rows(
        ["Grupp", None, "Fråga", "Anteckningar"],
        ["Lag 1", None, BETTER, "Fler spår"],
        [],
        ["Lag 2", None, BETTER, "Lägre fart"],
    )
    assert [found[:3] for found in answers(workbook({"Blad1": table}))] == [
        (BETTER, "Fler spår", "Lag 1"),
        (BETTER, "Lägre fart", "Lag 2"),
    ]


def test_a_column_between_groups_leaves_them_in_one_table():
    table = rows(
        ["Fråga", None, "Lag 1", None, "Lag 2"],
        [BETTER, None, "Fler spår", None, "Lägre fart"],
    )
    blocks = read("resor.xlsx", workbook({"Blad1": table}), "abc123").blocks
    assert {block.kind for block in blocks} == {BlockKind.CELL}


def test_titles_above_a_table_of_groups_and_totals_below_it_are_no_cells():
    table = rows(
        ["Resor i länet"],
        ["Skriv kort i varje ruta"],
        ["Fråga", "Lag 1", "Lag 2"],
        [BETTER, "Fler spår", "Lägre fart"],
        ["Antal", 1, 1],
    )
    content = workbook({"Blad1": table})
    blocks = read("resor.xlsx", content, "abc123").blocks
    assert [(b.kind, b.text) for b in blocks if b.kind is not BlockKind.CELL] == [
        (BlockKind.HEADER, "Resor i länet"),
        (BlockKind.HEADER, "Skriv kort i varje ruta"),
    ]
    assert [b.text for b in blocks if b.kind is BlockKind.CELL][-1] == "Lägre fart"
    assert findings(content)["totals_left_out"]["count"] == 1


def test_lines_on_the_sheet_of_a_group_are_its_notes():
    table = rows([BETTER], ["Fler tåg"], [], [WORSE], ["Backarna"])
    content = workbook({"Lag 1": table, "Lag 2": table.replace("Fler tåg", "Gratis kaffe")})
    assert [found[:3] for found in answers(content)][:3] == [
        (BETTER, "Fler tåg", "Lag 1"),
        (WORSE, "Backarna", "Lag 1"),
        (BETTER, "Gratis kaffe", "Lag 2"),
    ]


@pytest.mark.parametrize(
    ("heading", "value", "name"),
    [
        ("Bord", "21", "Bord 21"),
        ("Vilket bord satt du vid?", "Ekorren", "Bord Ekorren"),
        ("Grupp", "B", "Grupp B"),
        ("Gruppens namn", "Röd", "Grupp Röd"),
        ("Vilken grupp tillhör du?", "Föräldrar", "Föräldrar"),
        ("Grupp", "Lag Nord", "Lag Nord"),
    ],
)
def test_a_group_is_called_as_its_column_calls_it(heading, value, name):
    table = rows([heading, "Synpunkter"], [value, "Fler spår"], [value, "Lägre fart"])
    assert {found[2] for found in answers(workbook({"Blad1": table}))} == {name}


def test_the_same_answer_of_two_groups_on_two_sheets_is_said_by_both():
    table = rows(["Fråga", "Svar"], [BETTER, "Fler tåg"])
    content = workbook({"Lag 1": table, "Lag 2": table})
    assert [found[:3] for found in answers(content)] == [
        (BETTER, "Fler tåg", "Lag 1"),
        (BETTER, "Fler tåg", "Lag 2"),
    ]


def test_a_sheet_with_other_answers_repeats_nothing():
    one, two = (
        rows(["Tidstämpel", BETTER], *(["2026-05-02", text] for text in texts))
        for texts in (("Fler tåg i länet", "Lägre fart"), ("Fler tåg i länet", "Ny bro vid ån"))
    )
    assert [text for _, text, _, _ in answers(workbook({"A": one, "B": two}))] == [
        "Fler tåg i länet",
        "Lägre fart",
        "Fler tåg i länet",
        "Ny bro vid ån",
    ]


def test_a_question_may_stand_above_the_row_with_the_kind_of_its_poll():
    sheet = rows(
        ("Vad saknar du i stallet?", None),
        ("Question type", "Open ended"),
        ("Session 1 (2026-03-02)", None),
        (None, None),
        ("Responses", "Upvotes"),
        ("Tid", 4),
        ("Fler krokar", 1),
        ("Var rider du?", None),
        ("Question type", "Multiple choice"),
        ("Choices", "Votes"),
        ("Ridhuset", 4),
    )
    assert [found[:2] for found in answers(workbook({"1": sheet}))] == [
        ("Vad saknar du i stallet?", "Tid"),
        ("Vad saknar du i stallet?", "Fler krokar"),
    ]


def test_polls_below_each_other_give_the_answers_of_the_open_ones():
    sheet = rows(
        ("Ridklubben", None),
        ("Question 1", "Multiple choice"),
        ("Var rider du?", None),
        ("Ridhuset", 4),
        ("Question 2", "Open ended"),
        ("Vad saknar du i stallet?", None),
        ("Responses", None),
        ("Varmt vatten om vintern", None),
        ("vet ej", None),
        ("Fler krokar", None),
    )
    document = read("röster.xlsx", workbook({"Results": sheet}), "abc123")
    assert [(b.kind, b.text) for b in document.blocks] == [
        (BlockKind.HEADING, "Vad saknar du i stallet?"),
        (BlockKind.ITEM, "Varmt vatten om vintern"),
        (BlockKind.ITEM, "vet ej"),
        (BlockKind.ITEM, "Fler krokar"),
    ]
    assert "columns_left_out" in {f.code for f in document.findings}
