"""The document as its reader asked for it: a draft to comment on, with or without its sources."""

from collections.abc import Iterator

from synthkit.exporters.document_layout import lay_out
from synthkit.exporters.layout import Layout, Paragraph, PartKind, Style, printable
from synthkit.exporters.lines import PrintedLine, printed_lines
from synthkit.exporters.note_list import NoteList, receiver
from synthkit.exporters.view import Names, Sources, Stage, View
from synthkit.model.synthesis import Synthesis
from synthkit.text.catalogue import catalogue
from synthkit.text.phrases import quoted


def document(synthesis: Synthesis, view: View) -> Layout:
    """The layout of the document, as `lay_out` has it, and what ``view`` adds for a review."""
    layout = lay_out(synthesis, view).value
    if view.stage is Stage.FINAL and view.sources is Sources.NONE:
        return layout
    return _Review(synthesis, view).of(layout)


class _Review:
    def __init__(self, synthesis: Synthesis, view: View) -> None:
        self._synthesis = synthesis
        self._view = view
        self._texts = catalogue(synthesis.workshop.language)
        self._lines = {line.line.id: line for line in printed_lines(synthesis)}
        self._notes = {note.id: note for note in synthesis.material.notes}

    def of(self, layout: Layout) -> Layout:
        paragraphs = [self._line(paragraph) for paragraph in layout.paragraphs]
        title = layout.title
        if self._view.stage is Stage.DRAFT:
            title = self._texts.text("document.draft.title", title=title)
            lead = Paragraph(style=Style.BODY, text=self._texts.text("document.draft.lead"))
            # What says that names are shown comes first.
            paragraphs.insert(int(self._view.names is Names.SHOWN), lead)
        if self._view.sources is Sources.APPENDIX:
            paragraphs += self._appendix()
        return layout.model_copy(update={"title": title, "paragraphs": tuple(paragraphs)})

    def _line(self, paragraph: Paragraph) -> Paragraph:
        """The paragraph with its line's number and notes, where it shows a line."""
        part = paragraph.part
        if part is None or part.kind not in {PartKind.INSIGHT, PartKind.TENSION}:
            return paragraph
        line = self._lines[part.id]
        update: dict[str, object] = {}
        if self._view.stage is Stage.DRAFT:
            update["text"] = f"{self._number(line)} {paragraph.text}"
        if self._view.sources is Sources.COMMENTS:
            update["comment"] = (
                self._texts.text("document.sources.comment"),
                *map(printable, self._sources(line)),
            )
        return paragraph.model_copy(update=update)

    def _sources(self, line: PrintedLine) -> Iterator[str]:
        for note in (self._notes[note] for note in line.notes if note in self._notes):
            yield f"{receiver(note)}: {quoted(note.text, self._synthesis.workshop.language)}"

    def _appendix(self) -> Iterator[Paragraph]:
        """All notes by question, whose headings are of the first level: no theme is below them."""
        drafted = self._view.stage is Stage.DRAFT
        listed = NoteList(self._synthesis, self._number if drafted else None)
        for heading, notes in listed.by_question(self._synthesis.material.notes):
            title = self._texts.text("document.sources.appendix", heading=heading)
            yield Paragraph(style=Style.HEADING_1, text=printable(title))
            for note in notes:
                text = f"{receiver(note)}: {listed.told(note)}"
                yield Paragraph(style=Style.LIST_BULLET, text=printable(text))

    def _number(self, line: PrintedLine) -> str:
        return self._texts.text("document.draft.number", number=line.number)
