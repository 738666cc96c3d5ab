from synthkit.privacy.forgetting import WordsToForget
from synthkit.privacy.spans import PersonalDataKind
from synthkit.privacy.tokens import Token
from synthkit.store.erasing import Erasure
from synthkit.store.store import Store
from tests.builders import NOON, document, paragraph


def token(number: int, *forms: str) -> Token:
    return Token(number=number, kind=PersonalDataKind.NAME, forms=forms)


def test_tokens_are_kept_by_their_numbers(tmp_path):
    with Store.open(tmp_path / ".synthkit") as store:
        assert store.tokens() == ()
        store.save_tokens((token(2, "Bo Ek"), token(1, "Anna")))
        store.save_tokens((token(1, "Anna", "Anna Berg"),))
    with Store.open(tmp_path / ".synthkit") as store:
        assert store.tokens() == (token(1, "Anna", "Anna Berg"), token(2, "Bo Ek"))


def test_whoever_no_file_names_any_more_leaves_the_table_when_something_is_forgotten(tmp_path):
    left = document("Grupp 1.docx", paragraph("Fråga Bo\nEk"))
    erasure = Erasure(
        words=WordsToForget(("Mejla Anna Berg",), "[glömt]"),
        clean=lambda value, _name: value,
        documents=(left,),
        taken=None,
    )
    with Store.open(tmp_path / ".synthkit") as store:
        store.save_tokens((token(1, "Anna", "Anna Berg"), token(2, "Bo Ek")))
        store.erase(erasure, NOON)
        assert store.tokens() == (token(1), token(2, "Bo Ek"))
    assert b"Anna Berg" not in (tmp_path / ".synthkit" / "workspace.db").read_bytes()
