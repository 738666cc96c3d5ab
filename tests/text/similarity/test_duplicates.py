import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthkit.text.similarity.duplicates import near_duplicates
from synthkit.text.similarity.likeness import TextVectors
from synthkit.text.similarity.polarity import opposition, statement
from synthkit.text.similarity.repeats import repeats, say_the_same


def joined(*texts, language="sv"):
    """The texts that are taken for one, as sets."""
    similarity = TextVectors(texts, language).similarities()
    found = near_duplicates([statement(t, language) for t in texts], similarity, largest=20)
    return [{texts[at] for at in held} for held in found]


OTHERS = ("Bussen går för sällan", "Fler mötesplatser", "Språket är nyckeln", "Vem gör vad?")


def test_the_same_said_in_nearly_the_same_words_is_joined():
    found = joined("Fler mentorer till nyanställda", "Nyanställda behöver mentorer", *OTHERS)
    assert {"Fler mentorer till nyanställda", "Nyanställda behöver mentorer"} in found


def test_what_stands_whole_in_a_longer_text_is_joined_with_it():
    found = joined("Gemensam introduktion", "Gemensam introduktion för alla nya läkare", *OTHERS)
    assert {"Gemensam introduktion", "Gemensam introduktion för alla nya läkare"} in found


def test_one_shared_word_joins_nothing():
    found = joined("Mentorer", "Mentorer saknar tid och betalt för uppdraget", *OTHERS)
    assert {"Mentorer"} in found


def test_opposites_are_never_joined():
    found = joined("Avgiften ska höjas", "Avgiften ska inte höjas", *OTHERS)
    assert {"Avgiften ska höjas"} in found


def test_other_numbers_are_never_joined():
    found = joined("Träffas 12 gånger om året", "Träffas 4 gånger om året", *OTHERS)
    assert {"Träffas 4 gånger om året"} in found


SAYINGS = st.lists(
    st.sampled_from(
        [
            "Höj avgiften",
            "Höj inte avgiften",
            "Sänk avgiften",
            "Avgiften ska höjas 10 procent",
            "Avgiften ska höjas 20 procent",
            "Fler mentorer",
            "Fler mentorer behövs",
            "Mentorer!",
        ]
    ),
    max_size=8,
)


@given(SAYINGS)
def test_duplicates_are_a_partition_and_directly_opposed_texts_are_apart(texts):
    statements = [statement(text, "sv") for text in texts]
    found = near_duplicates(statements, TextVectors(texts, "sv").similarities(), largest=20)
    assert sorted(at for held in found for at in held) == list(range(len(texts)))
    for held in found:
        same = [statements[at] for at in held]
        assert all(opposition(one, other) is None for one in same for other in same)


def the_same(one, other, language="sv"):
    return say_the_same(statement(one, language), statement(other, language))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mentorer!", "mentorer"),
        ("Dela lärdomar mellan regioner.", "Dela lärdomarna mellan regioner."),
        ("Sprid goda exempel mellan regionerna.", "Goda exempel bör spridas mellan regioner."),
        ("Regionala rekryteringslotsar kan spridas.", "Regionala rekryteringslotsar kan spidas."),
    ],
)
def test_lines_say_the_same_in_other_forms_order_and_spelling(one, other):
    assert the_same(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mentorer.", "Mentorskap."),
        ("Företag behöver stöd i frågan.", "Företagsledare behöver stöd i frågan."),
        ("Fler mentorer i vården.", "Fler mentorer i den kommunala vården."),
        ("Anmälda besök är bra.", "Oanmälda besök är bra."),
        ("Räcker tiden för mötet?", "Tiden räcker för mötet."),
        ("RUA ska stödja HR.", "HR ska stödja RUA."),
        ("Träffas om året.", "Träffas 2 gånger om året."),
    ],
)
def test_lines_that_a_reader_would_miss_do_not_say_the_same(one, other):
    assert not the_same(one, other)


def test_repeats_are_pairs_of_positions_the_earlier_first():
    assert list(repeats(["Dela allt.", "Fler möten.", "dela allt"], "sv")) == [(0, 2)]


@given(st.text(max_size=30), st.text(max_size=30))
def test_saying_the_same_is_the_same_both_ways(one, other):
    assert the_same(one, other) == the_same(other, one)
    assert the_same(one, one)
