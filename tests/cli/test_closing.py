"""The closing synthesis of a series: the meetings' lines, tied together and accounted for."""

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import docx
import pytest

QUESTION = "Hur får vi fler att cykla till jobbet?"
SERIES = """\
[series]
name = "Fler cyklar"
language = "sv"

[[meetings]]
name = "WS 1"
folder = "ws1"

[[meetings]]
name = "WS 2"
folder = "ws2"
"""
FIRST: dict[str, tuple[str, ...]] = {
    "Bord 1": (
        "Bygg låsta cykelgarage vid stationen",
        "Cykelbanorna plogas för sent på vintern",
        "Duschar på arbetsplatsen gör skillnad",
        "Vem har ansvaret för gupp och hål i cykelbanan?",
    ),
    "Bord 2": (
        "Låsta cykelgarage behövs vid stationen",
        "Plogningen av cykelbanorna kommer för sent",
        "Avskaffa trängselavgiften i centrum",
        "Sundsvalls cykelkurser är en förebild",
    ),
}
SECOND = {
    "Bord A": (
        "Cykelgaraget vid stationen är nu på plats",
        "En karta över plogade cykelbanor vore ett bra verktyg",
        "Vi bjuder in företagen till en cykelfrukost i maj",
    ),
    "Bord B": (
        "Cykelgarage vid stationen är nu på plats, fint",
        "Karta över plogade cykelbanor",
        "Lånecyklar vid torget",
    ),
}


def write(folder: Path, groups: Mapping[str, Sequence[str]]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for group, notes in groups.items():
        made = docx.Document()
        made.add_heading(group, 1)
        made.add_heading(f"1. {QUESTION}", 2)
        for note in notes:
            made.add_paragraph(note, style="List Bullet")
        made.save(str(folder / f"{group}.docx"))


def with_questions(folder: Path, name: str) -> None:
    text = f'[workshop]\nname = "{name}"\nlanguage = "sv"\nquestions = ["{QUESTION}"]\n'
    (folder / "synthkit.toml").write_text(text, "utf-8")


def write_series(here: Path) -> None:
    (here / "series.toml").write_text(SERIES, "utf-8")
    for folder, name, groups in (("ws1", "WS 1", FIRST), ("ws2", "WS 2", SECOND)):
        write(here / folder, groups)
        with_questions(here / folder, name)


@pytest.fixture
def run(after):
    """The series after one run, in the current folder."""
    return after(write_series, ("series", "run", "--md", "--json", "-o", "slut"))


def closing(here: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((here / "slut.json").read_text("utf-8"))
    return found


def meeting_lines(synthkit, folder: str) -> list[str]:
    shown = json.loads(synthkit("-w", folder, "show", "--json").out)
    lines = []
    for question in shown["questions"]:
        lines += [i["text"] for theme in question["themes"] for i in theme["insights"]]
        lines += [side["text"] for tension in question["tensions"] for side in tension["sides"]]
    return lines


def test_every_line_of_every_meeting_is_in_one_section_and_accounted_for(run, synthkit, here):
    assert run.code == 0, run.err
    made = closing(here)
    lines = meeting_lines(synthkit, "ws1") + meeting_lines(synthkit, "ws2")
    assert sorted(note["text"] for note in made["notes"]) == sorted(lines)
    assert {note["group"] for note in made["notes"]} == {"WS 1", "WS 2"}
    assert all(note["question"] for note in made["notes"])
    totals = made["totals"]
    accounted = totals["cited"] + totals["near"] + sum(totals["left_out"].values())
    assert totals["notes"] == accounted


@pytest.mark.parametrize("typed", [("archive", "allt.zip"), ("pack", "allt.synthkit")])
def test_no_original_is_said_to_be_gone_where_there_was_none(run, synthkit, typed):
    ran = synthkit("--language", "en", "-w", "closing", *typed)
    assert ran.code == 0
    assert "gone" not in ran.out + ran.err


def test_a_line_leads_down_to_the_notes_and_their_files(run, synthkit):
    line = meeting_lines(synthkit, "ws1")[0]
    traced = synthkit("-w", "closing", "trace", line)
    assert "WS 1" in traced.out
    assert "Bord 1.docx" in traced.out


def test_only_what_depends_on_a_late_file_is_made_anew(run, synthkit, here):
    again = synthkit("series", "run", "--md", "-o", "slut")
    assert "Nothing has changed in the meetings" in again.err
    write(here / "ws2", {"Bord C": ("Inför elcyklar att låna i en månad",) * 2})
    late = synthkit("series", "run", "--md", "-o", "slut")
    assert "WS 1: 2 files unchanged; 1 question up to date" in late.out
    assert "1 file read" in late.out
    assert "WS 1" not in late.out.partition("taken in anew")[2].partition("\n")[0]


def test_status_says_because_of_which_meeting_it_is_out_of_date(run, synthkit):
    synthkit("-w", "ws2", "reword", meeting_ids(synthkit, "ws2")[0], "Garaget är klart.")
    status = json.loads(synthkit("series", "status", "--json").out)["closing"]
    assert status["state"] == "stale"
    assert status["because_of"] == ["WS 2"]
    assert synthkit("series", "summarise").code == 0
    status = json.loads(synthkit("series", "status", "--json").out)["closing"]
    assert status["state"] == "summarised"


def test_what_a_person_words_in_the_closing_synthesis_stays(run, synthkit):
    shown = json.loads(synthkit("series", "show", "--json").out)
    theme = next(
        t for q in shown["questions"] for t in q["themes"] if len(t["insights"][0]["citations"]) > 1
    )
    synthkit("-w", "closing", "retitle", theme["id"], "Det vi själva kallar det")
    synthkit("-w", "ws1", "reword", meeting_ids(synthkit, "ws1")[0], "Helt andra ord om duschar.")
    assert synthkit("series", "summarise").code == 0
    assert "Det vi själva kallar det" in synthkit("series", "show").out


def meeting_ids(synthkit, folder: str) -> list[str]:
    shown = json.loads(synthkit("-w", folder, "show", "--json").out)
    return [i["id"] for q in shown["questions"] for t in q["themes"] for i in t["insights"]]


def test_an_exported_document_that_nobody_edited_has_nothing_to_adopt(run, synthkit):
    synthkit("series", "export", "--docx", "-o", "slut.docx")
    adopted = synthkit("-w", "closing", "adopt", "slut.docx", "--dry-run")
    assert "Nothing" in adopted.out + adopted.err


def test_a_series_without_a_synthesis_has_nothing_to_tie_together(synthkit, here):
    (here / "series.toml").write_text(SERIES, "utf-8")
    ran = synthkit("series", "summarise")
    assert ran.code != 0
    assert "synthkit series run" in ran.err


def test_what_came_back_is_told_with_the_meetings_it_stood_in(run, here):
    back = {one["title"]: one["meetings"] for one in closing(here)["recurring"]}
    assert ["WS 1", "WS 2"] in back.values()
    assert not any("trängsel" in title.casefold() for title in back)
    assert "Detta kom tillbaka:" in (here / "slut.md").read_text("utf-8")


def test_a_line_stands_where_it_speaks_as_its_section_does(run, here):
    made = closing(here)
    titles = {question["number"]: question["text"] for question in made["questions"]}
    placed = {note["text"].rstrip("."): titles[note["question"]] for note in made["notes"]}
    expected = {
        "Vem har ansvaret för gupp och hål i cykelbanan?": "Kvarstående frågor",
        "Vi bjuder in företagen till en cykelfrukost i maj": "Nästa steg",
    }
    assert {text: placed[text] for text in expected if text in placed} == {
        text: section for text, section in expected.items() if text in placed
    }
    assert any(text in placed for text in expected)


def test_the_closing_workspace_is_weeded_by_its_archive_as_a_workshop_is(run, synthkit, here):
    assert synthkit("-w", "closing", "archive", "allt.zip").code == 0
    assert synthkit("verify", "allt.zip").code == 0
    weeded = synthkit(
        "-w", "closing", "purge", "--by", "arkivarien", "--archive", "allt.zip", "--yes"
    )
    assert weeded.code == 0, weeded.err
    assert not (here / "closing" / ".synthkit").exists()
    assert (here / "ws1" / ".synthkit").is_dir()


def test_a_copy_away_from_the_meetings_says_what_it_lacks(run, synthkit, tmp_path):
    synthkit("-w", "closing", "pack", "allt.synthkit")
    assert synthkit("unpack", "allt.synthkit", str(tmp_path / "kopia")).code == 0
    shown = synthkit("--language", "en", "-w", str(tmp_path / "kopia"), "check")
    assert "The workspaces of WS 1, WS 2 are not here" in shown.out
    assert synthkit("unpack", "allt.synthkit", "kopia").code == 0
    beside = synthkit("--language", "en", "-w", "kopia", "check")
    assert "are not here" not in beside.out


def test_good_examples_are_those_of_all_notes_with_their_meetings(run, synthkit):
    listed = json.loads(synthkit("-w", "closing", "examples", "--json").out)
    assert "Sundsvalls cykelkurser" in json.dumps(listed, ensure_ascii=False)
    synthkit("-w", "closing", "export", "--examples", "--md", "-o", "exempel.md")
    assert "(WS 1, Bord 2)" in Path("exempel.md").read_text("utf-8")


def test_a_page_for_home_has_what_names_it_in_any_meeting(run, synthkit, here):
    made = synthkit("series", "export", "--for", "Sundsvall", "--md", "-o", "hem.md")
    assert made.code == 0, made.err
    page = (here / "hem.md").read_text("utf-8")
    assert re.search(r"Sundsvalls cykelkurser är en förebild\.? \(WS 1\)", page)
    assert "Det här från träffarna nämner er" in page


def test_a_page_for_a_group_has_what_it_said_at_the_meetings_it_came_to(run, synthkit, here):
    assert synthkit("series", "export", "--for", "Bord A", "--md", "-o", "hem.md").code == 0
    page = (here / "hem.md").read_text("utf-8")
    assert "(WS 2)" in page
    assert "(WS 1)" not in page


def test_nobody_of_a_name_has_no_page(run, synthkit):
    refused = synthkit("--language", "en", "series", "export", "--for", "Sundsval", "--md")
    assert refused.code != 0
    assert "Sundsvall" in refused.err
