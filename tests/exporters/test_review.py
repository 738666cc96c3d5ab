"""Documents for comments: drafts with numbered lines, and lines with their sources."""

import io

import docx
import pytest

from synthkit.exporters.document_layout import lay_out
from synthkit.exporters.formats import DOCX, HTML, MARKDOWN, PDF
from synthkit.exporters.layout import PartKind, Style
from synthkit.exporters.lines import printed_lines
from synthkit.exporters.review import document
from synthkit.exporters.view import Counts, Names, Sources, Stage, View
from tests.builders import NOON
from tests.exporters.builders import whole
from tests.exporters.test_every_format import text_of

DRAFT = View(stage=Stage.DRAFT)
LINES = {PartKind.INSIGHT, PartKind.TENSION}


def lines(view: View):
    return [p for p in document(whole(), view).paragraphs if p.part and p.part.kind in LINES]


def appendix(view: View) -> list[tuple[str, list[str]]]:
    """The headings that stand after all that the plain document has, with their items."""
    made = document(whole(), view).paragraphs
    added = made[
        len(document(whole(), view.model_copy(update={"sources": Sources.NONE})).paragraphs) :
    ]
    found: list[tuple[str, list[str]]] = []
    for paragraph in added:
        if paragraph.style is Style.HEADING_1:
            found.append((paragraph.text, []))
        else:
            found[-1][1].append(paragraph.text)
    return found


def test_a_plain_view_is_the_layout_itself():
    assert document(whole(), View()) == lay_out(whole()).value


def test_a_draft_says_so_first_and_on_every_page():
    made = document(whole(), DRAFT)
    assert made.paragraphs[0].text.startswith("UTKAST")
    assert made.title == "UTKAST – Sammanställning WS 2"
    shown = document(whole(), View(stage=Stage.DRAFT, names=Names.SHOWN))
    assert shown.paragraphs[0].text.startswith("Arbetsmaterial")
    assert shown.paragraphs[1].text.startswith("UTKAST")


def test_the_lines_of_a_draft_are_numbered_through_the_document():
    printed = [line.text for line in printed_lines(whole())]
    texts = [paragraph.text for paragraph in lines(DRAFT)]
    assert texts == [f"[{number}] {text}" for number, text in enumerate(printed, 1)]
    counted = lines(View(stage=Stage.DRAFT, counts=Counts.GROUPS))[0].text
    assert counted.startswith("[1] ")
    assert counted.endswith("grupper)")


@pytest.mark.parametrize("form", [DOCX, PDF, HTML, MARKDOWN], ids=lambda form: form.name)
def test_numbers_and_appendix_stand_in_every_form(form):
    view = View(stage=Stage.DRAFT, sources=Sources.APPENDIX)
    text = text_of(form, form.export(whole(), view, NOON))
    items = [p for p in document(whole(), view).paragraphs if p.style is Style.LIST_BULLET]
    for paragraph in items:
        assert " ".join(paragraph.text.split()) in text


def test_each_line_has_its_notes_in_a_comment_of_the_word_file():
    view = View(sources=Sources.COMMENTS)
    made = docx.Document(io.BytesIO(DOCX.export(whole(), view, NOON)))
    said = [comment.text.split("\n") for comment in made.comments]
    notes = {note.id: note for note in whole().material.notes}
    expected = [
        [f"{notes[note].group}: ”{notes[note].text}”" for note in line.notes]
        for line in printed_lines(whole())
    ]
    assert [one[1:] for one in said] == expected
    assert {comment.author for comment in made.comments} == {"synthkit"}
    assert {comment.timestamp for comment in made.comments} == {NOON}


def test_comments_give_the_same_bytes_every_time():
    view = View(sources=Sources.COMMENTS)
    assert DOCX.export(whole(), view, NOON) == DOCX.export(whole(), view, NOON)


def test_the_appendix_lists_every_note_once_by_question_with_what_became_of_it():
    listed = appendix(View(sources=Sources.APPENDIX))
    items = [item for _, under in listed for item in under]
    assert len(items) == len(whole().material.notes)
    assert [heading.partition(": ")[2][:2] for heading, _ in listed] == ["1.", "2.", "Ut"]
    assert any(item.endswith("ej medtagen: utanför ämnet.") for item in items)
    first = "Grupp 1: ”RUA bör ta del av HR:s strategiska kompetens” – står bakom raden ”RUA bör"
    assert items[0].startswith(first)


def test_the_appendix_of_a_draft_calls_lines_by_their_numbers():
    listed = appendix(View(stage=Stage.DRAFT, sources=Sources.APPENDIX))
    assert listed[0][1][0].endswith("– står bakom raden [1].")
