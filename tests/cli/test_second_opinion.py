"""`[llm] verify`: who gives the second opinion, what it costs, and what is kept of it."""

import json
import re

import pytest

from tests.cli.builders import set_llm
from tests.servers.colleague import colleague
from tests.servers.scripted import Chat, Scripted


def form_of(asked):
    return asked.body["response_format"]["json_schema"]["name"]


def doubting(words):
    """The colleague, and a proofreader who doubts the lines with these words."""

    def answer(asked):
        if form_of(asked) != "verify":
            return colleague(asked)
        lines = re.findall(r"(?m)^(l\d+) (.*)$", asked.body["messages"][-1]["content"])
        verdicts = [{"line": a, "fault": None, "follows": words not in text} for a, text in lines]
        return Chat(json.dumps({"verdicts": verdicts}))

    return answer


@pytest.fixture
def server(monkeypatch):
    with Scripted(doubting("no such words")) as running:
        monkeypatch.setenv("OPENAI_BASE_URL", running.url)
        monkeypatch.setenv("OPENAI_API_KEY", "sk-very-secret")
        yield running


def models_asked(server):
    return {(form_of(asked) == "verify", asked.body["model"]) for asked in server.asked}


def test_nobody_is_asked_for_one_unless_the_settings_say_so(ingested, synthkit, server):
    set_llm(ingested, model="m", verify_model="small")
    assert synthkit("summarise", "--engine", "llm").code == 0
    assert models_asked(server) == {(False, "m")}


def test_another_model_at_the_same_address_gives_it(ingested, synthkit, server):
    set_llm(ingested, model="m", verify=True, verify_model="small")
    assert synthkit("summarise", "--engine", "llm").code == 0
    assert models_asked(server) == {(False, "m"), (True, "small")}


def test_without_a_model_of_its_own_the_same_one_gives_it(ingested, synthkit, server):
    set_llm(ingested, model="m", verify=True)
    assert synthkit("summarise", "--engine", "llm").code == 0
    assert models_asked(server) == {(False, "m"), (True, "m")}


def test_the_offline_engine_asks_nobody(ingested, synthkit, server):
    set_llm(ingested, model="m", verify=True)
    assert synthkit("summarise").code == 0
    assert server.asked == []


def test_its_calls_count_against_the_same_limit(ingested, synthkit, server):
    set_llm(ingested, model="m", verify=True, verify_model="small")
    ran = synthkit("summarise", "--engine", "llm", "--max-calls", "1")
    assert ran.code == 1
    assert len(server.asked) == 1


def test_it_is_logged_and_not_asked_for_twice(ingested, synthkit, server):
    set_llm(ingested, model="m", verify=True, verify_model="small")
    synthkit("summarise", "--engine", "llm")
    asked = len(server.asked)
    assert "verify" in synthkit("calls").out
    synthkit("summarise", "--engine", "llm", "--replace")
    assert len(server.asked) == asked


def test_a_dry_run_tells_what_it_takes(ingested, synthkit, server):
    set_llm(ingested, model="m")
    without = synthkit("summarise", "--engine", "llm", "--dry-run").out
    set_llm(ingested, verify=True)
    ran = synthkit("summarise", "--engine", "llm", "--dry-run")
    assert "second opinion" in ran.out
    assert "second opinion" not in without
    assert server.asked == []
