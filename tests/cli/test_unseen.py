"""Characters that nobody sees reach neither the terminal nor what is written."""

import json
import re

import docx
import pytest

HIDDEN = "\u202e\u2066\x9b\U000e0041\u200b"
UNSEEN = re.compile("[\u202a-\u202e\u2066-\u2069\x1b\x80-\x9f\U000e0000-\U000e007f\u200b\ufeff]")


@pytest.fixture
def hostile(here):
    (here / "notes").mkdir()
    points = [f"- Lampor{HIDDEN} längs gångvägen", f"- {HIDDEN}Bänkar vid dam{HIDDEN}men"]
    for number in (1, 2, 3):
        lines = ["# Vad behövs i parken?", *points]
        text = "\n".join([f"# Grupp {number}", *lines])
        (here / "notes" / f"Grupp{HIDDEN} {number}.md").write_text(text, "utf-8")
    return here


def test_they_come_neither_from_notes_nor_names_nor_settings_nor_what_is_typed(synthkit, hostile):
    question = "Vad behövs i parken?"
    said = [synthkit("ingest", "notes", "--question-text", f"{question}{HIDDEN}")]
    settings = hostile / "synthkit.toml"
    named = settings.read_text("utf-8").replace('name = ""', 'name = "Parken\\u202e\\u001b[2J"', 1)
    settings.write_text(named, "utf-8")
    said.append(synthkit("summarise"))
    said.append(synthkit("show", "--sources"))
    line = json.loads(synthkit("show", "--json").out)["questions"][0]["themes"][0]["insights"][0]
    said.append(synthkit("reword", line["id"], f"Fler lampor{HIDDEN} vid dammen."))
    said += [synthkit("show"), synthkit("status"), synthkit("trace", line["id"]), synthkit("log")]
    said.append(synthkit("export", "--docx", "--md", "--json", "-o", "ut"))

    assert [UNSEEN.findall(ran.out + ran.err) for ran in said] == [[]] * len(said)
    for path in ("ut.md", "ut.json"):
        written = (hostile / path).read_text("utf-8")
        assert UNSEEN.findall(written) == []
        assert "Fler lampor vid dammen" in written
        assert "Parken" in written
    paragraphs = docx.Document(str(hostile / "ut.docx")).paragraphs
    assert UNSEEN.findall("".join(paragraph.text for paragraph in paragraphs)) == []


def test_a_finding_names_the_file_and_the_settings(synthkit, hostile):
    synthkit("ingest", "notes")
    settings = hostile / "synthkit.toml"
    named = settings.read_text("utf-8").replace('name = ""', 'name = "Parken\\u202e"', 1)
    settings.write_text(named, "utf-8")

    found = synthkit("check").out

    assert "“synthkit.toml” held a character that misleads" in found
    assert "Grupp<U+202E>" in found
