import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthkit.privacy.identifiers import find_identity_numbers


def found(text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in find_identity_numbers(text)]


def certain(text: str) -> list[bool]:
    return [hit.certain for hit in find_identity_numbers(text)]


def check_digit(nine: str) -> str:
    """The Luhn digit, by Skatteverket's description (SKV 704)."""
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(nine))
    return str(-sum(product // 10 + product % 10 for product in doubled) % 10)


# Serial numbers from 980 on are kept for tests.
DAYS = st.dates(min_value=dt.date(1940, 1, 1), max_value=dt.date(1999, 12, 31))
SERIALS = st.integers(min_value=980, max_value=998)


@given(
    day=DAYS,
    serial=SERIALS,
    coordination=st.booleans(),
    sign=st.sampled_from(["-", "", " - ", "–"]),
)
def test_a_valid_number_is_found_and_certain(
    day: dt.date, serial: int, coordination: bool, sign: str
) -> None:
    date = f"{day:%y%m}{day.day + 60 * coordination:02}"
    number = f"{date}{sign}{serial}{check_digit(f'{date}{serial}')}"
    assert found(f"Ärendet {number} väntar") == [number]
    assert certain(f"Ärendet {number} väntar") == [True]
    long = f"19{number}"
    assert found(f"Ärendet {long} väntar") == [long]


@pytest.mark.parametrize(
    "number", ["2003 11 28-9821", "85 07 09-9805", "19 550609-9885", "850709 - 9805"]
)
def test_spaces_within_the_date_do_not_hide_a_valid_number(number: str) -> None:
    assert found(f"Ärendet {number} väntar") == [number]
    assert certain(f"Ärendet {number} väntar") == [True]


def test_spaces_without_a_sign_need_a_word_before_them() -> None:
    assert found("pnr 85 07 09 9805") == ["85 07 09 9805"]
    assert found("beställning 85 07 09 9805") == []


def test_a_number_of_somebody_over_a_hundred_is_found() -> None:
    assert found("född 461126+9889") == ["461126+9889"]


def test_a_wrong_check_digit_makes_a_suspect_where_the_form_is_that_of_a_number() -> None:
    assert found("600504-9927") == ["600504-9927"]
    assert certain("600504-9927") == [False]


@pytest.mark.parametrize(
    "word", ["pnr", "personnummer:", "Personnr", "samordningsnummer", "civic number is"]
)
def test_a_number_that_a_word_introduces_is_certain_whatever_its_form(word: str) -> None:
    assert certain(f"{word} 6005049927") == [True]
    assert certain(f"{word} 600504-XXXX") == [True]


@pytest.mark.parametrize(
    "text",
    [
        "org.nr 556036-0793",
        "202100-2007",
        "165560360793",
        "4455667788",
        "202510091200",
        "20251009-0830",
        "6005049927",
        "2025-10-09",
        "2025 10 09-1231",
        "24 10 12 - 1300 personer",
        "1 250 000-1 300 000",
        "bokning 2025100912",
    ],
)
def test_numbers_of_organisations_times_and_others_are_left_alone(text: str) -> None:
    assert found(text) == []
