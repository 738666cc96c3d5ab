"""The terminal speaks Swedish and English, on any console."""

import io
import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import synthkit.text
from synthkit.cli.localised_typer import as_mistake
from synthkit.model.document import RefusalReason
from synthkit.text.catalogue import catalogue
from tests.cli.builders import NOTES, write_docx
from tests.cli.conftest import Ran

LANGUAGES = Path(synthkit.text.__file__).parent

SWEDISH = ("--language", "sv")
# Each with what its console lacks: everything beyond ASCII, dashes and quotation marks, nothing.
ENCODINGS = ("ascii", "cp437", "cp850", "cp1252", "latin-1", "utf-8")


def typed(*arguments, encoding="utf-8", **variables):
    """Runs the program as a process of its own; what it said, as its console shows it."""
    known = {name: value for name, value in os.environ.items() if not name.startswith("LC_")}
    ran = subprocess.run(
        [sys.executable, "-m", "synthkit", *arguments],
        env=known | {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"} | variables,
        capture_output=True,
        check=False,
    )
    return ran.returncode, ran.stdout.decode(encoding), ran.stderr.decode(encoding)


@pytest.fixture
def console(synthkit, monkeypatch):
    """``console("cp437", "status")`` runs that before a console of that encoding."""

    def run(encoding, *arguments):
        streams = [io.TextIOWrapper(io.BytesIO(), encoding) for _ in range(2)]
        with monkeypatch.context() as patched:
            patched.setattr(sys, "stdout", streams[0])
            patched.setattr(sys, "stderr", streams[1])
            code = synthkit(*arguments).code
        for stream in streams:
            stream.seek(0)
        return Ran(code, *(stream.read() for stream in streams))

    return run


def test_results_and_remarks_are_in_the_language_that_was_asked_for(synthkit, ingested):
    ran = synthkit("summarise", *SWEDISH)

    assert "Anteckningar: 11 = " in ran.out
    assert "Att se över: " in ran.out
    assert "Nästa steg: synthkit export" in ran.err


def test_the_language_may_stand_before_the_command_or_after_it(synthkit, ingested):
    before, after = synthkit(*SWEDISH, "status"), synthkit("status", *SWEDISH)

    assert before.out == after.out
    assert "Ej medtagna" in before.out


def test_findings_speak_the_terminals_language_and_not_the_documents(synthkit, ingested):
    synthkit("summarise")

    assert "Workshoppens datum är inte känt" in synthkit("check", *SWEDISH).out
    assert "The date of the workshop is not known" in synthkit("check", "--language", "en").out


def test_errors_are_in_the_language_with_advice(synthkit, here):
    ran = synthkit("status", *SWEDISH)

    assert ran.err.startswith("Fel: Mappen här är ingen arbetsmapp")
    assert "synthkit ingest MAPP" in ran.err


def test_the_comments_of_the_settings_are_in_the_terminals_language(synthkit, here):
    synthkit("init", "sv", *SWEDISH)
    synthkit("init", "en")

    assert "# Dokumentets språk" in (here / "sv" / "synthkit.toml").read_text("utf-8")
    assert "# The language of the document" in (here / "en" / "synthkit.toml").read_text("utf-8")


SLIPS = [
    (["ingest"], "PATH saknas.", "synthkit ingest --help"),
    (["show", "--sorces"], "Det finns inget alternativ --sorces.", "Menade du --sources?"),
    (["show", "--zzz"], "Det finns inget alternativ --zzz.", "synthkit show --help"),
    (["sumarise"], "Det finns inget kommando sumarise.", "Menade du summarise?"),
    (["zzz"], "Det finns inget kommando zzz.", "Välj något av dessa: demo, "),
    (["show", "--question", "x"], "--question kan inte ha det värdet.", "Så används det: "),
    (["show", "--question", "0"], "--question kan inte ha det värdet.", "Så används det: "),
    (["export", "--output"], "--output saknar sitt värde", "--help"),
    (["status", "--language", "de"], "--language kan inte ha det värdet.", "Så används det: "),
    (["export", "--detail", "all"], "ingen version som heter all", "short, normal, full"),
    (["status", "mer"], "Kommandot går inte att tolka", "synthkit status --help"),
]


@pytest.mark.parametrize("slip", SLIPS, ids=[" ".join(slip[0]) for slip in SLIPS])
def test_a_slip_is_told_as_every_error_is_in_one_line_with_advice(
    synthkit, ingested, monkeypatch, slip
):
    arguments, message, advice = slip
    monkeypatch.setenv("SYNTHKIT_LANGUAGE", "sv")

    ran = synthkit(*arguments)

    assert ran.code == 2
    first, second, *rest = ran.err.splitlines()
    assert first.startswith("Fel: ")
    assert message in first
    assert advice in second
    assert not rest
    assert not ran.out


def test_what_an_option_takes_is_told_in_the_words_of_its_help(here):
    code, _, err = typed("show", "--question", "x", SYNTHKIT_LANGUAGE="sv")

    assert code == 2
    assert "Så används det: Bara frågan med detta nummer" in err


def test_an_error_of_a_kind_that_is_not_known_keeps_its_own_words():
    class Odd(Exception):
        ctx = None

        def format_message(self) -> str:
            return "Odd."

    mistake = as_mistake(Odd())
    assert (mistake.key, mistake.values["reason"]) == ("usage", "Odd.")


@pytest.mark.parametrize("arguments", [["--help"], ["export", "--help"]])
def test_help_is_in_the_language_and_typers_own_words_too(arguments):
    code, swedish, _ = typed(*arguments, SYNTHKIT_LANGUAGE="sv")
    english = typed(*arguments, SYNTHKIT_LANGUAGE="en")[1]

    assert code == 0
    for word in ("Så skrivs det: ", "Alternativ", "Visa den här hjälpen"):
        assert word in swedish
    for word in ("Usage: ", "Options", "Show this help"):
        assert word in english
        assert word not in swedish


@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_text_of_the_help_holds_what_the_terminal_takes_for_markup_and_leaves_out(language):
    told = tomllib.loads(
        (LANGUAGES / language / "messages" / "help.toml").read_text("utf-8"),
    )
    texts = [text for area in ("commands", "options") for text in told[area].values()]

    assert not [text for text in texts if re.search(r"\[[a-z]+\]", text)]


def test_nothing_asked_for_shows_the_help():
    code, out, err = typed(SYNTHKIT_LANGUAGE="sv")

    assert code == 2
    assert "Från anteckningar till dokument" in out + err


@pytest.mark.parametrize(
    ("variables", "word"), [({"LANG": "sv_SE.UTF-8"}, "Fel:"), ({"LANG": "de_DE.UTF-8"}, "Error:")]
)
@pytest.mark.skipif(sys.platform == "win32", reason="Windows says its language in its own way")
def test_without_a_word_about_it_the_systems_language_is_spoken(here, variables, word):
    assert word in typed("status", SYNTHKIT_LANGUAGE="", **variables)[2]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_no_consoles_encoding_can_crash_it(console, summarised, encoding):
    write_docx(summarised / "notes" / "Grupp 9 – “böljor” ☕.docx", NOTES["Grupp 1"])
    for command, expected in (
        (["ingest", "notes"], 0),
        (["show", "--sources"], 0),
        (["show", "--question", "9"], 2),
    ):
        ran = console(encoding, *command, *SWEDISH)
        assert ran.code == expected, ran.err
        assert "Traceback" not in ran.err
        assert ran.out.strip() or ran.err.strip()
    code, out, err = typed("export", "--help", encoding=encoding, SYNTHKIT_LANGUAGE="sv")
    assert (code, err) == (0, "")
    assert out.strip()


def test_a_console_without_the_letters_gets_the_nearest_ones(console, summarised):
    out = typed("show", encoding="ascii", SYNTHKIT_LANGUAGE="sv")[1]
    assert "1. Hur lar vi av varandra?" in out
    shown = console("cp437", "show", *SWEDISH).out
    assert "för stöd" in shown
    assert "\n  - " in shown


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_json_says_the_same_whatever_the_encoding(console, synthkit, ingested, encoding):
    ran = console(encoding, "status", "--json", *SWEDISH)

    assert ran.code == 0
    told = json.loads(ran.out)
    expected = json.loads(synthkit("status", "--json", *SWEDISH).out)
    assert told == expected
    assert any("är" in finding["message"] for finding in told["findings"])


@pytest.mark.parametrize("reason", [r for r in RefusalReason if r.may_hold_notes])
def test_a_file_that_may_hold_notes_and_was_not_read_has_words_and_advice(reason):
    for locale in ("sv", "en"):
        texts = catalogue(locale)
        assert "x.docx" in texts.text(f"errors.{reason}.message", name="x.docx")
        assert texts.text(f"errors.{reason}.hint", name="x.docx")
