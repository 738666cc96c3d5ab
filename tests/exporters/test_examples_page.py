"""Good examples as a page, as a sheet, in the document and in JSON."""

import io
import json

import openpyxl
import pytest

from synthkit.exporters.document_layout import lay_out
from synthkit.exporters.examples_page import examples_page, examples_workbook
from synthkit.exporters.json_export import to_json
from synthkit.exporters.layout import Style
from synthkit.exporters.view import Examples, View
from synthkit.good_examples.finding import citing_whole_notes, find_examples
from tests.builders import NOON
from tests.good_examples.builders import meeting


@pytest.fixture
def made():
    """Two groups that point at one project, and at a place each."""
    whole = meeting(
        ("Trampa Mera är bra", "Växjös kockskola är en förebild"),
        ("Trampa Mera är bra", "vi kopierar trampa mera"),
    )
    return whole.model_copy(update={"examples": find_examples([whole])})


def texts(layout, style):
    return [paragraph.text for paragraph in layout.paragraphs if paragraph.style is style]


def test_the_page_says_who_says_what_each_wording_once(made):
    page = examples_page(made)
    assert texts(page, Style.HEADING_2) == ["Trampa Mera", "Växjös kockskola"]
    assert texts(page, Style.LIST_BULLET) == [
        "”Trampa Mera är bra” (Grupp 1 och Grupp 2)",
        "”vi kopierar trampa mera” (Grupp 2)",
        "”Växjös kockskola är en förebild” (Grupp 1)",
    ]


def test_of_several_meetings_each_is_named():
    one, two = (meeting(("Trampa Mera är bra",), name=name) for name in ("Cykel 1", "Cykel 2"))
    whole = one.model_copy(update={"examples": find_examples([one, two])})
    (said,) = texts(examples_page(whole), Style.LIST_BULLET)
    assert said.endswith("(Cykel 1, Grupp 1 och Cykel 2, Grupp 1)")


def test_a_page_without_examples_says_so():
    (said,) = texts(examples_page(meeting(("Köken är små",))), Style.BODY)
    assert "hittades" in said


def test_the_document_has_the_section_only_where_it_is_asked_for(made):
    assert "Goda exempel" not in texts(lay_out(made, View()).value, Style.HEADING_1)
    asked = lay_out(made, View(examples=Examples.SHOWN)).value
    assert "Goda exempel" in texts(asked, Style.HEADING_1)
    assert "Trampa Mera" in texts(asked, Style.HEADING_2)


def test_the_sheet_has_a_row_a_note(made):
    book = openpyxl.load_workbook(io.BytesIO(examples_workbook(made, NOON)))
    rows = list(book.active.iter_rows(values_only=True))
    assert len(rows) == 1 + sum(len(example.mentions) for example in made.examples)
    assert rows[1][0] == "Trampa Mera"


def test_json_has_them_with_their_notes_where_they_were_asked_for(made):
    told = json.loads(to_json(made))["examples"]
    quote = told[0]["mentions"][0]["citation"]["quote"]
    assert told[0]["name"] == quote["text"] == "Trampa Mera"
    assert "examples" not in json.loads(to_json(made.model_copy(update={"examples": ()})))


def test_without_places_whole_notes_are_cited(made):
    for example in map(citing_whole_notes, made.examples):
        assert all(mention.citation.quote is None for mention in example.mentions)
