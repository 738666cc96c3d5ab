import datetime as dt
import re
from itertools import product

import pytest

from synthkit.exporters.introduction import (
    document_title,
    introduction,
    lead_in,
    missing_facts,
    series_title,
)
from synthkit.model.workshop import Series, Workshop
from tests.builders import workshop

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
