"""``synthkit export``: nothing of a person's is ever overwritten."""

import json

import docx
import pytest

from tests.cli.builders import write_notes


@pytest.fixture
def summarised(synthkit, here):
    write_notes(here / "notes")
    synthkit("ingest", "notes")
    synthkit("summarise")
    return here


def name_the_workshop(here, name):
    settings = here / "synthkit.toml"
    before, after = settings.read_text("utf-8").split("[workshop]")
    named = after.replace('name = ""', f'name = "{name}"', 1)
    settings.write_text(f"{before}[workshop]{named}", "utf-8")


def test_the_name_comes_from_the_workshop(synthkit, summarised):
    name_the_workshop(summarised, "WS 7")

    ran = synthkit("export")

    assert ran.out.strip() == "Written: Sammanställning WS 7.docx"
    assert (summarised / "Sammanställning WS 7.docx").exists()


def test_several_forms_are_written_at_once(synthkit, summarised):
    synthkit("export", "--docx", "--md", "--json", "-o", "ut/dokument")

    assert {path.name for path in (summarised / "ut").iterdir()} == {
        "dokument.docx",
        "dokument.md",
        "dokument.json",
    }


def test_a_folder_may_be_named_to_write_into(synthkit, summarised):
    (summarised / "ut").mkdir()
    synthkit("export", "--md", "-o", "ut")

    assert [path.suffix for path in (summarised / "ut").iterdir()] == [".md"]


def test_its_own_unchanged_export_is_replaced(synthkit, summarised):
    synthkit("export", "-o", "dokument.docx")
    name_the_workshop(summarised, "WS 8")

    assert synthkit("export", "-o", "dokument.docx").code == 0
    words = [p.text for p in docx.Document(str(summarised / "dokument.docx")).paragraphs]
    assert "Sammanställning WS 8" in words


def test_an_export_that_was_changed_since_is_left_alone(synthkit, summarised):
    path = summarised / "dokument.docx"
    synthkit("export", "-o", path)
    edited = docx.Document(str(path))
    edited.paragraphs[-1].add_run(" Ändrat.")
    edited.save(str(path))
    changed = path.read_bytes()

    ran = synthkit("export", "-o", path)

    assert ran.code == 1
    assert "has been changed since synthkit wrote it" in ran.err
    assert "-o" in ran.err
    assert path.read_bytes() == changed


def test_a_file_that_it_did_not_write_is_left_alone(synthkit, summarised):
    path = summarised / "dokument.docx"
    path.write_bytes(b"mine")

    ran = synthkit("export", "-o", path)

    assert ran.code == 1
    assert path.read_bytes() == b"mine"


@pytest.mark.parametrize("lock", ["~$kument.docx", ".~lock.dokument.docx#"])
def test_a_document_that_is_open_elsewhere_is_named_as_such(synthkit, summarised, lock):
    synthkit("export", "-o", "dokument.docx")
    (summarised / lock).write_bytes(b"")

    ran = synthkit("export", "-o", "dokument.docx")

    assert ran.code == 1
    assert "open in another program" in ran.err


def test_nothing_summarised_is_said_with_what_to_do(synthkit, here):
    write_notes(here / "notes")
    synthkit("ingest", "notes")

    ran = synthkit("export")

    assert ran.code == 1
    assert "synthkit summarise" in ran.err
    assert not list(here.glob("*.docx"))


def test_a_question_that_is_missing_is_visible_in_the_document_and_a_finding(synthkit, here):
    write_notes(here / "notes")
    synthkit("ingest", "notes")
    synthkit("summarise", "--question", 1)
    synthkit("export", "-o", "dokument.docx")

    words = [p.text for p in docx.Document(str(here / "dokument.docx")).paragraphs]
    assert "Frågan är inte sammanställd ännu." in words
    found = json.loads(synthkit("status", "--json").out)["findings"]
    assert "question_not_summarised" in {finding["code"] for finding in found}


def test_no_part_of_a_file_is_left_behind(synthkit, summarised):
    synthkit("export", "-o", "dokument.docx")

    assert not list(summarised.glob(".*.part"))
