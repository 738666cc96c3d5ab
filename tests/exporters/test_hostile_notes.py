"""Whatever a note says stands in every export as words: nothing of it runs, and nothing is lost."""

import io
import json
import re
import zipfile
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree as ET

import docx
import openpyxl
import pytest
from markdown_it import MarkdownIt
from pdfminer.high_level import extract_text
from pptx import Presentation

from synthkit.app.editing import edit_question
from synthkit.cli.question_file import question_in, question_text
from synthkit.exporters.docx.sample_sheet import sample_sheet
from synthkit.exporters.docx.tracked import tracked
from synthkit.exporters.evidence.page import export as to_evidence
from synthkit.exporters.formats import DOCX, HTML, JSON, MARKDOWN, PDF, PPTX, REGISTER, XLSX
from synthkit.exporters.layout import printable
from synthkit.exporters.onepager import one_page
from synthkit.exporters.receipt import receipt
from synthkit.exporters.view import Sources, Stage, View
from synthkit.model.synthesis import Draft, Synthesis
from tests.builders import NOON, insight, notes, question, section, synthesis, tension, theme
from tests.exporters.reading import W
from tests.exporters.revisions import settled
from tests.exporters.test_html import Page

HOSTILE = {
    "script": "<script>window.hacked = 1</script> dela mer",
    "end of element": "</script></style></title><script>window.hacked = 1</script> dela mer",
    "comment": "<!-- dela --!> <![CDATA[ mer ]]> <?php echo 1 ?>",
    "event handler": "\"'><img src=x onerror=window.hacked=1> dela mer",
    "link": "[dela](javascript:window.hacked=1) <a href='javascript:hacked()'>mer</a>",
    "entity": "&lt;script&gt; &#60;b&#62; &amp;nbsp; &notanentity; dela",
    "bidi": "Dela \u202egnitet\u202c mer \u2066inte\u2069 mindre\u200f",
    "long word": "Dela " + "kompetensförsörjningsstrategi" * 40 + " mer",
    "formula": '=HYPERLINK("http://example.org/?x="&A1,"dela") mer',
    "plus": "+46 dela @SUM(A1:A9) mer |cmd",
    "field": 'DDEAUTO c:\\windows\\system32\\cmd.exe "/k calc" dela { INCLUDETEXT "x" }',
    "typesetting": '#read("/etc/passwd") $x^2$ \\input{dela} *mer* _under_ `kod` ~~slut~~',
    "control": "Dela\x00 mer\x07 och\x1b[31m rött\ufffe",
}


def saying(text: str) -> Synthesis:
    """The text as a theme, a line, a side, a cited note and one left out, of a group so named."""
    cited, other, left = notes(text, f"{text} 2", f"{text} 3", group=f"Grupp {text}")
    draft = Draft(
        themes=(theme(f"{text} 4", insight(text, cited)),),
        tensions=(tension(text, f"Inte {text}", (cited,), (other,)),),
    )
    made = section(question(1, text), draft, (cited, other, left))
    return synthesis(None, made, notes_by_question={1: (cited, other, left)})


def in_word(made: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for name, content in parts.items():
        if name.endswith(".rels"):
            assert b'TargetMode="External"' not in content
        if name.endswith(".xml"):
            root = ET.fromstring(content)
            assert not [*root.iter(f"{W}instrText"), *root.iter(f"{W}hyperlink")]
            assert {e.get(f"{W}instr") for e in root.iter(f"{W}fldSimple")} <= {"PAGE"}
    document = docx.Document(io.BytesIO(made))
    comments = [paragraph for comment in document.comments for paragraph in comment.paragraphs]
    cells = [p for t in document.tables for row in t.rows for c in row.cells for p in c.paragraphs]
    return "\n".join(paragraph.text for paragraph in (*document.paragraphs, *cells, *comments))


def in_changes(made: bytes) -> str:
    in_word(made)
    return "\n".join(settled(made, accepted=True))


def in_deck(made: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    assert not [n for n, content in parts.items() if b'TargetMode="External"' in content]
    assert not [n for n, content in parts.items() if b"hlinkClick" in content]
    deck = Presentation(io.BytesIO(made))
    shown = [shape for slide in deck.slides for shape in slide.shapes if shape.has_text_frame]
    spoken = [s.notes_slide.notes_text_frame.text for s in deck.slides if s.has_notes_slide]
    return "\n".join((*(shape.text_frame.text for shape in shown), *spoken))


def in_page(made: bytes) -> str:
    page = Page(made)
    tags = {tag for tag, _, _ in page.elements}
    assert {"script", "img", "a", "b"}.isdisjoint(tags)
    assert not [name for _, given, _ in page.elements for name in given if name.startswith("on")]
    return "\n".join(words for _, _, words in page.elements)


def in_working_page(made: bytes) -> str:
    page = Page(made)
    # The data, and our own script.
    data, _ = page.words("script")
    assert {"img", "a", "b"}.isdisjoint(tag for tag, _, _ in page.elements)
    assert b"<" not in data.encode()
    return strings(json.loads(data))


def in_sheets(made: bytes) -> str:
    book = openpyxl.load_workbook(io.BytesIO(made))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    return "\n".join(str(cell.value) for cell in cells if cell.value is not None)


def in_markdown(made: bytes) -> str:
    tokens = MarkdownIt("commonmark").parse(made.decode())
    inline = [child for token in tokens for child in token.children or ()]
    assert {child.type for child in inline} <= {"text", "text_special"}
    assert not [token for token in tokens if token.type == "html_block"]
    blocks = [[child.content for child in token.children or ()] for token in tokens]
    return "\n".join("".join(block) for block in blocks)


def in_pdf(made: bytes) -> str:
    assert b"/JavaScript" not in made
    assert b"/URI" not in made
    return extract_text(io.BytesIO(made))


def strings(value: Any) -> str:
    if isinstance(value, dict):
        return "\n".join(map(strings, value.values()))
    return "\n".join(map(strings, value)) if isinstance(value, list) else str(value)


def receipt_in(form):
    def made(of: Synthesis) -> bytes:
        (whose,) = {note.group for note in of.material.notes if note.group}
        return form.write(receipt(of, whose), of.workshop, NOON)

    return made


def formed(form, **view: Any):
    return lambda of: form.export(of, View(**view), NOON)


def one_page_in(form):
    return lambda of: form.write(one_page(of).layout, of.workshop, NOON)


def changed_since_another(of: Synthesis) -> bytes:
    return tracked(DOCX.export(of, View(), NOON), DOCX.export(saying("Annat"), View(), NOON), NOON)


def replaced_by_another(of: Synthesis) -> bytes:
    return tracked(DOCX.export(saying("Annat"), View(), NOON), DOCX.export(of, View(), NOON), NOON)


def sampled(of: Synthesis) -> bytes:
    return sample_sheet(of, of.material.notes, "01234567", "A", NOON)


DRAFT, COMMENTS, APPENDIX = Stage.DRAFT, Sources.COMMENTS, Sources.APPENDIX
EXPORTS: dict[str, tuple[Callable[[Synthesis], bytes], Callable[[bytes], str]]] = {
    "docx": (formed(DOCX), in_word),
    "docx with comments": (formed(DOCX, stage=DRAFT, sources=COMMENTS), in_word),
    "docx with appendix": (formed(DOCX, sources=APPENDIX), in_word),
    "docx receipt": (receipt_in(DOCX), in_word),
    "docx one page": (one_page_in(DOCX), in_word),
    "docx with changes": (changed_since_another, in_changes),
    "docx sample sheet": (sampled, in_word),
    "html": (formed(HTML), in_page),
    "html with appendix": (formed(HTML, stage=DRAFT, sources=APPENDIX), in_page),
    "html receipt": (receipt_in(HTML), in_page),
    "evidence": (lambda of: to_evidence(of, View(), NOON), in_working_page),
    "xlsx": (formed(XLSX), in_sheets),
    "register": (formed(REGISTER), in_sheets),
    "pptx": (formed(PPTX), in_deck),
    "pdf one page": (one_page_in(PDF), in_pdf),
    "md": (formed(MARKDOWN, sources=APPENDIX), in_markdown),
    "json": (formed(JSON), lambda made: strings(json.loads(made))),
    "pdf": (formed(PDF, sources=APPENDIX), in_pdf),
}


def bare(text: str) -> str:
    """Without white space, kinds of quotation marks, and what a line breaks a long word with."""
    return re.sub(r"[\s\"'”’“‘„»«\u00ad]+", "", text)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("export", EXPORTS)
def test_a_hostile_note_is_inert_and_stands_there_whole(export, text):
    make, read = EXPORTS[export]
    shown = read(make(saying(text)))
    assert bare(printable(text)).rstrip(".") in bare(shown)
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00\x07\x1b]", shown)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_line_that_is_replaced_stands_whole_among_what_is_deleted(text):
    made = replaced_by_another(saying(text))
    in_word(made)
    assert bare(printable(text)).rstrip(".") in bare("\n".join(settled(made, accepted=False)))


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_question_to_edit_is_inert_and_unedited_changes_nothing(text):
    whole = saying(text)
    (of_question,) = whole.sections
    written = question_text(whole, of_question)

    wanted = question_in(written.encode(), "fraga.txt", whole, of_question)

    assert bare(printable(text)).rstrip(".") in bare(written)
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00\x07\x1b]", written)
    assert not edit_question(whole, of_question, wanted).reports
