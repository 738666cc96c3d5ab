"""What text files and Markdown hold, as blocks."""

import pytest

from synthkit.model.document import BlockKind, Place
from synthkit.model.finding import Severity
from synthkit.readers.reading import read
from tests.readers.test_reading import refusal

HEADING, ITEM, PARAGRAPH = BlockKind.HEADING, BlockKind.ITEM, BlockKind.PARAGRAPH
LONG = "Vi behöver fler möten mellan kommunen och näringslivet i hela vårt län,"
LONGER = "sade många i gruppen, och någon ska ta ansvar."


def blocks(text: str | bytes, name: str = "grupp 1.txt"):
    content = text if isinstance(text, bytes) else text.encode()
    return read(name, content, "abc123").blocks


def kinds(text: str, name: str = "grupp 1.txt"):
    return [(block.kind, block.text) for block in blocks(text, name)]


def test_each_line_of_hand_typed_notes_is_a_paragraph():
    assert kinds("Mer pengar\nBättre chefer\n") == [
        (PARAGRAPH, "Mer pengar"),
        (PARAGRAPH, "Bättre chefer"),
    ]


def test_lines_that_a_program_broke_at_a_margin_are_joined():
    assert kinds(f"{LONG}\n{LONGER}\nMer pengar") == [
        (PARAGRAPH, f"{LONG} {LONGER}"),
        (PARAGRAPH, "Mer pengar"),
    ]


def test_a_blank_line_ends_a_paragraph():
    assert kinds(f"{LONG}\n\n{LONGER}") == [(PARAGRAPH, LONG), (PARAGRAPH, LONGER)]


def test_typed_signs_begin_items_and_indented_ones_are_nested():
    found = blocks("- ett\n  fortsätter\n    - under\n- två")
    assert [(b.kind, b.text, b.level, b.parent) for b in found] == [
        (ITEM, "ett fortsätter", 0, None),
        (ITEM, "under", 1, 0),
        (ITEM, "två", 0, None),
    ]


def test_an_underlined_line_looks_like_a_heading():
    first, second = blocks("Fråga 1\n-------\nMer pengar")
    assert (first.text, first.strong) == ("Fråga 1", True)
    assert (second.text, second.strong) == ("Mer pengar", False)


def test_the_signs_of_an_answered_mail_are_no_text():
    assert kinds("> - ett\n>> två") == [(ITEM, "ett"), (PARAGRAPH, "två")]
    assert kinds("forskare -> bolag, 3 > 2") == [(PARAGRAPH, "forskare -> bolag, 3 > 2")]


def test_markdown_headings_emphasis_and_links():
    text = (
        "# Grupp 3\n## 1. Hur lär vi? ##\n**Stöd**\n* fler *möten* i [länet](http://x)\n---\nslut"
    )
    found = blocks(text, "grupp 3.md")
    assert [(b.kind, b.level, b.text, b.strong) for b in found] == [
        (HEADING, 1, "Grupp 3", False),
        (HEADING, 2, "1. Hur lär vi?", False),
        (PARAGRAPH, 0, "Stöd", True),
        (ITEM, 0, "fler möten i länet", False),
        (PARAGRAPH, 0, "slut", False),
    ]


def test_a_markdown_table_is_read_by_cell():
    found = blocks("| Fråga | Svar |\n|---|:--|\n| Hur? | **fler** möten |\n", "a.md")
    assert [(b.kind, b.text, b.place) for b in found] == [
        (BlockKind.CELL, text, Place(table=1, row=row, column=column))
        for text, row, column in [
            ("Fråga", 1, 1),
            ("Svar", 1, 2),
            ("Hur?", 2, 1),
            ("fler möten", 2, 2),
        ]
    ]


def test_signs_of_markdown_are_text_in_a_text_file():
    assert kinds("snake_case_namn och 2*3*4") == [(PARAGRAPH, "snake_case_namn och 2*3*4")]
    assert kinds("snake_case_namn och 2*3*4", "a.md")[0][1] == "snake_case_namn och 2*3*4"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_what_says_or_shows_its_encoding_is_no_guess(codec):
    document = read("a.txt", "Åtgärder för ökad närvaro".encode(codec), "abc123")
    assert [b.text for b in document.blocks] == ["Åtgärder för ökad närvaro"]
    assert document.findings == ()


@pytest.mark.parametrize(
    ("codec", "called"),
    [("cp1252", "Windows-1252"), ("utf-16-le", "UTF-16"), ("utf-16-be", "UTF-16")],
)
def test_a_guessed_encoding_is_a_finding(codec, called):
    document = read("a.txt", "Åtgärder för ökad närvaro".encode(codec), "abc123")
    assert [b.text for b in document.blocks] == ["Åtgärder för ökad närvaro"]
    [finding] = document.findings
    assert (finding.code, finding.severity) == ("encoding_guessed", Severity.WARNING)
    assert finding.values == {"name": "a.txt", "encoding": called}


def test_control_characters_are_taken_out_with_a_finding():
    document = read("a.txt", b"mer\x07 pengar\x00 till skolan", "abc123")
    assert [b.text for b in document.blocks] == ["mer pengar till skolan"]
    assert [f.code for f in document.findings] == ["characters_removed"]


@pytest.mark.parametrize(("content", "reason"), [(b"", "zero_bytes"), (b" \n\n", "no_content")])
def test_a_text_file_without_text_is_refused(content, reason):
    assert refusal(content, "a.txt") == reason


def test_what_is_no_text_is_refused_whatever_its_name():
    assert refusal(bytes(range(32)) * 50, "a.txt") == "broken"
