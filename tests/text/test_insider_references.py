"""Lines that say nothing to one who was not there; and, above all, those that do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthkit.text.insider_references import says_nothing_alone
from tests.strategies import texts


@pytest.mark.parametrize(
    "line",
    [
        "Som vi sa förra gången.",
        "Vilket grupp 3 redan har tagit upp.",
        "Samma som ovan.",
        "Samma sak här!",
        "Samma svar som på förra frågan.",
        "Se ovan",
        "Håller med grupp 2.",
        "Instämmer.",
    ],
)
def test_a_line_that_only_points_back_is_opaque(line: str) -> None:
    assert says_nothing_alone(line, "sv")


@pytest.mark.parametrize(
    "line",
    [
        "Umeås exempel.",
        "Umeås exempel lyfts som ett gott exempel.",
        "Exemplet från Luleå",
        "Region Värmlands projekt.",
        "Projektets modell.",
        "Värmlandsmodellen!",
        "ALMI-projektet.",
        "Umeå – ett gott exempel.",
        "Som i Dalarna.",
        "Umeå igen",
    ],
)
def test_an_example_that_is_named_and_not_told_is_opaque(line: str) -> None:
    assert says_nothing_alone(line, "sv")


@pytest.mark.parametrize(
    "line",
    [
        "Det där med lotsarna.",
        "De här bitarna.",
        "Den frågan igen.",
        "Detta också.",
        "Så gör de redan.",
        "Det funkar inte.",
        "Deras prognoser.",
        "t.ex. deras prognoser och kompetensplaner",
        "De har redan medlemmarna.",
        "Hon kan detta med arbetstillstånd.",
    ],
)
def test_a_reference_to_nothing_in_the_line_is_opaque(line: str) -> None:
    assert says_nothing_alone(line, "sv")


@pytest.mark.parametrize(
    "line",
    [
        "Testbäddar som verktyg för att behålla kompetens.",
        "Testbäddar!",
        "TESTBÄDDAR",
        "Bostad först.",
        "Alla är olika.",
        "Goda exempel behövs.",
        "Dela lärande mellan regioner och projekt.",
        "Umeås exempel lyfts som ett gott exempel – hur kan det skalas eller anpassas?",
        "Umeås mottagande är ett gott exempel.",
        "Skånes modell för validering prövas i Blekinge.",
        "I Region Dalarna är RUA delvis involverad i HR-frågor via styrgrupper och råd.",
        "Som sagt: handledarna måste få betalt.",
        "Samma regler i alla län.",
        "Det behövs fler projekt.",
        "Det här är en fråga för staten.",
        "De som redan flyttat hit kan vara ambassadörer.",
        "De utbildade läkarna.",
        "De planer som finns.",
        "Den egna personalen.",
        "Deras prognoser behövs.",
        "Öppna deras nätverk för nyanlända ingenjörer.",
        "Hur går vi från projekt till långsiktigt arbete?",
        "Vem gör vad?",
        "RUA bör ge HR mer.",
        "Våga fråga HR.",
    ],
)
def test_a_short_line_with_a_matter_of_its_own_is_not(line: str) -> None:
    assert not says_nothing_alone(line, "sv")


@pytest.mark.parametrize(
    "line",
    [
        "As we said last time.",
        "Same as above.",
        "That thing with the pilots.",
        "Their forecasts.",
        "They have the members already.",
        "Luleå's example.",
    ],
)
def test_english_lines_are_opaque_in_the_same_ways(line: str) -> None:
    assert says_nothing_alone(line, "en")


@pytest.mark.parametrize(
    "line",
    [
        "Share what we learn.",
        "It takes time.",
        "Housing first.",
        "They who moved here can be ambassadors.",
        "The same rules in every county.",
        "What do you need?",
    ],
)
def test_english_lines_with_a_matter_are_not(line: str) -> None:
    assert not says_nothing_alone(line, "en")


@given(texts, st.sampled_from(["sv", "en"]))
def test_whoever_adds_a_matter_says_something(text: str, language: str) -> None:
    added = "kartlägg behoven" if language == "sv" else "survey the needs"
    assert not says_nothing_alone(f"{text} – {added}", "sv" if language == "sv" else "en")


@given(texts)
def test_a_question_says_something(text: str) -> None:
    assert not says_nothing_alone(f"{text}?", "sv")


@given(texts)
def test_a_full_stop_changes_nothing(text: str) -> None:
    bare = text.rstrip(" .!…–-?")
    assert says_nothing_alone(bare, "sv") == says_nothing_alone(f"{bare}.", "sv")
