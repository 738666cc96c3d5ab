import pytest

from synthkit.privacy.contacts import find_phones


def found(text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in find_phones(text)]


@pytest.mark.parametrize(
    "number",
    [
        "070-1740605",
        "070-174 06 05",
        "0701740605",
        "070 17 40 605",
        "070/1740605",
        "(031) 390 06 00",
        "08-465 004 00",
        "0980-319200",
        "040–628 04 00",
        "+46 70 174 06 05",
        "+46(0)31-3900600",
        "0046 31 3900600",
        "+44 20 7946 0123",
    ],
)
def test_a_number_is_found_as_people_write_it(number: str) -> None:
    assert found(f"Kontakta oss, {number}, efter lunch") == [number]


@pytest.mark.parametrize(
    "numbers",
    [
        ("070-174 06 05", "073-174 06 12"),
        ("0701740605", "0731740612", "08-465 004 00"),
        ("08-465 004 00", "+46 70 174 06 05"),
        ("0980-319200", "0701740605"),
    ],
)
def test_numbers_without_a_word_between_are_found_one_by_one(numbers: tuple[str, ...]) -> None:
    assert sorted(found(f"Ring {' '.join(numbers)} före lunch")) == sorted(numbers)


def test_a_number_without_its_area_is_found_where_a_word_introduces_it() -> None:
    assert found("tel 390 06 12") == ["390 06 12"]
    assert found("vi räknade till 390 06 12") == []


@pytest.mark.parametrize(
    "text",
    [
        "Strategin gäller 2025-2030",
        "kl 08.30–16.00",
        "kl. 08.30 - 16.00",
        "den 9-10 december 2025",
        "1 250 000 kr",
        "10 000–12 500 personer",
        "651 84 Karlstad",
        "org.nr 556036-0793",
        "2025-10-09",
        "09-10-2025",
        "0,5 tjänst",
        "Dnr 0123-2025",
        "diarienummer RS 2025/01234",
        "bankgiro 5050-1055",
        "ISBN 978-91-7000-000-1",
        "version 0.10.2",
    ],
)
def test_years_times_amounts_and_other_numbers_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_thousands_of_numbers_one_after_the_other_are_each_found():
    numbers = ["070-174 06 12"] * 2000
    assert len(find_phones(" ".join(numbers))) == len(numbers)


@pytest.mark.parametrize(
    "number",
    [
        "07700 900128",
        "07700 900 128",
        "0161 496 0128",
        "(0161) 496 0128",
        "020 7946 0128",
        "050 123 4528",
        "617-555-0128",
        "1-617-555-0128",
        "0044 7700 900128",
    ],
)
def test_a_number_of_another_country_is_known_by_its_groups(number: str) -> None:
    assert found(f"The warden is on {number} after lunch") == [number]


@pytest.mark.parametrize("number", ["44 7700 900128", "358 50 123 4528", "617 555 0128"])
def test_one_without_a_sign_before_its_country_is_known_by_a_word(number: str) -> None:
    assert found(f"mobile: {number}") == [number]
    assert found(f"we counted to {number}") == []


@pytest.mark.parametrize(
    "text",
    [
        "ISBN 0-306-40615-2",
        "Between 1998 and 2014 there were 25 30 35 in a class",
        "100 200 300 400 metres",
        "The laps are 250-300-4000 metres",
        "Varven är 150-200-3500 meter",
        "2019-2020-2021",
        "KS 2024/0123-45",
        "lanes 0100 0200 0300",
        "Invoice 07700 was paid, 900123 was not",
    ],
)
def test_years_sums_and_references_in_groups_are_no_numbers_to_call(text: str) -> None:
    assert found(text) == []
