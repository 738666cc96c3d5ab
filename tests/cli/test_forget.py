"""``synthkit forget``: text erased for good, kept away, and its other places named."""

import json
from pathlib import Path

import docx
import pytest

from tests.cli.builders import write_docx

NOTES = (
    ("Dela goda exempel mellan regionerna", "Prata med Ylva Granmyr (ylva.granmyr@example.se)"),
    ("Lotsar hjälper små företag", "Åsa Tuvlund vill ha enklare regler för praktik"),
)
OTHERS = (("Regionerna bör dela sina goda exempel",), ("Små företag behöver lotsar",))


def two_groups(folder: Path) -> None:
    write_docx(folder / "notes" / "Grupp 1.docx", NOTES)
    write_docx(folder / "notes" / "Grupp 2.docx", OTHERS)


@pytest.fixture
def done(after, here):
    """A workspace in which a person settled names, and much was written."""
    names = ("names", "--keep", "Åsa Tuvlund")
    after(two_groups, ("ingest", "notes"), names, ("summarise",), ("export", "--json", "--docx"))
    return here


def holds(folder: Path, words: str) -> list[str]:
    """The files under ``.synthkit`` in which the words stand, byte for byte."""
    sought = [words.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")]
    return sorted(
        path.name
        for path in (folder / ".synthkit").rglob("*")
        if path.is_file() and any(form in path.read_bytes() for form in sought)
    )


def notes_of(synthkit) -> dict[str, str]:
    return {
        note["text"]: note["id"] for note in json.loads(synthkit("show", "--json").out)["notes"]
    }


def totals(synthkit):
    return json.loads(synthkit("status", "--json").out)["totals"]


def test_words_are_nowhere_after_they_were_forgotten(done, synthkit):
    assert holds(done, "Åsa Tuvlund")
    ran = synthkit("forget", "--pattern", "åsa  tuvlund", "--yes")
    assert ran.code == 0, ran.err
    assert holds(done, "Åsa Tuvlund") == []
    assert holds(done, "Tuvlund") == []


def test_a_whole_note_is_nowhere_after_it_was_forgotten(done, synthkit):
    note = notes_of(synthkit)["Dela goda exempel mellan regionerna"]
    assert holds(done, "goda exempel mellan")
    assert synthkit("forget", note, "--yes").code == 0
    assert holds(done, "goda exempel mellan") == []
    assert holds(done, note) == []
    assert holds(done, "Regionerna bör dela sina goda exempel") == ["workspace.bak", "workspace.db"]


def test_the_totals_are_the_same_and_add_up(done, synthkit):
    before = totals(synthkit)
    note = notes_of(synthkit)["Lotsar hjälper små företag"]
    synthkit("forget", note, "--yes")
    synthkit("forget", "--pattern", "Ylva Granmyr", "--yes")
    after = totals(synthkit)
    assert (after["blocks"], after["notes"]) == (before["blocks"], before["notes"])
    synthkit("summarise")
    again = totals(synthkit)
    assert again["notes"] == before["notes"]
    assert again["left_out"]["personal_data"] >= 2


def test_a_forgotten_note_leaves_a_marker_with_the_day(done, synthkit):
    note = notes_of(synthkit)["Lotsar hjälper små företag"]
    synthkit("forget", note, "--yes")
    assert "[glömt 2025-10-10]" in notes_of(synthkit)


def test_a_short_note_goes_alone(here, synthkit):
    write_docx(here / "notes" / "Grupp 1.docx", (("Lotsar", "Lotsar för små företag"), ("Mer",)))
    synthkit("ingest", "notes")
    synthkit("summarise")
    synthkit("forget", notes_of(synthkit)["Lotsar"], "--yes")
    assert {"[glömt 2025-10-10]", "Lotsar för små företag"} <= set(notes_of(synthkit))


def test_it_stays_forgotten_when_the_file_is_read_again(done, synthkit):
    synthkit("forget", "--pattern", "Åsa Tuvlund", "--yes")
    ids = notes_of(synthkit)
    changed = ((*NOTES[0], "En ny punkt"), NOTES[1])
    write_docx(done / "notes" / "Grupp 1.docx", changed)
    assert synthkit("ingest", "notes").code == 0
    synthkit("summarise")
    synthkit("set-group", "Grupp 1.docx", "Fönsterbordet")
    assert holds(done, "Tuvlund") == []
    now = notes_of(synthkit)
    assert "En ny punkt" in now
    assert ids.items() <= now.items()


def test_the_places_that_hold_it_still_are_named(done, synthkit):
    said = synthkit("forget", "--pattern", "Åsa Tuvlund", "--yes").out
    settings = (done / "synthkit.toml").read_text("utf-8").splitlines()
    line = next(n for n, text in enumerate(settings, 1) if "Tuvlund" in text)
    assert "Grupp 1.docx" in said
    assert "Grupp 2.docx" not in said
    assert f"synthkit.toml, line {line}" in said
    assert "Sammanställning.json" in said


def test_words_in_the_properties_of_a_file_are_found_too(done, synthkit):
    path = done / "notes" / "Grupp 2.docx"
    made = docx.Document(str(path))
    made.core_properties.comments = "sekreterare Åsa Tuvlund"
    made.save(str(path))
    assert "Grupp 2.docx" in synthkit("forget", "--pattern", "Åsa Tuvlund", "--yes").out


def test_what_was_forgotten_cannot_be_undone(done, synthkit):
    synthkit("forget", "--pattern", "Åsa Tuvlund", "--yes")
    synthkit("undo")
    assert holds(done, "Tuvlund") == []
    assert "Forgotten for good: 1 note" in synthkit("log").out


def test_nothing_is_erased_where_nobody_can_be_asked(done, synthkit):
    ran = synthkit("forget", "--pattern", "Åsa Tuvlund")
    assert ran.code == 2
    assert holds(done, "Åsa Tuvlund")


@pytest.mark.parametrize("typed", [(), ("--pattern", "Å"), ("0000", "--pattern", "Åsa Tuvlund")])
def test_what_is_to_be_forgotten_must_be_plain(done, synthkit, typed):
    assert synthkit("forget", *typed, "--yes").code == 2
    assert holds(done, "Åsa Tuvlund")
