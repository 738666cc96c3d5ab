"""One limiter for all threads: nothing is lost to a bad server, and a dead one is left soon."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from synthkit.engines.models.limited import Limited
from synthkit.engines.models.model import ContextExceeded, Reply
from synthkit.engines.models.pacing import RetryPolicy
from synthkit.engines.models.server_replies import FatalModelError, RetryableError, RetryReason
from synthkit.errors import ModelError
from tests.engines.models.builders import FakeClock, FakeModel, model_at, request
from tests.servers.scripted import Chat, Error, Scripted

YES = Reply(text="{}")
ADDRESS = "http://models.example.org/v1"


def limited(model, clock=None, most=8):
    return Limited(model, ADDRESS, clock or FakeClock(), most=most, policy=RetryPolicy())


def failure(reason=RetryReason.SERVER_ERROR, retry_after=None):
    return RetryableError(reason, "500", retry_after)


class RealClock(FakeClock):
    """For what really waits."""

    def seconds(self):
        return time.monotonic()

    def sleep(self, seconds):
        time.sleep(seconds)


def test_what_fails_is_asked_again_until_it_succeeds():
    model = FakeModel(lambda call, _: failure() if call < 4 else YES)
    clock = FakeClock()

    assert limited(model, clock).complete(request()) is YES
    assert len(model.calls) == 4
    assert 0 < clock.passed < 4


def test_the_pause_that_the_server_asks_for_is_kept():
    model = FakeModel(lambda call, _: failure(RetryReason.RATE_LIMITED, 20) if call == 1 else YES)
    clock = FakeClock()
    limited(model, clock).complete(request())

    assert 20 <= clock.passed < 22


@pytest.mark.parametrize(
    ("kind", "key", "at_most"),
    [
        (RetryReason.SERVER_ERROR, "model_failing", 60),
        (RetryReason.UNREACHABLE, "model_unreachable", 20),
        (RetryReason.RATE_LIMITED, "model_busy", 310),
    ],
)
def test_a_lasting_outage_ends_the_run_with_its_reason(kind, key, at_most):
    model = FakeModel(lambda *_: failure(kind))
    clock = FakeClock()
    asked = limited(model, clock)
    with pytest.raises(ModelError) as caught:
        asked.complete(request())

    assert caught.value.key == key
    assert caught.value.values["endpoint"] == ADDRESS
    assert clock.passed < at_most


def test_an_outage_is_borne_once_and_not_once_a_thread():
    model = FakeModel(lambda *_: failure())
    clock = FakeClock()
    asked = limited(model, clock)
    keys = []
    for _ in range(5):
        with pytest.raises(ModelError) as caught:
            asked.complete(request())
        keys.append(caught.value.key)

    assert keys == ["model_failing"] * 5
    assert clock.passed < 60


def test_a_request_that_fails_alone_does_not_end_the_others():
    poison = request("gift")
    model = FakeModel(lambda _, asked: failure() if asked == poison else YES)
    asked = limited(model)
    failing = 0
    for _ in range(12):
        asked.complete(request())
    with pytest.raises(ModelError):
        asked.complete(poison)
    failing = len(model.calls) - 12

    assert failing <= RetryPolicy().attempts
    assert asked.complete(request()) is YES


def test_a_wrong_key_is_tried_once():
    model = FakeModel(lambda *_: FatalModelError("model_wrong_key", endpoint=ADDRESS, name="KEY"))
    asked = limited(model)
    for _ in range(3):
        with pytest.raises(ModelError, match="model_wrong_key"):
            asked.complete(request())

    assert len(model.calls) == 1


def test_a_request_that_is_too_long_or_refused_says_nothing_of_the_next():
    answers: list[Reply | BaseException] = [
        ContextExceeded(),
        ModelError("model_refused_request", message="no"),
        YES,
    ]
    model = FakeModel(lambda call, _: answers[call - 1])
    asked = limited(model)
    with pytest.raises(ContextExceeded):
        asked.complete(request())
    with pytest.raises(ModelError):
        asked.complete(request())

    assert asked.complete(request()) is YES


def test_a_pause_of_an_hour_ends_the_run_and_says_how_long_it_is():
    model = FakeModel(lambda *_: failure(RetryReason.RATE_LIMITED, 3600))
    with pytest.raises(ModelError) as caught:
        limited(model).complete(request())

    assert caught.value.key == "model_wants_pause"
    assert caught.value.values["wait"] == 3600


# Threads, over real HTTP


def many(asked, count=24):
    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(lambda n: asked.complete(request(str(n))), range(count)))


def test_no_more_calls_are_made_at_once_than_may_be():
    with Scripted(lambda _: Chat("{}", after_seconds=0.02)) as server:
        many(limited(model_at(server.url), RealClock(), most=3))

    assert server.most_at_once <= 3
    assert len(server.asked) == 24


def test_a_server_that_takes_four_at_once_is_found_out_and_nothing_is_lost():
    turn = threading.Lock()
    out = 0

    def script(asked):
        nonlocal out
        with turn:
            out += 1
            too_many = out > 4
        time.sleep(0.02)
        with turn:
            out -= 1
        if too_many:
            return Error(429, headers={"Retry-After": "0.1"})
        return Chat(f'{{"of": "{asked.text[-2:]}"}}')

    with Scripted(script) as server:
        replies = many(limited(model_at(server.url), RealClock(), most=16))

    assert len({reply.text for reply in replies}) == 24


def test_a_stopped_run_lets_all_threads_go_and_leaves_what_is_out_behind():
    asked_for, closing = threading.Event(), threading.Event()

    def script(_):
        asked_for.set()
        closing.wait(10)
        return Chat("{}")

    with Scripted(script) as server:
        asked = limited(model_at(server.url), RealClock(), most=2)
        with ThreadPoolExecutor(6) as pool:
            waiting = [pool.submit(asked.complete, request(str(n))) for n in range(6)]
            asked_for.wait(5)
            asked.stop()
            errors = [one.exception(timeout=5) for one in waiting]
        closing.set()

    assert [str(error) for error in errors] == ["model_stopped()"] * 6
    assert len(server.asked) <= 2
