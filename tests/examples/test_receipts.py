"""The receipts of the example: each note on one of them, its words and its place right."""

import json
import re
import shutil
import sys
from pathlib import Path
from typing import Any

import docx
import pytest

from synthkit.cli.main import main

# "Words" – stands behind (or near to) the lines "…" and "…", or: "Words" – left out: reason.
ITEM = re.compile(
    r"”(?P<words>.*)” – "
    r"(?:(?P<stands>står bakom|ligger nära) rade[nr](?:na)? (?P<lines>.*)|(?P<why>.*))\."
)


@pytest.fixture(scope="module")
def written(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("receipts") / "copy"
    shutil.copytree(example, folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.delenv("SYNTHKIT_WORKSPACE", raising=False)
        for typed in (("--receipt", "all", "-o", "receipts"), ("--json", "-o", "all.json")):
            patch.setattr(sys, "argv", ["synthkit", "export", *typed])
            with pytest.raises(SystemExit):
                main()
    return folder


@pytest.fixture(scope="module")
def exported(written: Path) -> dict[str, Any]:
    made: dict[str, Any] = json.loads((written / "all.json").read_text("utf-8"))
    return made


@pytest.fixture(scope="module")
def receipts(written: Path) -> dict[str, list[str]]:
    """The paragraphs of each receipt, by whom it is for."""
    found = (docx.Document(str(path)).paragraphs for path in (written / "receipts").iterdir())
    texts = [[p.text for p in paragraphs] for paragraphs in found]
    return {one[0].partition(": ")[2]: one for one in texts}


def bare(text: str) -> str:
    # A quotation within another has other marks than one that stands alone.
    return re.sub("[”’]", "’", text).rstrip(".").casefold()


def items(paragraphs: list[str]) -> list[re.Match[str]]:
    return [found for text in paragraphs if (found := ITEM.fullmatch(text))]


def test_each_note_is_on_the_receipt_of_its_group_and_on_no_other(exported, receipts):
    assert len(exported["notes"]) == 196
    assert set(receipts) == {note["group"] for note in exported["notes"]}
    for group, paragraphs in receipts.items():
        own = sorted(bare(note["text"]) for note in exported["notes"] if note["group"] == group)
        assert sorted(bare(item["words"]) for item in items(paragraphs)) == own


def test_each_note_names_just_the_lines_that_cite_it_or_why_none_does(exported, receipts):
    behind: dict[str, set[str]] = {}
    near: dict[str, set[str]] = {}
    for question in exported["questions"]:
        insights = [line for theme in question["themes"] for line in theme["insights"]]
        for line in [*insights, *question["tensions"]]:
            for citation in line["citations"]:
                stands = near if citation["role"] == "near" else behind
                stands.setdefault(citation["note"], set()).add(bare(line["text"]))
    left_out = {left["note"] for left in exported["left_out"]}
    every = {line for stands in (behind, near) for lines in stands.values() for line in lines}
    for group, paragraphs in receipts.items():
        told = {bare(item["words"]): item for item in items(paragraphs)}
        for note in (note for note in exported["notes"] if note["group"] == group):
            item = told[bare(note["text"])]
            if note["id"] in left_out:
                assert item["why"].startswith("ej medtagen: ")
                continue
            said = bare(item["lines"])
            told_of = {line for line in every if f"’{line}’" in said}
            if item["stands"] == "står bakom":
                assert told_of == behind[note["id"]]
            else:
                assert told_of == near[note["id"]]
                assert note["id"] not in behind


def test_no_receipt_names_another_group_or_a_person_of_one(exported, receipts):
    others = {note["group"] for note in exported["notes"]}
    for group, paragraphs in receipts.items():
        text = "\n".join(paragraphs)
        for other in others - {group}:
            assert not re.search(rf"\b{re.escape(other)}\b", text), (group, other)
