"""How many calls at once, how long the pauses are, and when retrying stops."""

from hypothesis import given
from hypothesis import strategies as st

from synthkit.engines.models.pacing import Backoff, Pacer, RetryPolicy
from synthkit.engines.models.server_replies import RetryableError, RetryReason

BUSY = RetryableError(RetryReason.RATE_LIMITED, "429")
FAILING = RetryableError(RetryReason.SERVER_ERROR, "500")


def pacer(most=8):
    return Pacer(most, RetryPolicy())


def test_a_busy_server_gets_half_as_many_calls():
    asked = pacer()
    asked.failed(BUSY, started=0, now=1, attempt=1)

    assert asked.limit == 4


def test_calls_that_were_out_already_say_nothing_new():
    asked = pacer()
    for _ in range(5):
        asked.failed(BUSY, started=0, now=1, attempt=1)

    assert asked.limit == 4


def test_it_gets_more_again_one_for_each_round_of_replies():
    asked = pacer()
    asked.failed(BUSY, started=0, now=1, attempt=1)
    for _ in range(4):
        asked.succeeded()
    assert asked.limit == 4
    asked.succeeded()
    assert asked.limit == 5


def test_after_an_outage_it_rises_quickly_to_where_it_was_halved():
    asked = pacer()
    asked.failed(BUSY, started=0, now=1, attempt=1)
    asked.failed(BUSY, started=2, now=3, attempt=1)
    asked.failed(BUSY, started=4, now=5, attempt=1)
    assert asked.limit == 1
    asked.succeeded()
    assert asked.limit == 2


def test_one_failure_among_replies_is_chance():
    asked = pacer()
    asked.failed(FAILING, started=0, now=1, attempt=1)
    asked.succeeded()
    asked.failed(FAILING, started=2, now=3, attempt=1)

    assert asked.limit == 8


def test_failures_in_a_row_are_not():
    asked = pacer()
    for second in range(4):
        asked.failed(FAILING, started=second, now=second + 0.5, attempt=1)

    assert asked.limit == 1


@given(
    most=st.integers(1, 64),
    steps=st.lists(st.sampled_from(["reply", *RetryReason])),
)
def test_there_is_always_a_turn_for_one_and_never_for_more_than_were_allowed(most, steps):
    asked = pacer(most)
    for second, step in enumerate(steps):
        if step == "reply":
            asked.succeeded()
        else:
            asked.failed(
                RetryableError(step, ""),
                started=second,
                now=second + 0.5,
                attempt=1,
            )
        assert 1 <= asked.limit <= most


@given(attempt=st.integers(1, 40), chance=st.floats(0, 1))
def test_pauses_grow_to_a_bound_and_are_spread(attempt, chance):
    backoff = Backoff()

    assert backoff.pause(attempt, 0) <= backoff.pause(attempt, chance) <= backoff.longest
    assert backoff.pause(attempt, 0) == backoff.pause(attempt, 1) / 2
    assert backoff.pause(attempt, chance) <= backoff.pause(attempt + 1, chance)


def test_the_server_is_given_at_least_the_pause_it_asks_for_and_so_is_every_other_call():
    asked = pacer()
    error = RetryableError(RetryReason.RATE_LIMITED, "429", retry_after=20)

    assert asked.failed(error, started=0, now=10, attempt=1) >= 20
    assert asked.resumes_at == 30


def test_the_pauses_are_the_same_in_every_run():
    first, second = pacer(), pacer()

    assert [first.failed(FAILING, 0, 0, n) for n in range(1, 9)] == [
        second.failed(FAILING, 0, 0, n) for n in range(1, 9)
    ]


def test_an_outage_is_counted_from_its_beginning_and_any_reply_ends_it():
    asked = pacer()
    asked.failed(FAILING, started=0, now=0, attempt=1)
    assert not asked.gives_up(FAILING, now=39)
    assert asked.gives_up(FAILING, now=41)
    asked.succeeded()
    asked.failed(FAILING, started=46, now=47, attempt=1)
    assert not asked.gives_up(FAILING, now=60)


def test_a_server_that_nobody_has_reached_yet_is_given_up_sooner():
    unreached = RetryableError(RetryReason.UNREACHABLE, "connection refused")
    asked = pacer()
    asked.failed(unreached, started=0, now=0, attempt=1)
    assert asked.gives_up(unreached, now=11)

    asked.succeeded()
    asked.failed(unreached, started=0, now=100, attempt=1)
    assert not asked.gives_up(unreached, now=111)


def test_a_pause_that_is_too_long_is_not_waited_for():
    assert pacer().gives_up(
        RetryableError(RetryReason.RATE_LIMITED, "429", retry_after=3600), now=0
    )


def test_a_request_that_fails_every_time_is_its_own_fault():
    assert not pacer().is_exhausted(FAILING, attempt=7)
    assert pacer().is_exhausted(FAILING, attempt=8)
    assert pacer().is_exhausted(RetryableError(RetryReason.TIMED_OUT, ""), attempt=3)
    assert not pacer().is_exhausted(BUSY, attempt=1000)
