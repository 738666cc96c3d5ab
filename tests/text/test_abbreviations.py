"""What is an abbreviation, and what explains one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthkit.text.abbreviations import abbreviations_in, is_common, is_explained

EXPANDED = st.lists(st.text("abdefghiklmnoprstuv", min_size=4, max_size=10), min_size=2, max_size=5)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("RUA bör ta del av HR:s kompetens.", ["RUA", "HR"]),
        ("RUA:s roll, RUAs roll", ["RUA", "RUA"]),
        ("Skotten mellan RUA och HoS.", ["RUA", "HoS"]),
        ("Ge FoUI-rådet APL-medel ur ESF+.", ["FoUI", "APL", "ESF"]),
        ("Skillnad på SFI, yrkes-SFI och SVA.", ["SFI", "SFI", "SVA"]),
        ("Enligt G20 och ESF2", ["ESF2"]),
    ],
)
def test_two_to_six_letters_with_two_capitals_are_one(text: str, found: list[str]) -> None:
    assert list(abbreviations_in(text)) == found


@pytest.mark.parametrize(
    "text",
    [
        "ALMI och IKEA kan stötta.",
        "Ge klustren uppdrag OCH pengar.",
        "INGEN ny hemsida, gör behovsanalysen FÖRST",
        "BOENDE OCH SKOLA",
        "SciencePark i Umeå",
        "Del II, kapitel XIV",
        "A och B",
    ],
)
def test_names_emphasis_and_roman_numbers_are_none(text: str) -> None:
    assert list(abbreviations_in(text)) == []


@pytest.mark.parametrize(
    ("abbreviation", "text"),
    [
        ("RUA", "RUA (regionalt utvecklingsansvar) ska facilitera"),
        ("RUA", "Det regionala utvecklingsansvaret, regionalt utvecklingsansvar (RUA), är nytt"),
        ("APL", "APL = arbetsplatsförlagt lärande"),
        ("APL", "Pengar till APL, dvs arbetsplatsförlagt lärande."),
        ("SVA", "svenska som andraspråk = SVA"),
        ("HoS", "skotten mot hälso- och sjukvården (HoS)"),
        ("VR", "VR – virtuell verklighet"),
        ("CSN", "CSN står för Centrala studiestödsnämnden"),
    ],
)
def test_words_that_spell_it_explain_it(abbreviation: str, text: str) -> None:
    assert is_explained(abbreviation, text)


@pytest.mark.parametrize(
    ("abbreviation", "text"),
    [
        ("RUA", "RUA = möjliggörare"),
        ("RUA", "RUA: alla måste vara med"),
        ("HR", "Gemensamma projekt mellan RUA och HR (ex. Region Värmland)"),
        ("HoS", "Skotten mellan RUA och HoS – olika projektkontor"),
        ("APL", "APL + handledare"),
        ("APL", "arbetsplatsförlagt lärande"),
    ],
)
def test_words_beside_it_that_do_not_spell_it_explain_nothing(abbreviation: str, text: str) -> None:
    assert not is_explained(abbreviation, text)


@given(EXPANDED)
def test_initials_are_explained_by_their_words_on_either_side(words: list[str]) -> None:
    initials = "".join(word[0] for word in words).upper()
    said = " ".join(words)
    assert is_explained(initials, f"Vi i {initials} ({said}) kan.")
    assert is_explained(initials, f"Vi i {said} ({initials}) kan.")
    assert is_explained(initials, f"{initials} = {said}")


def test_what_every_reader_knows_needs_no_explanation() -> None:
    assert is_common("EU")
    assert is_common("HR")
    assert not is_common("RUA")
