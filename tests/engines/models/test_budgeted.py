"""A run stops before it spends more than it may."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthkit.engines.models.budgeted import Budget, Budgeted
from synthkit.engines.models.endpoint import Prices
from synthkit.engines.models.model import Reply, asked_tokens
from synthkit.errors import ModelError
from tests.engines.models.builders import FakeModel, request

PRICES = Prices(prompt=1_000_000, reply=1_000_000)  # one a token
MOST = asked_tokens(request()) + request().reply_limit


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
