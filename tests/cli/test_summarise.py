"""``synthkit summarise``, ``status`` and ``show``: only what changed is made again."""

import json

import pytest

from tests.cli.builders import NOTES, write_docx


def status(synthkit):
    return json.loads(synthkit("status", "--json").out)


def states(synthkit):
    return [question["section"] for question in status(synthkit)["questions"]]


def test_every_question_is_summarised_unless_one_is_named(synthkit, ingested):
    synthkit("summarise", "--question", 2)
    assert states(synthkit) == ["not_summarised", "up_to_date"]

    synthkit("summarise")
    assert states(synthkit) == ["up_to_date", "up_to_date"]


def test_what_is_up_to_date_is_skipped_and_said_so(synthkit, ingested):
    synthkit("summarise")

    again = synthkit("summarise")

    assert again.out.count("Up to date") == 2
    assert again.code == 0


def test_a_late_note_makes_only_its_own_question_stale(synthkit, ingested):
    synthkit("summarise")
    late = [[*NOTES["Grupp 1"][0], "En sen tanke om mentorer"], NOTES["Grupp 1"][1]]
    write_docx(ingested / "notes" / "Grupp 1.docx", late)
    synthkit("ingest", "notes")

    assert states(synthkit) == ["stale", "up_to_date"]
    told = synthkit("summarise").out
    assert told.count("Up to date") == 1
    assert states(synthkit) == ["up_to_date", "up_to_date"]


def test_the_totals_of_the_ledger_add_up(synthkit, ingested):
    synthkit("summarise")

    told = status(synthkit)

    totals = told["totals"]
    aside = sum(totals["set_aside_blocks"].values())
    assert totals["blocks"] == totals["blocks_with_notes"] + aside
    left_out = sum(totals["left_out"].values())
    assert totals["notes"] == totals["cited"] + left_out + totals["not_summarised"] == 11
    by_question = [*told["questions"], told["no_question"]]
    assert sum(part["notes"] for part in by_question) == totals["notes"]
    assert sum(part["notes"] for part in told["groups"]) == totals["notes"]


def test_status_shows_questions_groups_and_what_to_look_at(synthkit, ingested):
    synthkit("summarise")

    shown = synthkit("status").out

    assert "Grupp 3" in shown
    assert "To look at:" in shown
    assert "On the pages:" in shown
    assert f"Text similarity: {status(synthkit)['compared_by']}" in shown


def test_show_names_the_notes_behind_each_line_on_request(synthkit, ingested):
    synthkit("summarise")

    without = synthkit("show", "--question", 1).out
    with_sources = synthkit("show", "--question", 1, "--sources").out

    assert "] Grupp" not in without
    assert "] Grupp" in with_sources
    assert "2. Vad behöver" not in with_sources


def test_show_as_json_is_the_export_of_those_questions(synthkit, ingested):
    synthkit("summarise")

    shown = json.loads(synthkit("show", "--question", 2, "--json").out)

    assert [question["number"] for question in shown["questions"]] == [2]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["summarise", "--question", "7"], 2, "There is no question 7."),
        (["summarise", "--engine", "orakel"], 2, "There is no engine orakel."),
        (["show", "--question", "0"], 2, ""),
    ],
)
def test_what_cannot_be_meant_is_a_usage_error(synthkit, ingested, arguments, code, said):
    ran = synthkit(*arguments)

    assert ran.code == code
    assert said in ran.err


@pytest.mark.parametrize("command", ["summarise", "status", "show", "export"])
def test_without_a_workspace_a_command_says_how_to_make_one(synthkit, here, command):
    ran = synthkit(command)

    assert ran.code == 1
    assert "synthkit ingest" in ran.err
    assert not list(here.iterdir())


def test_a_question_that_was_put_in_other_words_makes_its_section_stale(synthkit, ingested):
    synthkit("summarise")
    settings = ingested / "synthkit.toml"
    told = settings.read_text("utf-8").replace("lär vi av varandra", "lär vi oss av varandra")
    settings.write_text(told, "utf-8")

    assert states(synthkit) == ["stale", "up_to_date"]


def test_a_length_holds_from_then_on_and_is_undone_like_any_change(synthkit, ingested, here):
    synthkit("summarise")

    synthkit("summarise", "--length", "long", "--question", 1)
    assert 'length = "long"' in (here / "synthkit.toml").read_text("utf-8")
    assert states(synthkit) == ["up_to_date", "stale"]

    synthkit("undo")
    assert 'length = "long"' not in (here / "synthkit.toml").read_text("utf-8")


def test_a_dry_run_of_a_length_saves_nothing(synthkit, ingested, here):
    synthkit("summarise", "--length", "short", "--dry-run")

    assert 'length = "short"' not in (here / "synthkit.toml").read_text("utf-8")
