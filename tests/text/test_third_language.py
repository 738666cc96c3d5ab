"""A language that is nothing but a folder does the whole job: Zemblan, made up in languages/zb."""

import json
import os
import subprocess
import sys
from pathlib import Path

import docx
import pytest

COMMANDS = (
    ("ingest", "notes"),
    ("summarise",),
    ("export", "--docx", "--json"),
    ("--language", "zb", "status"),
)
PROGRAM = f"""
import sys
from pathlib import Path
from synthkit.text import languages

languages.add_folder(Path({str(Path(__file__).parent / "languages")!r}))

from synthkit.cli.main import main

for command in {COMMANDS!r}:
    sys.argv = ["synthkit", *command]
    try:
        main()
    except SystemExit as ended:
        if ended.code:
            raise
"""

QUESTIONS = ("Kem vas ul regiona vuchi ten ul?", "Kem prosu zu fyrma vas lotsa?")
ATTENDANCE = "Zdesi: Anna Lindqvist, Bo Ekström oz Cecilia Åkesson"
INSTRUCTION = "Napisha zdelu lo punkta"
ABOUT_THE_ROOM = "Ul kavu bylu holodu"
NOTES = {
    "Krag 1": (
        ("Podelu dobra primera oz regiona", "Vuchi ul obshta seþa vas hurma"),
        ("Prosu lotsa ten mala fyrma", ABOUT_THE_ROOM),
    ),
    "Krag 2": (
        ("Podelu dobra primera ten regiona", "Nyk þora vremeni vas ul projekta"),
        ("Mala fyrma prosu lotsa", "Prosta regula vas praktika"),
    ),
    "Krag 3": (
        ("Vuchi ul obshta seþa oz hurma",),
        ("Prosta regula ten praktika", "Prosu lotsa ten mala fyrma lo goda"),
    ),
}


@pytest.fixture(scope="module")
def here(tmp_path_factory) -> Path:
    """A folder in which a workshop in Zemblan was read, summarised and exported."""
    here: Path = tmp_path_factory.mktemp("zembla")
    (here / "notes").mkdir()
    for group, answers in NOTES.items():
        made = docx.Document()
        made.add_heading(group, 1)
        made.add_paragraph(ATTENDANCE)
        for number, (question, notes) in enumerate(zip(QUESTIONS, answers, strict=True), 1):
            made.add_heading(f"Pytta {number}: {question}", 2)
            made.add_paragraph(INSTRUCTION)
            for note in notes:
                made.add_paragraph(note, style="List Bullet")
        made.save(str(here / "notes" / f"{group}.docx"))
    # In a process of its own, for a language is looked for before any text is read.
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=here,
        env=os.environ | {"SYNTHKIT_LANGUAGE": "en", "SOURCE_DATE_EPOCH": "1760090400"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return here


@pytest.fixture(scope="module")
def exported(here):
    (found,) = here.glob("*.json")
    return json.loads(found.read_text("utf-8"))


@pytest.fixture(scope="module")
def document(here):
    (found,) = here.glob("*.docx")
    return docx.Document(str(found))


def set_aside(exported, reason):
    return [entry["text"] for entry in exported["set_aside"] if entry["reason"] == reason]


def test_the_notes_tell_the_language_and_the_settings_keep_it(here, exported):
    settings = (here / "synthkit.toml").read_text("utf-8")

    assert 'language = "zb"' in settings
    assert 'kind = "wurkshup"' in settings
    assert '"sv", "en", "zb"' in settings
    assert exported["workshop"]["language"] == "zb"


def test_questions_and_groups_are_found(exported):
    assert tuple(question["text"] for question in exported["questions"]) == QUESTIONS
    assert {note["group"] for note in exported["notes"]} == set(NOTES)


def test_every_note_stands_under_its_question(exported):
    taken = {(note["group"], note["question"], note["text"]) for note in exported["notes"]}

    assert taken == {
        (group, number, text)
        for group, answers in NOTES.items()
        for number, texts in enumerate(answers, 1)
        for text in texts
    }


def test_attendance_and_instructions_are_set_aside(exported):
    assert len(set_aside(exported, "attendance")) == len(NOTES)
    assert set_aside(exported, "template") == [INSTRUCTION] * len(NOTES) * len(QUESTIONS)


def test_what_is_about_the_room_is_left_out(exported):
    left_out = {entry["note"]: entry["reason"] for entry in exported["left_out"]}
    (note,) = (note["id"] for note in exported["notes"] if note["text"] == ABOUT_THE_ROOM)

    assert left_out == {note: "off_topic"}


def test_notes_that_differ_in_function_words_become_one_line(exported):
    first, second = exported["questions"]
    lines = [
        {line["text"]: line["groups"] for theme in one["themes"] for line in theme["insights"]}
        for one in (first, second)
    ]

    assert lines[0]["Podelu dobra primera oz regiona."] == ["Krag 1", "Krag 2"]
    assert lines[1]["Prosu lotsa ten mala fyrma."] == ["Krag 1", "Krag 2", "Krag 3"]


def test_a_title_is_a_noun_phrase_in_the_language(exported):
    titles = [theme["title"] for one in exported["questions"] for theme in one["themes"]]

    assert "Prosta regula" in titles


def test_the_document_speaks_the_language(document):
    written = [paragraph.text for paragraph in document.paragraphs]

    assert "Synthisos uf thi gruap doelugai" in written
    assert "Du qaistouns wiri doscassid et wurkshup:" in written
    assert "Kiy onsoghts:" in written
    assert any("11 nutis frum 3 gruaps" in text for text in written)
    assert document.core_properties.language == "eo"
