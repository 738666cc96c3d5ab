"""What frames pages, and what heads them, although it repeats too."""

import pytest

from synthkit.model.document import Block, BlockKind
from tests.readers.builders import Pdf, blocks

HEADING, HEADER, FOOTER = BlockKind.HEADING, BlockKind.HEADER, BlockKind.FOOTER
FIRST, SECOND = "1. Vad hindrar folk i dag?", "2. Vad vill vi pröva?"


def pages(*heads: str, size: float) -> bytes:
    """Pages with a line at their heads, two notes below it and their number."""
    made = Pdf()
    for number, head in enumerate(heads, 1):
        page = made.page().write(head, y=45, size=size)
        page.lines(f"Tanke {number}a.", f"Tanke {number}b.", y=200).write(str(number), 500, 815)
    return made.content()


def body(content: bytes) -> list[tuple[BlockKind, str]]:
    return [(b.kind, b.text) for b in blocks(content) if b.kind not in {HEADER, FOOTER}]


def note(number: int) -> list[tuple[BlockKind, str]]:
    return [(BlockKind.PARAGRAPH, f"Tanke {number}{letter}.") for letter in "ab"]


@pytest.mark.parametrize("size", [11, 16])
def test_a_question_on_every_page_heads_the_notes_of_those_pages(size):
    content = pages(FIRST, FIRST, SECOND, SECOND, size=size)
    assert body(content) == [
        (HEADING, FIRST),
        *note(1),
        *note(2),
        (HEADING, SECOND),
        *note(3),
        *note(4),
    ]


def test_a_question_that_comes_back_heads_its_notes_again():
    content = pages(FIRST, SECOND, FIRST, SECOND, size=16)
    assert [text for kind, text in body(content) if kind is HEADING] == [FIRST, SECOND] * 2


def test_a_question_of_two_lines_is_one_heading():
    made = Pdf()
    for number in range(3):
        page = made.page().lines("Vad hindrar folk från att åka", "kollektivt i dag?", y=40)
        page.lines(f"Tanke {number}.", y=200)
    assert body(made.content())[0] == (HEADING, "Vad hindrar folk från att åka kollektivt i dag?")


def test_the_title_of_the_whole_is_a_heading_once():
    content = pages(*["Workshop 2: Samverkan"] * 3, size=20)
    assert body(content) == [
        (HEADING, "Workshop 2: Samverkan"),
        *note(1),
        *note(2),
        *note(3),
    ]


def test_small_print_that_repeats_is_a_header_on_every_page():
    content = pages(*["Region Syd, anteckningar"] * 3, size=8)
    assert body(content) == [*note(1), *note(2), *note(3)]
    assert [b.text for b in blocks(content) if b.kind is HEADER] == ["Region Syd, anteckningar"]


def test_notes_in_boxes_tell_how_large_the_text_is():
    made = Pdf()
    for number in range(4):
        page = made.page().write((FIRST, FIRST, SECOND, SECOND)[number].rstrip("?"), y=45, size=16)
        for x in (72, 300):
            page.frame(x, 120, 180, 80).write(f"en lapp på sidan {number}", x + 8, 150)
    headings = [b.text for b in blocks(made.content()) if b.kind is HEADING]
    assert headings == [FIRST.rstrip("?"), SECOND.rstrip("?")]


def test_numbers_in_a_row_at_the_foot_are_no_page_numbers():
    made = Pdf()
    page = made.page().lines("Antal resor per år", y=300)
    for number in range(4):
        page.write(str(2020 + number), 100 + 90 * number, 800)
    assert not [b for b in blocks(made.content()) if b.kind is FOOTER]


def test_a_lone_number_at_the_foot_is_a_page_number():
    found: list[Block] = [b for b in blocks(pages("Rubrik", size=16)) if b.kind is FOOTER]
    assert [b.text for b in found] == ["1"]
