import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from synthkit.text.similarity.meaning import UNIT, Remembering, centred, cosines
from tests.text.similarity.fakes import CountedMeaning, MemoryCache

ROWS = st.lists(
    st.lists(st.integers(-UNIT // 2, UNIT // 2), min_size=3, max_size=3), min_size=2, max_size=8
)


def test_a_text_is_put_to_the_back_end_once():
    model = CountedMeaning()
    remembering = Remembering(model)
    first = remembering.vectors(["bussar", "tåg", "bussar"])
    second = remembering.vectors(["tåg", "bussar"])
    assert model.asked == ["bussar", "tåg"]
    assert (first[:2] == second[::-1]).all()


def test_what_was_kept_is_not_asked_for_again():
    cache = MemoryCache()
    before = Remembering(CountedMeaning())
    before.vectors(["bussar", "tåg"])
    before.keep(cache)
    model = CountedMeaning()
    after = Remembering(model)
    after.load(cache)
    assert (after.vectors(["tåg", "bil"]) == CountedMeaning().vectors(["tåg", "bil"])).all()
    assert model.asked == ["bil"]


def test_a_run_without_new_texts_keeps_nothing():
    cache = MemoryCache()
    Remembering(CountedMeaning()).keep(cache)
    assert cache.kept == {}


def test_no_texts_have_no_vectors():
    assert Remembering(CountedMeaning()).vectors([]).shape == (0, 2)


@given(ROWS)
def test_centred_vectors_are_whole_numbers_of_unit_length(rows):
    found = centred(np.array(rows, dtype=np.int32), np.zeros(3, dtype=np.int32))
    assert (found == np.rint(found)).all()
    lengths = np.sqrt((found.astype(np.float64) ** 2).sum(axis=1))
    assert ((lengths < 1) | (np.abs(lengths - UNIT) < 3)).all()


@given(ROWS)
def test_cosines_are_symmetric_and_bounded(rows):
    meant = centred(np.array(rows, dtype=np.int32), np.zeros(3, dtype=np.int32))
    found = cosines(meant, meant)
    assert (found == found.T).all()
    assert (np.abs(found) <= 1).all()


def test_a_text_of_which_nothing_is_known_is_like_no_other():
    rows = np.array([[0, 0, 0], [UNIT, 0, 0], [0, UNIT, 0]], dtype=np.int32)
    meant = centred(rows, np.zeros(3, dtype=np.int32))
    assert (cosines(meant, meant)[0] == 0).all()
