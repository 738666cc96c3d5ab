"""Tables without ruling lines."""

from synthkit.model.document import BlockKind, Place
from tests.readers.builders import Pdf, blocks

WIDE = "En inledning som går över hela sidans bredd och därmed över alla dess spalter, helt enkelt."


def cells(content: bytes) -> list[tuple[str, int | None, int | None]]:
    found = [b for b in blocks(content) if b.kind is BlockKind.CELL]
    return [(b.text, b.place.row, b.place.column) for b in found]


def test_short_lines_beside_each_other_are_read_by_cell():
    made = Pdf()
    page = made.page()
    for y, row in enumerate([("Grupp", "Behov"), ("Ett", "fler möten"), ("Två", "bättre stöd")]):
        page.write(row[0], 72, 100 + 14 * y).write(row[1], 250, 100 + 14 * y)
    assert cells(made.content()) == [
        ("Grupp", 1, 1),
        ("Behov", 1, 2),
        ("Ett", 2, 1),
        ("fler möten", 2, 2),
        ("Två", 3, 1),
        ("bättre stöd", 3, 2),
    ]


def test_a_cell_of_several_lines_is_whole():
    made = Pdf()
    page = made.page()
    for y, left, right in [
        (100, ["Skola"], ["fler lärare som", "kan språket"]),
        (150, ["Arbete"], ["praktik hos små", "företag på orten"]),
    ]:
        page.lines(*left, x=72, y=y).lines(*right, x=250, y=y)
    assert cells(made.content()) == [
        ("Skola", 1, 1),
        ("fler lärare som kan språket", 1, 2),
        ("Arbete", 2, 1),
        ("praktik hos små företag på orten", 2, 2),
    ]


def test_a_cell_goes_on_where_its_line_was_full():
    made = Pdf()
    page = made.page()
    page.lines("Skola", x=72, y=100).lines("Fler lärare som kan", "språket väl", x=250, y=100)
    page.lines("Arbete", x=72, y=127.5).write("Praktik", 250, 127.5)
    assert [text for text, _, _ in cells(made.content())] == [
        "Skola",
        "Fler lärare som kan språket väl",
        "Arbete",
        "Praktik",
    ]


def test_what_stands_above_and_below_a_table_is_no_part_of_it():
    made = Pdf()
    page = made.page().write(WIDE, y=72)
    for y, row in enumerate([("Ett", "fler möten"), ("Två", "bättre stöd")]):
        page.write(row[0], 72, 110 + 18 * y).write(row[1], 250, 110 + 18 * y)
    page.write(WIDE, y=170)
    found = blocks(made.content())
    assert [b.kind for b in found] == [
        BlockKind.PARAGRAPH,
        *[BlockKind.CELL] * 4,
        BlockKind.PARAGRAPH,
    ]
    assert found[1].place == Place(page=1, table=1, row=1, column=1)


def test_one_line_with_a_gap_is_no_table():
    made = Pdf()
    made.page().write("Grupp 3", 72, 72).write("den 3 maj", 400, 72).write(WIDE, y=100)
    assert [b.text for b in blocks(made.content())] == ["Grupp 3 den 3 maj", WIDE]
