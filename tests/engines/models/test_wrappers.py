"""A run stops before it spends more than it may."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthkit.engines.models.endpoint import Prices
from synthkit.engines.models.model import Pending, Reply, asked_tokens
from synthkit.engines.models.wrappers import Budget, Budgeted, Guarded, Planned
from synthkit.errors import ModelError
from synthkit.privacy.masking_session import LeakScanner, MaskedValues
from synthkit.privacy.spans import NameList, PersonalDataKind
from synthkit.privacy.tokens import Token
from tests.engines.models.builders import CAPACITY, FakeModel, request

PRICES = Prices(prompt=1_000_000, reply=1_000_000)  # one a token
MOST = asked_tokens(request()) + request().reply_limit

TABLE = (
    Token(number=1, kind=PersonalDataKind.NAME, forms=("Ylva Granmyr", "Ylva")),
    Token(number=2, kind=PersonalDataKind.PHONE, forms=("070-174 06 12",)),
    Token(number=3, kind=PersonalDataKind.EMAIL, forms=("ylva.granmyr@example.se",)),
    Token(number=4, kind=PersonalDataKind.NAME, forms=("Bo",)),
)


def answering(tokens):
    return FakeModel(lambda *_: Reply(text="{}", prompt_tokens=tokens, reply_tokens=0))


def spend(model, budget):
    """Asks until it may not any more; the key of the error."""
    asked = Budgeted(model, budget)
    try:
        for _ in range(1000):
            asked.complete(request())
    except ModelError as error:
        return error.key
    return None


def test_no_more_calls_are_made_than_may_be():
    model = answering(1)

    assert spend(model, Budget(calls=3)) == "max_calls_reached"
    assert len(model.calls) == 3


@given(tokens=st.integers(MOST // 10, MOST), limit=st.integers(0, 20 * MOST))
def test_no_more_is_spent_than_may_be_and_no_less_than_a_call_could_cost(tokens, limit):
    model = answering(tokens)
    assert spend(model, Budget(cost=limit, prices=PRICES)) == "max_cost_reached"

    spent = len(model.calls) * tokens
    assert limit - MOST < spent <= limit or not model.calls


def test_a_call_that_brought_nothing_costs_nothing():
    error = ModelError("model_failing", endpoint="", message="")
    model = FakeModel(lambda call, _: error if call == 1 else Reply(text="{}"))
    asked = Budgeted(model, Budget(calls=1))
    with pytest.raises(ModelError):
        asked.complete(request())

    assert asked.complete(request()).text == "{}"


def test_calls_that_are_out_are_counted_and_waited_for():
    release = threading.Event()

    def answer(*_):
        release.wait(5)
        return Reply(text="{}", prompt_tokens=1, reply_tokens=0)

    # There is room for one call at its most, and for two of what they really cost.
    asked = Budgeted(FakeModel(answer), Budget(cost=MOST + 1, prices=PRICES))
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(asked.complete, request())
        second = pool.submit(asked.complete, request())
        release.set()
        assert first.result(5).text == second.result(5).text == "{}"


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


def test_everything_that_is_asked_is_kept_once_by_question():
    planned = Planned("m", CAPACITY)
    second, first = request("b", question=2), request("a", question=1)
    for asked in (second, first, second):
        with pytest.raises(Pending) as caught:
            planned.complete(asked)
        assert caught.value.requests == (asked,)

    assert planned.asked == (first, second)
