"""What a group gets back: each of its notes, and where that stands in the document or why not."""

from collections.abc import Iterator

from synthkit.exporters.layout import Layout, Paragraph, Style, page_of
from synthkit.exporters.note_list import NoteList, receiver
from synthkit.exporters.wording import document_title
from synthkit.model.synthesis import Synthesis
from synthkit.text.catalogue import catalogue


def receivers(synthesis: Synthesis) -> tuple[str, ...]:
    """Who gets a receipt: the groups, and the names of files of which nothing tells the group.

    Every note is on exactly one receipt.
    """
    return tuple(dict.fromkeys(receiver(note) for note in synthesis.material.notes))


def receipt(synthesis: Synthesis, whose: str) -> Layout:
    """The receipt of one of the `receivers`."""
    title = catalogue(synthesis.workshop.language).text("document.receipt.title", receiver=whose)
    told = _paragraphs(synthesis, whose, title)
    paragraphs = tuple(Paragraph(style=style, text=text) for style, text in told)
    return page_of(synthesis, title, paragraphs)


def _paragraphs(synthesis: Synthesis, whose: str, title: str) -> Iterator[tuple[Style, str]]:
    text = catalogue(synthesis.workshop.language).text
    listed = NoteList(synthesis)
    notes = [note for note in synthesis.material.notes if receiver(note) == whose]
    cited = sum(note.id in listed.lines for note in notes)
    yield Style.HEADING_1, title
    yield (
        Style.BODY,
        text(
            "document.receipt.sentence",
            document=document_title(synthesis.workshop),
            count=len(notes),
            cited=cited,
            others=len(notes) - cited,
        ),
    )
    for heading, here in listed.by_question(notes):
        yield Style.HEADING_2, heading
        for note in here:
            yield Style.LIST_BULLET, listed.told(note)
    yield Style.SMALL_PRINT, text("document.receipt.ask")
