"""The last gate before the one that sends."""

import pytest

from synthkit.engines.models.guarded import Guarded
from synthkit.engines.models.model import Reply
from synthkit.errors import ModelError
from synthkit.privacy.leaks import LeakScanner, MaskedValues
from synthkit.privacy.spans import NameList, PersonalDataKind
from synthkit.privacy.tokens import Token
from tests.engines.models.builders import FakeModel, request

TABLE = (
    Token(number=1, kind=PersonalDataKind.NAME, forms=("Ylva Granmyr", "Ylva")),
    Token(number=2, kind=PersonalDataKind.PHONE, forms=("070-174 06 12",)),
    Token(number=3, kind=PersonalDataKind.EMAIL, forms=("ylva.granmyr@example.se",)),
    Token(number=4, kind=PersonalDataKind.NAME, forms=("Bo",)),
)


class Table:
    def tokens(self) -> tuple[Token, ...]:
        return TABLE

    def save_tokens(self, tokens: object) -> None:
        raise NotImplementedError


def asked(text: str, decided: NameList | None = None) -> FakeModel:
    """A model after it was asked that, through the gate."""
    model = FakeModel(lambda _call, _request: Reply(text="{}"))
    Guarded(model, LeakScanner(Table(), decided or NameList())).complete(request(text))
    return model


@pytest.mark.parametrize(
    "text",
    [
        "[n1] (A) Mejla Ylva Granmyr",
        "[n1] (A) ylvas lista",
        "[n1] (A) ring 0701740612 om det",
        "[n1] (A) YLVA.GRANMYR@EXAMPLE.SE",
        "[n1] (A) mejla nyss@example.se",
        "[n1] (A) personnummer 600504-9926",
        "[n1] (A) ring 08-123 456 78",
    ],
)
def test_what_must_stay_here_is_not_sent(text: str) -> None:
    model = FakeModel(lambda _call, _request: Reply(text="{}"))
    with pytest.raises(ModelError, match="leak_stopped"):
        Guarded(model, LeakScanner(Table(), NameList())).complete(request(text))
    assert model.calls == []


@pytest.mark.parametrize(
    "text",
    [
        "[n1] (A) Mejla [PERSON-1] ([E-POST-3], [TELEFON-2])",
        "[n1] (A) Bo kvar i kommunen\n[n2] (B) 112 svarar, 2025-10-10, 1 000 000 kr",
    ],
)
def test_what_is_masked_or_may_be_a_word_like_others_is_sent(text: str) -> None:
    assert len(asked(text).calls) == 1


def test_a_name_that_a_person_keeps_is_sent() -> None:
    kept = NameList(keep=frozenset({"Bo Ek"}))
    assert len(asked("Fråga Bo Ek", kept).calls) == 1


def test_a_name_that_is_a_word_of_the_prompts_is_only_searched_for_outside_of_them() -> None:
    ours = ["Keep marks such as these out.", ".", "-"]
    guard = LeakScanner(Table(), NameList(mask=frozenset({"Marks Ek", "Marks"})), ours)
    assert guard.first_leak("Be brief. Keep marks such as these out.\n[n1] (A) hi") is None
    assert guard.first_leak("Keep marks such as these out.\n[n1] (A) Marks Ek vet")
    assert guard.first_leak("[n1] (A) ylva.granmyr@example.se, 070-174 06 12")


def test_a_short_number_is_not_searched_for_in_others() -> None:
    extension = Token(number=1, kind=PersonalDataKind.PHONE, forms=("22 14",))
    assert MaskedValues((extension,), NameList()).first_leak("[n1] (A) 22 140 kr") is None


def test_a_gate_is_a_model_like_the_one_behind_it() -> None:
    model = FakeModel(lambda _call, _request: Reply(text="{}"))
    gate = Guarded(model, LeakScanner(Table(), NameList()))
    assert (gate.name, gate.capacity) == (model.name, model.capacity)
