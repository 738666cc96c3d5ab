"""A Word sheet on which somebody says which line of the document says what a note says."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Final

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt

from synthkit.exporters.docx.document import new_document
from synthkit.exporters.docx.package import Stamp, packed, set_properties
from synthkit.exporters.layout import Layout, printable
from synthkit.exporters.lines import PrintedLine, printed_lines
from synthkit.model.note import Note
from synthkit.model.synthesis import Synthesis
from synthkit.text.catalogue import catalogue

_PAGE: Final = (Cm(21.0), Cm(29.7))
_MARGIN: Final = Cm(2.0)
_WIDTHS: Final = (Cm(12.4), Cm(1.8), Cm(2.8))
_REFERENCE: Final = Pt(7)


def numbered(synthesis: Synthesis, question: int) -> Iterator[tuple[int, PrintedLine]]:
    """The lines under a question as they are numbered on the sheet."""
    yield from enumerate((o for o in printed_lines(synthesis) if o.question == question), 1)


def sample_sheet(
    synthesis: Synthesis, notes: Sequence[Note], state: str, reader: str, made_at: dt.datetime
) -> bytes:
    """The sheet of one reader; it tells nothing of what the synthesis makes of the notes.

    Args:
        synthesis: as its readers see it.
        notes: that were drawn.
        state: of the document, by which the sheet is known again.
        reader: "A" or "B".
        made_at: with time zone.
    """
    language = synthesis.workshop.language
    texts = catalogue(language)
    title = texts.text("document.sample.title", reader=reader)
    document, _ = new_document(language, _PAGE, _MARGIN)
    document.add_paragraph(title, style="Title")
    for key in ("what_to_do", "what_then"):
        document.add_paragraph(texts.text(f"document.sample.{key}"), style="Body Text")
    document.add_paragraph(texts.text("document.sample.state", state=state), style="Body Text")
    for question in synthesis.workshop.questions:
        placed = {note.id for note in synthesis.material.notes_of(question.number)}
        here = [note for note in notes if note.id in placed]
        if not here:
            continue
        heading = texts.text(
            "document.heading.question", number=question.number, question=question.text
        )
        document.add_paragraph(printable(heading), style="Heading 2")
        for number, line in numbered(synthesis, question.number):
            document.add_paragraph(f"{number}  {printable(line.text)}", style="Body Text")
        table = document.add_table(rows=1, cols=3)
        # The schema wants them right behind the width.
        table._tbl.tblPr.find(qn("w:tblW")).addnext(_frame())  # noqa: SLF001 - the API has no borders
        columns = ("note", "line", "reference")
        for cell, key in zip(table.rows[0].cells, columns, strict=True):
            cell.text = texts.text(f"document.sample.{key}")
        for note in here:
            cells = table.add_row().cells
            cells[0].text = printable(note.text)
            cells[2].text = f"{question.number}:{note.id}"
            cells[2].paragraphs[0].runs[0].font.size = _REFERENCE
        table.autofit = False
        for column, width in zip(table.columns, _WIDTHS, strict=True):
            column.width = width
            for cell in column.cells:
                cell.width = width
    layout = Layout(language=language, title=title)
    set_properties(document, layout, Stamp.of(synthesis.workshop, layout, made_at))
    return packed(document, made_at)


def _frame() -> BaseOxmlElement:
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="BFBFBF"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return parse_xml(f"<w:tblBorders {nsdecls('w')}>{sides}</w:tblBorders>")
