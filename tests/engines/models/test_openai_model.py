"""One call a request, and every way in which a server may answer it, over real HTTP."""

import json
import logging

import pytest

from synthkit.engines.models.model import ContextExceeded, Finish
from synthkit.engines.models.server_replies import (
    FatalModelError,
    ReplyFormat,
    RetryableError,
    RetryReason,
)
from synthkit.errors import ModelError
from tests.engines.models.builders import FORM, KEY, Memory, model_at, request
from tests.servers.scripted import (
    Answer,
    Asked,
    Chat,
    Dropped,
    Error,
    Hanging,
    Raw,
    Scripted,
    in_order,
)

YES = Chat('{"ok": true}')


def raised_by(answer, timeout=5):
    """What is raised for an answer, and how often the server was asked."""
    with (
        Scripted(in_order(answer)) as server,
        pytest.raises((RetryableError, ModelError, ContextExceeded)) as caught,
    ):
        model_at(server.url, timeout=timeout).complete(request())
    return caught.value, len(server.asked)


def test_a_reply_comes_with_what_the_server_counted():
    with Scripted(in_order(YES)) as server:
        reply = model_at(server.url).complete(request("Ja?"))

    assert reply.text == '{"ok": true}'
    assert reply.finish is Finish.COMPLETE
    assert (reply.prompt_tokens, reply.reply_tokens) == (len("Var kort.\n\nJa?"), 12)


def test_tokens_are_estimated_where_the_server_counts_none():
    with Scripted(in_order(Chat('{"ok": true}', counts_tokens=False))) as server:
        reply = model_at(server.url).complete(request())

    assert reply.prompt_tokens > 0
    assert reply.reply_tokens > 0


def test_what_is_sent_is_what_was_configured_and_nothing_else():
    with Scripted(in_order(YES)) as server:
        model_at(server.url, temperature=0.0, seed=7).complete(request("Ja?"))

    (asked,) = server.asked
    assert asked.path == "/v1/chat/completions"
    assert asked.headers["authorization"] == f"Bearer {KEY}"
    schema = {"name": "answer", "schema": FORM.json_schema, "strict": True}
    assert asked.body == {
        "model": "m",
        "messages": [
            {"role": "system", "content": "Var kort."},
            {"role": "user", "content": "Ja?"},
        ],
        "response_format": {"type": "json_schema", "json_schema": schema},
        "max_tokens": 100,
        "temperature": 0.0,
        "seed": 7,
    }


def test_what_is_not_configured_is_left_to_the_server():
    with Scripted(in_order(YES)) as server:
        model_at(server.url).complete(request())

    assert not {"temperature", "seed"} & server.asked[0].body.keys()


@pytest.mark.parametrize(
    ("answer", "finish"),
    [
        (Chat('{"ok": tr', finish="length"), Finish.CUT),
        (Chat("", refusal="I will not."), Finish.REFUSED),
        (Chat("", finish="content_filter"), Finish.REFUSED),
        (Error(400, "The prompt was filtered", code="content_filter"), Finish.REFUSED),
    ],
)
def test_a_reply_says_how_it_ended(answer, finish):
    with Scripted(in_order(answer)) as server:
        assert model_at(server.url).complete(request()).finish is finish


def test_a_reply_that_the_server_itself_found_malformed_is_a_malformed_reply():
    error = Error(400, "Failed to generate JSON", code="json_validate_failed")
    with Scripted(in_order(error)) as server:
        reply = model_at(server.url).complete(request())

    assert (reply.text, reply.finish) == ("", Finish.COMPLETE)


def test_a_server_that_counts_in_nulls_is_counted_for():
    body = b'{"choices": [{"message": {"content": "{}"}}], "usage": {"prompt_tokens": null}}'
    with Scripted(in_order(Raw(body))) as server:
        reply = model_at(server.url).complete(request())

    assert reply.prompt_tokens > 0
    assert reply.reply_tokens > 0


@pytest.mark.parametrize("text", ["", '{"ok": tr', "[]"])
def test_a_malformed_reply_comes_back_as_it_is(text):
    with Scripted(in_order(Chat(text))) as server:
        assert model_at(server.url).complete(request()).text == text

    assert len(server.asked) == 1


@pytest.mark.parametrize(
    ("status", "key"),
    [
        (401, "model_wrong_key"),
        (403, "model_not_allowed"),
        (404, "model_unknown"),
        (402, "model_no_credit"),
    ],
)
def test_what_no_call_can_mend_is_named_once_and_for_all(status, key):
    error, calls = raised_by(Error(status, code=status))

    assert isinstance(error, FatalModelError)
    assert error.key == key
    assert calls == 1


def test_an_account_without_credit_is_no_passing_trouble():
    error, _ = raised_by(Error(429, "You exceeded your quota", code="insufficient_quota"))

    assert isinstance(error, FatalModelError)
    assert error.key == "model_no_credit"


@pytest.mark.parametrize(
    "answer",
    [
        Error(400, "This model's maximum context length is 4096 tokens", "context_length_exceeded"),
        # As llama.cpp says it; older versions with a status that stands for a fault.
        Error(400, "the request exceeds it", code=400, type="exceed_context_size_error"),
        Error(500, "the request exceeds the available context size", code=500),
        Error(400, "max_tokens is too large; maximum context length is 4096 tokens"),
        Error(413, "Payload too large"),
        Raw(b'{"detail": "prompt is too long: 9000 tokens"}', status=422),
    ],
)
def test_a_request_that_is_too_long_is_told_from_a_wrong_one(answer):
    error, calls = raised_by(answer)

    assert isinstance(error, ContextExceeded)
    assert calls == 1


def test_a_request_that_is_refused_tells_what_the_server_said():
    error, calls = raised_by(Error(400, "No user message"))

    assert isinstance(error, ModelError)
    assert error.key == "model_refused_request"
    assert error.values["message"] == "No user message"
    assert calls == 1


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (Error(429), RetryReason.RATE_LIMITED),
        (Error(500), RetryReason.SERVER_ERROR),
        (Error(503), RetryReason.SERVER_ERROR),
        (Error(408), RetryReason.SERVER_ERROR),
        (Raw(b"<html>Bad gateway</html>", status=502, kind="text/html"), RetryReason.SERVER_ERROR),
        (Raw(b"<html>Hello</html>", kind="text/html"), RetryReason.SERVER_ERROR),
        (Raw(b"{ no json"), RetryReason.SERVER_ERROR),
        (Raw(b'{"choices": []}'), RetryReason.SERVER_ERROR),
        (Raw(b'{"choices": null}'), RetryReason.SERVER_ERROR),
        (Dropped(), RetryReason.UNREACHABLE),
    ],
)
def test_what_another_call_may_mend_is_trouble_and_not_called_again_from_here(answer, kind):
    error, calls = raised_by(answer)

    assert isinstance(error, RetryableError)
    assert error.reason is kind
    assert calls == 1


def test_trouble_tells_what_the_server_said_but_no_pages():
    said, _ = raised_by(Error(503, "The model is loading"))
    page, _ = raised_by(Raw(b"<html>Bad gateway</html>", status=502, kind="text/html"))

    assert said.message == "HTTP 503, The model is loading"
    assert page.message == "HTTP 502"


def test_a_server_that_does_not_answer_is_not_waited_for_longer_than_it_may_take():
    error, _ = raised_by(Hanging(), timeout=0.3)

    assert isinstance(error, RetryableError)
    assert error.reason is RetryReason.TIMED_OUT
    assert error.message == "no whole reply within 0.3 s"


def test_where_nobody_is_there_the_reason_is_the_systems_own():
    with Scripted(in_order(YES)) as server:
        url = server.url
    with pytest.raises(RetryableError) as caught:
        model_at(url).complete(request())

    assert caught.value.reason is RetryReason.UNREACHABLE
    assert "refused" in caught.value.message.lower()


@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        ({"Retry-After": "7"}, 7),
        ({"retry-after": "0.5"}, 0.5),
        ({"retry-after-ms": "250"}, 0.25),
        # The fake clock stands at noon.
        ({"Retry-After": "Fri, 10 Oct 2025 12:00:30 GMT"}, 30),
        ({"Retry-After": "Fri, 10 Oct 2025 11:00:00 GMT"}, 0),
        ({"Retry-After": "soon"}, None),
        ({}, None),
    ],
)
def test_the_server_may_say_when_to_come_back(headers, wait):
    error, _ = raised_by(Error(429, headers=headers))

    assert isinstance(error, RetryableError)
    assert error.retry_after == wait


def test_notes_are_not_carried_on_to_where_a_server_points():
    with (
        Scripted(in_order(YES)) as other,
        Scripted(
            in_order(Raw(b"", status=307, headers={"Location": f"{other.url}/chat/completions"}))
        ) as server,
        pytest.raises(ModelError) as caught,
    ):
        model_at(server.url).complete(request())

    assert caught.value.key == "model_refused_request"
    assert other.asked == []


# What a server lacks


def without(*words: str):
    """A server that refuses each request that holds one of these words, naming it."""

    def script(asked: Asked) -> Answer:
        sent = json.dumps(asked.body)
        for word in words:
            if f'"{word}"' in sent:
                return Error(400, f"'{word}' is not supported", code=400)
        return YES

    return script


def forms(server):
    return [asked.body.get("response_format", {}).get("type", "text") for asked in server.asked]


def test_a_server_without_schemas_is_asked_for_an_object_with_the_schema_in_the_prompt():
    with Scripted(without("json_schema")) as server:
        model_at(server.url).complete(request())

    assert forms(server) == ["json_schema", "json_object"]
    assert json.dumps(FORM.json_schema) in server.asked[-1].text


def test_a_server_without_either_is_asked_in_words():
    with Scripted(without("response_format")) as server:
        reply = model_at(server.url).complete(request())

    assert forms(server) == ["json_schema", "json_object", "text"]
    assert json.dumps(FORM.json_schema) in server.asked[-1].text
    assert reply.text == '{"ok": true}'


def test_a_server_that_does_not_hold_to_the_form_is_asked_in_words():
    replies = Chat("Sure! Here is your JSON: {}"), YES
    with Scripted(in_order(*replies)) as server:
        model_at(server.url).complete(request())

    assert forms(server) == ["json_schema", "text"]


def test_what_a_server_lacks_is_found_out_once_over_all_runs():
    memory = Memory()
    with Scripted(without("response_format", "seed", "max_tokens")) as server:
        for _ in range(3):
            model_at(server.url, memory, seed=1).complete(request())

    assert len(server.asked) == 3 + 4
    last = server.asked[-1].body
    assert last.keys() == {"model", "messages", "max_completion_tokens"}


def test_one_schema_that_is_refused_says_nothing_of_the_next():
    memory = Memory()
    refusal = Error(400, "Invalid schema for response_format 'answer': too many enum values")
    with Scripted(in_order(refusal, YES, YES)) as server:
        model = model_at(server.url, memory)
        model.complete(request())
        model.complete(request())

    assert forms(server) == ["json_schema", "json_object", "json_schema"]
    assert model.capabilities.form is ReplyFormat.SCHEMA


def test_what_was_kept_by_another_version_is_found_out_anew():
    memory = Memory()
    with Scripted(in_order(YES)) as server:
        memory.kept[server.url, "m"] = b'{"forms": 3}'
        model_at(server.url, memory).complete(request())

    assert b"json_schema" in memory.kept[server.url, "m"]


def test_a_server_that_refuses_everything_is_not_asked_for_ever():
    everything = Error(400, "response_format, max_tokens, max_completion_tokens, seed")
    with Scripted(in_order(everything)) as server, pytest.raises(ModelError):
        model_at(server.url, seed=1).complete(request())

    assert len(server.asked) < 10


# The key


def test_the_key_is_neither_shown_nor_told_nor_logged(caplog):
    caplog.set_level(logging.DEBUG)
    with Scripted(in_order(Error(400, f"Wrong: {KEY}"), YES)) as server:
        model = model_at(server.url)
        with pytest.raises(ModelError) as caught:
            model.complete(request())
        model.complete(request())

    assert KEY not in str(caught.value)
    assert KEY not in repr(model._connection)
    assert KEY not in caplog.text


def test_a_server_that_wants_a_key_where_none_is_known_says_so():
    with (
        Scripted(in_order(Error(401, "no key"))) as server,
        pytest.raises(FatalModelError) as caught,
    ):
        model_at(server.url, key=None).complete(request())

    assert caught.value.key == "model_wants_key"
