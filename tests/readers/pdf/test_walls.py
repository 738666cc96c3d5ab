"""Notes that lie about on a page, in boxes or without."""

import pytest

from synthkit.domain.document import BlockKind
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


def wall(pieces) -> Pdf:
    made = Pdf()
    page = made.page().write("Vad hindrar i dag?", y=50, size=18)
    for x, y, *lines in pieces:
        page.lines(*lines, x=x, y=y)
    return made


@pytest.mark.parametrize("order", [1, -1])
def test_each_loose_note_is_one_block_in_the_order_of_the_page(order):
    content = wall(LYING[::order]).content()
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
