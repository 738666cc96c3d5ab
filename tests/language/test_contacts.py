import pytest

from synthkit.language.contacts import has_contact_data


@pytest.mark.parametrize(
    "text",
    [
        "Mejla anna.exempel@example.se",
        "Ring 070-174 06 05",
        "Nås på +46 70 174 06 05",
        "Växeln 08-465 004 00",
        "Födelsenummer 19900101-2384",
        "900101-2384 saknar kort",
    ],
)
def test_an_address_or_number_of_a_person_is_seen(text):
    assert has_contact_data(text)


@pytest.mark.parametrize(
    "text",
    [
        "Workshopen den 2025-10-09 kl 08.30-16.00",
        "Det kostar 250 000 kr per år",
        "Mål för 2030: 12 000 platser",
        "Minst 0,5 procent, helst 1,5",
        "E-post fungerar dåligt @ jobbet",
    ],
)
def test_other_numbers_are_left_alone(text):
    assert not has_contact_data(text)
