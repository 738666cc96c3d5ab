"""A language model that the command names: tried without an edit, and kept only where asked."""

import tomllib

import pytest

from synthkit.cli.settings.llm import LlmSettings
from synthkit.errors import UsageMistake
from tests.cli.builders import set_llm, write_docx
from tests.servers.scripted import Chat, Scripted, in_order

NAMED = (("Mejla Ylva Granmyr om checklistan",), ("Lotsar hjälper små företag",))


@pytest.fixture
def workspace(ingested, monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-openai")
    monkeypatch.setenv("OUR_KEY", "of-our-server")
    return ingested


def settings(folder):
    return tomllib.loads((folder / "synthkit.toml").read_text("utf-8"))


def test_a_model_and_an_address_are_all_that_a_first_try_takes(workspace, synthkit, server):
    before = (workspace / "synthkit.toml").read_bytes()

    ran = synthkit("summarise", "--model", "tiny", "--base-url", server.url)

    assert ran.code == 0
    assert {asked.body["model"] for asked in server.asked} == {"tiny"}
    assert (workspace / "synthkit.toml").read_bytes() == before


def test_the_next_run_knows_nothing_of_it(workspace, synthkit, server):
    synthkit("summarise", "--model", "tiny", "--base-url", server.url)
    asked = len(server.asked)

    assert synthkit("summarise").code == 0
    assert synthkit("summarise", "--engine", "llm").code == 1
    assert len(server.asked) == asked


def test_it_is_kept_where_that_is_asked_for_and_can_be_taken_back(workspace, synthkit, server):
    before = (workspace / "synthkit.toml").read_bytes()

    ran = synthkit("summarise", "--model", "tiny", "--base-url", server.url, "--save")

    assert "synthkit undo" in ran.err
    kept = settings(workspace)
    assert kept["llm"] == {"model": "tiny", "base_url": server.url}
    assert kept["engine"]["default"] == "llm"
    asked = len(server.asked)
    assert synthkit("summarise", "--no-cache").code == 0
    assert len(server.asked) > asked
    assert "tiny" in synthkit("log").out
    synthkit("undo")
    assert (workspace / "synthkit.toml").read_bytes() == before


def test_what_was_stated_for_another_model_or_address_does_not_hold_for_it():
    ours = LlmSettings(
        model="big",
        name="Vår tjänst",
        base_url="https://our.example.se/v1",
        api_key_env="OUR_KEY",
        price_prompt=1,
        price_reply=2,
        context=32_000,
    )

    assert ours.but(None, None) == ours
    assert ours.but("big", "https://our.example.se/v1/") == ours
    other = ours.but("small", None)
    assert (other.model, other.name, other.key_name) == ("small", "Vår tjänst", "OUR_KEY")
    assert (other.price_prompt, other.price_reply) == (None, None)
    elsewhere = ours.but(None, "http://localhost:11434/v1")
    assert (elsewhere.model, elsewhere.name, elsewhere.key_name) == ("big", "", None)
    assert elsewhere.price_prompt is None
    assert elsewhere.context == 32_000


def test_a_key_goes_to_no_address_that_it_was_not_named_for(workspace, synthkit, server):
    set_llm(workspace, base_url="https://our.example.se/v1", api_key_env="OUR_KEY")

    assert synthkit("summarise", "--model", "tiny", "--base-url", server.url).code == 0

    sent = [asked.headers.get("authorization", "") for asked in server.asked]
    assert sent
    assert not any("sk-of-openai" in header or "of-our-server" in header for header in sent)


@pytest.fixture
def ready():
    with Scripted(in_order(Chat('{"ok": true}'))) as running:
        yield running


def test_headers_hold_for_the_address_they_were_named_for(workspace, synthkit, ready, monkeypatch):
    monkeypatch.setenv("GATEWAY_KEY", "gw-secret")
    set_llm(workspace, model="big", base_url=ready.url)
    path = workspace / "synthkit.toml"
    headers = 'headers = { "X-API-Key" = "GATEWAY_KEY" }'
    path.write_text(path.read_text("utf-8").replace("[llm]\n", f"[llm]\n{headers}\n"), "utf-8")

    assert synthkit("doctor", "--engine", "llm").code == 0
    assert ready.asked[0].headers["x-api-key"] == "gw-secret"
    monkeypatch.setenv("GATEWAY_KEY", "gw\nsecret")
    malformed = synthkit("doctor", "--engine", "llm")
    monkeypatch.delenv("GATEWAY_KEY")
    missing = synthkit("doctor", "--engine", "llm")
    assert len(ready.asked) == 1
    assert "GATEWAY_KEY" in malformed.out + malformed.err
    assert "secret" not in malformed.out + malformed.err
    assert "The header X-API-Key" in missing.out + missing.err

    assert synthkit("doctor", "--model", "big", "--base-url", f"{ready.url}/other").code == 0
    assert "x-api-key" not in ready.asked[-1].headers


def test_keeping_another_model_drops_what_was_stated_for_the_last_one(workspace, synthkit, server):
    set_llm(workspace, model="big", base_url="https://a.se/v1", api_key_env="OUR_KEY")

    synthkit("summarise", "--model", "tiny", "--base-url", server.url, "--save")

    assert settings(workspace)["llm"] == {"model": "tiny", "base_url": server.url}


def test_the_machines_policy_holds_for_it(workspace, synthkit, server):
    (workspace.parent / "policy.toml").write_text('hosts = ["api.example.se"]', "utf-8")
    before = (workspace / "synthkit.toml").read_bytes()

    ran = synthkit("summarise", "--model", "tiny", "--base-url", server.url, "--save")

    assert ran.code == 1
    assert "policy" in ran.err
    assert server.asked == []
    assert (workspace / "synthkit.toml").read_bytes() == before


def test_an_engine_that_the_policy_forbids_is_not_let_in_by_naming_a_model(
    workspace, synthkit, server
):
    (workspace.parent / "policy.toml").write_text('engines = ["paste"]', "utf-8")

    assert synthkit("summarise", "--model", "tiny", "--base-url", server.url).code == 1
    assert server.asked == []


def test_names_are_masked_for_it_or_stop_the_run(here, synthkit, server):
    write_docx(here / "notes" / "Grupp 1.docx", NAMED)
    synthkit("ingest", "notes")
    named = ("summarise", "--model", "tiny", "--base-url", server.url)

    assert synthkit(*named).code == 1
    assert server.asked == []

    assert synthkit(*named, "--accept-suspects", "mask").code == 0
    sent = "\n".join(asked.text for asked in server.asked)
    assert "[PERSON-1]" in sent
    assert "Granmyr" not in sent


def test_it_can_be_looked_at_before_anything_is_sent(workspace, synthkit, server):
    named = ("--model", "tiny", "--base-url", server.url)

    assert "tiny" in synthkit("preview", *named).out
    assert synthkit("summarise", *named, "--dry-run").code == 0
    assert server.asked == []
    assert "tiny" in synthkit("doctor", *named).out
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--model", "tiny", "--engine", "offline"), "not for offline"),
        (("--model", "tiny", "--engine", "paste"), "not for paste"),
        (("--base-url", "localhost:11434"), "not the address of a server"),
        (("--save",), "nothing for --save"),
        (("--model", "tiny", "--save", "--dry-run"), "--dry-run saves nothing"),
        (("--model", "tiny", "--base-url", "http://127.0.0.1:9/v1", "--max-cost", "1"), "price"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_cannot_be_meant_is_refused(workspace, synthkit, options, message):
    ran = synthkit("summarise", *options)

    assert ran.code == 2
    assert message in ran.err


def test_an_address_that_is_none_is_a_mistake():
    with pytest.raises(UsageMistake, match="base_url_malformed"):
        LlmSettings().but(None, "ftp://example.se")
