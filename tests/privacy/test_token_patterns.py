"""Tokens in a text, as they were given out and as language models bend them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthkit.privacy.spans import PersonalDataKind
from synthkit.privacy.tokens import holds_token, tokens_in

PERSON, PHONE, MAIL = PersonalDataKind.NAME, PersonalDataKind.PHONE, PersonalDataKind.EMAIL


@pytest.mark.parametrize(
    "written",
    [
        "[PERSON-1]",
        "[person 1]",
        "[Person-1]",
        "[PERSON–1]",
        "[PERSON_1]",
        "[ PERSON-1 ]",
        r"\[PERSON-1\]",
        "{PERSON-1}",
        "<PERSON-1>",
        "PERSON-1",
        "[NAMN-1]",
        "[name 1]",
    ],
)
def test_a_token_is_known_however_it_is_bent(written: str) -> None:
    [found] = tokens_in(f"Enligt {written}s förslag")
    assert (found.number, found.kind, found.unmistakable) == (1, PERSON, True)
    assert f"Enligt {written}s förslag"[found.start : found.end] == written


@pytest.mark.parametrize("written", ["Person 1", "(PERSON-1)", "PERSON 1", "person-1"])
def test_what_may_be_words_like_others_is_known_but_doubtful(written: str) -> None:
    [found] = tokens_in(f"{written} föreslår lotsar")
    assert (found.number, found.unmistakable) == (1, False)


@pytest.mark.parametrize(
    "text",
    [
        "minst en person 1 gång i veckan",
        "Telefon 112 svarar alltid",
        "E-post 2 gånger om dagen",
        "[namn] har en checklista",
        "Kontaktperson 1",
        "[1] är en fotnot",
    ],
)
def test_what_only_looks_like_a_token_is_none(text: str) -> None:
    assert tokens_in(text) == ()
    assert not holds_token(text)


def test_labels_of_both_languages_are_known() -> None:
    found = tokens_in(
        "[TELEFON-2], [PHONE-3], [E-POST-4], [EMAIL-5], [ID-NUMBER-6], [PERSONNUMMER-7]"
    )
    assert [token.number for token in found] == [2, 3, 4, 5, 6, 7]
    assert [token.kind for token in found][:4] == [PHONE, PHONE, MAIL, MAIL]


@pytest.mark.parametrize("text", ["Fråga [ORT-3]", "Fråga [PERSON]", "Fråga [KUND-REF-9]"])
def test_a_token_that_nobody_gave_out_is_known_as_one(text: str) -> None:
    assert holds_token(text)


@given(st.text(st.sampled_from("[]({<>PERSONperson-– 123s\\E-POST"), max_size=30))
def test_what_is_found_lies_in_the_text_in_order_and_apart(text: str) -> None:
    found = tokens_in(text)
    ends = [0]
    for token in found:
        assert ends[-1] <= token.start < token.end <= len(text)
        assert str(token.number) in text[token.start : token.end].lstrip("0") or token.number == 0
        ends.append(token.end)
