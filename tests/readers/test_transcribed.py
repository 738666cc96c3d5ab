"""Documents that people typed into, for pages of others."""

import pytest

from synthkit.model.document import BlockKind, Document
from synthkit.model.original import Original
from synthkit.readers.reading import read
from tests.readers.builders import docx, p, r, table

FIRST = Original.of("3f9a2c41d0b7", page=2)
SECOND = Original.of("3f9a2c41d0b7", picture=1)


def bookmark(original: Original) -> str:
    return f'<w:bookmarkStart w:id="1" w:name="{original.bookmark}"/><w:bookmarkEnd w:id="1"/>'


def headed(original: Original, title: str = "skanning.pdf, sida 2") -> str:
    return p(title, "<w:r><w:br/></w:r>", original.reference)


def listed(*lines: str, of: Original | None = None) -> str:
    marked = p(*([bookmark(of)] if of else []), "Skriv här:")
    return table(["", marked + "".join(map(p, lines))])


def typed(body: str) -> tuple[Document, dict[Original, list[str]]]:
    document = read("Att skriva av.docx", docx(body), "abc123")
    by_original = {
        t.original: [document.blocks[position].text for position in t.blocks]
        for t in document.typed_for
    }
    return document, by_original


def test_what_follows_a_reference_was_typed_for_it_up_to_the_next_one():
    _, found = typed(
        headed(FIRST) + listed("ett", "två") + headed(SECOND) + listed("tre") + p("efter listan")
    )
    assert found == {FIRST: ["ett", "två"], SECOND: ["tre", "efter listan"]}


def test_what_is_printed_is_no_typing():
    document, found = typed(p("Att skriva av") + headed(FIRST) + p("Type here:") + listed("ett"))
    assert found == {FIRST: ["ett"]}
    assert [block.text for block in document.blocks if not block.placeholder] == ["ett"]


def test_what_is_typed_on_a_printed_line_is_cut_off_it():
    _, found = typed(
        p("skanning.pdf, sida 2 ", FIRST.reference, " ett") + table(["", p("Skriv här: två")])
    )
    assert found == {FIRST: ["ett", "två"]}


def test_a_line_that_begins_like_the_title_is_kept_whole():
    _, found = typed(headed(FIRST) + listed("Att skriva av skulder vore bra"))
    assert found == {FIRST: ["Att skriva av skulder vore bra"]}


def test_an_empty_list_is_known_as_such():
    _, found = typed(headed(FIRST) + listed() + headed(SECOND) + listed("–"))
    assert found == {FIRST: [], SECOND: ["–"]}


def test_a_bookmark_in_the_list_stands_in_for_a_line_that_is_gone():
    _, found = typed(headed(FIRST) + listed("ett", of=FIRST) + listed("två", of=SECOND))
    assert found == {FIRST: ["ett"], SECOND: ["två"]}


def test_a_bookmark_stands_in_for_a_damaged_line_and_keeps_its_title():
    damaged = p("tavlan.jpg, sida 1 [synthkit 3f9a2c41d0b7]")
    document, found = typed(headed(FIRST) + listed("ett") + damaged + listed("två", of=SECOND))
    assert found == {FIRST: ["ett"], SECOND: ["två"]}
    assert [t.title for t in document.typed_for] == ["skanning.pdf, sida 2", "tavlan.jpg, sida 1"]
    assert document.findings == ()


def test_a_list_that_nothing_tells_the_page_of_belongs_to_the_file_with_a_finding():
    damaged = p("tavlan.jpg, sida 1 [synthkit 3f9a2c41d0b7]")
    document, found = typed(headed(FIRST) + listed("ett") + damaged + listed("två"))
    assert found == {FIRST: ["ett"]}
    assert [block.text for block in document.blocks if not block.placeholder] == ["ett", "två"]
    assert [finding.code for finding in document.findings] == ["reference_damaged"]


def test_what_was_typed_above_the_first_reference_is_the_file_s_own():
    document, found = typed(p("Grupp 7 säger") + headed(FIRST) + listed("ett"))
    assert found == {FIRST: ["ett"]}
    assert not document.blocks[0].placeholder


def test_pictures_beside_lists_are_no_pages_to_type_in():
    shown = (
        '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
        'wordprocessingDrawing"><wp:extent cx="5000000" cy="5000000"/><a:blip r:embed="x"/>'
        "</wp:inline></w:drawing></w:r>"
    )
    document, _ = typed(headed(FIRST) + p(shown) + listed("ett"))
    assert document.unread_pictures == ()


def test_a_document_that_merely_speaks_of_the_program_is_left_alone():
    document, found = typed(p("Vi prövade [synthkit demo] på mötet"))
    assert (found, document.typed_for) == ({}, ())
    assert not document.blocks[0].placeholder


def test_a_document_without_references_is_left_alone():
    document, found = typed(p("Skriv här:") + p("ett"))
    assert (found, document.typed_for) == ({}, ())
    assert not any(block.placeholder for block in document.blocks)


@pytest.mark.parametrize("mark", ["<w:b/>", ""])
def test_text_may_be_typed_in_any_form(mark):
    document, found = typed(headed(FIRST) + table(["", p(r("Fråga 2", mark)) + p("- ett")]))
    assert found == {FIRST: ["Fråga 2", "ett"]}
    assert {b.kind for b in document.blocks if not b.placeholder} == {BlockKind.CELL}
