"""Copies among files: found wherever they stand, and nothing else is taken for one."""

from hypothesis import given
from hypothesis import strategies as st

from synthkit.model.document import Document
from synthkit.notes.duplicate_files import DuplicateFiles, find_duplicates
from tests.builders import document, item

WORDS = [f"ord{number}" for number in range(60)]
# The files of a workshop: each the words of another one but for a few.
BASE = [f"sak{number}" for number in range(120)]


def file(path: str, words: list[str]) -> Document:
    return document(path, *(item(word) for word in words))


def duplicates(*documents: Document) -> DuplicateFiles:
    return find_duplicates(documents, lambda _: True, lambda _: (None, None))


def pairs(found: DuplicateFiles) -> set[tuple[str, str]]:
    copies = {(original.path, copy) for copy, original in found.originals.items()}
    return copies | {(one.path, other.key) for one, other in found.near}


@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=80), max_size=6), st.integers(0, 4))
def test_a_file_is_found_like_another_whatever_other_files_there_are(others, changed):
    one = file("a.docx", BASE)
    other = file("b.docx", BASE[changed:] + WORDS[:changed])
    strangers = [file(f"c{number}.docx", words) for number, words in enumerate(others)]
    alone = pairs(duplicates(one, other))
    among = pairs(duplicates(*strangers, one, other))
    assert alone == {pair for pair in among if {"a.docx"} & set(pair) or other.key in pair}


def test_one_word_more_in_a_hundred_is_near_and_counts():
    one, other = file("a.docx", BASE), file("b.docx", [*BASE, "nytt"])
    found = duplicates(one, other)
    assert [(a.path, b.path) for a, b in found.near] == [("a.docx", "b.docx")]
    assert found.originals == {}


def test_a_tenth_of_other_words_is_another_file():
    assert pairs(duplicates(file("a.docx", BASE), file("b.docx", BASE[12:] + WORDS[:12]))) == set()


def test_the_same_points_ranked_otherwise_are_another_groups():
    one = file("a.docx", ["Först: hamnen", "Sedan: bryggan", "Sist: slipen"])
    other = file("b.docx", ["Först: slipen", "Sedan: hamnen", "Sist: bryggan"])
    found = duplicates(one, other)
    assert found.originals == {}
    assert len(found.near) == 1


def test_columns_read_in_another_order_are_a_copy():
    halves = BASE[:60], BASE[60:]
    found = duplicates(file("a.docx", BASE), file("a.pdf", [*halves[1], *halves[0]]))
    assert len(found.originals) == 1
