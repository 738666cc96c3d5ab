"""``synthkit transcribe``: what no program reads is typed in, and takes its place."""

import io
import json
from pathlib import Path

import docx
import pytest
from docx.shared import Cm
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.cli.builders import QUESTIONS, write_docx

OFFERED = Path("Att skriva av.docx")


def jpeg(shade: int = 150) -> io.BytesIO:
    """Nothing that text recognition could take for words."""
    held = io.BytesIO()
    Image.new("L", (620, 450), shade).save(held, "JPEG")
    held.seek(0)
    return held


def write_pdf(path: Path) -> None:
    """The questions and a note on the first page, a picture on the second."""
    made = Canvas(str(path), invariant=1)
    made.setFont("Helvetica-Bold", 14)
    made.drawString(72, 780, f"1. {QUESTIONS[0]}")
    made.setFont("Helvetica", 11)
    made.drawString(72, 750, "• Dela goda exempel mellan regionerna")
    made.setFont("Helvetica-Bold", 14)
    made.drawString(72, 700, f"2. {QUESTIONS[1]}")
    made.showPage()
    made.setPageSize((200, 140))
    made.drawImage(ImageReader(jpeg()), 0, 0, 200, 140)
    made.showPage()
    made.save()


def write_word(path: Path) -> None:
    made = docx.Document()
    made.add_heading(f"1. {QUESTIONS[0]}", 2)
    made.add_paragraph("Studiebesök hos varandra", style="List Bullet")
    made.add_heading(f"2. {QUESTIONS[1]}", 2)
    made.add_picture(jpeg(), width=Cm(14))
    made.add_paragraph("Enklare regler för APL", style="List Bullet")
    made.save(str(path))


def type_in(path: Path, *lists: list[str]) -> None:
    """Types lines into the lists, one list a picture."""
    made = docx.Document(str(path))
    for table, lines in zip(made.tables, lists, strict=True):
        cell = table.rows[0].cells[1]
        for line in lines:
            cell.add_paragraph(line, style="List Bullet")
    made.save(str(path))


def titles(path: Path) -> list[str]:
    made = docx.Document(str(path))
    headings = [p.text for p in made.paragraphs if p.style and p.style.name == "Heading 2"]
    return [text.split("\n")[0] for text in headings]


def notes(synthkit) -> list[tuple[str, str, int | None, str]]:
    synthkit("summarise")
    synthkit("export", "--json", "-o", "ut.json")
    told = json.loads(Path("ut.json").read_text("utf-8"))
    return [(n["document"], n["group"], n["question"], n["text"]) for n in told["notes"]]


def totals(synthkit) -> dict[str, int]:
    return json.loads(synthkit("status", "--json").out)["totals"]


def three_files(here: Path) -> None:
    folder = here / "anteckningar"
    folder.mkdir()
    write_pdf(folder / "Grupp 1.pdf")
    (folder / "Grupp 2.jpg").write_bytes(jpeg(90).getvalue())
    write_word(folder / "Grupp 3.docx")


@pytest.fixture
def ingested(after):
    """A workspace in Swedish with three files, each with something that only a person can read."""
    asked = [part for question in QUESTIONS for part in ("--question-text", question)]
    return after(three_files, ("ingest", "anteckningar", *asked))


def test_what_only_a_person_can_read_is_named_with_its_page_until_it_is_typed_in(
    synthkit, ingested
):
    told = synthkit("status").out

    assert ingested.code == 1
    assert "synthkit transcribe" in ingested.err
    for named in ("Grupp 1.pdf, page 2", "Grupp 2.jpg, page 1", "Grupp 3.docx, picture 1"):
        assert named in told
    assert (totals(synthkit)["unread_pages"], totals(synthkit)["unread_pictures"]) == (2, 1)
    assert json.loads(synthkit("status", "--json").out)["not_transcribed"] == [
        {"document": "Grupp 1.pdf", "page": 2, "picture": None},
        {"document": "Grupp 2.jpg", "page": 1, "picture": None},
        {"document": "Grupp 3.docx", "page": None, "picture": 1},
    ]


def test_each_page_and_picture_stands_beside_a_list_that_says_what_it_is_for(synthkit, ingested):
    ran = synthkit("transcribe")

    assert ran.code == 0
    assert "Att skriva av.docx" in ran.out
    assert titles(OFFERED) == ["Grupp 1.pdf, sida 2", "Grupp 2.jpg, sida 1", "Grupp 3.docx, bild 1"]
    assert len(docx.Document(str(OFFERED)).inline_shapes) == 3


def test_what_is_typed_in_becomes_notes_of_the_page_s_group_and_question(synthkit, ingested):
    synthkit("transcribe")
    type_in(
        OFFERED,
        ["Lots för små företag", "Mer tid"],
        [f"1. {QUESTIONS[0]}", "Mentorer", "Fråga 2", "Färre blanketter"],
        ["En väg in"],
    )

    ran = synthkit("ingest", str(OFFERED))

    assert ran.code == 0
    assert notes(synthkit) == [
        ("Grupp 1.pdf", "Grupp 1", 1, "Dela goda exempel mellan regionerna"),
        ("Grupp 1.pdf", "Grupp 1", 2, "Lots för små företag"),
        ("Grupp 1.pdf", "Grupp 1", 2, "Mer tid"),
        ("Grupp 2.jpg", "Grupp 2", 1, "Mentorer"),
        ("Grupp 2.jpg", "Grupp 2", 2, "Färre blanketter"),
        ("Grupp 3.docx", "Grupp 3", 1, "Studiebesök hos varandra"),
        ("Grupp 3.docx", "Grupp 3", 2, "En väg in"),
        ("Grupp 3.docx", "Grupp 3", 2, "Enklare regler för APL"),
    ]
    after = totals(synthkit)
    assert (after["unread_pages"], after["unread_pictures"]) == (0, 0)
    assert "Not transcribed" not in synthkit("status").out
    assert synthkit("transcribe").out.strip() == "There is nothing to transcribe."


def test_what_is_still_empty_stays_untold_and_is_offered_again_in_another_file(synthkit, ingested):
    synthkit("transcribe")
    type_in(OFFERED, ["Lots för små företag"], [], ["–"])
    synthkit("ingest", str(OFFERED))

    again = synthkit("transcribe")

    assert (totals(synthkit)["unread_pages"], totals(synthkit)["unread_pictures"]) == (1, 0)
    assert titles(Path("Att skriva av 2.docx")) == ["Grupp 2.jpg, sida 1"]
    assert "Att skriva av 2.docx" in again.out
    assert synthkit("ingest", "anteckningar").code == 1
    type_in(Path("Att skriva av 2.docx"), ["Mentorer"])
    synthkit("ingest", "Att skriva av 2.docx")
    assert totals(synthkit)["unread_pages"] == 0
    assert synthkit("ingest", "anteckningar").code == 0


def test_what_was_typed_in_is_never_written_over(synthkit, ingested):
    synthkit("transcribe")
    synthkit("transcribe")  # over an empty one
    type_in(OFFERED, ["Lots för små företag"], [], [])

    refused = synthkit("transcribe")

    assert refused.code == 1
    assert "synthkit ingest" in refused.err
    assert "Lots" in docx.Document(str(OFFERED)).tables[0].rows[0].cells[1].text


def test_a_document_of_somebody_s_own_is_never_written_over(synthkit, ingested, here):
    write_docx(OFFERED, [["En egen anteckning"], []])
    before = OFFERED.read_bytes()

    synthkit("transcribe")
    refused = synthkit("transcribe", "-o", str(OFFERED))

    assert OFFERED.read_bytes() == before
    assert titles(Path("Att skriva av 2.docx"))
    assert refused.code == 1


def test_it_makes_no_difference_whether_the_typed_file_lies_among_the_others(synthkit, ingested):
    synthkit("transcribe", "-o", "anteckningar")
    typed = Path("anteckningar") / OFFERED
    type_in(typed, ["Lots för små företag"], ["Mentorer"], ["En väg in"])

    ran = synthkit("ingest", "anteckningar", "--json")

    assert json.loads(ran.out)["notes"] == 6
    assert ran.code == 0


def test_what_was_typed_for_a_file_that_changed_since_is_void_with_a_finding(
    synthkit, ingested, here
):
    synthkit("transcribe")
    type_in(OFFERED, [], ["Mentorer"], [])
    synthkit("ingest", str(OFFERED))
    (here / "anteckningar" / "Grupp 2.jpg").write_bytes(jpeg(40).getvalue())

    ran = synthkit("ingest", "anteckningar")

    told = json.loads(synthkit("status", "--json").out)
    assert ran.code == 1
    assert told["totals"]["set_aside_blocks"]["void_transcription"] == 1
    assert "transcription_void" in {finding["code"] for finding in told["findings"]}
    assert "Mentorer" not in [text for *_, text in notes(synthkit)]


def test_a_renamed_file_keeps_what_was_typed_for_it(synthkit, ingested, here):
    synthkit("transcribe")
    type_in(OFFERED, [], ["Mentorer"], [])
    synthkit("ingest", str(OFFERED))
    folder = here / "anteckningar"
    (folder / "Grupp 2.jpg").rename(folder / "Grupp 2 tavlan.jpg")

    synthkit("ingest", "anteckningar")

    assert ("Grupp 2 tavlan.jpg", "Grupp 2") in [found[:2] for found in notes(synthkit)]


def test_a_file_that_is_gone_is_named(synthkit, ingested, here):
    (here / "anteckningar" / "Grupp 2.jpg").unlink()

    ran = synthkit("transcribe")

    assert ran.code == 1
    assert "Grupp 2.jpg" in ran.err
    assert titles(OFFERED) == ["Grupp 1.pdf, sida 2", "Grupp 3.docx, bild 1"]


def test_what_was_typed_in_can_be_forgotten(synthkit, ingested, here):
    synthkit("transcribe")
    type_in(OFFERED, ["Ring Åsa Holmqvist"], ["Mentorer"], [])
    synthkit("ingest", str(OFFERED))

    ran = synthkit("forget", "--pattern", "Åsa Holmqvist", "--yes")

    assert ran.code == 0
    assert "Att skriva av.docx" in ran.out
    held = (here / ".synthkit" / "workspace.db").read_bytes()
    assert b"Holmqvist" not in held
    assert [text for *_, text in notes(synthkit) if "Ring" in text] != []
    assert "Holmqvist" not in str(notes(synthkit))


def test_words_are_found_in_a_typed_file_that_is_not_ingested(synthkit, ingested):
    synthkit("transcribe")
    type_in(OFFERED, ["Ring Dela goda exempel mellan regionerna"], [], [])

    ran = synthkit("forget", "--pattern", "goda exempel", "--yes")

    assert "Att skriva av.docx" in ran.out


def test_the_trace_of_a_typed_line_leads_to_the_page_that_it_was_typed_for(synthkit, ingested):
    synthkit("transcribe")
    type_in(OFFERED, ["Lots för små företag"], [], ["En väg in"])
    synthkit("ingest", str(OFFERED))

    assert "Grupp 1.pdf, page 2" in synthkit("trace", "Lots för små företag").out
    assert "Grupp 3.docx, picture 1" in synthkit("trace", "En väg in").out
