"""How the document opens; two sides as one sentence; abbreviations, where they are used."""

import datetime as dt
import io
import re
from itertools import product

import pytest
from docx import Document

from synthkit.exporters.document_layout import lay_out
from synthkit.exporters.docx.document import to_docx
from synthkit.exporters.docx.package import Stamp
from synthkit.exporters.layout import Layout, Style
from synthkit.exporters.markdown import to_markdown
from synthkit.exporters.view import Abbreviations, View
from synthkit.exporters.wording import (
    both_sides,
    document_title,
    introduction,
    lead_in,
    missing_facts,
    occurring,
    series_title,
    split_tension,
)
from synthkit.model.workshop import Series, Workshop
from synthkit.text.phrases import sentence
from tests.builders import NOON, notes, tension, workshop
from tests.exporters.builders import whole

FACTS = {
    "series": (Series(title="Attrahera!", name="Attrahera och behålla"), Series()),
    "dates": ((dt.date(2025, 8, 26), dt.date(2025, 8, 27)), ()),
    "name": ("WS 2", None),
    "ordinal": (2, None),
    "kind": ("workshopen", None),
    "purpose": ("Den är underlag för nästa möte", None),
}
COMBINATIONS = [dict(zip(FACTS, values, strict=True)) for values in product(*FACTS.values())]
DANGLING = re.compile(r"\b(under|i|den|at|in|on|the)(\s*[.:]|\s+(i|in|on|at|under)\b|\s+den \d)")
ENGLISH = {"language": "en", "kind": "workshop"}


def test_everything_that_is_known_is_told():
    told = introduction(workshop(purpose="Den är underlag för nästa möte."))
    assert told == (
        "Detta dokument är en sammanställning av gruppdialogen under den andra workshopen i "
        "lärprojektet ”Attrahera och behålla” den 9 oktober 2025. Den är underlag för nästa möte."
    )


def test_the_same_in_english():
    assert introduction(workshop(**ENGLISH)) == (
        "This document is a synthesis of the group dialogue at the second workshop in the learning "
        "project “Attrahera och behålla” on 9 October 2025. The synthesis is a basis for the "
        "participants’ continued work."
    )


def test_nothing_known_still_makes_a_sentence():
    bare = Workshop()
    assert introduction(bare) == (
        "Detta dokument är en sammanställning av gruppdialogen. "
        "Sammanställningen utgör underlag för deltagarnas fortsatta arbete."
    )
    assert document_title(bare) == "Sammanställning av gruppdialogen"
    assert series_title(bare) is None


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("facts", COMBINATIONS)
def test_every_combination_of_known_facts_reads(facts, language):
    held = workshop(**facts, language=language)
    for text in (introduction(held), lead_in(held), document_title(held)):
        assert "  " not in text
        assert text == text.strip()
        assert not re.search(r"[{}]|None", text)
        # No preposition or article that lost its noun.
        assert not DANGLING.search(text)
    assert introduction(held).endswith(".")
    assert lead_in(held).endswith(":")


@pytest.mark.parametrize("facts", COMBINATIONS)
def test_every_fact_that_is_not_known_is_a_finding(facts):
    codes = {
        "series": "missing_series",
        "dates": "missing_date",
        "name": "missing_workshop_name",
        "ordinal": "missing_ordinal",
        "kind": "missing_kind",
        "purpose": "missing_purpose",
    }
    unknown = {codes[fact] for fact, value in facts.items() if value in (None, (), Series())}
    assert {finding.code for finding in missing_facts(workshop(**facts))} == unknown


def test_title_and_name_of_the_series_stand_in_for_each_other():
    named = workshop(series=Series(name="Attrahera"))
    titled = workshop(series=Series(title="Attrahera"))
    assert series_title(named) == "Attrahera"
    assert "”Attrahera”" in introduction(titled)
    assert "missing_series" not in {f.code for f in (*missing_facts(named), *missing_facts(titled))}


def test_a_series_may_be_of_another_kind():
    held = workshop(series=Series(name="Framtid", kind="utvecklingsprogrammet"))
    assert "i utvecklingsprogrammet ”Framtid” den" in introduction(held)


def test_a_meeting_of_unknown_kind_is_called_by_its_name():
    assert "gruppdialogen under WS 2 i lärprojektet" in introduction(workshop(kind=None))


@pytest.mark.parametrize(
    ("count", "swedish", "english"),
    [
        (1, "En frågeställning var uppe för dialog", "One question was discussed"),
        (2, "Två frågeställningar var uppe för dialog", "Two questions were discussed"),
        (3, "Tre frågeställningar var uppe för dialog", "Three questions were discussed"),
        (12, "Tolv frågeställningar var uppe för dialog", "Twelve questions were discussed"),
        (13, "13 frågeställningar var uppe för dialog", "13 questions were discussed"),
    ],
)
def test_questions_are_counted_in_words_to_twelve(count, swedish, english):
    asked = [f"Fråga {n}?" for n in range(count)]
    assert lead_in(workshop(*asked)) == f"{swedish} under workshopen:"
    assert lead_in(workshop(*asked, **ENGLISH)) == f"{english} at the workshop:"


SAID = notes("Staten ska betala", "och staten ska inte betala")


@pytest.mark.parametrize(
    ("one", "other", "joined"),
    [
        (
            "Det räcker.",
            "Det räcker inte",
            "Några menar: Det räcker. Andra menar: Det räcker inte.",
        ),
        ("Räcker det?", "Umeå räcker!", "Några menar: Räcker det? Andra menar: Umeå räcker!"),
        ("12 veckor – nu", "19 veckor.", "Några menar: 12 veckor – nu. Andra menar: 19 veckor."),
    ],
)
def test_each_side_is_a_sentence_that_stands_alone_and_is_found_again(one, other, joined):
    opposed = tension(one, other, SAID[:1], SAID[1:])
    assert both_sides(opposed, "sv") == joined
    assert split_tension(joined, "sv") == (sentence(one), sentence(other))


def test_two_sides_in_english():
    opposed = tension("It is enough.", "It is not.", SAID[:1], SAID[1:])
    said = both_sides(opposed, "en")
    assert said == "Some say: It is enough. Others say: It is not."
    assert split_tension("It is enough.", "en") is None


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
