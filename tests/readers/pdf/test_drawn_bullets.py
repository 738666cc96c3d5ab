"""Bullets that are drawn beside the text, and dots that are none."""

from synthkit.model.document import BlockKind
from tests.readers.builders import Pdf, blocks, texts

SAID = ("Ladda bilen vid badet och inte bara vid torget", "en stolpe", "Sänk avgiften")


def listed(page) -> None:
    page.lines(SAID[0], x=90, y=100).lines(SAID[1], x=120, y=114).lines(SAID[2], x=90, y=128)
    page.dot(80, 96).dot(110, 110, filled=False).dot(80, 124)


def test_drawn_bullets_begin_items_as_written_ones_do():
    pdf = Pdf()
    listed(pdf.page())
    assert [(b.text, b.kind, b.parent) for b in blocks(pdf.content(), "a.pdf")] == [
        (SAID[0], BlockKind.ITEM, None),
        (SAID[1], BlockKind.ITEM, 0),
        (SAID[2], BlockKind.ITEM, None),
    ]


def test_dots_within_a_line_and_far_from_it_are_no_bullets():
    pdf = Pdf()
    page = pdf.page().lines("Ladda bilen", x=90, y=100).lines("vid badet", x=170, y=100)
    page.dot(160, 96).dot(20, 96).dot(95, 120)
    assert not texts(pdf.content(), BlockKind.ITEM)
