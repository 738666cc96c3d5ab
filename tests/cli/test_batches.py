"""``summarise --batch``: sent in a file, waited for or come back for, and taken in."""

import json

import pytest

from synthkit.cli.environment import Environment
from tests.cli.builders import set_llm
from tests.servers.batching import Batching
from tests.servers.colleague import colleague
from tests.servers.scripted import Scripted

BATCH = ("summarise", "--engine", "llm", "--batch")


@pytest.fixture
def provider():
    return Batching(colleague)


@pytest.fixture
def workspace(provider, ingested, monkeypatch):
    monkeypatch.setattr(Environment, "sleep", lambda _self, _seconds: setattr(provider, "ready", 1))
    with Scripted(provider) as running:
        monkeypatch.setenv("OPENAI_BASE_URL", running.url)
        monkeypatch.setenv("OPENAI_API_KEY", "sk-very-secret")
        set_llm(ingested, model="m", price_prompt=2, price_reply=8)
        yield ingested


def calls(synthkit):
    return json.loads(synthkit("calls", "--json").out)


def themes(synthkit):
    questions = json.loads(synthkit("show", "--json").out)["questions"]
    return [len(question["themes"]) for question in questions]


def test_all_that_is_asked_is_sent_as_one_file_and_the_sections_are_made(
    workspace, synthkit, provider
):
    provider.ready = False

    ran = synthkit(*BATCH)

    assert ran.code == 0
    assert all(themes(synthkit))
    drafted = {one["response_format"]["json_schema"]["name"] for one in provider.seen[0]}
    assert drafted == {"draft"}
    assert all(call["batched"] for call in calls(synthkit))
    assert provider.files == {}


def test_who_does_not_wait_comes_back_with_the_same_command(workspace, synthkit, provider):
    provider.ready = False

    first = synthkit(*BATCH, "--no-wait")
    again = synthkit(*BATCH, "--no-wait")

    assert first.code == again.code == 0
    assert not any(themes(synthkit))
    assert len(provider.batches) == 1
    assert "in_progress" in again.err
    provider.ready = True
    assert synthkit(*BATCH).code == 0
    assert all(themes(synthkit))


def test_replies_are_those_that_single_calls_would_have_got(workspace, synthkit, provider):
    synthkit(*BATCH)
    sent = len(provider.batches)

    ran = synthkit("summarise", "--engine", "llm")

    assert ran.code == 0
    assert len(provider.batches) == sent
    assert json.loads(synthkit("calls", "--json").out) == calls(synthkit)


def test_what_a_batch_costs_is_half(workspace, synthkit, provider):
    single = synthkit("summarise", "--engine", "llm", "--dry-run").out
    in_batch = synthkit(*BATCH, "--dry-run").out
    assert provider.batches == {}

    costs = [float(out.replace("\xa0", " ").split()[-1].strip(".")) for out in (single, in_batch)]
    assert costs[1] == pytest.approx(costs[0] / 2, abs=1e-4)


def test_a_limit_stops_a_batch_before_it_is_sent(workspace, synthkit, provider):
    assert synthkit(*BATCH, "--max-calls", "1").code != 0
    assert synthkit(*BATCH, "--max-cost", "0.0001").code != 0
    assert provider.batches == {}


def test_a_request_that_fails_is_told_and_the_replies_of_the_others_are_kept(
    workspace, synthkit, provider
):
    provider.spoil = lambda body: "1. " not in str(body) and "stöd" in str(body["messages"][-1])
    ran = synthkit(*BATCH)

    assert ran.code != 0
    assert provider.fault in ran.err
    assert len(calls(synthkit)) == 1
    provider.spoil = lambda _body: False
    assert synthkit(*BATCH).code == 0
    assert all(themes(synthkit))


def test_a_request_that_is_too_long_is_divided_as_ever(workspace, synthkit, provider):
    provider.fault = "maximum context length is 10 tokens"
    provider.spoil = lambda _body: True

    ran = synthkit(*BATCH)

    assert ran.code == 1
    assert "no usable answer" in ran.err
    assert {call["finish"] for call in calls(synthkit)} == {"too_long"}


@pytest.mark.parametrize("status", ["expired", "failed", "cancelled"])
def test_a_batch_that_ends_early_is_told_and_can_be_sent_again(
    workspace, synthkit, provider, status
):
    provider.status, provider.spoil = status, lambda _body: True
    provider.fault = "rate limits"

    ran = synthkit(*BATCH)

    assert ran.code != 0
    provider.status, provider.spoil = "completed", lambda _body: False
    assert synthkit(*BATCH).code == 0
    assert len(provider.batches) > 1


def test_a_service_without_batches_says_so(workspace, synthkit, provider):
    provider.offers = False

    ran = synthkit(*BATCH)

    assert ran.code != 0
    assert "no such path" in ran.err


@pytest.mark.parametrize(
    "options", [("--no-wait",), ("--batch",), ("--batch", "--engine", "llm", "--no-cache")]
)
def test_options_that_do_not_go_together_are_refused(workspace, synthkit, provider, options):
    assert synthkit("summarise", *options).code == 2
    assert provider.batches == {}
