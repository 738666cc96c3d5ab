"""In which order the columns of a page are read."""

import pytest

from tests.readers.builders import Pdf, texts

LEADING = 14
SPACE = 8  # between two notes, more than half a letter's height
WIDE = "En inledning som går över hela sidans bredd och därmed över alla dess spalter, helt enkelt."


def notes(name: str, count: int) -> list[str]:
    """Notes of two lines each, which every column here has room for."""
    return [f"{name} {n} vi vill ha mer|stöd i vår vardag" for n in range(count)]


def column(page, written: list[str], x: float, y: float) -> float:
    """Notes below each other, a space between them; a heading ("#") has a wider one above it."""
    for note in written:
        heading = note.startswith("#")
        y += SPACE + (6 if heading else 0)
        sign = "" if heading else "• "
        for line in f"{sign}{note.lstrip('#')}".split("|"):
            page.write(line, x, y, font="Helvetica-Bold" if heading else "Helvetica")
            y += LEADING
    return y


def read(pdf: Pdf) -> list[str]:
    return texts(pdf.content())


def plain(written: list[str]) -> list[str]:
    return [note.lstrip("#").replace("|", " ") for note in written]


def test_a_long_column_goes_on_where_the_short_one_beside_it_ends():
    left = [*notes("Först", 4), "#2. Vad behövs?", *notes("Sedan", 12)]
    right = [*notes("Vidare", 2), "#3. Hur går vi vidare?", *notes("Sist", 3)]
    pdf = Pdf()
    page = pdf.page().write("Grupp 6, renskrivet", y=50, size=18)
    column(page, left, 72, 100)
    column(page, right, 320, 100)
    assert read(pdf) == ["Grupp 6, renskrivet", *plain(left), *plain(right)]


def test_a_heading_does_not_end_a_column_that_goes_on_alone():
    left = [*notes("Först", 8), "#2. Vad behövs?", *notes("Sedan", 5)]
    right = notes("Vidare", 4)
    pdf = Pdf()
    page = pdf.page()
    column(page, left, 72, 100)
    column(page, right, 320, 100)
    assert read(pdf) == [*plain(left), *plain(right)]


@pytest.mark.parametrize("higher", [6, 12, 20])
def test_the_heading_of_the_right_column_may_stand_higher_than_the_left_one(higher):
    left, right = notes("Vänster", 6), ["#2. Vad behövs?", *notes("Höger", 6)]
    pdf = Pdf()
    page = pdf.page().write("Grupp 6, renskrivet och sammanfattat av oss", y=50, size=18)
    column(page, left, 72, 110)
    column(page, right, 320, 110 - higher)
    assert read(pdf) == [
        "Grupp 6, renskrivet och sammanfattat av oss",
        *plain(left),
        *plain(right),
    ]


def test_a_date_at_the_right_of_the_head_is_no_part_of_the_column_below_it():
    left, right = notes("Vänster", 6), notes("Höger", 6)
    pdf = Pdf()
    page = pdf.page().write("Den 3 mars 2027", x=420, y=50)
    column(page, left, 72, 110)
    column(page, right, 320, 110)
    assert read(pdf) == ["Den 3 mars 2027", *plain(left), *plain(right)]


def test_balanced_columns_under_a_wide_heading():
    left, right = notes("Vänster", 6), notes("Höger", 6)
    pdf = Pdf()
    page = pdf.page().write("En rubrik som når över båda spalterna på sidan", y=60, size=18)
    column(page, left, 72, 100)
    column(page, right, 320, 100)
    heading, *body = read(pdf)
    assert heading.startswith("En rubrik")
    assert body == [*plain(left), *plain(right)]


def test_columns_above_what_goes_across_are_read_before_those_below_it():
    parts = [notes(name, 4) for name in ("Ett", "Två", "Tre", "Fyra")]
    pdf = Pdf()
    page = pdf.page()
    below = column(page, parts[0], 72, 60)
    column(page, parts[1], 320, 60)
    page.write(WIDE, 72, below + 24)
    column(page, parts[2], 72, below + 50)
    column(page, parts[3], 320, below + 50)
    upper, lower = plain(parts[0] + parts[1]), plain(parts[2] + parts[3])
    assert read(pdf) == [*upper, WIDE, *lower]


def test_a_short_heading_above_what_goes_across_is_no_part_of_the_column_above():
    left, right = notes("Vänster", 4), notes("Höger", 4)
    pdf = Pdf()
    page = pdf.page()
    below = column(page, left, 72, 60)
    column(page, right, 320, 60)
    page.write("Nästa steg", 72, below + 20).write(WIDE, 72, below + 40)
    assert read(pdf) == [*plain(left), *plain(right), "Nästa steg", WIDE]


def test_what_stands_far_below_the_columns_is_read_after_them():
    left, right = notes("Vänster", 4), notes("Höger", 4)
    pdf = Pdf()
    page = pdf.page()
    below = column(page, left, 72, 60)
    column(page, right, 320, 60)
    page.write("Antecknat av gruppen", 72, below + 80)
    assert read(pdf) == [*plain(left), *plain(right), "Antecknat av gruppen"]


@pytest.mark.parametrize("lengths", [(8, 8, 8), (9, 6, 3), (9, 9, 2), (4, 7, 9)])
def test_three_columns_are_read_down_one_after_the_other(lengths):
    parts = [notes(name, n) for name, n in zip(("Ett", "Två", "Tre"), lengths, strict=True)]
    pdf = Pdf()
    page = pdf.page().write("Grupp 2", y=50, size=18)
    for x, part in zip((40, 220, 400), parts, strict=True):
        column(page, part, x, 100)
    assert read(pdf) == ["Grupp 2", *(text for part in parts for text in plain(part))]
