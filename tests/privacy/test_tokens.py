"""One token for one person, from text to text and from run to run."""

from hypothesis import given
from hypothesis import strategies as st

from synthkit.privacy.detect import find_personal_data
from synthkit.privacy.masking_session import MaskedValues
from synthkit.privacy.spans import Certainty, NameList, PersonalDataKind, Span, is_placeholder, mask
from synthkit.privacy.tokens import Token, Tokens, enrolled, in_words

PERSON = PersonalDataKind.NAME


def met(*names: str, kind: PersonalDataKind = PERSON) -> tuple[Span, ...]:
    return tuple(
        Span(start=0, end=len(name), kind=kind, certainty=Certainty.CERTAIN, text=name)
        for name in names
    )


def numbers(*names: str, known: tuple[Token, ...] = ()) -> list[int]:
    """The number of each of these names, met in this order."""
    tokens = enrolled(known, met(*names))
    given = Tokens(tokens, "sv")
    return [int(given.put(span).strip("[]").rsplit("-", 1)[1]) for span in met(*names)]


def test_a_person_has_one_token_in_whatever_form_the_name_stands() -> None:
    assert numbers("Anna", "Anna Berg", "anna berg", "A. Berg", "Berg", "ANNA") == [1] * 6


def test_a_short_form_that_two_can_be_meant_by_has_a_token_of_its_own() -> None:
    assert numbers("Anna Berg", "Anna Lind", "Anna", "Lind") == [1, 2, 3, 2]


def test_a_token_stays_when_later_files_name_others() -> None:
    first = enrolled((), met("Anna", "Bo Ek"))
    assert numbers("Cecilia Alm", "Anna", "Bo Ek", known=first) == [3, 1, 2]


def test_whoever_was_known_by_a_first_name_keeps_the_token_when_the_full_name_comes() -> None:
    first = enrolled((), met("Anna", "Bo Ek"))
    later = enrolled(first, met("Anna Berg"))
    assert [token.value for token in later] == ["Anna Berg", "Bo Ek"]
    assert numbers("Anna", "Anna Lind", "Anna Berg", known=later) == [1, 3, 1]


def test_numbers_run_through_all_kinds() -> None:
    spans = (*met("Anna Berg"), *met("070-174 06 12", kind=PersonalDataKind.PHONE))
    given = Tokens(enrolled((), spans), "sv")
    assert [given.put(span) for span in spans] == ["[PERSON-1]", "[TELEFON-2]"]
    assert Tokens(enrolled((), spans), "en").put(spans[1]) == "[PHONE-2]"


def test_a_number_is_the_same_however_it_is_written() -> None:
    phones = met("070-174 06 12", "0701740612", "+46 70 174 06 12", kind=PersonalDataKind.PHONE)
    assert len(enrolled((), phones)) == 1
    people = met("600504-9926", "19600504-9926", kind=PersonalDataKind.PERSONNUMMER)
    assert len(enrolled((), people)) == 1


def test_the_number_of_whoever_was_forgotten_is_not_given_to_another() -> None:
    gone = Token(number=1, kind=PERSON, forms=())
    assert numbers("Anna Berg", known=(gone,)) == [2]
    assert Tokens((gone,), "sv").turned_back("[PERSON-1] sa") == "[PERSON-1] sa"


def test_tokens_are_turned_back_with_their_endings_also_where_they_are_bent() -> None:
    tokens = Tokens(enrolled((), met("Anna", "Anna Berg")), "sv")
    for bent in ("[PERSON-1]s idé", "[person 1]s idé", "PERSON-1s idé", "Person 1s idé"):
        assert tokens.turned_back(bent) == "Anna Bergs idé"
    assert tokens.turned_back("[PERSON-99]s idé") == "[PERSON-99]s idé"


def test_what_is_not_enrolled_gets_the_words_of_the_document() -> None:
    assert Tokens((), "sv").put(met("Karin")[0]) == "[namn]"
    assert Tokens((), "en").put(met("Karin")[0]) == "[name]"


def test_a_token_becomes_words_where_people_read() -> None:
    assert in_words("Fråga [PERSON-99] på [TELEFON-2]", "sv") == "Fråga [namn] på [telefon]"


def test_every_token_is_one_that_masking_leaves_alone() -> None:
    for locale in ("sv", "en"):
        for kind in PersonalDataKind:
            spans = met("070-174 06 12", kind=kind)
            assert is_placeholder(Tokens(enrolled((), spans), locale).put(spans[0]))


NAMES = st.lists(
    st.sampled_from(
        ["Anna", "Anna Berg", "Anna Lind", "Berg", "Bo Ek", "bo ek", "Ek", "A. Berg", "Cecilia"]
    ),
    max_size=12,
)


@given(st.lists(NAMES, max_size=4))
def test_no_run_takes_a_token_from_a_name_that_had_it(runs: list[list[str]]) -> None:
    known: tuple[Token, ...] = ()
    given_out: dict[str, int] = {}
    for names in runs:
        known = enrolled(known, met(*names))
        for token in known:
            for form in token.forms:
                key = " ".join(form.casefold().replace(".", " ").split())
                assert given_out.setdefault(key, token.number) == token.number
    assert [token.number for token in known] == list(range(1, len(known) + 1))
    assert enrolled(known, met(*(name for names in runs for name in names))) == known


PARTS = st.lists(
    st.sampled_from(
        ["Dela exempel", "Ylva Granmyr", "Ylvas", "070-174 06 12", "a.b@example.se", "– men"]
    ),
    min_size=1,
    max_size=6,
).map(", ".join)


@given(PARTS)
def test_what_is_masked_is_found_again_in_what_is_turned_back(text: str) -> None:
    spans = find_personal_data(text)
    known = enrolled((), spans)
    tokens = Tokens(known, "sv")
    masked = mask(text, spans, tokens.put)
    values = MaskedValues(known, NameList())
    assert values.first_leak(masked) is None
    assert bool(values.first_leak(tokens.turned_back(masked))) == bool(spans)


def test_addresses_and_plates_are_told_apart_and_found_again_as_written() -> None:
    text = "Rönngatan 12, Rönngatan 14 och bilen KRX 418"
    tokens = enrolled((), find_personal_data(text))
    assert [token.value for token in tokens] == ["Rönngatan 12", "Rönngatan 14", "KRX 418"]
    behind = MaskedValues(tokens, NameList())
    assert behind.first_leak("vid rönngatan 14") == "Rönngatan 14"
    assert behind.first_leak("Rönngatan 16 och KRX 419") is None
