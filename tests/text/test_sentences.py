"""Where sentences end, and where a full stop ends none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthkit.text.sentences import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vi vill mer. Det går bra.", ("Vi vill mer.", "Det går bra.")),
        ("Varför? Ingen vet! Ändå…", ("Varför?", "Ingen vet!", "Ändå…")),
        ("Han sa ”nej.” Sedan gick vi.", ("Han sa ”nej.”", "Sedan gick vi.")),
        ("Så var det under 2025. Sedan kom 2026.", ("Så var det under 2025.", "Sedan kom 2026.")),
        ("Mer boende m.m. Vi vill det.", ("Mer boende m.m.", "Vi vill det.")),
        ("We met Dr. Smith. He agreed.", ("We met Dr. Smith.", "He agreed.")),
    ],
)
def test_a_sentence_ends_where_another_begins(text, expected):
    assert sentences(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Projekt, t.ex. Region Värmland och bl.a. ALMI",
        "Vi ses kl. 13 och ca. 30 kommer",
        "Det är dvs. Umeå som gör så",
        "Boende m.m. behövs",
        "Se punkt 2. Boende",
        "A. Svensson vill mer",
        "Den 9. oktober",
        "e.g. Stockholm, i.e. the capital",
        "Vänta... det går nog",
    ],
)
def test_an_abbreviation_a_number_or_an_initial_ends_none(text):
    assert sentences(text) == (text,)


@given(st.text())
def test_nothing_is_lost(text):
    assert " ".join(sentences(text)) == " ".join(text.split())
