"""The main job end to end: ``run`` and ``demo``, the same every time, whatever interrupts it."""

import json
import os
import shutil
import subprocess
import sys
import zipfile

import docx
import pytest

from synthkit.resources import resource
from tests.cli.builders import write_notes

EXAMPLE = resource("examples") / "ws2"


def exports(folder):
    """The bytes of every form of the document in ``folder``."""
    return {path.name: path.read_bytes() for path in sorted(folder.glob("ut.*"))}


def no_files(folder):
    """The demo brings its own."""


@pytest.fixture
def demonstrated(after):
    return after(no_files, ("demo",))


def test_the_demo_does_the_main_job_in_an_empty_folder(demonstrated, here):
    assert demonstrated.code == 0
    words = docx.Document(str(here / "synthkit-demo" / "Sammanställning WS 2.docx")).paragraphs
    assert "Sammanställning WS 2" in [p.text for p in words]
    assert "synthkit show --sources" in demonstrated.out


def test_the_demo_never_touches_a_folder_that_holds_something(synthkit, here):
    (here / "synthkit-demo").mkdir()
    (here / "synthkit-demo" / "mitt.txt").write_text("mitt", "utf-8")

    ran = synthkit("demo")

    assert ran.code == 2
    assert [p.name for p in (here / "synthkit-demo").iterdir()] == ["mitt.txt"]


def test_the_demos_totals_add_up_and_every_citation_resolves(synthkit, demonstrated, here):
    synthkit("-w", "synthkit-demo", "export", "--json", "-o", "ut.json")

    told = json.loads((here / "ut.json").read_text("utf-8"))

    notes = {note["id"]: note for note in told["notes"]}
    totals = told["totals"]
    assert totals["notes"] == len(notes)
    left_out = {left["note"] for left in told["left_out"]}
    cited: set[str] = set()
    near: set[str] = set()
    for question in told["questions"]:
        lines = [i for theme in question["themes"] for i in theme["insights"]]
        for line in [*lines, *question["tensions"]]:
            assert line["citations"]
            for citation in line["citations"]:
                assert notes[citation["note"]]["question"] == question["number"]
                (near if citation["role"] == "near" else cited).add(citation["note"])
    assert (cited | near).isdisjoint(left_out)
    assert cited | near | left_out == set(notes)
    assert (totals["cited"], totals["near"]) == (len(cited), len(near - cited))
    assert sum(totals["left_out"].values()) == len(left_out)
    aside = sum(totals["set_aside_blocks"].values())
    assert totals["blocks"] == totals["blocks_with_notes"] + aside


def test_run_ends_with_five_lines_about_what_came_of_it(synthkit, here):
    write_notes(here / "notes")

    ran = synthkit("run", "notes", "--quiet")

    assert [line.split(":")[0] for line in ran.out.splitlines()[-5:]] == [
        "The document",
        "What came out",
        "The notes",
        "To look at",
        "Missing",
    ]


def test_run_without_a_path_takes_the_workspaces_own_folder(synthkit, here):
    write_notes(here)

    assert synthkit("run").code == 0
    again = synthkit("run")

    assert again.code == 0
    assert "own_export" not in again.out


def test_what_could_not_be_read_is_named_last_and_in_the_exit_code(synthkit, here):
    write_notes(here / "notes")
    (here / "notes" / "trasig.docx").write_bytes(b"PK\x03\x04")

    ran = synthkit("run", "notes")

    assert ran.code == 1
    assert "trasig.docx" in ran.out.splitlines()[-1]


def test_the_same_input_gives_the_same_bytes_whatever_the_order_the_place_and_the_hashes(
    synthkit, here, monkeypatch
):
    def elsewhere(*typed):
        """In another process, whose sets are in another order."""
        other = "2" if os.environ.get("PYTHONHASHSEED") == "1" else "1"
        environment = os.environ | {"PYTHONHASHSEED": other}
        command = [sys.executable, "-m", "synthkit", *typed]
        subprocess.run(command, env=environment, capture_output=True, check=True)

    made = []
    for place, order, run in (("a", 1, synthkit), ("b/c", -1, elsewhere)):
        home = here / place
        (home / "notes").mkdir(parents=True)
        shutil.copy(EXAMPLE / "synthkit.toml", home)
        for source in sorted((EXAMPLE / "notes").iterdir())[::order]:
            shutil.copy(source, home / "notes")
        monkeypatch.chdir(home)
        run("run", *sorted((home / "notes").iterdir())[::order])
        run("export", "--docx", "--md", "--json", "-o", "ut")
        made.append(exports(home))

    assert made[0].keys() == {"ut.docx", "ut.json", "ut.md"}
    assert made[0] == made[1]


def test_no_path_and_no_name_of_a_person_hides_in_the_documents_properties(synthkit, here):
    write_notes(here / "notes")
    synthkit("run", "notes")
    (path,) = here.glob("*.docx")

    with zipfile.ZipFile(path) as parts:
        text = b"".join(parts.read(name) for name in parts.namelist()).decode("utf-8", "replace")

    assert str(here.parent) not in text
    assert "python-docx" not in text
