"""Whatever a server sends, it is read within bounds, past all thinking, and told as what it is."""

import gzip
import json
import time

import pytest
from pydantic import SecretStr

from synthkit.engines.models.completion import Completion
from synthkit.engines.models.connection import Connection
from synthkit.engines.models.model import Finish
from synthkit.engines.models.openai_model import OpenAIModel
from synthkit.engines.models.server_replies import RetryableError, RetryReason
from synthkit.errors import ModelError
from tests.engines.models.builders import CAPACITY, FakeClock, Memory, model_at, request
from tests.servers.scripted import Chat, Endless, Raw, Scripted, in_order

JSON = '{"ok": true}'
THOUGHT = 'They want {"ok": …}. First {"ok": false}; then </answer>.'


def bounded(url: str, seconds: float, most_bytes: int = 200_000) -> OpenAIModel:
    model = model_at(url)
    connection = Connection(url, timeout=seconds, most_bytes=most_bytes)
    return OpenAIModel(model._endpoint, connection, CAPACITY, Memory(), FakeClock())


def completion(message: object, finish: object = "stop", **more: object) -> dict[str, object]:
    choice = {"index": 0, "finish_reason": finish, "message": message}
    return {"choices": [choice], **more}


def read(message: object, finish: object = "stop") -> Completion:
    return Completion(completion(message, finish))


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(Endless(b" ", pause=0.05), id="a body that trickles"),
        pytest.param(Endless(b"X-More: 1\r\n", pause=0.05, in_headers=True), id="headers do"),
        pytest.param(Endless(b" ", pause=0.05, status=500), id="the body of an error does"),
    ],
)
def test_a_reply_has_its_time_as_a_whole(answer):
    with Scripted(in_order(answer)) as server:
        began = time.monotonic()
        with pytest.raises(RetryableError) as caught:
            bounded(server.url, seconds=0.3).complete(request())
        took = time.monotonic() - began

    assert caught.value.reason is RetryReason.TIMED_OUT
    assert took < 1.5


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(Endless(b" " * 65_536), id="without end"),
        pytest.param(Endless(b" " * 65_536, status=503), id="an error without end"),
        pytest.param(
            Raw(gzip.compress(b" " * 50_000_000), headers={"Content-Encoding": "gzip"}),
            id="packed",
        ),
    ],
)
def test_a_reply_has_its_size_as_a_whole(answer):
    with Scripted(in_order(answer)) as server, pytest.raises(RetryableError) as caught:
        bounded(server.url, seconds=5).complete(request())

    assert caught.value.reason is RetryReason.SERVER_ERROR
    assert "longer than" in caught.value.message


def test_a_packed_reply_of_any_usual_size_is_read():
    content = gzip.compress(json.dumps(completion({"content": JSON})).encode())
    packed = Raw(content, headers={"Content-Encoding": "gzip"})
    with Scripted(in_order(packed)) as server:
        assert model_at(server.url).complete(request()).text == JSON


@pytest.mark.parametrize(
    "count", [10**30, -5, 1e400, "12", True, None, [1], {"n": 1}, 0.5], ids=repr
)
def test_a_count_of_tokens_that_can_be_none_is_estimated(count):
    counted = Completion(completion({"content": JSON}, usage={"prompt_tokens": count}))
    assert counted.tokens("prompt_tokens", 7) == 7
    assert Completion(completion({"content": JSON}, usage=count)).tokens("prompt_tokens", 7) == 7


def test_what_is_no_completion_is_no_reply():
    bodies = [b"[" * 100_000, b"1" * 10_000, b"\xff\xfe", b'{"choices": 5}', b'{"choices": [3]}']
    with Scripted(in_order(*map(Raw, bodies))) as server:
        model = model_at(server.url)
        for _ in bodies:
            with pytest.raises(RetryableError) as caught:
                model.complete(request())
            assert caught.value.reason is RetryReason.SERVER_ERROR


@pytest.mark.parametrize(
    "message",
    [
        {"content": f"<think>{THOUGHT}</think>\n\n{JSON}"},
        {"content": f"<think>{THOUGHT} </think> closes it. </think>{JSON}"},
        {"content": f"{THOUGHT}\n</think>\n{JSON}"},
        {"content": f"<reasoning>{THOUGHT}</reasoning>{JSON}"},
        {"content": JSON, "reasoning": THOUGHT, "reasoning_content": THOUGHT},
        {"content": [{"type": "text", "text": JSON[:5]}, {"type": "text", "text": JSON[5:]}]},
        {
            "content": [
                {"type": "thinking", "thinking": [{"type": "text", "text": THOUGHT}]},
                {"type": "reasoning", "text": THOUGHT},
                {"type": "text", "text": JSON},
            ]
        },
    ],
    ids=range(7),
)
def test_thinking_is_read_past_also_where_it_holds_json(message):
    assert read(message).text == JSON


def test_a_model_that_thinks_aloud_can_still_be_held_to_the_form():
    with Scripted(in_order(Chat(f"<think>{THOUGHT}</think>{JSON}"))) as server:
        assert model_at(server.url).complete(request()).text == JSON
    assert len(server.asked) == 1


def test_an_answer_that_speaks_of_thinking_is_left_whole():
    answer = '{"text": "Skriv </think> efter svaret"}'
    assert read({"content": answer}).text == answer
    assert read({"content": f"<think>Well</think>{answer}"}).text == answer


def test_nothing_is_taken_for_an_answer_where_all_was_thinking():
    cut = read({"content": f"<think>{THOUGHT}"}, finish="length")
    empty = read({"content": None, "reasoning_content": THOUGHT})

    assert (cut.text, cut.finish) == ("", Finish.CUT)
    assert (empty.text, empty.finish) == ("", Finish.COMPLETE)


@pytest.mark.parametrize(
    ("finish", "known"),
    [
        ("length", Finish.CUT),
        ("MAX_TOKENS", Finish.CUT),
        ("content_filter", Finish.REFUSED),
        ("SAFETY", Finish.REFUSED),
        ("stop", Finish.COMPLETE),
        (None, Finish.COMPLETE),
        (7, Finish.COMPLETE),
    ],
)
def test_the_end_of_a_reply_is_known_by_the_names_of_several_services(finish, known):
    assert read({"content": JSON}, finish).finish is known


def test_a_refusal_among_parts_is_one():
    part = {"type": "refusal", "refusal": "I cannot help with that."}
    reply = read({"content": [part]})

    assert (reply.text, reply.finish) == ("I cannot help with that.", Finish.REFUSED)


def test_an_error_with_a_status_of_success_is_an_error():
    refused = Raw(b'{"error": {"code": 403, "message": "Moderated: no such text here"}}')
    with Scripted(in_order(refused)) as server, pytest.raises(ModelError) as caught:
        model_at(server.url).complete(request())

    assert caught.value.key == "model_not_allowed"


# Headers that a gateway wants


def test_headers_are_sent_and_shown_nowhere():
    secret = "gateway-secret"
    with Scripted(in_order(Raw(f"No: {secret}".encode(), 400), Chat(JSON))) as server:
        model = model_at(server.url)
        connection = Connection(server.url, headers={"X-API-Key": SecretStr(secret)})
        model = OpenAIModel(model._endpoint, connection, CAPACITY, Memory(), FakeClock())
        with pytest.raises(ModelError) as caught:
            model.complete(request())
        model.complete(request())

    assert server.asked[1].headers["x-api-key"] == secret
    assert "authorization" not in server.asked[1].headers
    assert secret not in repr(connection) + str(caught.value)
