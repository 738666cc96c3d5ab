"""Tables of which nothing tells what they hold: shown, asked about, settled in synthkit.toml."""

import json
import sys

import pytest

from tests.cli.builders import Terminal

ASKED = ("--question-text", "Vad gör hamnen bättre?", "--question-text", "Vad ska bort?")
TABLE = (
    "Kod;Alfa;Beta;Vem\n"
    "K1;Fler pirar;Ring Astrid Lund;Astrid Lund\n"
    "K2;Lägre avgift;Räcken;Bo Ekdahl\n"
    "K3;Mer lyse;Bryggor;Siv Ahlgren\n"
)


@pytest.fixture
def table(here):
    (here / "svar").mkdir()
    (here / "svar" / "Kajen.csv").write_text(TABLE, "utf-8")
    return here / "svar"


def settings(here) -> str:
    return (here / "synthkit.toml").read_text("utf-8")


def paste(here, line: str) -> None:
    path = here / "synthkit.toml"
    path.write_text(f"{settings(here)}\n{line}\n", "utf-8")


def test_the_columns_are_shown_masked_with_a_line_to_paste_and_nothing_is_a_note(synthkit, table):
    ran = synthkit("ingest", table, *ASKED)
    assert ran.code == 1
    assert "Kajen.csv: it is not clear what each column holds." in ran.err
    assert "Fler pirar; Lägre avgift; Mer lyse" in ran.out
    assert "Astrid" not in ran.out + ran.err
    assert json.loads(synthkit("ingest", table, "--json").out)["notes"] == 0


def test_the_line_that_was_pasted_settles_it_until_it_is_another(synthkit, here, table):
    shown = json.loads(synthkit("ingest", table, *ASKED, "--json").out)["unsure_tables"]
    assert shown[0]["line"].startswith('"Kajen.csv" = {')
    paste(
        here,
        '"Kaj*.csv" = { notes = { 1 = ["Alfa"], 2 = ["C"] }, personal = ["Vem"], '
        'ignore = ["Kod"] }',
    )
    ran = synthkit("ingest", table, "--json")
    read = json.loads(ran.out)
    assert (ran.code, read["unsure_tables"]) == (0, [])
    assert read["files"][0]["notes_by_question"] == {"1": 3, "2": 3}
    assert json.loads(synthkit("ingest", table, "--json").out)["files"][0]["fate"] == "unchanged"
    text = settings(here)
    (here / "synthkit.toml").write_text(text.replace('2 = ["C"]', "2 = []"), "utf-8")
    again = json.loads(synthkit("ingest", table, "--json").out)
    assert again["files"][0]["notes_by_question"] == {"1": 3, "2": 0}
    assert again["unsure_tables"][0]["line"].startswith('"Kaj*.csv" = {')


def test_who_sits_at_the_terminal_is_asked_and_can_undo(synthkit, here, table, monkeypatch):
    synthkit("ingest", table, *ASKED)
    monkeypatch.setattr(sys, "stdin", Terminal("i\nn\n2\nn\n\np\n"))
    ran = synthkit("ingest", table)
    assert ran.code == 0
    assert "Written under [intake] in synthkit.toml" in ran.err
    assert '2 = ["Alfa"]' in settings(here)
    assert "6 notes from 1 document: 3 under their questions, 3 under none yet." in ran.out
    synthkit("undo")
    assert '"Alfa"' not in settings(here)


def test_an_empty_answer_leaves_the_table_as_it_is(synthkit, here, table, monkeypatch):
    synthkit("ingest", table, *ASKED)
    before = settings(here)
    monkeypatch.setattr(sys, "stdin", Terminal("\n\n\n\n"))
    assert synthkit("ingest", table).code == 1
    assert settings(here) == before


def test_a_question_that_is_not_asked_is_named(synthkit, here, table):
    synthkit("ingest", table, *ASKED)
    paste(here, '"Kajen.csv" = { notes = { 3 = ["Alfa"] } }')
    ran = synthkit("ingest", table)
    assert ran.code == 1
    assert "puts columns of “Kajen.csv” under question 3, which is not asked" in ran.err


def test_a_table_that_tells_all_is_not_asked_about(synthkit, here, table):
    (table / "Kajen.csv").write_text("Grupp;Synpunkter\n1;Räcken\n2;Lyse vid pirarna\n", "utf-8")
    ran = synthkit("ingest", table, *ASKED)
    assert ran.code == 0
    assert "not clear" not in ran.err


def test_notes_of_a_table_that_is_described_no_longer_are_gone(synthkit, here, table):
    synthkit("ingest", table, *ASKED)
    before = settings(here)
    paste(here, '"Kajen.csv" = { notes = { 1 = ["Alfa"] }, ignore = ["B", "C", "D", "Kod"] }')
    assert json.loads(synthkit("ingest", table, "--json").out)["notes"] == 3
    (here / "synthkit.toml").write_text(before, "utf-8")
    again = synthkit("ingest", table, "--json")
    assert (again.code, json.loads(again.out)["notes"]) == (1, 0)
