"""What was answered is on the disk, and is not asked again."""

import pytest

from synthkit.engines.models.endpoint import Endpoint
from synthkit.engines.models.logged import Logged
from synthkit.engines.models.model import ContextExceeded, Finish, Reply
from tests.engines.models.builders import NOON, FakeClock, FakeModel, request

ENDPOINT = Endpoint(model="m")


class Log:
    """Calls in memory; only those that were kept."""

    def __init__(self):
        self.calls = []

    def logged_call(self, key):
        return next((call for call in reversed(self.calls) if call.key == key), None)

    def log_call(self, call):
        self.calls.append(call)


def numbered():
    """A model whose replies tell how many calls there were."""
    return FakeModel(
        lambda call, _: Reply(
            text=f'{{"call": {call}}}', finish=Finish.CUT, prompt_tokens=5, reply_tokens=7
        )
    )


def logged(model, log, endpoint=ENDPOINT, *, anew=False):
    return Logged(model, endpoint, log, FakeClock(), anew=anew)


def test_a_reply_is_kept_raw_with_what_it_took():
    log = Log()
    logged(numbered(), log).complete(request("Ja?", question=2))

    (call,) = log.calls
    assert (call.reply, call.finish) == ('{"call": 1}', "cut")
    assert (call.prompt_tokens, call.reply_tokens, call.at) == (5, 7, NOON)
    assert (call.address, call.model, call.question) == (ENDPOINT.address, "m", 2)
    assert "Ja?" in call.request


def test_what_was_answered_before_is_not_asked_again_in_this_run_or_another():
    log, model = Log(), numbered()
    first = logged(model, log).complete(request())
    again = logged(model, log)

    assert again.complete(request()) == again.complete(request()) == first
    assert len(model.calls) == 1
    assert again.replayed == 2


@pytest.mark.parametrize(
    ("asked", "endpoint"),
    [
        (request("Något annat"), ENDPOINT),
        (request(reply_limit=99), ENDPOINT),
        (request(), Endpoint(model="n")),
        (request(), Endpoint(model="m", temperature=0.5)),
        (request(), Endpoint(model="m", seed=1)),
        (request(), Endpoint(model="m", address="http://localhost:8080/v1")),
    ],
)
def test_whatever_a_reply_depends_on_makes_another_call(asked, endpoint):
    log, model = Log(), numbered()
    logged(model, log).complete(request())
    logged(model, log, endpoint).complete(asked)

    assert len(model.calls) == 2


def test_which_question_it_was_asked_for_does_not():
    log, model = Log(), numbered()
    logged(model, log).complete(request(question=1))
    logged(model, log).complete(request(question=2))

    assert len(model.calls) == 1


def test_without_the_cache_it_is_asked_anew_once_and_the_new_reply_stands():
    log, model = Log(), numbered()
    logged(model, log).complete(request())
    anew = logged(model, log, anew=True)

    assert [anew.complete(request()).text for _ in range(2)] == ['{"call": 2}'] * 2
    assert logged(model, log).complete(request()).text == '{"call": 2}'


def test_a_request_that_did_not_fit_is_not_sent_again():
    log, model = Log(), FakeModel(lambda *_: ContextExceeded("too long"))
    for _ in range(2):
        with pytest.raises(ContextExceeded):
            logged(model, log).complete(request())

    assert len(model.calls) == 1


def test_what_brought_no_reply_is_not_kept():
    log, model = Log(), FakeModel(lambda *_: RuntimeError("down"))
    with pytest.raises(RuntimeError):
        logged(model, log).complete(request())

    assert log.calls == []
