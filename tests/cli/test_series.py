"""A series: its meetings in one file, each in a folder of its own, and how far each is."""

import json
import tomllib

import pytest

from tests.cli.builders import write_notes

PROGRAMME = """\
Trafikrådet Väst bjuder in till lärprojektet ”Tryggare vägar till skolan”.
Syftet är att fler barn ska gå och cykla.

Workshop 1: Var är det farligt? 7 april 2027 kl 9–12 i Varberg
Seminarium 1: Vad säger forskningen? 4 maj 2027 kl 13–15, digitalt
"""


@pytest.fixture
def series(synthkit, here):
    """The folder of a series whose meetings were read from a programme."""
    (here / "program.txt").write_text(PROGRAMME, "utf-8")
    assert synthkit("series", "init", "--from", "program.txt", "--yes").code == 0
    return here


def states(synthkit):
    meetings = json.loads(synthkit("series", "status", "--json").out)["meetings"]
    return {one["meeting"]["name"]: one["state"] for one in meetings}


def test_a_programme_gives_the_series_and_all_its_meetings(series):
    written = tomllib.loads((series / "series.toml").read_text("utf-8"))
    assert written["series"]["name"] == "Tryggare vägar till skolan"
    assert written["series"]["purpose"] == "Syftet är att fler barn ska gå och cykla."
    assert [one["name"] for one in written["meetings"]] == ["WS 1", "Seminarium 1"]
    assert written["meetings"][1]["form"] == "online"


def test_a_new_folder_gets_its_settings_from_the_series(synthkit, series):
    # A number alone is that of a workshop.
    assert synthkit("series", "add", "ws1", "--meeting", "1").code == 0
    written = tomllib.loads((series / "ws1" / "synthkit.toml").read_text("utf-8"))
    assert written["series"]["organisation"] == "Trafikrådet Väst"
    assert written["workshop"]["name"] == "WS 1"
    assert tomllib.loads((series / "series.toml").read_text())["meetings"][0]["folder"] == "ws1"


def test_a_folder_that_is_a_workshop_already_is_found_by_its_name(synthkit, series):
    synthkit("series", "add", "ws1", "--meeting", "WS 1")
    synthkit("series", "add", "elsewhere", "--meeting", "WS 1")
    assert synthkit("series", "add", "ws1").code == 0
    assert tomllib.loads((series / "series.toml").read_text())["meetings"][0]["folder"] == "ws1"


def test_status_says_what_is_to_be_done_next_for_each(synthkit, series):
    assert states(synthkit) == {"WS 1": "no_workspace", "Seminarium 1": "no_workspace"}
    synthkit("series", "add", "ws1", "--meeting", "WS 1")
    assert states(synthkit)["WS 1"] == "no_notes"

    write_notes(series / "ws1" / "notes")
    synthkit("-w", "ws1", "ingest", "ws1/notes")
    assert states(synthkit)["WS 1"] == "not_summarised"
    ran = synthkit("series")
    assert "synthkit -w ws1 summarise" in ran.err

    synthkit("-w", "ws1", "summarise")
    assert states(synthkit)["WS 1"] == "summarised"
    synthkit("-w", "ws1", "approve")
    assert states(synthkit)["WS 1"] == "approved"


def test_a_folder_without_a_series_is_told_how_to_begin_one(synthkit, here):
    ran = synthkit("series", "status")
    assert ran.code != 0
    assert "synthkit series init" in ran.err


def test_a_series_file_is_never_overwritten(synthkit, series):
    before = (series / "series.toml").read_bytes()
    assert synthkit("series", "init").code == 2
    assert (series / "series.toml").read_bytes() == before
