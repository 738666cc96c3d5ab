"""Abbreviations are explained where the document uses them, and only then."""

import io

import pytest
from docx import Document

from synthkit.exporters.docx import to_docx
from synthkit.exporters.docx_package import Stamp
from synthkit.exporters.glossary import occurring
from synthkit.exporters.layout import Abbreviations, Layout, Style, View, lay_out
from synthkit.exporters.markdown import to_markdown
from tests.builders import NOON
from tests.exporters.builders import whole

GLOSSARY = {"RUA": "regionalt utvecklingsansvar", "HR": "personalavdelningen", "APL": "praktik"}
STAMP = Stamp(made_at=NOON, workshop_hash="a", content_hash="b")


def explained(**facts: object) -> Layout:
    made = whole(glossary=GLOSSARY, **facts)
    return lay_out(made, View(abbreviations=Abbreviations.EXPLAINED)).value


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Dela med HR.", True),
        ("HR:s kompetens", True),
        ("(HR)", True),
        ("HR-chefer", True),
        ("HRM är annat", False),
        ("hr Svensson", False),
        ("", False),
    ],
)
def test_an_abbreviation_is_found_as_a_word(text, found):
    assert bool(occurring({"HR": "personal"}, [text], "sv")) is found


def test_they_are_sorted_as_swedish_sorts():
    glossary = dict.fromkeys(("ÖP", "ÄB", "ÅA", "ZZ", "aB", "AC"), "x")

    found = occurring(glossary, glossary, "sv")

    assert [word for word, _ in found] == ["aB", "AC", "ZZ", "ÅA", "ÄB", "ÖP"]


def test_an_entry_without_an_explanation_explains_nothing():
    assert occurring({"HR": "", "": "tomt"}, ["HR"], "sv") == ()


def test_the_list_stands_before_what_is_said_about_the_document():
    layout = explained()
    headings = [p.text for p in layout.paragraphs if p.style is Style.HEADING_1]

    assert headings[-2:] == ["Förkortningar", "Om sammanställningen"]
    assert [(p.term, p.text) for p in layout.paragraphs if p.style is Style.ABBREVIATION] == [
        ("HR", "personalavdelningen"),
        ("RUA", "regionalt utvecklingsansvar"),
    ]


def test_it_stands_there_only_on_request_and_only_with_something_in_it():
    styles = {p.style for p in lay_out(whole(glossary=GLOSSARY)).value.paragraphs}
    assert Style.ABBREVIATION not in styles

    nothing = lay_out(whole(), View(abbreviations=Abbreviations.EXPLAINED)).value
    assert "Förkortningar" not in [p.text for p in nothing.paragraphs]


def test_in_english():
    assert "Abbreviations" in [p.text for p in explained(language="en").paragraphs]


def test_word_has_them_in_a_style_of_their_own_with_the_term_marked():
    docx = to_docx(explained(), STAMP)
    listed = [
        p
        for p in Document(io.BytesIO(docx)).paragraphs
        if p.style and p.style.name == "Abbreviation"
    ]

    assert [p.text for p in listed] == [
        "HR\tpersonalavdelningen",
        "RUA\tregionalt utvecklingsansvar",
    ]
    for paragraph in listed:
        term, *rest = paragraph.runs
        assert term.style.name == "Strong"
        assert not any(run.style.name == "Strong" for run in rest)


def test_markdown_has_them_as_a_list():
    written = to_markdown(explained()).decode()

    assert "- **HR**: personalavdelningen\n- **RUA**: regionalt utvecklingsansvar\n" in written
