"""No file that is written of the example holds the personal data that was planted in it."""

import json
import re
import shutil
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from synthkit.cli.main import main
from synthkit.resources import resource

EXAMPLE = resource("examples") / "ws2"
GOLD = json.loads((EXAMPLE / "gold.json").read_text("utf-8"))
PLANTED = [one["value"] for one in GOLD["pii"]]
PRESENT = [one["pattern"] for one in GOLD["must_not_appear"] if "Deltagare" in one["why"]]
# Names within e-mail addresses, and numbers however they are written.
FORMS = sorted(
    {part for value in PLANTED for part in (value, value.replace(" ", "").replace("-", ""))}
)


KINDS = {".docx", ".md", ".json", ".html", ".xlsx"}


@pytest.fixture(scope="module")
def written(example: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The example exported in every form and detail, with the receipts."""
    folder = tmp_path_factory.mktemp("ws2") / "copy"
    shutil.copytree(example, folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.delenv("SYNTHKIT_WORKSPACE", raising=False)
        forms = ("--docx", "--md", "--json", "--counts", "--glossary")
        details = ("short", "normal", "full")
        exports: list[tuple[str, ...]] = [
            ("export", *forms, "--detail", name, "--output", name) for name in details
        ]
        exports += [("export", "--html", "--xlsx", "--output", "sida")]
        exports += [("export", "--receipt", "all", "--html", "--docx")]
        for typed in exports:
            patch.setattr(sys, "argv", ["synthkit", *typed])
            with pytest.raises(SystemExit) as ended:
                main()
            assert ended.value.code in {0, None}
    return sorted(path for path in folder.iterdir() if path.suffix in KINDS)


def parts(path: Path) -> Iterator[str]:
    """All text of a file: of a package every part, properties and comments too, without tags."""
    if path.suffix not in {".docx", ".xlsx"}:
        yield path.read_text("utf-8")
        return
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            part = package.read(name).decode("utf-8", "replace")
            yield part
            yield re.sub(r"<[^>]+>", "", part)


def test_every_form_and_detail_was_written(written: list[Path]) -> None:
    assert len(written) == 1 + 3 * 3 + 2 + 2 * 6


def test_the_planted_personal_data_stands_in_the_groups_files() -> None:
    assert {one["kind"] for one in GOLD["pii"]} == {"name", "email", "phone", "personnummer"}
    texts = {note["id"]: note["text"] for note in GOLD["notes"]}
    assert all(one["value"] in texts[one["note"]] for one in GOLD["pii"])


@pytest.mark.parametrize("value", FORMS)
def test_no_written_file_holds_what_was_planted(written: list[Path], value: str) -> None:
    for path in written:
        for text in parts(path):
            assert value.casefold() not in text.casefold(), path.name


@pytest.mark.parametrize("pattern", PRESENT)
def test_no_written_file_says_who_was_there(written: list[Path], pattern: str) -> None:
    for path in written:
        for text in parts(path):
            assert not re.search(pattern, text), path.name


def test_the_notes_stand_masked_in_what_other_programs_read(written: list[Path]) -> None:
    exported = json.loads(next(p for p in written if p.suffix == ".json").read_text("utf-8"))
    every = "\n".join(note["text"] for note in exported["notes"])
    for mark in ("[namn]", "[e-post]", "[telefon]", "[personnummer]"):
        assert mark in every
