"""What somebody put onto a PDF afterwards: fields that are filled in, typed text, comments."""

import pytest

from synthkit.model.document import BlockKind
from synthkit.readers.pdf.document import read_pdf
from tests.readers.builders import Pdf, annotated, blocks, form

BOX, CELL, COMMENT, PARAGRAPH = (
    BlockKind.BOX,
    BlockKind.CELL,
    BlockKind.COMMENT,
    BlockKind.PARAGRAPH,
)
NOTE = "En tanke som står på sidan."


def kinds(content: bytes) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block.text) for block in blocks(content)]


def page() -> bytes:
    made = Pdf()
    made.page().write(NOTE, y=200)
    return made.content()


def test_typed_text_is_a_box_where_it_was_put():
    content = annotated(page(), "FreeText", "Fler möten mellan\noss alla", (72, 100, 250, 150))
    content = annotated(content, "FreeText", "Bättre stöd", (72, 300, 250, 330))
    assert kinds(content) == [
        (BOX, "Fler möten mellan\noss alla"),
        (PARAGRAPH, NOTE),
        (BOX, "Bättre stöd"),
    ]


def test_list_signs_part_typed_text():
    content = annotated(page(), "FreeText", "- fler möten\n- bättre stöd", (72, 300, 250, 360))
    assert kinds(content)[1:] == [(BOX, "fler möten"), (BOX, "bättre stöd")]


def test_text_that_is_typed_into_a_table_belongs_to_its_cell():
    made = Pdf()
    made.page().frame(72, 100, 300, 60).rule(222, 100, 222, 160).write("Behov", 80, 130)
    content = annotated(made.content(), "FreeText", "fler möten", (230, 110, 360, 150))
    assert [(b.kind, b.text, b.place.column) for b in blocks(content)] == [
        (CELL, "Behov", 1),
        (CELL, "fler möten", 2),
    ]


@pytest.mark.parametrize("kind", ["Text", "Highlight", "StrikeOut", "Ink"])
def test_a_comment_is_a_block_of_its_own_kind(kind):
    content = annotated(page(), kind, "Menar de bussen?", (72, 190, 200, 205))
    assert kinds(content) == [(PARAGRAPH, NOTE), (COMMENT, "Menar de bussen?")]


def test_what_is_hidden_is_not_read():
    content = annotated(page(), "FreeText", "dold", (72, 300, 250, 330), hidden=True)
    assert kinds(content) == [(PARAGRAPH, NOTE)]


@pytest.mark.parametrize("drawn", [True, False])
def test_what_is_filled_into_a_field_stands_beside_its_label(drawn):
    made = Pdf()
    made.page().write("Namn:", 72, 112).field("fler möten", (110, 100, 260, 116))
    content = made.content() if drawn else form(made.content())
    assert kinds(content) == [(PARAGRAPH, "Namn: fler möten")]


def test_a_field_of_several_lines_keeps_them():
    made = Pdf()
    made.page().write("Behov:", 72, 112).field(
        "fler möten\nbättre stöd", (72, 130, 300, 220), flags="multiline"
    )
    assert kinds(made.content()) == [(PARAGRAPH, "Behov:"), (BOX, "fler möten\nbättre stöd")]


def test_what_is_typed_into_a_password_field_is_not_read():
    made = Pdf()
    made.page().write(NOTE).field("hemligt", (72, 130, 300, 150), flags="password")
    assert "hemligt" not in " ".join(text for _, text in kinds(form(made.content())))


def test_a_page_with_a_picture_and_a_comment_is_unread_all_the_same():
    made = Pdf()
    made.page().picture()
    content = annotated(made.content(), "Text", "Otydligt foto", (72, 190, 200, 205))
    assert read_pdf(content).unread_pages == (1,)
