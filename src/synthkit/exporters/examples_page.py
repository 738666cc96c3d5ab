"""The good examples as a page of their own, and as a sheet."""

import datetime as dt
from collections.abc import Iterator
from typing import Final

from synthkit.exporters.example_list import said_of
from synthkit.exporters.excel.workbook import Cell, Column, Sheet, workbook
from synthkit.exporters.layout import Layout, Paragraph, Style, page_of
from synthkit.exporters.view import Names
from synthkit.exporters.wording import document_title
from synthkit.model.synthesis import Synthesis
from synthkit.text.catalogue import catalogue

COLUMNS: Final = (
    Column("example", 30),
    Column("example_kind", 14),
    Column("spellings", 30),
    Column("meeting", 12),
    Column("group", 16),
    Column("said_of_it", 70),
    Column("id", 18),
)


def examples_page(synthesis: Synthesis) -> Layout:
    """The page with those of the synthesis, masked as they are."""
    text = catalogue(synthesis.workshop.language).text
    title = text("document.examples.title", document=document_title(synthesis.workshop))
    return page_of(synthesis, title, tuple(_paragraphs(synthesis)))


def _paragraphs(synthesis: Synthesis) -> Iterator[Paragraph]:
    language = synthesis.workshop.language
    text = catalogue(language).text
    yield Paragraph(style=Style.HEADING_1, text=text("document.examples.name"))
    key = "sentence" if synthesis.examples else "none"
    yield Paragraph(
        style=Style.BODY,
        text=text(
            f"document.examples.{key}",
            document=document_title(synthesis.workshop),
            count=len(synthesis.examples),
        ),
    )
    for example in synthesis.examples:
        yield Paragraph(style=Style.HEADING_2, text=example.name)
        for said in said_of(example, synthesis):
            yield Paragraph(style=Style.LIST_BULLET, text=said)


def examples_workbook(synthesis: Synthesis, made_at: dt.datetime) -> bytes:
    """The same as an Excel workbook, a row a note."""
    sheet = Sheet("examples", COLUMNS, tuple(_rows(synthesis)))
    return workbook(synthesis, (sheet,), Names.MASKED, made_at)


def _rows(synthesis: Synthesis) -> Iterator[tuple[Cell, ...]]:
    text = catalogue(synthesis.workshop.language).text
    for example in synthesis.examples:
        kind = text(f"document.examples.kind.{example.kind}")
        spelt = ", ".join(example.spellings)
        for mention in example.mentions:
            said = (mention.meeting, mention.by, mention.text, mention.citation.note)
            yield (example.name, kind, spelt, *said)
