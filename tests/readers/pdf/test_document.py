"""What a PDF file holds, as blocks."""

import pytest

from synthkit.model.document import BlockKind, Place
from synthkit.readers.reading import read
from tests.readers.builders import Pdf, blocks, texts

LONG = "Vi behöver fler möten mellan kommunen och näringslivet i hela länet, sade"
LONGER = "många i gruppen, och det ska finnas någon som tar ansvar för dem hela året."
HEADING, ITEM, PARAGRAPH = BlockKind.HEADING, BlockKind.ITEM, BlockKind.PARAGRAPH


def kinds(content: bytes) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block.text) for block in blocks(content)]


def test_the_lines_of_a_paragraph_are_joined():
    pdf = Pdf()
    pdf.page().lines(LONG, LONGER)
    assert kinds(pdf.content()) == [(PARAGRAPH, f"{LONG} {LONGER}")]


def test_a_wider_space_between_lines_begins_a_paragraph():
    pdf = Pdf()
    pdf.page().lines(LONG, LONGER).lines(LONG, LONGER, y=130)
    assert kinds(pdf.content()) == [(PARAGRAPH, f"{LONG} {LONGER}")] * 2


def test_a_line_that_ends_before_it_is_full_ends_its_paragraph():
    pdf = Pdf()
    pdf.page().lines("Mer pengar", "Bättre chefer", LONG, LONGER)
    assert texts(pdf.content()) == ["Mer pengar", "Bättre chefer", f"{LONG} {LONGER}"]


def test_short_lines_below_each_other_are_notes_of_their_own():
    written = ["Mer pengar", "Fler möten mellan kommunerna", "Bättre chefer", "Lokaler"]
    pdf = Pdf()
    pdf.page().lines(*written)
    assert texts(pdf.content()) == written


def test_a_short_line_that_begins_small_goes_on_with_a_note_that_began_with_a_capital():
    pdf = Pdf()
    pdf.page().lines("Mer pengar", "Fler möten mellan kommunerna", "och regionen", "Lokaler")
    assert texts(pdf.content()) == [
        "Mer pengar",
        "Fler möten mellan kommunerna och regionen",
        "Lokaler",
    ]


@pytest.mark.parametrize("sign", ["•", "-", "–", "o", "*"])
def test_a_list_sign_begins_an_item(sign):
    pdf = Pdf()
    page = pdf.page()
    for number, text in enumerate(["fler möten", "bättre stöd"]):
        page.write(sign, 72, 72 + 14 * number).write(text, 90, 72 + 14 * number)
    assert kinds(pdf.content()) == [(ITEM, "fler möten"), (ITEM, "bättre stöd")]


def test_an_item_goes_on_over_its_lines():
    pdf = Pdf()
    pdf.page().write("•", 72, 72).write(LONG, 90, 72).write(LONGER, 90, 86)
    assert kinds(pdf.content()) == [(ITEM, f"{LONG} {LONGER}")]


def test_indented_items_are_nested():
    pdf = Pdf()
    pdf.page().write("• ett", 72, 72).write("- under", 100, 86).write("• två", 72, 100)
    assert [(b.text, b.level, b.parent) for b in blocks(pdf.content())] == [
        ("ett", 0, None),
        ("under", 1, 0),
        ("två", 0, None),
    ]


def test_a_numbered_line_is_an_item_with_its_number_as_label():
    pdf = Pdf()
    pdf.page().lines("1. fler möten", "2. bättre stöd")
    assert [(b.kind, b.label, b.text) for b in blocks(pdf.content())] == [
        (ITEM, "1.", "fler möten"),
        (ITEM, "2.", "bättre stöd"),
    ]


def test_larger_letters_make_a_heading_that_keeps_its_number():
    pdf = Pdf()
    pdf.page().write("Workshop 2", size=22).write("1. Hur lär vi?", y=110, size=15).lines(
        LONG, LONGER, y=140
    )
    assert [(b.kind, b.level, b.text) for b in blocks(pdf.content())][:2] == [
        (HEADING, 1, "Workshop 2"),
        (HEADING, 2, "1. Hur lär vi?"),
    ]


def test_a_wholly_bold_line_is_strong_and_keeps_its_number():
    pdf = Pdf()
    pdf.page().write("1. Hur lär vi?", font="Helvetica-Bold").lines(LONG, LONGER, y=86)
    first, second = blocks(pdf.content())
    assert (first.kind, first.text, first.strong) == (PARAGRAPH, "1. Hur lär vi?", True)
    assert not second.strong


@pytest.mark.parametrize(
    ("end", "start", "whole"),
    [
        ("sam-", "verkan", "samverkan"),
        ("IT-", "stöd", "IT-stöd"),
        ("Umeå-", "Vasa", "Umeå-Vasa"),
        ("språk-", "och kulturstöd", "språk- och kulturstöd"),
    ],
)
def test_a_word_broken_at_the_end_of_a_line_is_whole_again(end, start, whole):
    pdf = Pdf()
    pdf.page().lines(f"{LONG} {end}", f"{start} {LONGER}")
    assert texts(pdf.content()) == [f"{LONG} {whole} {LONGER}"]


def test_a_paragraph_goes_on_over_a_page_s_end():
    pdf = Pdf()
    pdf.page().lines(LONG, y=700)
    pdf.page().lines(LONGER, y=150)
    [block] = blocks(pdf.content())
    assert (block.text, block.place) == (f"{LONG} {LONGER}", Place(page=1))


def test_what_repeats_at_the_edge_of_pages_frames_them():
    pdf = Pdf()
    for number in range(1, 4):
        pdf.page().write("Grupp 3", y=40).lines(f"Tanke {number}.", y=200).write(
            f"Sida {number} av 3", y=810
        )
    assert kinds(pdf.content()) == [
        (BlockKind.HEADER, "Grupp 3"),
        *[(PARAGRAPH, f"Tanke {number}.") for number in range(1, 4)],
        *[(BlockKind.FOOTER, f"Sida {number} av 3") for number in range(1, 4)],
    ]


def test_questions_at_the_heads_of_pages_are_no_header():
    pdf = Pdf()
    for number in range(1, 4):
        pdf.page().write(f"Fråga {number}", y=40).write("En tanke.", y=200)
    assert texts(pdf.content(), BlockKind.HEADER) == []
    assert "Fråga 2" in texts(pdf.content())


def test_a_lone_page_number_is_no_text():
    pdf = Pdf()
    pdf.page().lines(LONG, LONGER).write("1", 300, 810)
    assert kinds(pdf.content())[-1] == (BlockKind.FOOTER, "1")


def test_two_columns_are_read_down():
    left = [f"vänster rad {n} med flera ord" for n in range(6)]
    right = [f"höger rad {n} med flera ord" for n in range(6)]
    pdf = Pdf()
    pdf.page().write("Rubrik över båda spalterna som är lång nog att nå", y=50).lines(
        *left, x=72, y=100
    ).lines(*right, x=320, y=100)
    read_out = " ".join(texts(pdf.content()))
    assert read_out.index("vänster rad 5") < read_out.index("höger rad 0")


def test_cells_of_a_table_without_lines_are_not_mixed():
    pdf = Pdf()
    page = pdf.page()
    for x, side in ((72, "vänster"), (220, "höger")):
        for y in (100, 140):
            page.lines(f"{side} ruta med lite text", "som bryts en gång", x=x, y=y)
    left, right = (f"{side} ruta med lite text som bryts en gång" for side in ("vänster", "höger"))
    assert texts(pdf.content()) == [left, left, right, right]


def test_a_table_with_lines_is_read_by_cell():
    pdf = Pdf()
    page = pdf.page().frame(72, 100, 300, 60).rule(222, 100, 222, 160).rule(72, 130, 372, 130)
    page.write("a", 80, 120).write("b", 230, 120).write("c", 80, 150).write("d", 230, 150)
    assert [(b.kind, b.text, b.place) for b in blocks(pdf.content())] == [
        (BlockKind.CELL, text, Place(page=1, table=1, row=row, column=column))
        for text, row, column in [("a", 1, 1), ("b", 1, 2), ("c", 2, 1), ("d", 2, 2)]
    ]


def test_a_cell_without_a_line_in_it_is_merged():
    pdf = Pdf()
    page = pdf.page().frame(72, 100, 300, 60).rule(222, 130, 222, 160).rule(72, 130, 372, 130)
    page.write("bred", 80, 120).write("c", 80, 150).write("d", 230, 150)
    assert [(b.text, b.place.row, b.place.column) for b in blocks(pdf.content())] == [
        ("bred", 1, 1),
        ("c", 2, 1),
        ("d", 2, 2),
    ]


def test_each_sticky_note_is_a_box_whatever_the_order_in_the_file():
    pdf = Pdf()
    page = pdf.page().frame(300, 100, 150, 80).frame(72, 100, 150, 80).frame(72, 300, 150, 80)
    page.lines("nere", x=80, y=320).lines("till höger", x=310, y=120)
    page.lines("uppe till vänster som", "går över två rader", x=80, y=120)
    assert kinds(pdf.content()) == [
        (BlockKind.BOX, "uppe till vänster som går över två rader"),
        (BlockKind.BOX, "till höger"),
        (BlockKind.BOX, "nere"),
    ]


def test_the_shade_behind_lines_makes_no_table():
    pdf = Pdf()
    page = pdf.page().shade(70, 62, 420, 14).shade(70, 76, 420, 14)
    page.lines(LONG, LONGER)
    assert kinds(pdf.content()) == [(PARAGRAPH, f"{LONG} {LONGER}")]


def test_a_shaded_note_is_a_box():
    pdf = Pdf()
    pdf.page().shade(72, 100, 150, 80).lines("en tanke", x=80, y=120)
    assert kinds(pdf.content()) == [(BlockKind.BOX, "en tanke")]


def test_text_that_stands_sideways_is_read():
    pdf = Pdf()
    pdf.page().lines(LONG, LONGER).sideways("i marginalen", 40, 400)
    assert texts(pdf.content()) == [f"{LONG} {LONGER}", "i marginalen"]


def test_a_page_that_is_wholly_sideways_is_read_as_others_are():
    pdf = Pdf()
    page = pdf.page()
    page.sideways(LONG, 100, 600)
    page.sideways(LONGER, 114, 600)
    assert texts(pdf.content()) == [f"{LONG} {LONGER}"]


def test_diacritics_that_stand_beside_their_letter_are_put_onto_it():
    pdf = Pdf()
    pdf.page().write("St", 72).write("¨", 82.5).write("od", 82)
    assert texts(pdf.content()) == ["Stöd"]


def test_a_page_with_a_picture_and_no_text_is_named():
    pdf = Pdf()
    pdf.page().lines(LONG, LONGER)
    pdf.page().picture()
    pdf.page()
    assert read("x.pdf", pdf.content(), "abc123").unread_pages == (2,)


NARROW = [
    "Badplatsen ska inte stängas på hösten bara för att",
    "kiosken stänger, utan vara öppen så länge som isen",
    "inte ligger.",
]


def test_a_narrow_paragraph_stays_whole_below_a_line_that_is_wider():
    pdf = Pdf()
    pdf.page().write(LONG + " och i alla kommuner", 40, 60, 9.5).lines(*NARROW, x=130, y=120)
    assert texts(pdf.content())[1:] == [" ".join(NARROW)]


def test_a_long_address_does_not_tell_how_wide_the_text_is():
    address = (
        "https://www.exempelstaden.se/fritid/bad/dialogen-om-badplatsen/2026/svar-och-" + "x" * 30
    )
    pdf = Pdf()
    pdf.page().lines(LONG, LONGER).write(address, y=300)
    assert f"{LONG} {LONGER}" in texts(pdf.content())


def test_a_sentence_beside_a_long_address_goes_on_with_a_name():
    written = [
        "Den nya stigen mot badplatsen bör få belysning, som föreningen",
        "Strandvägens vänner har bett om sedan i höstas. Förslaget ligger på",
        "https://stigen-mot-badet.example/underlag/stigen/forslag-till-belysning-och-skyltar-2031",
        "med en karta, och det finns också att läsa hos föreningen eller hos",
        "Kanotklubben, där ritningarna hänger framme hela sommaren.",
    ]
    pdf = Pdf()
    pdf.page().lines(*written)
    assert texts(pdf.content())[-1].endswith(
        "hos Kanotklubben, där ritningarna hänger framme hela sommaren."
    )


def test_lines_of_one_length_that_all_begin_anew_are_notes_of_their_own():
    written = [
        "Fler bänkar i parken",
        "Bättre ljus på vägen",
        "Trygga övergångar nu",
        "Sopkorg vid sjön",
    ]
    pdf = Pdf()
    pdf.page().write(LONG, y=60).lines(*written, x=160, y=100)
    assert texts(pdf.content())[1:] == written


def test_what_is_white_or_as_large_as_the_page_is_no_wall():
    pdf = Pdf()
    page = pdf.page().shade(0, 0, 595, 842, grey=1).shade(0, 80, 595, 762, grey=1)
    page.shade(60, 60, 450, 28, grey=1).shade(60, 88, 450, 28, grey=1)
    page.lines(LONG, LONGER, y=84)
    assert kinds(pdf.content()) == [(PARAGRAPH, f"{LONG} {LONGER}")]


def test_white_on_a_colour_is_a_box():
    pdf = Pdf()
    page = pdf.page().shade(0, 0, 595, 842, grey=0.5)
    page.shade(60, 60, 150, 60, grey=1).shade(260, 60, 150, 60, grey=1)
    page.lines("fler", "bänkar", x=70, y=80).lines("mer", "skugga", x=270, y=80)
    assert kinds(pdf.content()) == [(BlockKind.BOX, "fler bänkar"), (BlockKind.BOX, "mer skugga")]


def test_shades_behind_paragraphs_below_each_other_make_no_table():
    pdf = Pdf()
    page = pdf.page()
    for number in range(3):
        page.shade(60, 60 + 40 * number, 450, 40)
    for number in range(3):
        page.lines(LONG, LONGER, y=74 + 40 * number)
    assert all(block.kind is not BlockKind.CELL for block in blocks(pdf.content()))


def test_a_document_that_is_bold_throughout_has_no_headings_by_weight():
    pdf = Pdf()
    page = pdf.page()
    for number, text in enumerate(["Del 1", "Lägg en karta vid grinden", "Börja med dammen"]):
        page.write(text, y=72 + 30 * number, font="Helvetica-Bold" if number else "Helvetica")
    assert not any(block.strong for block in blocks(pdf.content()))


def test_bold_lines_above_plain_ones_are_strong():
    pdf = Pdf()
    page = pdf.page().write("Vad saknas?", font="Helvetica-Bold")
    page.lines("- en karta vid grinden", "- fler bänkar i skuggan", y=90)
    assert [block.strong for block in blocks(pdf.content())] == [True, False, False]


def test_words_with_a_line_through_them_are_a_block_of_their_own():
    made = Pdf()
    page = made.page()
    page.lines("Fler bord och stolar i salen", "Lägre avgift för dem under tjugo", y=200, size=12)
    page.write("Sälj båten", y=300, size=12).rule(72, 296, 128, 296)
    page.write("Köp en ny båt", y=340, size=12).rule(72, 342, 145, 342)
    found = blocks(made.content())
    assert [b.text for b in found if b.struck] == ["Sälj båten"]
    assert [b.text for b in found if not b.struck][-1] == "Köp en ny båt"


def test_a_table_s_lines_strike_nothing():
    page = (made := Pdf()).page()
    for row in range(4):
        page.rule(72, 200 + 20 * row, 400, 200 + 20 * row)
        page.write(f"Tanke nummer {row}", x=76, y=200 + 20 * row + 4)
    assert not [b.text for b in blocks(made.content()) if b.struck]
