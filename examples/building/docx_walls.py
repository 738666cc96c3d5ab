"""Writes what was on a wall into Word: sticky notes as text boxes, in a grid, in columns."""

from collections.abc import Iterator
from itertools import zip_longest

from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt
from lxml import etree

from examples.building.source import GroupFile, Note

_EMU, _POINTS = 360_000, 28.35
_BOX_WIDTH, _BOX_HEIGHT = 4.6, 2.2
_ACROSS = 3
_NAMESPACES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def write_boxes(document: WordDocument, group: GroupFile) -> None:
    """Every note in a text box of its own, a page for every question, its wording at the top."""
    for page, (question, notes) in enumerate(_walls(document, group)):
        heading = document.add_paragraph()
        heading.paragraph_format.page_break_before = page > 0
        heading.add_run(question).bold = True
        for row, boxes in enumerate(_rows(notes)):
            anchor = document.add_paragraph()
            anchor.paragraph_format.space_after = Pt(_BOX_HEIGHT * _POINTS)
            for column, note in enumerate(boxes):
                number = page * 100 + row * _ACROSS + column + 1
                left = column * (_BOX_WIDTH + 0.7) + (row % 2) * 0.4
                anchor._p.append(_box(note.text, number, left))


def write_grid(document: WordDocument, group: GroupFile) -> None:
    """A table for every question, a note in every cell, the cells of the last row left empty."""
    for question, notes in _walls(document, group):
        document.add_paragraph(question, style="Heading 1")
        table = document.add_table(rows=0, cols=_ACROSS, style="Table Grid")
        for row in _rows(notes):
            cells = table.add_row().cells
            for cell, note in zip(cells, row, strict=False):
                cell.text = note.text
        table.add_row()


def write_columns(document: WordDocument, group: GroupFile) -> None:
    """One table: the questions in its first row, their notes below, each in a cell."""
    walls = list(_walls(document, group))
    table = document.add_table(rows=1, cols=len(walls), style="Table Grid")
    for cell, (question, _) in zip(table.rows[0].cells, walls, strict=True):
        cell.paragraphs[0].add_run(question).bold = True
    for row in zip_longest(*(notes for _, notes in walls)):
        for cell, note in zip(table.add_row().cells, row, strict=True):
            cell.text = note.text if note else ""


def _walls(document: WordDocument, group: GroupFile) -> Iterator[tuple[str, list[Note]]]:
    """The questions with their notes; what stands before the first one is written as it comes."""
    question, notes = "", list[Note]()
    for line in group.lines:
        if line.note:
            notes.append(line.note)
        elif line.kind == "question":
            if notes:
                yield question, notes
            question, notes = line.text, []
        else:
            document.add_paragraph(line.text, style="Title" if line.kind == "title" else "Normal")
    yield question, notes


def _rows(notes: list[Note]) -> list[list[Note]]:
    return [notes[first : first + _ACROSS] for first in range(0, len(notes), _ACROSS)]


def _box(text: str, number: int, left: float) -> etree._Element:
    """An anchored text box as Word writes it: once drawn, once more for programs before 2010.

    ``left`` in centimetres from the margin.
    """
    content = f"<w:txbxContent><w:p><w:r><w:t>{_escaped(text)}</w:t></w:r></w:p></w:txbxContent>"
    width, height = round(_BOX_WIDTH * _EMU), round(_BOX_HEIGHT * _EMU)
    old = f"margin-left:{left * _POINTS:.1f}pt;width:{_BOX_WIDTH * _POINTS:.1f}pt"
    return parse_xml(
        f"<w:r {nsdecls('w', 'a')} {_NAMESPACES}><mc:AlternateContent>"
        '<mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" '
        'simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" '
        'allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="margin"><wp:posOffset>{round(left * _EMU)}</wp:posOffset>'
        '</wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset>'
        f'</wp:positionV><wp:extent cx="{width}" cy="{height}"/><wp:wrapNone/>'
        f'<wp:docPr id="{number}" name="Textruta {number}"/><wp:cNvGraphicFramePr/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        '</a:prstGeom><a:solidFill><a:srgbClr val="FFF2A8"/></a:solidFill></wps:spPr>'
        f"<wps:txbx>{content}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
        "</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f'<v:shape id="box{number}" style="position:absolute;{old}">'
        f"<v:textbox>{content}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
