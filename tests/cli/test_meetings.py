"""Over the meetings of a series: comparing two, their good examples, themes for the next one."""

import json
import tomllib

import pytest

from tests.cli.test_closing import FIRST, QUESTION, SECOND, SERIES, write

PRAISE: dict[str, tuple[str, ...]] = {
    "Bord C": ("Trampa Mera i Falun är en förebild", "Trampa Mera gav fler cyklister")
}
NEW: dict[str, tuple[str, ...]] = {
    "Bord D": ("Elbilarna skulle kunna delas mellan förvaltningarna",),
    "Bord E": ("Dela elbilar mellan förvaltningarna", "Elbilar kan delas"),
}


def meetings(here) -> None:
    (here / "series.toml").write_text(SERIES, "utf-8")
    write(here / "ws1", FIRST | PRAISE)
    copied = {"Bord B": (*SECOND["Bord B"], "vi har kopierat trampa mera")}
    write(here / "ws2", {**SECOND, **copied, **NEW})


@pytest.fixture
def series(after):
    """A series of two meetings on one question, brought to its end."""
    return after(meetings, ("series", "run"))


def test_like_questions_of_two_meetings_stand_side_by_side(synthkit, series):
    (found,) = json.loads(synthkit("series", "compare", "--json").out)["comparisons"]
    assert found["meetings"] == ["WS 1", "WS 2"]
    assert [one["text"] for one in found["questions"]] == [QUESTION, QUESTION]
    assert {one["change"] for one in found["lines"]} == {"stayed", "came", "went"}
    assert "comes back" in synthkit("series", "compare").out


def test_meetings_may_be_named_and_one_is_not_compared_with_itself(synthkit, series):
    named = ("--meeting", "WS 2", "--with", "WS 1", "--json")
    (found,) = json.loads(synthkit("series", "compare", *named).out)["comparisons"]
    assert found["meetings"] == ["WS 2", "WS 1"]
    ran = synthkit("series", "compare", "--meeting", "WS 1", "--with", "WS 1")
    assert ran.code == 2
    assert "WS 1, WS 2" in ran.err


def test_good_examples_of_all_meetings_name_the_meeting_of_each(synthkit, series, here):
    listed = json.loads(synthkit("series", "examples", "--json").out)["examples"]
    (found,) = (one for one in listed if one["name"] == "Trampa Mera")
    assert {one["meeting"] for one in found["mentions"]} == {"WS 1", "WS 2"}
    assert synthkit("series", "examples", "--md", "-o", "bra.md").code == 0
    assert "WS 2, Bord B" in (here / "bra.md").read_text("utf-8")
    assert synthkit("series", "examples", "--md", "-o", "bra.md").code == 1


def test_themes_of_one_meeting_are_tried_on_the_next_and_then_settled(synthkit, series, here):
    before = (here / "ws2" / "synthkit.toml").read_text("utf-8")
    tried = synthkit("-w", "ws2", "themes", "--question", "1", "--from", "ws1")
    assert tried.code == 0
    assert (here / "ws2" / "synthkit.toml").read_text("utf-8") == before
    asked = json.loads(synthkit("-w", "ws1", "themes", "--json").out)["questions"][0]
    titles = [theme["title"] for theme in asked["themes"]]
    assert all(title in tried.out for title in titles)
    assert synthkit("-w", "ws2", "themes", "--from", "ws1", "--accept").code == 0
    settled = tomllib.loads((here / "ws2" / "synthkit.toml").read_text("utf-8"))["themes"]["1"]
    assert settled == titles


def test_a_meeting_without_themes_has_none_to_hand_on(synthkit, series, here):
    (here / "ny").mkdir()
    (here / "ny" / "synthkit.toml").write_text("", "utf-8")
    ran = synthkit("-w", "ws2", "themes", "--from", "ny")
    assert ran.code == 2
    assert "summarise" in ran.err
