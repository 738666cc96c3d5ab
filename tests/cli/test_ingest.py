"""``synthkit ingest``: what is read, what is not and why, and what a second time does."""

import json
import shutil
from pathlib import Path

import docx
import pytest

from tests.cli.builders import (
    NOTES,
    QUESTIONS,
    write_docx,
    write_notes,
    write_one_a_question,
    write_one_for_all,
    write_pdf,
)


def files(ran):
    return {file["path"]: file for file in json.loads(ran.out)["files"]}


def exported(synthkit, here):
    synthkit("summarise")
    synthkit("export", "--json", "-o", "out.json")
    return json.loads((here / "out.json").read_text("utf-8"))


def test_a_folder_without_settings_becomes_a_workspace_with_the_questions_of_its_files(
    synthkit, here
):
    write_notes(here / "notes")

    ran = synthkit("ingest", "notes")

    assert ran.code == 0
    settings = (here / "synthkit.toml").read_text("utf-8")
    assert all(question in settings for question in QUESTIONS)
    assert (here / ".synthkit" / ".gitignore").read_text("utf-8").strip() == "*"
    assert "11 notes from 3 documents: 11 under their questions, 0 under none yet." in ran.out


def test_stated_questions_are_taken_instead_of_those_in_the_files(synthkit, here):
    write_notes(here / "notes")
    ran = synthkit("ingest", "notes", "--question-text", QUESTIONS[1], "--json")

    assert [q["text"] for q in json.loads(ran.out)["questions"]] == [QUESTIONS[1]]
    assert QUESTIONS[0] not in (here / "synthkit.toml").read_text("utf-8")


def test_every_file_is_counted_and_what_is_not_read_is_named_with_its_reason(synthkit, here):
    notes = here / "notes"
    write_docx(notes / "Grupp 1.docx", NOTES["Grupp 1"])
    write_docx(notes / "Grupp 2.docx", NOTES["Grupp 2"])
    write_pdf(notes / "Grupp 2.pdf", NOTES["Grupp 2"])
    (notes / "~$upp 1.docx").write_bytes(b"\x05Anna" + bytes(157))
    (notes / "tom.pdf").write_bytes(b"")
    (notes / "budget.xls").write_bytes(b"PK\x03\x04")
    (notes / "trasig.docx").write_bytes(b"PK\x03\x04 no zip at all")
    synthkit("ingest", "notes")
    synthkit("summarise")
    synthkit("export", "--docx", "-o", "notes/export.docx")

    ran = synthkit("ingest", "notes", "--json")

    found = files(ran)
    assert {path: file["reason"] for path, file in found.items() if file["reason"]} == {
        "~$upp 1.docx": "lock_file",
        "tom.pdf": "zero_bytes",
        "budget.xls": "spreadsheet",
        "trasig.docx": "broken",
        "export.docx": "own_export",
    }
    assert found["Grupp 1.docx"]["notes"] == 4
    assert found["Grupp 2.docx"]["notes"] == 4
    assert found["Grupp 2.pdf"]["notes"] == 0
    assert json.loads(ran.out)["notes"] == 8
    assert ran.code == 1


@pytest.mark.parametrize("harmless", ["~$upp 1.docx", "budget.xls"])
def test_what_cannot_hold_notes_is_named_but_does_not_fail(synthkit, here, harmless):
    write_notes(here / "notes")
    (here / "notes" / harmless).write_bytes(b"PK\x03\x04")

    ran = synthkit("ingest", "notes")

    assert harmless in ran.out
    assert ran.code == 0


def test_the_shape_of_the_files_does_not_matter(synthkit, here):
    triples = []
    for write in (write_notes, write_one_for_all, write_one_a_question):
        shutil.rmtree(here / ".synthkit", ignore_errors=True)
        (here / "synthkit.toml").unlink(missing_ok=True)
        write(here / write.__name__)
        synthkit("ingest", write.__name__)
        notes = exported(synthkit, here)["notes"]
        assert {note["placed_by"] for note in notes} == {"heading"}
        triples.append(sorted((n["group"], n["question"], n["text"]) for n in notes))

    assert triples[0] == triples[1] == triples[2]
    assert len(triples[0]) == 11


def test_an_unchanged_file_is_not_read_again(synthkit, here, ingested):
    again = files(synthkit("ingest", "notes", "--json"))

    assert {file["fate"] for file in again.values()} == {"unchanged"}


def test_a_changed_file_replaces_its_notes_and_unchanged_notes_keep_their_ids(
    synthkit, here, ingested
):
    before = {note["text"]: note["id"] for note in exported(synthkit, here)["notes"]}
    changed = [["Något helt annat än förut", NOTES["Grupp 1"][0][1]], NOTES["Grupp 1"][1]]
    write_docx(here / "notes" / "Grupp 1.docx", changed)

    assert files(synthkit("ingest", "notes", "--json"))["Grupp 1.docx"]["fate"] == "read"

    after = {note["text"]: note["id"] for note in exported(synthkit, here)["notes"]}
    assert set(after) - set(before) == {"Något helt annat än förut"}
    assert set(before) - set(after) == {NOTES["Grupp 1"][0][0]}
    assert all(after[text] == before[text] for text in set(after) & set(before))


def test_a_renamed_file_keeps_the_ids_of_its_notes(synthkit, here, ingested):
    before = {note["id"] for note in exported(synthkit, here)["notes"]}
    (here / "notes" / "Grupp 1.docx").rename(here / "notes" / "Grupp 1 slutlig.docx")

    renamed = files(synthkit("ingest", "notes", "--json"))

    assert renamed["Grupp 1 slutlig.docx"]["fate"] == "renamed"
    assert {note["id"] for note in exported(synthkit, here)["notes"]} == before


def test_a_vanished_file_is_reported_and_goes_only_when_asked(synthkit, here, ingested):
    (here / "notes" / "Grupp 3.docx").unlink()

    reported = synthkit("ingest", "notes", "--json")
    assert files(reported)["Grupp 3.docx"]["fate"] == "vanished"
    assert json.loads(reported.out)["notes"] == 11

    pruned = synthkit("ingest", "notes", "--prune", "--json")
    assert files(pruned)["Grupp 3.docx"]["fate"] == "pruned"
    assert json.loads(pruned.out)["notes"] == 8


def test_a_file_named_by_itself_is_the_same_as_in_its_folder(synthkit, here, ingested):
    alone = files(synthkit("ingest", "notes/Grupp 1.docx", "--json"))

    assert alone["Grupp 1.docx"]["fate"] == "unchanged"
    assert len(alone) == 1


def test_the_workspace_may_be_named_before_or_after_the_command(synthkit, here):
    write_notes(here / "notes")

    synthkit("--workspace", "a", "ingest", "notes")
    synthkit("ingest", "notes", "--workspace", "b")

    assert (here / "a" / "synthkit.toml").exists()
    assert (here / "b" / "synthkit.toml").exists()


def test_a_path_that_is_not_there_is_said_in_one_line_with_advice(synthkit, here):
    ran = synthkit("ingest", "anteckningar")

    assert ran.code == 2
    assert len(ran.err.strip().splitlines()) == 2
    assert "There is no anteckningar." in ran.err


@pytest.mark.parametrize("command", ["ingest", "run"])
def test_a_path_that_is_not_there_leaves_nothing_behind(synthkit, here, command):
    synthkit("--workspace", "ny", command, "anteckningar")

    assert list(here.iterdir()) == []


def test_groups_are_corrected_in_the_settings(synthkit, here, ingested):
    settings = here / "synthkit.toml"
    told = settings.read_text("utf-8").replace("[groups]", '[groups]\n"Grupp 1.docx" = "Blå"')
    settings.write_text(told, "utf-8")

    ran = synthkit("ingest", "notes", "--json")

    assert files(ran)["Grupp 1.docx"]["groups"] == ["Blå"]


def test_a_document_without_notes_says_so_by_its_row(synthkit, here):
    write_notes(here / "notes")
    empty = docx.Document()
    empty.save(str(here / "notes" / "tomt.docx"))

    ran = synthkit("ingest", "notes", "--json")

    assert files(ran)["tomt.docx"]["reason"] == "no_content"
    assert ran.code == 0


def test_a_folder_without_anything_to_read_says_what_to_name_instead(synthkit, here):
    (here / "tom").mkdir()

    ran = synthkit("ingest", "tom")

    assert "No Word or PDF file" in ran.err
    assert "Next:" not in ran.err


def test_files_without_questions_say_how_to_state_them(synthkit, here):
    loose = docx.Document()
    loose.add_paragraph("Bara en tanke om mentorer för nyanställda.")
    loose.save(str(here / "lös.docx"))

    ran = synthkit("ingest", "lös.docx")

    assert "--question-text" in ran.err
    assert "Next:" not in ran.err


def test_two_folders_with_files_of_the_same_name_are_kept_apart(synthkit, here):
    write_docx(here / "dag 1" / "Grupp 1.docx", NOTES["Grupp 1"])
    write_docx(here / "dag 2" / "Grupp 1.docx", NOTES["Grupp 2"])

    synthkit("ingest", "dag 1")
    ran = synthkit("ingest", "dag 2", "--json")

    assert json.loads(ran.out)["notes"] == 8


def test_a_folder_that_moved_is_the_same_folder(synthkit, here, ingested):
    before = {note["id"] for note in exported(synthkit, here)["notes"]}
    (here / "notes").rename(here / "anteckningar")

    synthkit("ingest", "anteckningar")

    assert {note["id"] for note in exported(synthkit, here)["notes"]} == before


@pytest.mark.parametrize("outside", [False, True])
def test_a_copied_workspace_goes_on_beside_the_original(
    synthkit, here, tmp_path, monkeypatch, outside
):
    whole = tmp_path / "projekt"
    workspace = whole / "arbete" if outside else whole
    workspace.mkdir(parents=True)
    write_notes(whole / "notes")
    monkeypatch.chdir(workspace)
    notes = "../notes" if outside else "notes"
    synthkit("ingest", notes)
    before = {note["id"] for note in exported(synthkit, workspace)["notes"]}
    copied = shutil.copytree(whole, tmp_path / "kopia")
    write_docx(copied / "notes" / "Grupp 3.docx", [["Något annat"], NOTES["Grupp 3"][1]])
    monkeypatch.chdir(copied / "arbete" if outside else copied)

    ran = synthkit("ingest", notes, "--json")

    fates = {path: file["fate"] for path, file in files(ran).items()}
    assert fates == {
        "Grupp 1.docx": "unchanged",
        "Grupp 2.docx": "unchanged",
        "Grupp 3.docx": "read",
    }
    assert json.loads(ran.out)["notes"] == 11
    after = {note["id"] for note in exported(synthkit, Path.cwd())["notes"]}
    assert len(before & after) == 10


def test_a_workspace_that_is_copied_alone_finds_the_files_where_they_lie(
    synthkit, tmp_path, monkeypatch
):
    write_notes(tmp_path / "projekt" / "notes")
    workspace = tmp_path / "projekt" / "arbete"
    workspace.mkdir()
    monkeypatch.chdir(workspace)
    synthkit("ingest", "../notes")
    copied = shutil.copytree(workspace, tmp_path / "annanstans" / "arbete")
    monkeypatch.chdir(copied)

    ran = synthkit("ingest", tmp_path / "projekt" / "notes", "--json")

    assert {file["fate"] for file in files(ran).values()} == {"unchanged"}


def test_the_same_names_in_another_folder_are_other_files(synthkit, here, ingested):
    write_notes(here / "dag 2")
    write_docx(here / "dag 2" / "Grupp 3.docx", [["Något annat"], NOTES["Grupp 3"][1]])

    ran = synthkit("ingest", "dag 2", "--json")

    assert {file["fate"] for file in files(ran).values()} == {"read"}


def test_a_transcript_is_set_aside_until_it_is_asked_for(synthkit, here):
    folder = here / "notes"
    folder.mkdir()
    said = "\n".join(f"[0:{n:02}] {'AB'[n % 2]}nna: tanke {n}" for n in range(8))
    (folder / "möte.txt").write_text(said, "utf-8")

    synthkit("ingest", "notes")
    aside = json.loads(synthkit("status", "--json").out)
    synthkit("ingest", "notes", "--transcript")
    taken = json.loads(synthkit("status", "--json").out)

    assert aside["totals"]["notes"] == 0
    assert aside["totals"]["set_aside_blocks"] == {"transcript": 8}
    assert taken["totals"]["notes"] == 8


def test_the_same_file_is_the_same_whichever_folder_above_it_is_named(synthkit, here):
    write_notes(here / "notes")

    synthkit("ingest", "notes")
    from_above = synthkit("ingest", ".", "--json")
    synthkit("ingest", "notes")
    changed = [["Något annat"], NOTES["Grupp 3"][1]]
    write_docx(here / "notes" / "Grupp 3.docx", changed)
    again = synthkit("ingest", ".", "--json")

    assert json.loads(from_above.out)["notes"] == 11
    assert json.loads(again.out)["notes"] == 11


def test_a_copy_of_a_file_does_not_take_its_place(synthkit, here, ingested):
    before = {note["id"] for note in exported(synthkit, here)["notes"]}
    shutil.copy(here / "notes" / "Grupp 1.docx", here / "notes" / "Grupp 1 - kopia.docx")

    synthkit("ingest", "notes")

    assert {note["id"] for note in exported(synthkit, here)["notes"]} == before


def test_a_group_that_says_nothing_where_others_do_is_told_at_once_and_by_question(synthkit, here):
    for group in ("Grupp 1", "Grupp 2"):
        write_docx(here / "notes" / f"{group}.docx", NOTES[group])
    write_docx(here / "notes" / "Grupp 3.docx", [NOTES["Grupp 3"][0], []])

    ran = synthkit("ingest", "notes", "--json")

    codes = {path: [d["code"] for d in file["doubts"]] for path, file in files(ran).items()}
    assert codes["Grupp 3.docx"] == ["group_without_notes"]
    assert codes["Grupp 1.docx"] == []
    assert "Grupp 3 has no notes under question 2" in synthkit("check").out
    assert "Grupp 3 has no notes" in synthkit("check", "--question", 2).out
    assert "Grupp 3 has no notes" not in synthkit("check", "--question", 1).out
    assert synthkit("check", "--question", 9).code == 2
