"""What becomes of the constructs of Word files, from the page to the notes."""

import io
import zipfile

import pytest

from synthkit.model.document import SetAsideReason
from synthkit.model.note import NotesTaken
from synthkit.model.workshop import Question
from synthkit.notes.extraction import extract_notes
from synthkit.readers.reading import read
from tests.readers.builders import (
    LISTS,
    box,
    docx,
    numbered,
    p,
    r,
    relations,
    row,
    style,
    table,
    tc,
)

FIRST, SECOND = "Hur lär vi av varandra?", "Vad behöver näringslivet för stöd?"
QUESTIONS = (Question(number=1, text=FIRST), Question(number=2, text=SECOND))
STYLES = (
    style("Rubrik1", "heading 1")
    + style("Rubrik2", "heading 2")
    + style("Egen", "Egen rubrik", "Rubrik2")
    + style("Fet", "Fetstil", props="<w:rPr><w:b/></w:rPr>")
    + style("TOC1", "toc 1")
)
BULLET, NUMBER = numbered(2), numbered(1)
WIDE = '<w:gridSpan w:val="2"/>'
A, B = "Dela goda exempel", "Lots för små företag"


def question(number: int, **about: str) -> str:
    return p((FIRST, SECOND)[number - 1], style="Rubrik2", **about)


def item(text: str, level: int = 0) -> str:
    return p(text, props=numbered(2, level))


def taken_of(body: str, **parts: str) -> NotesTaken:
    content = docx(body, extra=None, styles=STYLES, numbering=LISTS, **parts)
    return extract_notes([read("Grupp 1.docx", content, "abc123")], QUESTIONS, {})


def notes(taken: NotesTaken) -> list[tuple[str, int | None]]:
    placed = {placement.note: placement.question for placement in taken.placements}
    return [(note.text, placed.get(note.id)) for note in taken.notes]


def asides(taken: NotesTaken) -> list[tuple[str, SetAsideReason]]:
    return [(aside.text, aside.reason) for aside in taken.set_asides]


BOTH = [(A, 1), (B, 2)]


@pytest.mark.parametrize(
    "body",
    [
        question(1) + item(A) + question(2) + item(B),
        p(FIRST, style="Egen") + p(A) + p(SECOND, style="Egen") + p(B),
        p(FIRST, props='<w:outlineLvl w:val="1"/>') + p(A) + question(2) + p(B),
        p(r(FIRST, "<w:b/>")) + item(A) + p(r(SECOND, '<w:u w:val="single"/>')) + item(B),
        p(FIRST, style="Fet") + p(A) + p(SECOND, style="Fet") + p(B),
        p(f"1. {FIRST}") + p(f"- {A}") + p(f"2. {SECOND}") + p(f"• {B}"),
        p(FIRST, props=NUMBER) + item(A, 1) + p(SECOND, props=NUMBER) + item(B, 1),
        p(FIRST, props=NUMBER) + p(f"    - {A}") + p(SECOND, props=NUMBER) + p(f"    - {B}"),
    ],
    ids=[
        "styles",
        "inherited",
        "outline level",
        "bold and underlined",
        "bold by style",
        "typed numbers and signs",
        "automatic numbers",
        "typed under automatic",
    ],
)
def test_questions_head_their_notes_however_they_are_marked(body):
    assert notes(taken_of(body)) == BOTH


@pytest.mark.parametrize(
    "body",
    [
        table([FIRST, A], [SECOND, B]),
        table([FIRST, SECOND], [A, B]),
        p(FIRST, style="Rubrik2") + table([A]) + p(SECOND, style="Rubrik2") + table([B]),
        table(["Fråga", "Anteckningar"], [f"1. {FIRST}", A], [f"2. {SECOND}", B]),
        f"<w:tbl>{row(tc(FIRST, WIDE))}{row('1', A)}{row(tc(SECOND, WIDE))}{row('2', B)}</w:tbl>",
        table([p(FIRST, style="Rubrik2") + item(A)], [p(SECOND, style="Rubrik2") + item(B)]),
        table([table([FIRST, A], [SECOND, B])]),
    ],
    ids=[
        "first column",
        "first row",
        "above",
        "with a head",
        "across",
        "within cells",
        "nested",
    ],
)
def test_questions_of_a_table_head_its_cells(body):
    assert [note for note in notes(taken_of(body)) if note[0] in {A, B}] == BOTH


def test_groups_as_columns_speak_in_their_own_name():
    taken = taken_of(table(["", "Grupp 4", "Grupp 5"], [FIRST, A, "Mentorer"], [SECOND, B, "–"]))
    assert [(note.text, note.group) for note in taken.notes] == [
        (A, "Grupp 4"),
        ("Mentorer", "Grupp 5"),
        (B, "Grupp 4"),
    ]
    assert [question for _, question in notes(taken)] == [1, 1, 2]


def test_several_notes_in_one_cell_are_several_by_paragraph_by_sign_and_by_line():
    held = p(A) + p("- Mentorer", "<w:r><w:br/></w:r>", "- Fika") + p(B)
    assert notes(taken_of(table([FIRST, held]))) == [
        (A, 1),
        ("Mentorer", 1),
        ("Fika", 1),
        (B, 1),
    ]


def test_merged_cells_are_one_note():
    top, below = tc(A, '<w:vMerge w:val="restart"/>'), tc("", "<w:vMerge/>")
    body = question(1) + f"<w:tbl>{row(top, 'Mentorer')}{row(below, 'Fika')}</w:tbl>"
    assert notes(taken_of(body)) == [(A, 1), ("Mentorer", 1), ("Fika", 1)]


def test_what_stands_in_boxes_controls_links_and_fields_is_noted_once():
    control = f"<w:sdt><w:sdtContent>{r('Mentorer')}</w:sdtContent></w:sdt>"
    block = f"<w:sdt><w:sdtContent>{item('Fika')}</w:sdtContent></w:sdt>"
    linked = item(f"<w:hyperlink>{r('Studiebesök')}</w:hyperlink>")
    field = item(f'<w:fldSimple w:instr="REF x">{r("Praktik")}</w:fldSimple>')
    body = question(1) + p(box(p(A))) + item(control) + block + linked + field
    said = [text for text, _ in notes(taken_of(body))]
    assert said == [A, "Mentorer", "Fika", "Studiebesök", "Praktik"]


def test_untouched_prompts_and_form_fields_are_template():
    prompt = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{r('Klicka här')}"
    body = question(1) + p(prompt + "</w:sdtContent></w:sdt>") + item(A)
    taken = taken_of(body)
    assert notes(taken) == [(A, 1)]
    assert ("Klicka här", SetAsideReason.TEMPLATE) in asides(taken)


def test_footnotes_and_endnotes_are_notes_where_they_are_referred_to():
    refers = '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:endnoteReference w:id="3"/></w:r>'
    taken = taken_of(
        question(1) + p(A, refers) + question(2) + p(B),
        footnotes=f'<w:footnote w:id="2">{p("Gäller även 2024")}</w:footnote>',
        endnotes=f'<w:endnote w:id="3">{p("Se bilagan")}</w:endnote>',
    )
    assert notes(taken) == [(A, 1), ("Gäller även 2024", 1), ("Se bilagan", 1), (B, 2)]


def test_changes_are_accepted_and_what_is_deleted_or_hidden_is_nowhere():
    body = question(1) + p(
        r("Vi vill "),
        f"<w:ins>{r('dela exempel')}</w:ins>",
        "<w:del><w:r><w:delText>sluta</w:delText></w:r></w:del>",
        r(" hemligt", "<w:vanish/>"),
        f"<w:moveFrom>{r('flyttat')}</w:moveFrom>",
    )
    taken = taken_of(body + p(f"<w:moveTo>{r('flyttat')}</w:moveTo>"))
    assert notes(taken) == [("Vi vill dela exempel", 1), ("flyttat", 1)]
    told = taken.model_dump_json()
    assert "sluta" not in told
    assert "hemligt" not in told


def test_comments_are_set_aside_with_a_finding():
    taken = taken_of(
        question(1) + p(A, '<w:r><w:commentReference w:id="1"/></w:r>'),
        comments=f'<w:comment w:id="1">{p("Vem sa det?")}</w:comment>',
    )
    assert notes(taken) == [(A, 1)]
    assert ("Vem sa det?", SetAsideReason.COMMENT) in asides(taken)
    assert [finding.code for finding in taken.findings] == ["comments_set_aside"]


def test_headers_name_the_group_and_are_furniture():
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="header"/>'
        '<w:footerReference w:type="default" r:id="footer"/></w:sectPr>'
    )
    taken = taken_of(question(1) + p(A) + section, header=p("Grupp 7 – WS 2"), footer=p("Sida 1"))
    assert [note.group for note in taken.notes] == ["Grupp 7"]
    assert {reason for text, reason in asides(taken) if text != FIRST} == {SetAsideReason.FURNITURE}


def test_the_table_of_contents_is_furniture_and_places_nothing():
    contents = p(f"1. {FIRST}\t1", style="TOC1") + p(f"2. {SECOND}\t2", style="TOC1")
    taken = taken_of(contents + question(1) + p(A) + question(2) + p(B))
    assert notes(taken) == BOTH
    assert [reason for _, reason in asides(taken)][:2] == [SetAsideReason.FURNITURE] * 2


def test_nested_items_know_the_note_above_them():
    taken = taken_of(question(1) + item(A) + item("Till exempel Umeå", 1) + item("Mentorer"))
    parents = {note.text: note.parent for note in taken.notes}
    assert parents == {A: None, "Till exempel Umeå": taken.notes[0].id, "Mentorer": None}


def test_notes_put_in_as_a_document_of_their_own_stand_under_the_question_above():
    extra: dict[str, str | bytes] = {
        "word/chunk.htm": f"<ul><li>{A}</li></ul>",
        "word/_rels/document.xml.rels": relations(
            {"c": ("aFChunk", "chunk.htm"), "s": ("styles", "styles.xml")}
        ),
    }
    content = docx(question(1) + '<w:altChunk r:id="c"/>', styles=STYLES, extra=extra)
    taken = extract_notes([read("Grupp 1.docx", content, "abc123")], QUESTIONS, {})
    assert notes(taken) == [(A, 1)]


def test_strict_ooxml_gives_the_same_notes():
    plain = docx(question(1) + item(A), styles=STYLES, numbering=LISTS)
    strict = docx(
        question(1) + item(A),
        styles=STYLES,
        numbering=LISTS,
        extra={
            "word/document.xml": read_part(plain).replace(
                "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                "http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
        },
    )
    taken = extract_notes([read("Grupp 1.docx", strict, "abc123")], QUESTIONS, {})
    assert notes(taken) == [(A, 1)]


def read_part(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        return opened.read("word/document.xml").decode()
