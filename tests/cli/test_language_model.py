"""A language model behind the commands: asked only where it is chosen, and never twice."""

import json
import os
import re
import signal
import subprocess
import sys
import threading

import pytest

from tests.cli.builders import set_llm, write_docx
from tests.servers.colleague import colleague
from tests.servers.scripted import Answer, Asked, Chat, Error, Script, Scripted, in_order

KEY = "sk-very-secret"


class Replies:
    """The colleague's answers, until a test says otherwise."""

    def __init__(self) -> None:
        self.script: Script = colleague

    def __call__(self, asked: Asked) -> Answer:
        return self.script(asked)


@pytest.fixture
def replies():
    return Replies()


@pytest.fixture
def server(replies, monkeypatch):
    with Scripted(replies) as running:
        monkeypatch.setenv("OPENAI_BASE_URL", running.url)
        monkeypatch.setenv("OPENAI_API_KEY", KEY)
        yield running


@pytest.fixture
def workspace(ingested, server):
    set_llm(ingested, model="m")
    return ingested


def set_engine(folder, name):
    path = folder / "synthkit.toml"
    text = path.read_text("utf-8")
    path.write_text(text.replace('default = "offline"', f'default = "{name}"'), "utf-8")


# Who is asked, and when


def test_a_key_in_the_environment_alone_changes_nothing(workspace, synthkit, server):
    assert synthkit("summarise").code == 0
    assert synthkit("run", "notes").code == 0
    assert synthkit("doctor").code == 0
    assert server.asked == []


def test_the_engine_is_chosen_by_flag(workspace, synthkit, server):
    assert synthkit("summarise", "--engine", "llm").code == 0
    assert {asked.body["model"] for asked in server.asked} == {"m"}
    assert {asked.headers["authorization"] for asked in server.asked} == {f"Bearer {KEY}"}


def test_the_engine_is_chosen_by_file(workspace, synthkit, server):
    set_engine(workspace, "llm")
    assert synthkit("run", "notes").code == 0
    assert server.asked


def test_the_key_of_openai_goes_to_no_other_address_that_the_file_names(
    workspace, synthkit, server, monkeypatch
):
    monkeypatch.delenv("OPENAI_BASE_URL")
    set_llm(workspace, base_url=server.url)
    synthkit("summarise", "--engine", "llm")
    assert server.asked
    assert not any(KEY in str(asked.headers) for asked in server.asked)


def test_a_key_of_another_name_goes_where_the_file_says(workspace, synthkit, server, monkeypatch):
    monkeypatch.setenv("OUR_KEY", "sk-ours")
    set_llm(workspace, base_url=server.url, api_key_env="OUR_KEY")
    synthkit("summarise", "--engine", "llm")
    assert server.asked[0].headers["authorization"] == "Bearer sk-ours"


def test_azure_is_asked_by_its_own_address_key_and_version(
    workspace, synthkit, server, monkeypatch
):
    monkeypatch.setenv("AZURE_OPENAI_API_KEY", "azure-key")
    set_llm(workspace, base_url=server.url.removesuffix("/v1"), azure_api_version="2024-10-21")
    synthkit("summarise", "--engine", "llm")
    asked = server.asked[0]
    assert asked.path == "/openai/deployments/m/chat/completions?api-version=2024-10-21"
    assert asked.headers["api-key"] == "azure-key"


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"model": ""}, "No language model has been chosen"),
        ({"model": "m", "api_key_env": "NOT_SET"}, "NOT_SET is not set"),
    ],
)
def test_without_a_model_or_a_key_nothing_is_asked(ingested, synthkit, server, settings, words):
    set_llm(ingested, **settings)
    ran = synthkit("summarise", "--engine", "llm")
    assert ran.code == 1
    assert words in ran.err
    assert server.asked == []


def test_a_key_stands_nowhere_in_the_workspace_and_is_never_told(workspace, synthkit, replies):
    told = synthkit("summarise", "--engine", "llm")
    replies.script = in_order(Error(401, f"Incorrect API key provided: {KEY}"))
    told_wrong = synthkit("summarise", "--engine", "llm", "--no-cache", "--replace")
    synthkit("doctor", "--engine", "llm")
    for path in workspace.rglob("*"):
        assert not path.is_file() or KEY.encode() not in path.read_bytes(), path
    for ran in (told, told_wrong):
        assert KEY not in ran.out + ran.err


# What is answered is not asked again


def test_an_unchanged_run_makes_no_call_and_without_the_cache_all_are_made_again(
    workspace, synthkit, server
):
    synthkit("summarise", "--engine", "llm")
    first = len(server.asked)
    synthkit("summarise", "--engine", "llm")
    synthkit("summarise", "--engine", "llm", "--replace")
    assert len(server.asked) == first
    set_llm(workspace, name="Modell M")
    (workspace / "notes" / "Grupp 3.docx").unlink()
    synthkit("ingest", "notes", "--prune")
    synthkit("summarise", "--engine", "llm", "--no-cache")
    assert len(server.asked) > first


def test_a_run_that_failed_midway_pays_only_for_what_is_missing(
    workspace, synthkit, server, replies
):
    replies.script = lambda asked: colleague(asked) if asked.number == 1 else Error(401)
    ran = synthkit("summarise", "--engine", "llm", "--max-concurrency", "1")
    assert ran.code == 1
    assert "does not accept the key in OPENAI_API_KEY" in ran.err
    failed = len(server.asked)
    replies.script = colleague
    assert synthkit("summarise", "--engine", "llm").code == 0
    again = [asked.body for asked in server.asked[failed:]]
    assert server.asked[0].body not in again
    assert again


@pytest.mark.skipif(sys.platform == "win32", reason="there Ctrl-C is no signal to one process")
def test_ctrl_c_ends_the_run_though_calls_are_out(workspace, server, replies):
    reached, closing = threading.Event(), threading.Event()

    def script(asked):
        reached.set()
        closing.wait(60)
        return colleague(asked)

    replies.script = script
    command = [sys.executable, "-m", "synthkit", "summarise", "--engine", "llm"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, env=os.environ) as run:
        assert reached.wait(60)
        run.send_signal(signal.SIGINT)
        _, told = run.communicate(timeout=30)
    closing.set()
    assert run.returncode == 130
    assert b"run it again to continue from there" in told
    assert b"Traceback" not in told


# Limits


def test_no_more_calls_are_made_than_may_be_and_what_was_made_is_kept(workspace, synthkit, server):
    ran = synthkit("summarise", "--engine", "llm", "--max-calls", "1")
    assert ran.code == 1
    assert "--max-calls" in ran.err
    assert len(server.asked) == 1
    assert synthkit("summarise", "--engine", "llm").code == 0
    assert server.asked[0].body not in [asked.body for asked in server.asked[1:]]


def test_a_limit_of_cost_needs_prices_and_is_held(workspace, synthkit, server):
    ran = synthkit("summarise", "--engine", "llm", "--max-cost", "1")
    assert ran.code == 2
    set_llm(workspace, price_prompt=1_000_000.0, price_reply=1_000_000.0)
    ran = synthkit("summarise", "--engine", "llm", "--max-cost", "1")
    assert ran.code == 1
    assert "--max-cost" in ran.err
    assert server.asked == []


# Plans


def test_a_dry_run_tells_what_would_be_asked_and_sends_and_stores_nothing(
    workspace, synthkit, server
):
    set_llm(workspace, price_prompt=1.0, price_reply=4.0)
    before = (workspace / ".synthkit" / "workspace.db").read_bytes()
    ran = synthkit("summarise", "--engine", "llm", "--dry-run")
    assert ran.code == 0
    assert ran.out.count("will be sent") >= 2
    assert "cost 0.0" in ran.out
    assert server.asked == []
    assert (workspace / ".synthkit" / "workspace.db").read_bytes() == before


def test_a_dry_run_tells_what_is_skipped_and_why(workspace, synthkit, server):
    synthkit("summarise", "--engine", "llm", "--question", "1")
    synthkit("summarise", "--question", "2")
    asked = len(server.asked)
    ran = synthkit("summarise", "--engine", "llm", "--dry-run")
    assert "skipped: up to date" in ran.out
    assert "skipped: made by another engine" in ran.out
    assert "In total about 0 calls" in ran.out
    assert len(server.asked) == asked


def test_a_dry_run_of_the_offline_engine_has_nothing_to_tell(workspace, synthkit):
    ran = synthkit("summarise", "--dry-run")
    assert ran.code == 0
    assert "nothing is sent" in ran.out


# What was asked


def test_every_call_is_listed_with_what_it_took(workspace, synthkit, server):
    set_llm(workspace, price_prompt=1.0, price_reply=4.0)
    assert "No language model has been asked" in synthkit("calls").out
    synthkit("summarise", "--engine", "llm")
    ran = synthkit("calls")
    assert f"{len(server.asked)} calls" in ran.out
    assert "draft" in ran.out
    listed = json.loads(synthkit("calls", "--json").out)
    assert len(listed) == len(server.asked)
    assert listed[0]["cost"] > 0
    assert not {"request", "reply"} & listed[0].keys()


def test_when_something_is_forgotten_the_words_of_all_calls_are_gone(workspace, synthkit):
    synthkit("summarise", "--engine", "llm")
    assert synthkit("forget", "--pattern", "Studiebesök", "--yes").code == 0
    listed = json.loads(synthkit("calls", "--json").out)
    assert listed
    for path in (workspace / ".synthkit").iterdir():
        assert "Studiebesök".encode() not in path.read_bytes()


def test_what_says_of_a_call_what_it_is_is_no_text_of_anybody(workspace, synthkit):
    synthkit("summarise", "--engine", "llm")
    before = synthkit("calls").out
    assert synthkit("forget", "--pattern", "complete", "--yes").code == 0
    assert synthkit("calls").out == before


# Whether it answers


def test_the_doctor_asks_the_model_that_would_be_used_and_sends_no_notes(
    workspace, synthkit, server, replies
):
    replies.script = lambda asked: (
        Error(400, "json_schema is not supported") if asked.schema else Chat('{"ok": true}')
    )
    ran = synthkit("doctor", "--engine", "llm")
    assert ran.code == 0
    assert server.url in ran.out
    assert "the server enforces JSON; the schema is in the prompt" in ran.out
    assert "Dela" not in "".join(asked.text for asked in server.asked)


def test_the_doctor_says_what_is_wrong_and_ends_with_an_error(workspace, synthkit, replies):
    replies.script = in_order(Error(401))
    ran = synthkit("doctor", "--engine", "llm")
    assert ran.code == 1
    assert "does not accept the key" in ran.err
    told = json.loads(synthkit("doctor", "--engine", "llm", "--json").out)
    assert told["trouble"] == "model_wrong_key"
    assert told["found"]["engine"] == "llm"


def test_the_doctor_needs_no_workspace_and_makes_none(here, synthkit, server):
    ran = synthkit("doctor")
    assert ran.code == 0
    assert "none here" in ran.out
    assert list(here.iterdir()) == []
    assert server.asked == []


# Notes that a model would move


@pytest.fixture
def misplacing(workspace, replies):
    """A workshop with a loose note, and a model that is sure of another question for one note."""
    write_docx(workspace / "notes" / "Grupp 8.docx", [["Mentorer (hör till fråga 2)"], []])
    (workspace / "notes" / "Grupp 9.txt").write_text("Något helt annat", "utf-8")

    def script(asked):
        if asked.body["response_format"]["json_schema"]["name"] != "place":
            return colleague(asked)
        moved = re.findall(r"\[(n\d+)\] \(placed under question 1\) Mentorer", asked.text)
        misplaced = [{"number": 2, "notes": moved}]
        return Chat(json.dumps({"questions": [], "misplaced": misplaced}))

    replies.script = script
    return workspace


def question_of(synthkit, text):
    notes = json.loads(synthkit("show", "--json").out)["notes"]
    return next(note["question"] for note in notes if note["text"].startswith(text))


def test_a_note_that_names_another_question_is_moved_when_a_person_accepts_it(misplacing, synthkit):
    synthkit("ingest", "notes")
    shown = synthkit("summarise", "--engine", "llm", "--accept-suspects", "mask")
    before = question_of(synthkit, "Mentorer (")

    accepted = synthkit("place", "--accept-suggestions")

    assert "Mentorer (hör till fråga 2)" in shown.out + shown.err
    assert (before, question_of(synthkit, "Mentorer (")) == (1, 2)
    assert accepted.code == 0
    assert synthkit("place", "--accept-suggestions").code == 2
    synthkit("undo")
    assert question_of(synthkit, "Mentorer (") == 1


def test_a_setting_has_such_notes_moved_before_anything_is_drafted(misplacing, synthkit, server):
    path = misplacing / "synthkit.toml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("[engine]", "[engine]\nmove_misplaced = true"), "utf-8")
    synthkit("ingest", "notes")

    synthkit("summarise", "--engine", "llm", "--accept-suspects", "mask")

    assert question_of(synthkit, "Mentorer (") == 2
    drafts = [asked.text for asked in server.asked if "<kept>" in asked.text]
    (told,) = [text for text in drafts if "Mentorer (" in text]
    assert "stöd" in told


@pytest.mark.parametrize(
    "typed", [(), ("--accept-suggestions", "--question", "1"), ("--question", "1")]
)
def test_place_wants_notes_and_a_question_or_suggestions_alone(workspace, synthkit, typed):
    assert synthkit("place", *typed).code == 2
