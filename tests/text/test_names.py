"""Names that are spelt two ways, and the forms and neighbours of a name that are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthkit.text.names import spelt_two_ways

NAMES = ("Företagarna", "Handelskammaren", "Tillväxtverket", "Mälardalen", "Arbetsförmedlingen")
LINES = st.lists(
    st.sampled_from(
        [f"Låt {name} hjälpa till." for name in (*NAMES, "Företagerna", "Mäladalen")]
        + ["Räcker ett Welcome House?", "Fler Welcomehouse.", "Sprid till Umeå och Umea."]
    ),
    max_size=6,
)


@pytest.mark.parametrize(
    ("texts", "pair"),
    [
        (["Via Företagarna.", "Låt Företagerna hjälpa."], ("Företagarna", "Företagerna")),
        (["Företagarna når dit.", "Företagerna når dit."], ("Företagarna", "Företagerna")),
        (["Ett Welcome House.", "Fler Welcomehouse."], ("Welcome House", "Welcomehouse")),
        (["Ett Welcome-House.", "Welcomehouse finns."], ("Welcome-House", "Welcomehouse")),
        (["(ex. Moddala Sörmland)", "Moddela Sörmland"], ("Moddala", "Moddela")),
        (["Som i Umeå.", "Fråga Umea."], ("Umeå", "Umea")),
        (["Hos Almega.", "Hos Amlega."], ("Almega", "Amlega")),
    ],
)
def test_a_name_in_two_spellings_is_found(texts: list[str], pair: tuple[str, str]) -> None:
    assert spelt_two_ways(texts) == (pair,)


@pytest.mark.parametrize(
    "texts",
    [
        ["Region Dalarna och Region Värmland"],
        ["Se på Dalarna.", "Dalarnas lotsar"],
        ["Via Handelskammaren.", "En Handelskammare räcker.", "Handelskammarens nätverk"],
        ["Låt Science Park stötta.", "Låt Science Parks stötta.", "Vid Science Parken"],
        ["Som i Linköping.", "Som i Lidköping."],
        ["Fråga Företagarna.", "Företaget vet bäst.", "Företagen vet bäst."],
        ["Låt RUA leda.", "Låt RUB leda."],
        ["Kartlägg behoven.", "Kartlagt är det inte."],
    ],
)
def test_forms_of_a_name_and_other_names_are_not(texts: list[str]) -> None:
    assert spelt_two_ways(texts) == ()


@given(st.sampled_from(NAMES), st.data())
def test_a_letter_left_out_of_a_long_name_is_found(name: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(name) - 4))
    wrong = name[:at] + name[at + 1 :]
    assert spelt_two_ways([f"Låt {name} hjälpa.", f"Fråga {wrong}."]) == ((name, wrong),)


@given(LINES)
def test_a_pair_is_told_once_however_often_it_stands_there(lines: list[str]) -> None:
    assert spelt_two_ways([*lines, *lines]) == spelt_two_ways(lines)


@given(LINES)
def test_the_order_of_the_lines_finds_the_same_pairs(lines: list[str]) -> None:
    def found(texts: list[str]) -> set[frozenset[str]]:
        return {frozenset(pair) for pair in spelt_two_ways(texts)}

    assert found(lines[::-1]) == found(lines)
