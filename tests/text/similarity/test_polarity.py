import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthkit.text.similarity.polarity import Opposition, opposition, shared_matter, statement


def between(one, other, language="sv"):
    return opposition(statement(one, language), statement(other, language))


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Avgiften ska höjas", "Avgiften ska inte höjas", Opposition.NEGATION),
        ("Bredbandet räcker", "Bredbandet räcker inte", Opposition.NEGATION),
        ("Inga fler möten", "Fler möten", Opposition.NEGATION),
        ("Sänk avgiften", "Höj avgiften", Opposition.OPPOSITES),
        ("Avgiften är för hög", "Höj avgiften", Opposition.OPPOSITES),
        ("Mässan den 12 februari", "Mässan den 19 februari", Opposition.NUMBERS),
    ],
)
def test_texts_that_contradict_each_other_are_told(one, other, kind):
    assert between(one, other) is kind


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Avgiften ska höjas", "Höj avgiften"),
        ("Inte bara språk", "Språk"),
        ("Sänk avgiften", "Höj inte avgiften"),
        ("Mässan den 12 februari", "Mässan i februari"),
    ],
)
def test_texts_that_agree_are_not_opposed(one, other):
    assert between(one, other) is None


def test_english_is_known_too():
    assert between("Street lights off at night", "Street lights not off at night", "en")


def test_the_shorter_text_decides_how_much_is_shared():
    long, short = statement("Mentorer till alla nya läkare", "sv"), statement("Mentorer", "sv")
    assert shared_matter(long, short) == 1
    assert shared_matter(short, statement("Bussar", "sv")) == 0


@given(st.text(max_size=30), st.text(max_size=30))
def test_opposition_is_the_same_both_ways(one, other):
    assert between(one, other) == between(other, one)
