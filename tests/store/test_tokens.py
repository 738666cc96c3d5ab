from synthkit.privacy.span import PersonalDataKind
from synthkit.privacy.tokens import Token
from synthkit.store.store import Store


def token(number: int, *forms: str) -> Token:
    return Token(number=number, kind=PersonalDataKind.NAME, forms=forms)


def test_tokens_are_kept_by_their_numbers(tmp_path):
    with Store.open(tmp_path / ".synthkit") as store:
        assert store.tokens() == ()
        store.save_tokens((token(2, "Bo Ek"), token(1, "Anna")))
        store.save_tokens((token(1, "Anna", "Anna Berg"),))
    with Store.open(tmp_path / ".synthkit") as store:
        assert store.tokens() == (token(1, "Anna", "Anna Berg"), token(2, "Bo Ek"))
