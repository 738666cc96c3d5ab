import numpy as np

from synthkit.text.similarity.likeness import Likeness
from synthkit.text.similarity.wordtable import WordTable

TEXTS = (
    "Sänk hyrorna för små butiker",
    "Billigare lokaler för affärer",
    "Sänk hyrorna för små butiker",
    "Längre öppettider på biblioteket",
)


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
