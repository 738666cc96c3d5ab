"""What surrounds a command: what killed ones left, long paths, odd clocks and old locales."""

import os
import subprocess
import sys
import zipfile

import pytest

from tests.cli.builders import NOTES, write_docx

LEFT = b"Ottilia Qvarnstr\xc3\xb6m"


# What killed commands left


def test_what_a_killed_command_left_half_written_is_swept_with_a_word(synthkit, summarised):
    elsewhere = summarised / "ut"
    synthkit("export", "--docx", "--with-names", "-o", elsewhere / "Brev.docx")
    (exported,) = elsewhere.iterdir()
    begun = [
        elsewhere / f".{exported.stem}-abcdefgh.part",
        summarised / ".Sammanställning-a1_b2c3d.part",
        summarised / "till-chatten" / ".Fråga 1-abcdefgh.part",
    ]
    others = [elsewhere / ".annat-abcdefgh.part", summarised / "Brev.part", elsewhere / ".x.part"]
    for path in begun + others:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(LEFT)

    said = synthkit("forget", "--pattern", "Ottilia Qvarnström", "--yes")

    assert all(path.name in " ".join(said.err.split()) for path in begun)
    assert [path for path in begun if path.exists()] == []
    assert [path for path in others if not path.exists()] == []
    assert "half written" not in synthkit("export", "--docx").err


def test_what_an_archive_holds_is_named_when_it_is_to_be_forgotten(synthkit, summarised):
    synthkit("archive", "arkiv.zip")
    left = summarised / ".arkiv-abcdefgh.part"
    left.write_bytes(LEFT)

    said = synthkit("forget", "--pattern", NOTES["Grupp 1"][0][0], "--yes")

    assert "arkiv.zip" in said.out
    assert not left.exists()
    with zipfile.ZipFile(summarised / "arkiv.zip") as archive:
        assert archive.testzip() is None


# Paths that are too long


@pytest.mark.parametrize("path", ["a" * 300, "/".join(["b" * 200] * 25)], ids=["name", "path"])
@pytest.mark.parametrize(
    "command",
    [
        ("export", "-o", "{}.docx"),
        ("archive", "{}.zip"),
        ("verify", "{}.zip"),
        ("adopt", "{}.docx"),
        ("ingest", "{}"),
        ("status", "--workspace", "{}"),
        ("init", "{}"),
    ],
    ids=lambda command: command[0],
)
def test_a_path_that_is_too_long_is_one_sentence(synthkit, summarised, path, command):
    ran = synthkit(*(word.format(path) for word in command))

    assert ran.code in {1, 2}
    assert "Traceback" not in ran.err
    assert len([line for line in ran.err.splitlines() if line.startswith("Error: ")]) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="the limit is another")
def test_files_below_a_path_that_is_too_long_are_named_and_the_rest_is_read(synthkit, here):
    write_docx(here / "notes" / "Grupp 1.docx", NOTES["Grupp 1"])
    os.chdir(here / "notes")
    for _ in range(22):
        os.mkdir("djup" * 50)  # noqa: PTH102 - a longer path than may be given at once
        os.chdir("djup" * 50)
    os.chdir(here)

    ran = synthkit("ingest", "notes")

    assert "Traceback" not in ran.err
    assert "4 notes" in ran.out
    assert "djup" in ran.out + ran.err


def test_a_name_as_long_as_a_name_may_be_is_written(synthkit, summarised):
    name = "å" * 120 + ".docx"
    assert synthkit("export", "-o", name).code == 0
    assert (summarised / name).exists()


# Odd clocks


@pytest.mark.parametrize("seconds", ["0", "4291747200"], ids=["1970", "2106"])
def test_whatever_year_the_clock_shows_everything_is_written(
    synthkit, summarised, seconds, monkeypatch
):
    # The workspace was made in 2025, so that one of them goes backwards.
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    formats = ("--docx", "--md", "--json", "--html", "--xlsx")

    assert synthkit("summarise", "--replace").code == 0
    assert synthkit("export", *formats, "-o", "ut").code == 0
    assert synthkit("archive", "arkiv.zip").code == 0
    assert synthkit("verify", "arkiv.zip").code == 0
    assert synthkit("log").code == 0


@pytest.mark.parametrize("seconds", ["253402300799", "9" * 20, "9" * 5000, "-1"])
def test_a_year_that_nothing_can_be_dated_with_is_one_sentence(
    synthkit, ingested, seconds, monkeypatch
):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    ran = synthkit("summarise")

    assert ran.code == 1
    assert "SOURCE_DATE_EPOCH" in ran.err
    assert "Traceback" not in ran.err


# Old locales


ONE_AFTER_THE_OTHER = """
import sys
from synthkit.cli.main import main
for typed in {!a}:
    sys.argv = ["synthkit", *typed]
    try:
        main()
    except SystemExit as ended:
        assert ended.code in {{0, 3}}, (typed, ended.code)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such locales")
def test_where_the_locale_knows_ascii_alone_everything_works(here):
    folder = here / "Möte"
    for group, notes in NOTES.items():
        write_docx(folder / "anteckningar" / f"Börd {group}.docx", notes)
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "SYNTHKIT_LANGUAGE": "sv"}

    def run(*typed: str) -> None:
        ran = subprocess.run(
            [sys.executable, *typed], cwd=folder, env=environment, capture_output=True, check=False
        )
        assert ran.returncode in {0, 3}, ran.stderr
        assert b"Traceback" not in ran.stderr
        # The console is still one without letters beside ASCII's.
        assert (ran.stdout + ran.stderr).isascii()

    commands = (
        ("summarise",),
        ("export", "-o", "Samlåt.docx"),
        ("show", "--sources"),
        ("check",),
        ("export", "--md", "-o", "Ängen.md"),
        ("archive", "Lådan.zip"),
        ("forget", "--pattern", "små företag", "--yes"),
        ("status",),
    )
    run("-m", "synthkit", "ingest", "anteckningar")
    run("-m", "synthkit", "set-group", "Börd Grupp 1.docx", "Fönsterbordet")
    run("-c", ONE_AFTER_THE_OTHER.format(commands))
    assert {"Samlåt.docx", "Ängen.md", "Lådan.zip"} <= {path.name for path in folder.iterdir()}
    assert "Fönsterbordet" in (folder / "synthkit.toml").read_text("utf-8")
