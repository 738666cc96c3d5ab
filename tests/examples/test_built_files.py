"""The workshops made by hand: their files stand as they are built and hold what gold says."""

import io
import tomllib
import zipfile
from functools import cache
from importlib.metadata import version

import docx
import pdfplumber
import pytest
from docx.oxml.ns import qn

from examples.building.workshop import group_file_bytes
from tests.examples.workshops import CASES, EXPECTED, every_group, every_workshop, squeezed

# Another version may write the same words in other bytes; then only the words are compared.
BUILT_WITH = {"docx": ("python-docx", "1.2.0"), "pdf": ("reportlab", "5.1.0")}


@cache
def words_of(name: str, content: bytes) -> str:
    """The visible text, without any white space."""
    if name.endswith(".docx"):
        body = docx.Document(io.BytesIO(content)).element.body
        return squeezed("".join(part.text or "" for part in body.iter(qn("w:t"))))
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        pages = [page.extract_text() for page in pdf.pages]
        halves = [
            page.crop(box).extract_text()
            for page in pdf.pages
            for box in (
                (0, 0, page.width / 2, page.height),
                (page.width / 2, 0, page.width, page.height),
            )
        ]
        # The words in the order in which they were written, where they stand here and there.
        written = [char["text"] for page in pdf.pages for char in page.chars]
    return "\n".join(squeezed("".join(parts)) for parts in (pages, halves, written))


def parts_of(name: str, content: bytes) -> dict[str, bytes]:
    """What the file holds; how hard it is packed may differ from one zlib to another."""
    if name.endswith(".pdf"):
        return {name: content}
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {part: packed.read(part) for part in packed.namelist()}


def test_every_workshop_is_held_to_something():
    assert {case.name for case in CASES} == EXPECTED.keys()


@every_group
def test_a_rebuilt_file_is_the_committed_one(case, group):
    if not hasattr(docx.document.Document, "add_comment"):
        pytest.skip("python-docx writes comments from 1.2 on")
    library, built_with = BUILT_WITH[group.file.rpartition(".")[2]]
    rebuilt = group_file_bytes(group)
    assert words_of(group.file, rebuilt) == words_of(group.file, case.committed(group))
    if version(library) != built_with:
        pytest.skip(f"same words; bytes are compared with {library} {built_with} only")
    assert parts_of(group.file, rebuilt) == parts_of(group.file, case.committed(group))


@every_workshop
def test_gold_json_is_what_the_source_says(case):
    assert (case.workshop.folder / "gold.json").read_text("utf-8") == case.workshop.gold


@every_workshop
def test_the_folder_holds_one_file_a_group_and_nothing_else(case):
    held = {path.name for path in (case.workshop.folder / "notes").iterdir()}
    assert held == {file["file"] for file in case.gold["files"]}
    assert len(held) == case.expected.groups


@every_group
def test_every_note_stands_in_its_file_as_gold_has_it(case, group):
    words = words_of(group.file, case.committed(group))
    assert [note.text for note in group.notes if squeezed(note.text) not in words] == []


@every_group
def test_what_a_group_deleted_or_commented_is_not_among_its_words(case, group):
    words = words_of(group.file, case.committed(group))
    gone = [line.text for line in group.lines if line.kind in {"deleted", "comment"}]
    gone += [text for note in group.notes for text in note.deletions]
    assert [text for text in gone if squeezed(text) in words] == []


@every_group
def test_a_file_without_question_headings_names_no_question(case, group):
    has_one = any(line.kind == "question" for line in group.lines)
    assert has_one == group.question_headings


@every_workshop
def test_the_settings_name_the_workshop_and_the_questions_of_the_gold(case):
    settings = tomllib.loads((case.workshop.folder / "synthkit.toml").read_text("utf-8"))
    told = case.gold["metadata"]
    assert settings["workshop"]["questions"] == told["questions"]
    assert settings["workshop"]["name"] == told["workshop"]
    assert settings["workshop"]["language"] == told["language"]
    assert settings["series"]["title"] == told["project_title"]
    assert settings["series"]["name"] == told["project_name"]
    assert [day.isoformat() for day in settings["workshop"]["dates"]] == [told["date"]]


@every_group
def test_a_pdf_holds_only_letters_of_the_standard_fonts(case, group):
    words = "".join(line.text for line in group.lines)
    if group.file.endswith(".pdf"):
        assert words.encode("cp1252", "ignore").decode("cp1252") == words
