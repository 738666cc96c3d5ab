import pytest

from synthkit.privacy.contacts import find_emails


def found(text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in find_emails(text)]


@pytest.mark.parametrize(
    "address",
    [
        "anna@example.se",
        "anna.b-ek+ws2@region.example.com",
        "ANNA@EXAMPLE.SE",
        "åsa@example.se",
        "anna (at) example.se",
        "anna.b [at] example.se",
        "anna(a)example.se",
        "anna snabel-a example punkt se",
        "anna(at)example(punkt)se",
    ],
)
def test_an_address_is_found_as_people_write_it(address: str) -> None:
    assert found(f"Skriv till {address}, gärna före fredag") == [address]


def test_the_signs_around_an_address_are_not_part_of_it() -> None:
    assert found("Listan (anna@example.se) eller <bo@example.com>.") == [
        "anna@example.se",
        "bo@example.com",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Följ @regionen på nätet",
        "www.example.se/kontakt",
        "look at example cases in Sweden",
        "vi träffas at noon",
        "3 @ 50 kr",
    ],
)
def test_what_is_no_address_is_left_alone(text: str) -> None:
    assert found(text) == []
