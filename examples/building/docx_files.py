"""Writes the Word files, each in the shape in which some group would hand it in."""

import io
import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from examples.building.docx_walls import write_boxes, write_columns, write_grid
from examples.building.source import LOCALES, GroupFile, Line, Note

_SECRETARY = {"sv": "Sekreterare", "en": "Secretary"}
_UNIX = 3
_QUESTIONS, _NOTES = Cm(4.5), Cm(11.5)


def docx_bytes(group: GroupFile) -> bytes:
    """The Word file of a group, the same bytes every time."""
    document = Document()
    _settle(document, group)
    _SHAPES[group.shape](document, group)
    return _timeless(document, group.written)


# ---- the shapes ------------------------------------------------------------------------------


def _with_headings(document: WordDocument, group: GroupFile) -> None:
    """Word's own heading and list styles."""
    styles = {"title": "Title", "heading": "Heading 1", "question": "Heading 2"}
    for line in group.lines:
        if line.note:
            style = "List Bullet 2" if line.note.nested else "List Bullet"
            paragraph = document.add_paragraph(style=style)
            paragraph.paragraph_format.space_after = Pt(3)
            _write(paragraph, line.note, group)
        elif line.kind == "deleted":
            _write_deleted(document.add_paragraph(style="List Bullet"), line.text, group)
        else:
            document.add_paragraph(line.text, style=styles.get(line.kind, "Normal"))


def _with_bold_headings(document: WordDocument, group: GroupFile) -> None:
    """Bold lines for headings and typed hyphens for lists, all in the style Normal."""
    last = None
    for line in group.lines:
        if line.kind == "comment" and last is not None:
            author = _SECRETARY[group.language]
            comment = document.add_comment(last.runs, line.text, author=author, initials="S")
            comment._comment_elm.set(qn("w:date"), group.stamp)
            continue
        last = document.add_paragraph()
        last.paragraph_format.space_after = Pt(2)
        if line.note:
            last.add_run(f"- {line.text}")
        elif line.kind == "furniture":
            last.add_run(line.text)
        else:
            last.paragraph_format.space_before = Pt(12)
            last.add_run(line.text).bold = True


def _plain(document: WordDocument, group: GroupFile) -> None:
    """A line is a paragraph, as in notes typed on a telephone; nothing says what it is."""
    for line in group.lines:
        document.add_paragraph(line.text).paragraph_format.space_after = Pt(4)


def _with_table(document: WordDocument, group: GroupFile) -> None:
    """The question in the first column, all its notes in one cell of the second."""
    title, name, instruction, *labels = [
        line.text for line in group.lines if line.kind in {"title", "furniture"}
    ]
    document.add_paragraph(title).runs[0].bold = True
    document.add_paragraph(name)
    document.add_paragraph(instruction).runs[0].italic = True
    table = document.add_table(rows=0, cols=2, style="Table Grid")
    table.autofit = False
    table.columns[0].width, table.columns[1].width = _QUESTIONS, _NOTES
    for left, right in zip(labels[::2], labels[1::2], strict=True):
        _row(table, left)[1].text = right
    for cell in table.rows[0].cells:
        cell.paragraphs[0].runs[0].bold = True
    for number, (left, notes) in enumerate(_by_heading(group.lines)):
        cell = _row(table, left)[1]
        texts = [note.text for note in notes]
        # Enter and Shift+Enter look alike on the page; people use both.
        between = "\n" if number == 1 else None
        cell.text = between.join(texts) if between else texts[0]
        for text in [] if between else texts[1:]:
            cell.add_paragraph(text)


def _with_numbering(document: WordDocument, group: GroupFile) -> None:
    """Headings and lists whose numbers Word counts: they stand nowhere in the text."""
    headings = _add_numbering(document, (("decimal", "%1."),))
    letters = 0
    for line in group.lines:
        if line.note:
            paragraph = document.add_paragraph(style="List Paragraph")
            paragraph.paragraph_format.space_after = Pt(4)
            _number(paragraph, letters, level=int(line.note.nested))
            _write(paragraph, line.note, group)
        elif line.kind == "question":
            _number(document.add_paragraph(line.text, style="Heading 1"), headings)
            letters = _add_numbering(document, (("lowerLetter", "%1)"), ("lowerRoman", "%2.")))
        else:
            style = "Title" if line.kind == "title" else "Normal"
            document.add_paragraph(line.text, style=style)


_SHAPES: dict[str, Callable[[WordDocument, GroupFile], None]] = {
    "docx-headings": _with_headings,
    "docx-bold-headings": _with_bold_headings,
    "docx-table": _with_table,
    "docx-autonumber": _with_numbering,
    "docx-plain": _plain,
    "docx-boxes": write_boxes,
    "docx-grid": write_grid,
    "docx-columns": write_columns,
}


# ---- pieces ----------------------------------------------------------------------------------


def _settle(document: WordDocument, group: GroupFile) -> None:
    properties = document.core_properties
    properties.author, properties.comments, properties.title = "", "", ""
    properties.language = LOCALES[group.language]
    properties.created = properties.modified = group.written.replace(tzinfo=None)
    language = document.styles.element.find(f".//{qn('w:docDefaults')}//{qn('w:lang')}")
    language.set(qn("w:val"), LOCALES[group.language])
    fonts = document.styles["Normal"].element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:ascii", "w:hAnsi", "w:cs"):
        fonts.set(qn(script), "Calibri")
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    if group.header:
        section.header.paragraphs[0].text = group.header
    if group.footer:
        _write_footer(section.footer.paragraphs[0], group.footer)


def _write_footer(paragraph: Paragraph, footer: str) -> None:
    words, mark, _ = footer.partition("{page}")
    paragraph.add_run(words)
    if mark:
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), "PAGE")
        field.append(paragraph.add_run("1")._r)
        paragraph._p.append(field)


def _by_heading(lines: tuple[Line, ...]) -> Iterator[tuple[str, list[Note]]]:
    heading, notes = "", list[Note]()
    for line in lines:
        if line.note:
            notes.append(line.note)
        elif line.kind in {"question", "heading"}:
            if notes:
                yield heading, notes
            heading, notes = line.text, []
    yield heading, notes


def _row(table: Table, left: str) -> tuple[_Cell, ...]:
    cells: tuple[_Cell, ...] = table.add_row().cells  # type: ignore[no-untyped-call]
    cells[0].text = left
    cells[0].width, cells[1].width = _QUESTIONS, _NOTES
    return cells


def _write(paragraph: Paragraph, note: Note, group: GroupFile) -> None:
    before, mark, rest = note.raw.partition("[-")
    paragraph.add_run(before)
    if mark:
        gone, _, after = rest.partition("-]")
        _append_deletion(paragraph, gone, group)
        paragraph.add_run(after)


def _write_deleted(paragraph: Paragraph, text: str, group: GroupFile) -> None:
    """A whole paragraph that is deleted, its end mark too."""
    mark = OxmlElement("w:rPr")
    mark.append(_deletion(90, group))
    paragraph._p.get_or_add_pPr().append(mark)
    _append_deletion(paragraph, text, group)


def _append_deletion(paragraph: Paragraph, text: str, group: GroupFile) -> None:
    deletion, run, deleted = _deletion(91, group), OxmlElement("w:r"), OxmlElement("w:delText")
    deleted.text = text
    deleted.set(qn("xml:space"), "preserve")
    run.append(deleted)
    deletion.append(run)
    paragraph._p.append(deletion)


def _deletion(number: int, group: GroupFile) -> BaseOxmlElement:
    deletion = OxmlElement("w:del")
    deletion.set(qn("w:id"), str(number))
    deletion.set(qn("w:author"), _SECRETARY[group.language])
    deletion.set(qn("w:date"), group.stamp)
    return deletion


def _add_numbering(document: WordDocument, levels: tuple[tuple[str, str], ...]) -> int:
    """A list definition of its own, so that each list starts anew; its number."""
    numbering = document.part.numbering_part.element
    key = 100 + len(numbering.findall(qn("w:num")))
    rows = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{(depth + 1) * 500}" w:hanging="500"/></w:pPr></w:lvl>'
        for depth, (form, text) in enumerate(levels)
    )
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{key}">'
        f'<w:multiLevelType w:val="multilevel"/>{rows}</w:abstractNum>'
    )
    numbering.find(qn("w:num")).addprevious(abstract)
    return int(numbering.add_num(key).numId)


def _number(paragraph: Paragraph, number: int, level: int = 0) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = number


def _timeless(document: WordDocument, written_at: datetime) -> bytes:
    """The file with one fixed time for every part, instead of the clock's."""
    written, fixed = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(fixed, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, written_at.timetuple()[:6])
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, _UNIX
            target.writestr(entry, source.read(name))
    return fixed.getvalue()
