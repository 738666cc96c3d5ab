"""Characters that nobody sees reach neither the terminal nor what is written."""

import html
import io
import json
import re
import tomllib
import zipfile
from collections.abc import Iterator

import docx
import pypdfium2
import pytest

from synthkit.exporters.formats import FORMATS

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


# Every kind: bidirectional, C0 and C1, tags and variants, without width, deleting, a lone half.
EVERY_KIND = (
    "\u202e\u2066\u200f\u061c\x07\x7f\x9b\u200b\u2060\ufeff\u00ad\U000e0041\U000e0100\u2028"
)
IN_NO_FILE = re.compile(
    "[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"
    "\u200b\u2060\ufeff\u00ad\U000e0000-\U000e01ef]"
)
SETTINGS = """
[series]
title = "Dammen{0}"
name = "Dam{0}men"
organisation = "Läns{0}styrelsen"
[workshop]
name = "WS{0} 4"
purpose = "Att{0} lysa upp parken."
language = "sv"
questions = ["Vad behövs{0} i parken?"]
[groups]
"Grupp 2.md" = "Bord{0} 2"
[glossary]
"GC{0}" = "gång- och{0} cykelväg"
[export]
glossary = true
[archive]
reference = "Dnr{0} 7"
"""


def texts_in(name: str, content: bytes) -> Iterator[tuple[str, str]]:
    """All texts of a file, unpacked, with what stands for a character put back."""
    if content.startswith(b"%PDF"):
        with pypdfium2.PdfDocument(content) as document:
            pages = [page.get_textpage().get_text_range() for page in document]
            yield name, "".join(pages) + "".join(document.get_metadata_dict().values())
    elif content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            for part in package.namelist():
                yield f"{name}: {part}", part
                if not part.startswith("originals/") and not part.endswith((".png", ".jpeg")):
                    yield from texts_in(f"{name}: {part}", package.read(part))
    else:
        text = content.decode("utf-8")
        if name.endswith(".json"):
            text += strings(json.loads(content))
        yield name, html.unescape(text)


def strings(value: object) -> str:
    """All strings in a value of JSON."""
    if isinstance(value, dict):
        return "".join(map(str, value)) + "".join(map(strings, value.values()))
    return "".join(map(strings, value)) if isinstance(value, list) else str(value)


def test_no_file_that_is_written_has_them_in_whatever_format(synthkit, here):
    (here / "notes").mkdir()
    for number in (1, 2, 3):
        points = [f"- GC: lam{EVERY_KIND}por längs gångvägen {number}", "- Bänkar vid dammen"]
        text = "\n".join([f"# Grupp{EVERY_KIND} {number}", "# Vad behövs i parken?", *points])
        (here / "notes" / f"Grupp {number}.md").write_text(text, "utf-8")
    escaped = "".join(f"\\U{ord(sign):08x}" for sign in EVERY_KIND)
    settings = SETTINGS.format(escaped)
    assert EVERY_KIND in tomllib.loads(settings)["workshop"]["name"]
    (here / "synthkit.toml").write_text(settings, "utf-8")
    assert synthkit("ingest", "notes").code == 0
    assert synthkit("summarise").code == 0
    theme = json.loads(synthkit("show", "--json").out)["questions"][0]["themes"][0]
    synthkit("retitle", theme["id"], f"Ljus{EVERY_KIND} och vila")
    synthkit("reword", theme["insights"][0]["id"], f"Fler{EVERY_KIND} lampor vid GC.")
    before = set(here.rglob("*"))

    options = [f"--{form.name}" for form in FORMATS]
    for command in (
        ("export", *options, "--detail", "full", "-o", "ut"),
        ("export", "--receipt", "all", "--docx", "--md", "--html", "--pdf", "-o", "kvitton"),
        ("archive", "arkiv.zip"),
    ):
        assert synthkit(*command).code in {0, 3}, command

    written = [path for path in set(here.rglob("*")) - before if path.is_file()]
    written = [path for path in written if ".synthkit" not in path.parts]
    assert {path.suffix for path in written} >= {form.ending for form in FORMATS} | {".zip"}
    found = {
        place: sorted(set(map(ascii, IN_NO_FILE.findall(text))))
        for path in written
        for place, text in (("", path.name), *texts_in(path.name, path.read_bytes()))
        if IN_NO_FILE.search(text)
    }
    assert found == {}
