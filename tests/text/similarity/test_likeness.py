import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from synthkit.text.similarity.likeness import Likeness, TextVectors
from synthkit.text.similarity.wordtable import WordTable

TEXTS = (
    "Sänk hyrorna för små butiker",
    "Billigare lokaler för affärer",
    "Sänk hyrorna för små butiker",
    "Längre öppettider på biblioteket",
)

WORDED = [
    "Fler handledare behövs",
    "Handledarskap ska löna sig",
    "Bussen går för sällan",
    "Bussarna går inte på kvällen",
    "Umeå!",
]
ANY_TEXTS = st.lists(st.text(alphabet="abcdeåäö 12–", max_size=20), min_size=1, max_size=12)


def alike():
    return Likeness(TEXTS, "sv", WordTable())


def test_the_same_text_is_wholly_alike():
    assert alike().similarities()[0, 2] == 1.0


def test_a_paraphrase_without_a_common_word_is_nearer_than_another_matter():
    texts = ("Läkare saknas", "Sjukhuset söker doktorer", "Fler bussar", "Bättre cykelvägar")
    every = np.arange(len(texts))
    found = Likeness(texts, "sv", WordTable()).raw(every, every)
    assert found[0, 1] > max(found[0, 2], found[0, 3])


def test_likeness_is_symmetric_and_between_nought_and_one():
    found = alike().similarities()
    assert (found == found.T).all()
    assert ((found >= 0) & (found <= 1)).all()


def test_other_words_leave_the_meaning_as_it_was():
    every = np.arange(len(TEXTS))
    other = alike().by_words_of(("a", "b", "c", "d"), ())
    same = alike().by_words_of(TEXTS, ())
    assert (same.raw(every, every) == alike().raw(every, every)).all()
    assert (other.raw(every, every) != alike().raw(every, every)).any()


def test_no_texts_have_no_likeness():
    assert Likeness((), "sv", WordTable()).similarities().shape == (0, 0)


def test_inflection_and_compounds_keep_texts_near():
    near = TextVectors(WORDED, "sv").similarities()
    assert near[0, 1] > near[0, 2]
    assert near[2, 3] > near[2, 1]


def test_texts_without_a_word_in_common_are_not_alike_at_all():
    assert TextVectors(WORDED, "sv").similarities()[4, 0] == 0


def test_heavy_words_count_more():
    texts = ["bussen cykeln", "bussen tåget", "cykeln båten"]
    plain = TextVectors(texts, "sv").similarities()
    heavy = TextVectors(texts, "sv", heavy={"bussen"}).similarities()
    assert heavy[0, 1] > plain[0, 1]


@given(ANY_TEXTS)
def test_similarity_is_symmetric_between_nought_and_one(texts):
    near = TextVectors(texts, "sv").similarities()
    assert np.array_equal(near, near.T)
    assert near.min() >= 0
    assert near.max() <= 1
    assert (np.diag(near) == 1).all()


@given(ANY_TEXTS, st.randoms(use_true_random=False))
def test_the_order_of_the_texts_changes_nothing(texts, random):
    order = list(range(len(texts)))
    random.shuffle(order)
    straight = TextVectors(texts, "sv").similarities()
    shuffled = TextVectors([texts[at] for at in order], "sv").similarities()
    assert np.array_equal(shuffled, straight[np.ix_(order, order)])
