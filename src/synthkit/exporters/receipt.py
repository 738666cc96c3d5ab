"""What a group gets back: each of its notes, and where that stands in the document or why not."""

from collections.abc import Iterator

from synthkit.drafts.ledger import balance
from synthkit.exporters.layout import Layout, Paragraph, Style, printable
from synthkit.exporters.lines import lines_by_note
from synthkit.exporters.wording import document_title
from synthkit.model.note import Note, VoiceKind
from synthkit.model.synthesis import Synthesis
from synthkit.text.catalogue import catalogue
from synthkit.text.phrases import enumerated, quoted, without_stop


def receivers(synthesis: Synthesis) -> tuple[str, ...]:
    """Who gets a receipt: the groups, and the names of files of which nothing tells the group.

    Every note is on exactly one receipt.
    """
    return tuple(dict.fromkeys(_receiver(note) for note in synthesis.material.notes))


def receipt(synthesis: Synthesis, receiver: str) -> Layout:
    """The receipt of one of the `receivers`.

    Raises:
        LedgerViolation: if the synthesis does not add up.
    """
    return _Receipt(synthesis, receiver).lay_out()


def _receiver(note: Note) -> str:
    return note.voice.name if note.voice.kind is VoiceKind.GROUP else note.document_name


class _Receipt:
    def __init__(self, synthesis: Synthesis, receiver: str) -> None:
        self._synthesis = synthesis
        self._receiver = receiver
        self._language = synthesis.workshop.language
        self._texts = catalogue(self._language)
        self._entries = {entry.note: entry for entry in balance(synthesis).entries}
        self._notes = [n for n in synthesis.material.notes if _receiver(n) == receiver]
        self._lines = lines_by_note(synthesis)

    def lay_out(self) -> Layout:
        title = self._text("title", receiver=self._receiver)
        return Layout(
            language=self._language,
            title=printable(title),
            subject=printable(document_title(self._synthesis.workshop)),
            author=printable(self._synthesis.workshop.series.organisation or ""),
            paragraphs=tuple(self._paragraphs(title)),
        )

    def _paragraphs(self, title: str) -> Iterator[Paragraph]:
        workshop = self._synthesis.workshop
        cited = sum(note.id in self._lines for note in self._notes)
        yield _paragraph(Style.HEADING_1, title)
        given = {"count": len(self._notes), "cited": cited, "others": len(self._notes) - cited}
        document = document_title(workshop)
        yield _paragraph(Style.BODY, self._text("sentence", document=document, **given))
        headings: list[tuple[int | None, str]] = [
            (
                question.number,
                self._texts.text(
                    "document.heading.question", number=question.number, question=question.text
                ),
            )
            for question in workshop.questions
        ]
        for number, heading in (*headings, (None, self._text("no_question"))):
            here = [n for n in self._notes if self._entries[n.id].question == number]
            if here:
                yield _paragraph(Style.HEADING_2, heading)
            for note in here:
                said = without_stop(note.text)
                text = f"{quoted(said, self._language)} – {self._became(note)}"
                yield _paragraph(Style.LIST_BULLET, text)
        yield _paragraph(Style.SMALL_PRINT, self._text("ask"))

    def _became(self, note: Note) -> str:
        if lines := self._lines.get(note.id):
            said = [quoted(without_stop(line.text), self._language) for line in lines]
            return self._text("behind", count=len(said), lines=enumerated(said, self._language))
        entry = self._entries[note.id]
        reason = self._texts.text(f"document.reason.{entry.reason or 'waiting'}")
        return self._text("left_out", reason=reason) if entry.reason else f"{reason}."

    def _text(self, key: str, **values: object) -> str:
        return self._texts.text(f"document.receipt.{key}", **values)


def _paragraph(style: Style, text: str) -> Paragraph:
    return Paragraph(style=style, text=printable(text))
