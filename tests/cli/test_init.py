"""A first synthkit.toml, filled in from an invitation."""

import tomllib

import docx
import pytest

INVITATION = """\
Trafikrådet Väst bjuder in till lärprojektet ”Tryggare vägar till skolan”.
Workshop 1: Var är det farligt? 7 april 2027 kl 9–12 i Varberg
Seminarium 1: Vad säger forskningen? 4 maj 2027 kl 13–15, digitalt
Workshop 2: Från plan till gata. 9 juni 2027 kl 9–12 i Laholm
"""


@pytest.fixture
def invitation(here):
    made = docx.Document()
    for line in INVITATION.splitlines():
        made.add_paragraph(line)
    made.save(str(here / "inbjudan.docx"))
    return here / "inbjudan.docx"


def settings(folder):
    return tomllib.loads((folder / "synthkit.toml").read_text("utf-8"))


def test_an_invitation_fills_it_in_with_the_meeting_that_was_asked_for(synthkit, here, invitation):
    ran = synthkit("init", "ws2", "--from", invitation, "--workshop", "2", "--yes")
    assert ran.code == 0
    written = settings(here / "ws2")
    assert written["series"]["name"] == "Tryggare vägar till skolan"
    assert written["series"]["organisation"] == "Trafikrådet Väst"
    assert written["workshop"]["name"] == "WS 2"
    assert (written["workshop"]["kind"], written["workshop"]["ordinal"]) == ("workshopen", 2)
    assert [str(day) for day in written["workshop"]["dates"]] == ["2027-06-09"]


def test_it_shows_what_was_read_from_where_and_what_was_not_found(synthkit, invitation):
    ran = synthkit("init", "ws1", "--from", invitation, "--workshop", "1", "--yes")
    assert "Workshop 1: Var är det farligt?" in ran.out
    assert "Not found: Purpose" in ran.out


def test_nothing_is_written_before_a_person_has_confirmed_it(synthkit, here, invitation):
    ran = synthkit("init", "ws1", "--from", invitation, "--workshop", "1")
    assert ran.code == 2
    assert "--yes" in ran.err
    assert not (here / "ws1" / "synthkit.toml").exists()


@pytest.mark.parametrize(
    ("asked", "said"), [((), "WS 1, Seminarium 1"), (("--workshop", "7"), "7")]
)
def test_a_meeting_that_is_not_clear_is_asked_for_by_name(synthkit, invitation, asked, said):
    ran = synthkit("init", "ws", "--from", invitation, *asked, "--yes")
    assert ran.code == 2
    assert said in ran.err


def test_a_saved_web_page_is_read(synthkit, here):
    (here / "sida.html").write_text(
        "<html><body><h1>Framtidens skola – en dialogserie i tre delar</h1>"
        "<h3>Dialogmöte 1 – Likvärdighet</h3><p>Datum: 15 september 2026<br>Plats: Borås</p>"
        "</body></html>",
        "utf-8",
    )
    assert synthkit("init", "d1", "--from", "sida.html", "--yes").code == 0
    assert settings(here / "d1")["series"]["name"] == "Framtidens skola"
    assert settings(here / "d1")["workshop"]["name"] == "Dialogmöte 1"
