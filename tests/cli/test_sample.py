"""Two readers and the synthesis: sheets drawn, filled in, read, and told in the document."""

import json

import docx
import pytest

A, B = "Stickprov A.docx", "Stickprov B.docx"


def tables(path):
    return docx.Document(str(path)).tables


def fill_in(path, answer):
    """Each row gets ``answer(note id, number of lines)``."""
    document = docx.Document(str(path))
    for table in document.tables:
        for row in table.rows[1:]:
            note = row.cells[2].text.partition(":")[2]
            row.cells[1].text = str(answer(note))
    document.save(str(path))


@pytest.fixture
def sheets(synthkit, summarised, here):
    ran = synthkit("sample", "--notes", "8")
    assert ran.code == 0, ran.err
    return here / A, here / B


@pytest.fixture
def by_machine(synthkit, summarised):
    """By note, the number of the first line that cites it under its question; 0 for none."""
    found: dict[str, int] = {}
    for question in json.loads(synthkit("show", "--json").out)["questions"]:
        lines = [line for theme in question["themes"] for line in theme["insights"]]
        for number, line in enumerate((*lines, *question["tensions"]), 1):
            for citation in line["citations"]:
                found.setdefault(citation["note"], number)
    return found


def test_the_same_notes_are_drawn_each_time_and_the_machine_is_silent(synthkit, sheets, here):
    first = [[row.cells[2].text for row in table.rows[1:]] for table in tables(sheets[0])]
    assert sum(map(len, first)) == 8
    assert {row.cells[1].text for table in tables(sheets[0]) for row in table.rows[1:]} == {""}
    synthkit("sample", "--notes", "8", "-o", here / "igen")
    again = [[row.cells[2].text for row in t.rows[1:]] for t in tables(here / "igen" / B)]
    assert again == first
    assert synthkit("sample").code != 0


def test_readers_who_answer_as_the_machine_agree_wholly(synthkit, sheets, by_machine):
    for path in sheets:
        fill_in(path, lambda note: by_machine.get(note, 0))

    ran = synthkit("sample", "--read", *sheets)

    assert ran.code == 0, ran.err
    assert "1.00" in ran.out
    assert "svarade lika om 8" in " ".join(ran.out.split())


def test_the_sentence_stands_in_the_document_only_if_asked_for(synthkit, sheets, by_machine, here):
    fill_in(sheets[0], lambda note: by_machine.get(note, 0))
    fill_in(sheets[1], lambda _note: 0)
    assert synthkit("sample", "--read", *sheets).code == 0
    synthkit("export", "--md", "-o", "utan.md")
    assert "Två läsare" not in (here / "utan.md").read_text("utf-8")

    assert synthkit("sample", "--read", *sheets, "--publish").code == 0

    synthkit("export", "--md", "-o", "med.md")
    assert "Två läsare" in (here / "med.md").read_text("utf-8")
    synthkit("undo")
    synthkit("export", "--md", "-o", "igen.md")
    assert "Två läsare" not in (here / "igen.md").read_text("utf-8")


def test_what_cannot_be_meant_is_told(synthkit, sheets, here):
    assert synthkit("sample", "--read", *sheets).code == 2
    fill_in(sheets[0], lambda _note: 999)
    assert "999" in synthkit("sample", "--read", *sheets).err
    fill_in(sheets[0], lambda _note: 0)
    line = json.loads(synthkit("show", "--json").out)["questions"][0]["themes"][0]["insights"][0]
    synthkit("reword", line["id"], "Andra ord")
    assert "changed since" in " ".join(synthkit("sample", "--read", *sheets).err.split())
    synthkit("export", "-o", "annat.docx")
    assert synthkit("sample", "--read", "annat.docx", sheets[1]).code == 2


def test_a_sheet_is_never_read_as_notes(synthkit, sheets, here):
    (here / "notes" / A).write_bytes(sheets[0].read_bytes())
    fill_in(here / "notes" / A, lambda _note: 1)
    ran = synthkit("ingest", "notes", "--json")
    fates = {one["path"]: one["fate"] for one in json.loads(ran.out)["files"]}
    assert fates[A] == "refused"
