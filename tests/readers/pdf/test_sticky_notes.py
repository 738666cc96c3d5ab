"""Notes that lie about on a page, in boxes or without."""

import pytest

from synthkit.model.document import BlockKind
from tests.readers.builders import Pdf, blocks, texts

BOX, HEADING = BlockKind.BOX, BlockKind.HEADING
# Where a note stands, and its lines: three rows of notes that nobody put in line.
LYING = [
    (75, 140, "noll turer på", "söndagar"),
    (236, 161, "slutar 18, sista", "bussen 17"),
    (418, 149, "tåget hade gått"),
    (93, 295, "bara i mobilen,", "utan täckning??"),
    (262, 308, "väg utan trottoar"),
    (433, 287, "DET SNÖAR IN", "PÅ BÄNKEN"),
    (81, 441, "stopp närmare husen"),
    (251, 428, "ungdomarna sitter", "fast hemma"),
]
READ = [" ".join(map(str, lines)) for _, _, *lines in LYING]


def found_notes(pieces) -> Pdf:
    made = Pdf()
    page = made.page().write("Vad hindrar i dag?", y=50, size=18)
    for x, y, *lines in pieces:
        page.lines(*lines, x=x, y=y)
    return made


@pytest.mark.parametrize("order", [1, -1])
def test_each_loose_note_is_one_block_in_the_order_of_the_page(order):
    content = found_notes(LYING[::order]).content()
    assert [(b.kind, b.text) for b in blocks(content)] == [
        (HEADING, "Vad hindrar i dag?"),
        *((BOX, text) for text in READ),
    ]


def test_lines_of_a_boxed_note_are_joined_wherever_they_end():
    made = Pdf()
    page = made.page()
    page.frame(72, 100, 150, 80).lines("fler", "möten mellan oss", "alla", x=80, y=120)
    assert [(b.kind, b.text) for b in blocks(made.content())] == [
        (BOX, "fler möten mellan oss alla")
    ]


def test_list_signs_part_the_notes_in_a_box():
    made = Pdf()
    page = made.page().frame(72, 100, 150, 80)
    page.lines("- fler möten", "mellan oss", "- bättre stöd", x=80, y=120)
    assert texts(made.content(), BOX) == ["fler möten mellan oss", "bättre stöd"]


def test_boxes_that_lie_together_are_read_together():
    made = Pdf()
    page = made.page()
    places = [(50, 100), (150, 110), (60, 200), (155, 210), (380, 95), (470, 105), (385, 205)]
    for number, (x, y) in enumerate(places):
        page.frame(x, y, 80, 80).write(f"lapp {number}", x + 8, y + 30)
    assert texts(made.content()) == [f"lapp {number}" for number in range(7)]


def test_boxes_in_rows_are_read_row_by_row():
    made = Pdf()
    page = made.page()
    for row in range(3):
        for column in range(3):
            x, y = 50 + 170 * column + 5 * row, 100 + 150 * row + 30 * (column % 2)
            page.frame(x, y, 140, 90).write(f"lapp {row}{column}", x + 8, y + 30)
    assert texts(made.content()) == [f"lapp {r}{c}" for r in range(3) for c in range(3)]


def test_columns_of_short_notes_are_no_wall():
    made = Pdf()
    page = made.page()
    left, right = ([f"{side} {n} med några ord" for n in range(5)] for side in ("ena", "andra"))
    for number in range(5):
        page.write(f"• {left[number]}", 72, 100 + 37 * number)
        page.write(f"• {right[number]}", 320, 100 + 43 * number)
    assert texts(made.content()) == [*left, *right]


@pytest.mark.parametrize(
    ("second", "notes"),
    [
        ((72, 330), [[(75, 110), (240, 131), (410, 119)], [(93, 395), (262, 408), (433, 387)]]),
        ((330, 50), [[(75, 110), (93, 261), (81, 409)], [(362, 131), (341, 288), (380, 431)]]),
    ],
)
def test_each_title_of_a_wall_comes_before_the_notes_under_it(second, notes):
    made = Pdf()
    page = (
        made.page()
        .write("Vad hindrar?", 72, 50, size=18)
        .write("Vad vill vi?", second[0], second[1], size=18)
    )
    for side, places in enumerate(notes):
        for number, (x, y) in enumerate(places):
            page.lines(f"lapp {side}{number}", "på väggen", x=x, y=y)
    assert [(b.kind, b.text) for b in blocks(made.content())] == [
        (HEADING, "Vad hindrar?"),
        *((BOX, f"lapp 0{n} på väggen") for n in range(3)),
        (HEADING, "Vad vill vi?"),
        *((BOX, f"lapp 1{n} på väggen") for n in range(3)),
    ]


@pytest.mark.parametrize("font", ["Helvetica-Bold", "Helvetica"])
def test_bold_lines_in_a_row_above_the_notes_are_their_titles(font):
    made = Pdf()
    page = made.page().write("Bord 4", 60, 50, size=20)
    page.write("renskrivet på måndagen", 400, 50, size=9)
    for column, title in enumerate(("Ställverket", "Perrongen")):
        x = 60 + 270 * column
        page.write(title, x, 110, font=font)
        for number in range(4):
            at = x + 120 * (number % 2) + 4 * number, 150 + 110 * (number // 2) + 5 * number
            page.frame(*at, 100, 80).write(f"lapp {column}{number}", at[0] + 8, at[1] + 30)
    found = [text for text in texts(made.content()) if text.startswith(("lapp 1", "Perr"))]
    assert (found[0] == "Perrongen" and texts(made.content())[-5:] == found) is font.endswith(
        "Bold"
    )


def test_a_title_without_notes_is_kept():
    made = found_notes(LYING)
    made.page().write("Ensam rubrik", y=50, size=18)
    page = made.page().write("Först", 72, 50, size=18).write("Sedan", 72, 90, size=18)
    for number, (x, y) in enumerate([(75, 140), (236, 161), (410, 149), (262, 308)]):
        page.write(f"lapp {number}", x, y)
    headings = [block.text for block in blocks(made.content()) if block.kind is HEADING]
    assert headings == ["Vad hindrar i dag?", "Ensam rubrik", "Först", "Sedan"]


CARDS = ["pingis", "öppet sent", "ledare som lyssnar", "gratis mackor", "musik", "ingen mobbning"]


def test_each_card_in_rows_and_columns_is_one_note():
    made = Pdf()
    page = made.page().write("Vad fungerar bra?", y=50, size=18)
    for number, text in enumerate(CARDS):
        page.write(text, 60 + 180 * (number % 3), 130 + 80 * (number // 3))
    assert sorted(texts(made.content(), BOX)) == sorted(CARDS)


def test_cards_with_round_corners_are_boxes():
    made = Pdf()
    page = made.page()
    for number, text in enumerate(CARDS):
        x, y = 60 + 170 * (number % 3), 130 + 80 * (number // 3)
        page.card(x - 8, y - 20, 150, 60).write(text, x, y)
    assert [(b.kind, b.text) for b in blocks(made.content())] == [(BOX, text) for text in CARDS]


def test_rows_that_stand_as_close_as_in_a_table_are_no_cards():
    made = Pdf()
    page = made.page()
    for number, text in enumerate(CARDS):
        page.write(text, 60 + 180 * (number % 3), 130 + 16 * (number // 3))
    assert not texts(made.content(), BOX)


def test_notes_in_the_areas_of_a_board_are_read_area_by_area():
    made = Pdf()
    page = made.page().write("Torget", y=40, size=20)
    for x, table in ((40, "Bord 1"), (310, "Bord 2")):
        page.frame(x, 60, 250, 400).write(table, x + 10, 85, 16)
        for y, text in ((120, "bänkar"), (220, "ljus"), (320, "träd")):
            page.shade(x + 20, y, 90, 60).write(f"{text} {table[-1]}", x + 25, y + 20)
    assert [b.text for b in blocks(made.content())] == [
        *("Torget", "Bord 1", "bänkar 1", "ljus 1", "träd 1"),
        *("Bord 2", "bänkar 2", "ljus 2", "träd 2"),
    ]


def test_a_box_with_one_box_in_it_is_no_area():
    made = Pdf()
    page = made.page().frame(40, 60, 200, 100)
    page.shade(45, 65, 190, 30).write("Viktigast", 50, 85).write("att bussen går", 50, 125)
    assert texts(made.content(), BOX) == ["Viktigast", "att bussen går"]
