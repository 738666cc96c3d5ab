"""Tables in texts that look like an export are read as sheets are; others stay tables."""

import pytest

from synthkit.model.document import Block, BlockKind, Place, UnreadPicture
from synthkit.readers.contents import Contents
from synthkit.readers.sheets.contents import with_tables
from tests.builders import cell, heading, item, paragraph

BETTER, WORSE = "Vad gör hamnen bättre?", "Vad hindrar båtlivet?"
EXPORT = (
    ("Tidstämpel", "E-postadress", BETTER, WORSE),
    ("2026-05-02 10:11", "ada@example.se", "Fler pirar", "Isen om vintern"),
    ("2026-05-02 10:12", "bo@example.se", "Lyse vid norra kajen", ""),
    ("2026-05-02 10:13", "cia@example.se", "Bryggor för barn", "Grunden i söder"),
)


def table(rows) -> list[Block]:
    return [
        cell(text, row, column)
        for row, texts in enumerate(rows, 1)
        for column, text in enumerate(texts, 1)
        if text
    ]


def test_answers_stand_below_their_questions_and_people_are_not_kept():
    contents = with_tables(Contents((heading("Svar"), *table(EXPORT), paragraph("Tack"))))
    assert [(b.kind, b.text, b.respondent) for b in contents.blocks] == [
        (BlockKind.HEADING, "Svar", None),
        (BlockKind.HEADING, BETTER, None),
        (BlockKind.ITEM, "Fler pirar", "2"),
        (BlockKind.ITEM, "Lyse vid norra kajen", "3"),
        (BlockKind.ITEM, "Bryggor för barn", "4"),
        (BlockKind.HEADING, WORSE, None),
        (BlockKind.ITEM, "Isen om vintern", "2"),
        (BlockKind.ITEM, "Grunden i söder", "4"),
        (BlockKind.PARAGRAPH, "Tack", None),
    ]
    assert [(r.code, dict(r.values)["names"]) for r in contents.remarks] == [
        ("columns_left_out", "Tidstämpel; E-postadress")
    ]


def test_the_paragraphs_of_a_cell_stay_apart():
    cells = table((("Fråga", "Anteckningar", "E-post"), (BETTER, "Pirar", "a@example.se")))
    second = cell("Lyse", 2, 2)
    contents = with_tables(Contents((*cells[:5], second, *cells[5:])))
    assert [block.text for block in contents.blocks] == [BETTER, "Pirar", "Lyse"]


def test_what_refers_to_places_in_the_text_still_does():
    above, below = item("Över"), item("Under")
    nested = item("Inne").model_copy(update={"parent": 1 + len(table(EXPORT))})
    contents = Contents(
        (above, *table(EXPORT), below, nested),
        unread_pictures=(UnreadPicture(number=1, before=1 + len(table(EXPORT))),),
        bookmarks=((0, "a"), (2 + len(table(EXPORT)), "b")),
    )
    read = with_tables(contents)
    texts = [block.text for block in read.blocks]
    assert read.blocks[-1].parent == texts.index("Under")
    assert read.unread_pictures[0].before == texts.index("Under")
    assert read.bookmarks == ((0, "a"), (texts.index("Inne"), "b"))


@pytest.mark.parametrize(
    "rows",
    [
        (("Fråga", "Lag 1", "Lag 2"), (BETTER, "Pirar", "Lyse")),
        (("Fråga", "I dag", "Anteckningar", "Ansvarig"), (BETTER, "Pirar", "Lyse", "Hamnen")),
        (("Fråga", "Era anteckningar"), (BETTER, "Pirar"), (WORSE, "Isen")),
        (("Namn", "Organisation", "E-post"), ("Ada", "Kajen", "ada@example.se")),
        (("Namn", "Alfa"), ("Ada", "Räcken"), ("Bo", "Lyse")),
        ((BETTER, WORSE), ("Fler pirar vid kajen", "Isen om vintern")),
    ],
)
def test_other_tables_stay_as_they_are(rows):
    contents = Contents(tuple(table(rows)))
    assert with_tables(contents) == contents


def test_cells_of_no_table_stay_as_they_are():
    contents = Contents((Block(kind=BlockKind.CELL, text="Pirar", place=Place(page=1)),))
    assert with_tables(contents) == contents
