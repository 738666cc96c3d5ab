"""What would be sent, before it is."""

import io
import json
from pathlib import Path

import pytest
from rich.console import Console

from synthkit.app.material import sections
from synthkit.cli.screen import Screen
from synthkit.store.database import Access
from synthkit.store.store import Store
from synthkit.text.catalogue import catalogue
from tests.cli.builders import set_llm, write_docx

MAIL = "Mejla Ylva Granmyr (ylva.granmyr@example.se) om checklistan"
NOTES = ((MAIL, "Dela goda exempel"), ("Lotsar hjälper små företag", "Enklare regler"))


def one_group(folder: Path) -> None:
    write_docx(folder / "notes" / "Grupp 1.docx", NOTES)


@pytest.fixture
def workspace(after, here, server):
    assert after(one_group, ("ingest", "notes")).code == 0
    set_llm(here, model="m", base_url=server.url)
    return here


def test_what_is_shown_is_what_is_then_sent(workspace, synthkit, server):
    synthkit("names", "--mask", "Ylva Granmyr")
    ran = synthkit("preview", "--engine", "llm", "--json")
    assert ran.code == 0
    assert server.asked == []
    shown = {
        request["question"]: [(m["role"], m["text"]) for m in request["messages"]]
        for request in json.loads(ran.out)["requests"]
    }
    assert set(shown) == {1, 2}
    synthkit("summarise", "--engine", "llm")
    sent = [[(m["role"], m["content"]) for m in asked.body["messages"]] for asked in server.asked]
    assert shown[1] in sent
    assert shown[2] in sent


def test_it_is_shown_as_text_with_the_tokens_in_it_and_kept_nowhere(workspace, synthkit, server):
    ran = synthkit("preview", "--engine", "llm", "--question", "1")
    assert "Mejla [PERSON-1] ([E-POST-2]) om checklistan" in ran.out
    assert "Ylva" not in ran.out
    assert "Question 2" not in ran.out
    assert server.asked == []
    with Store.open(workspace / ".synthkit", access=Access.READ) as store:
        assert store.tokens() == ()
        assert sections(store) == ()


def test_names_that_would_stop_the_run_are_told(workspace, synthkit):
    ran = synthkit("preview", "--engine", "llm")
    assert ran.code == 0
    assert "Nothing is sent until you have decided on 1 name" in ran.err


def test_the_difference_to_the_notes_is_the_masked_lines_alone(workspace, synthkit):
    ran = synthkit("preview", "--engine", "llm", "--diff")
    changed = [line for line in ran.out.splitlines() if line[:1] in {"-", "+"}]
    assert [line[0] for line in changed] == ["-", "+"]
    assert changed[0].endswith(MAIL)
    assert changed[1].endswith("Mejla [PERSON-1] ([E-POST-2]) om checklistan")


def test_where_masking_is_off_that_is_said_and_there_is_no_difference(workspace, synthkit):
    ran = synthkit("preview", "--engine", "llm", "--diff", "--send-unmasked")
    assert "would be sent as it is" in ran.err
    assert "Nothing in the text is masked" in ran.out


def test_what_is_answered_already_would_not_be_sent_again(workspace, synthkit):
    synthkit("summarise", "--engine", "llm", "--accept-suspects", "mask")
    assert "Nothing would be sent" in synthkit("preview", "--engine", "llm").out


def test_the_offline_engine_sends_nothing(workspace, synthkit):
    assert "sends nothing" in synthkit("preview").out


def test_what_the_policy_forbids_is_not_shown_as_if_it_would_be_sent(workspace, synthkit):
    (workspace.parent / "policy.toml").write_text("engines = []\n", "utf-8")
    ran = synthkit("preview", "--engine", "llm")
    assert ran.code == 1
    assert "does not allow the engine llm" in ran.err


def test_marked_places_stand_out_on_a_terminal_and_long_lines_stay_whole():
    shown = io.StringIO()
    out = Console(file=shown, force_terminal=True, color_system="standard", width=30)
    text = "Mejla [PERSON-1] om den långa listan som ingen orkar läsa igenom"
    Screen(catalogue("sv"), out=out).verbatim(text, [(6, 16)])
    assert "\x1b[1;7m[PERSON-1]\x1b[0m om den långa listan som ingen orkar läsa" in shown.getvalue()
