import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthkit.privacy.detect import find_personal_data
from synthkit.privacy.spans import Certainty, NameList, PersonalDataKind, mask, placeholders
from tests.privacy.marking import sentences

HERE = Path(__file__).parent
TEXTS = [
    one.text
    for file in ("development.txt", "later_rounds.txt", "third_round.txt", "fourth_round.txt")
    for one in sentences(HERE / file)
]
PIECES = st.sampled_from(
    [word for text in TEXTS for word in text.split()]
    + ["och", "–", "/", "Anna", "Bo", "[namn]", "[PERSON-1]"]
)
NOTES = st.one_of(
    st.lists(PIECES, max_size=14).map(" ".join),
    st.lists(st.sampled_from(TEXTS), max_size=3).map("\n".join),
    st.text(max_size=60),
)
NAMES = st.sampled_from(
    ["Anna", "Per", "Qvxo", "Aurora", "Anna Lindqvist", "Bo Ek", "Zoë O'Brien", "Al-Hassan", "Hans"]
)
AROUND = st.sampled_from(["", " ", ",", ".", "(", ")", "/", ":", "–", '"', "”", "!", "\n", "…"])


@given(NOTES)
def test_spans_lie_in_the_text_in_order_and_apart(text: str) -> None:
    last = 0
    for span in find_personal_data(text):
        assert last <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == span.text
        last = span.end


@given(NOTES)
def test_a_masked_text_holds_nothing_more(text: str) -> None:
    masked = mask(text, find_personal_data(text), placeholders("sv"))
    assert find_personal_data(masked) == ()
    assert mask(masked, find_personal_data(masked), placeholders("sv")) == masked


@given(name=NAMES, before=AROUND, after=AROUND)
def test_a_name_to_mask_is_found_beside_any_punctuation(name: str, before: str, after: str) -> None:
    text = f"det sa ju{before} {before}{name}{after} {after}igår"
    found = find_personal_data(text, NameList(mask=frozenset({name})))
    assert any(span.text == name and span.certainty is Certainty.CERTAIN for span in found)


@given(name=NAMES, ending=st.sampled_from(["s", "'s", "’s", ":s"]))
def test_a_name_to_mask_is_found_in_the_genitive(name: str, ending: str) -> None:
    text = f"bra med {name}{ending} idé"
    found = find_personal_data(text, NameList(mask=frozenset({name})))
    assert any(span.text.startswith(name) for span in found)


def test_a_name_to_mask_is_found_as_part_of_a_longer_one() -> None:
    found = find_personal_data("Qvxo Lindqvist ringde", NameList(mask=frozenset({"Qvxo"})))
    assert [span.text for span in found] == ["Qvxo Lindqvist"]


def test_a_full_name_to_mask_covers_its_parts() -> None:
    decided = NameList(mask=frozenset({"Dorotea Lindqvist"}))
    assert [span.text for span in find_personal_data("LINDQVIST ringde", decided)] == ["LINDQVIST"]
    assert find_personal_data("vi for till Dorotea", decided) == ()


def test_names_to_mask_are_found_among_hundreds_of_others_whatever_their_case():
    names = {f"Namn{number} Efternamn{number}" for number in range(300)}
    decided = NameList(mask=frozenset(names | {"Dorotea Lindqvist", "Ilkay Öz", "B."}))
    text = "dorotea lindqvist, Ilkay Öz och ÖZ träffade B. i Dorotea Lindqvists rum"
    found = [span.text for span in find_personal_data(text, decided)]
    assert found == ["dorotea lindqvist", "Ilkay Öz", "B.", "Dorotea Lindqvist"]


@given(
    name=NAMES, text=st.sampled_from(["enligt {} är det så", "Tack {}!", "({})", "vi och {}, ja"])
)
def test_a_name_to_keep_is_never_found(name: str, text: str) -> None:
    assert find_personal_data(text.format(name), NameList(keep=frozenset({name}))) == ()
    assert find_personal_data(text.format(name + "s"), NameList(keep=frozenset({name}))) == ()


def test_a_longer_name_is_another_than_the_one_to_keep() -> None:
    found = find_personal_data("Aurora Lindqvist ringde", NameList(keep=frozenset({"Aurora"})))
    assert [span.text for span in found] == ["Aurora Lindqvist"]


def test_what_is_both_to_keep_and_to_mask_is_masked() -> None:
    both = NameList(keep=frozenset({"Anna"}), mask=frozenset({"Anna"}))
    assert [span.text for span in find_personal_data("enligt Anna", both)] == ["Anna"]


def test_a_name_is_found_again_where_nothing_gives_it_away() -> None:
    text = "Sten Alm berättade. Sten Alm. Bo tyckte så. Bo?"
    assert [span.text for span in find_personal_data(text)] == ["Sten Alm", "Sten Alm", "Bo", "Bo"]


def test_the_same_digits_are_what_stands_before_them_says() -> None:
    def kinds(text: str) -> list[PersonalDataKind]:
        return [span.kind for span in find_personal_data(text)]

    assert kinds("konto 8327-9 903 123 456-7") == [PersonalDataKind.ACCOUNT]
    assert kinds("född 1962-04-30") == [PersonalDataKind.BIRTH_DATE]
    assert kinds("beslut 1962-04-30") == []
    assert kinds("bilen KRX 418 läcker") == [PersonalDataKind.PLATE]
    assert kinds("ISO 418 gäller") == []
    assert kinds("en lykta vid Rönngatan 12") == [PersonalDataKind.ADDRESS]
    assert kinds("Rönngatan 12 meter bred") == []
    assert kinds("@petra_rosor") == [PersonalDataKind.PROFILE]
    assert kinds("@regionkansliet, se facebook.com/groups/odlare") == []


def test_every_kind_is_told_from_the_others() -> None:
    text = "Eva Lind, eva@example.se, 070-1740605, 600504-9926"
    assert [span.kind for span in find_personal_data(text)] == [
        PersonalDataKind.NAME,
        PersonalDataKind.EMAIL,
        PersonalDataKind.PHONE,
        PersonalDataKind.PERSONNUMMER,
    ]


@pytest.mark.parametrize("between", [" (070-174 06 12)", ", 070-174 06 12", ": t.alm@example.se"])
def test_a_full_name_that_no_list_has_is_found_before_what_reaches_its_bearer(between):
    text = f"Ystrid Mossholt{between} startade kvällskursen"
    assert "Ystrid Mossholt" in [span.text for span in find_personal_data(text)]


def test_an_organisation_before_its_number_is_none():
    found = find_personal_data("Region Dalarna (070-174 06 12) svarar")
    assert [span.kind for span in found] == [PersonalDataKind.PHONE]


@pytest.mark.parametrize(
    "piece",
    [
        "Anna, ",
        "Anna och ",
        "anna ",
        "Namn: ",
        "SE12 ",
        "Kalle: ",
        "12 Oak Lane ",
        "+1-2-3-",
        "07 ",
    ],
)
def test_the_time_grows_as_the_text_does(piece: str) -> None:
    text = (piece * 30_000)[:30_000]
    begun = time.process_time()
    find_personal_data(text)
    assert time.process_time() - begun < 5
