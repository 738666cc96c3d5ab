"""``synthkit names``: whom the notes speak of, and what a person decides on it."""

import json
import tomllib
import zipfile
from pathlib import Path

import pytest

from synthkit.cli.settings.edits import with_names
from tests.cli.builders import write_docx

NAMES = ("Ylva Granmyr", "Granmyr", "ylva.granmyr@example.se", "070-174 06 12", "Peo Stenklint")
NOTES = (
    ("Dela goda exempel mellan regionerna", "Prata med Ylva Granmyr (ylva.granmyr@example.se)"),
    ("Lotsar hjälper små företag", "Ring Peo Stenklint, 070-174 06 12, om lotsarna"),
)
OTHERS = (("Regionerna bör dela sina goda exempel",), ("Små företag behöver lotsar",))


def two_groups(folder: Path) -> None:
    write_docx(folder / "notes" / "Grupp 1.docx", NOTES)
    write_docx(folder / "notes" / "Grupp 2.docx", OTHERS)


@pytest.fixture
def done(after, here):
    """A workspace whose two groups are summarised; one of them names people."""
    assert after(two_groups, ("ingest", "notes"), ("summarise",)).code == 0
    return here


def settings(here):
    told = tomllib.loads((here / "synthkit.toml").read_text("utf-8"))["privacy"]
    return {key: told[key] for key in ("keep", "mask")}


def test_names_that_nobody_decided_on_are_shown_with_their_places(done, synthkit):
    told = json.loads(synthkit("names", "--json").out)
    assert [one["name"] for one in told["undecided"]] == ["Peo Stenklint", "Ylva Granmyr"]
    [place] = told["undecided"][1]["places"]
    assert (place["file"], place["group"]) == ("Grupp 1.docx", "Grupp 1")
    assert "Ylva Granmyr" in synthkit("names").out


def test_status_says_how_many_names_are_undecided_and_where_to_look(done, synthkit):
    said = synthkit("status").out
    assert "You have not decided on 2 names in the notes" in said
    assert "synthkit names" in said


def test_names_are_settled_in_the_settings_with_their_comments_kept(done, synthkit):
    before = (done / "synthkit.toml").read_text("utf-8")
    ran = synthkit("names", "--keep", "Ylva Granmyr", "--mask", "Peo  Stenklint")
    assert ran.code == 0
    assert settings(done) == {"keep": ["Ylva Granmyr"], "mask": ["Peo Stenklint"]}
    comments = [line for line in before.splitlines() if line.startswith("#")]
    after = (done / "synthkit.toml").read_text("utf-8")
    assert [line for line in after.splitlines() if line.startswith("#")] == comments
    assert json.loads(synthkit("names", "--json").out)["undecided"] == []


def test_undo_puts_the_settings_back_byte_for_byte(done, synthkit):
    before = (done / "synthkit.toml").read_bytes()
    synthkit("names", "--mask", "Peo Stenklint")
    assert synthkit("undo").code == 0
    assert (done / "synthkit.toml").read_bytes() == before


def test_a_name_cannot_be_kept_and_masked_at_once(done, synthkit):
    ran = synthkit("names", "--keep", "Ylva", "--mask", "ylva")
    assert ran.code == 2
    assert settings(done) == {"keep": [], "mask": []}


def test_the_last_word_on_a_name_counts():
    text = with_names('[privacy]\nkeep = ["Ylva"] # mitt\n', [], ["ylva"])
    assert tomllib.loads(text)["privacy"] == {"keep": [], "mask": ["ylva"]}
    assert "# mitt" in text


def test_a_settled_name_makes_the_question_that_speaks_of_it_stale_and_no_other(done, synthkit):
    synthkit("names", "--mask", "Peo Stenklint")
    states = json.loads(synthkit("status", "--json").out)["questions"]
    assert [state["section"] for state in states] == ["up_to_date", "stale"]


def test_a_kept_name_may_stand_in_the_document(done, synthkit):
    synthkit("names", "--keep", "Peo Stenklint")
    synthkit("summarise")
    synthkit("export", "--json")
    [written] = done.glob("*.json")
    assert "Peo Stenklint" in written.read_text("utf-8")
    assert "070-174 06 12" not in written.read_text("utf-8")


def test_no_exported_file_holds_personal_data(done, synthkit):
    synthkit("export", "--docx", "--md", "--json", "--detail", "full", "--counts")
    written = [path for path in done.iterdir() if path.suffix in {".docx", ".md", ".json"}]
    assert len(written) == 3
    for path in written:
        parts = [path.read_bytes()]
        if path.suffix == ".docx":
            with zipfile.ZipFile(path) as package:
                parts = [package.read(name) for name in package.namelist()]
        for part in parts:
            for name in NAMES:
                assert name.encode() not in part
    assert "[namn]" in written[0].with_suffix(".json").read_text("utf-8")


def test_what_is_shown_to_a_machine_is_masked_as_in_a_file(done, synthkit):
    shown = synthkit("show", "--json").out
    assert not any(name in shown for name in NAMES)
    assert "Ylva Granmyr" in synthkit("show", "--sources").out


def test_working_material_says_so_in_its_name_and_on_its_first_line(done, synthkit):
    ran = synthkit("export", "--md", "--json", "--with-names", "--detail", "full")
    assert ran.code == 0
    assert "working material" in ran.err
    [markdown] = done.glob("*.md")
    [told] = done.glob("*.json")
    assert {markdown.stem, told.stem} == {"Sammanställning – ARBETSMATERIAL med namn"}
    assert markdown.read_text("utf-8").startswith("Arbetsmaterial med namn")
    assert "Ylva Granmyr" in told.read_text("utf-8")
    assert told.read_text("utf-8").splitlines()[1].startswith('  "working_material": "Arbets')


def test_working_material_says_so_in_whatever_name_it_is_given(done, synthkit):
    synthkit("export", "--with-names", "--output", "mitt.docx")
    assert (done / "mitt – ARBETSMATERIAL med namn.docx").exists()
    assert not (done / "mitt.docx").exists()


def test_without_names_to_decide_on_it_says_so(here, synthkit):
    write_docx(here / "notes" / "Grupp 2.docx", OTHERS)
    synthkit("ingest", "notes")
    assert "You have not decided on 0 names" in synthkit("names").out
