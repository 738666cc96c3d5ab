"""Notes by question, each with what became of it: for receipts, the appendix, and comments."""

from collections.abc import Callable, Iterable, Iterator

from synthkit.drafts.ledger import balance
from synthkit.exporters.lines import PrintedLine, lines_by_note, near_lines_by_note
from synthkit.model.note import Note, VoiceKind
from synthkit.model.synthesis import Synthesis
from synthkit.text.catalogue import catalogue
from synthkit.text.phrases import enumerated, quoted, without_stop


def receiver(note: Note) -> str:
    """Whose note it is: the group's, or the file's where nothing tells the group."""
    return note.voice.name if note.voice.kind is VoiceKind.GROUP else note.document_name


class NoteList:
    """Says of each note of one synthesis what became of it."""

    def __init__(
        self, synthesis: Synthesis, named: Callable[[PrintedLine], str] | None = None
    ) -> None:
        """``named`` is how a line is called; without it, it is quoted."""
        self._questions = synthesis.workshop.questions
        self._language = synthesis.workshop.language
        self._texts = catalogue(self._language)
        self._entries = {entry.note: entry for entry in balance(synthesis).entries}
        self._named = named or (lambda line: self.quoted(line.text))
        self.lines = lines_by_note(synthesis)
        self._near = near_lines_by_note(synthesis)

    def by_question(self, notes: Iterable[Note]) -> Iterator[tuple[str, tuple[Note, ...]]]:
        """The notes under the heading of their question; last come those that have none."""
        headings: list[tuple[int | None, str]] = [
            (
                question.number,
                self._texts.text(
                    "document.heading.question", number=question.number, question=question.text
                ),
            )
            for question in self._questions
        ]
        every = tuple(notes)
        for number, heading in (*headings, (None, self._text("no_question"))):
            here = tuple(note for note in every if self._entries[note.id].question == number)
            if here:
                yield heading, here

    def told(self, note: Note) -> str:
        """The note's words, and what became of it."""
        return f"{self.quoted(note.text)} – {self._became(note)}"

    def quoted(self, text: str) -> str:
        """The words of a note or a line, within a sentence."""
        return quoted(without_stop(text), self._language)

    def _became(self, note: Note) -> str:
        for key, stands in (("behind", self.lines), ("near", self._near)):
            if lines := stands.get(note.id):
                said = [self._named(line) for line in lines]
                return self._text(key, count=len(said), lines=enumerated(said, self._language))
        entry = self._entries[note.id]
        reason = self._texts.text(f"document.reason.{entry.reason or 'waiting'}")
        return self._text("left_out", reason=reason) if entry.reason else f"{reason}."

    def _text(self, key: str, **values: object) -> str:
        return self._texts.text(f"document.receipt.{key}", **values)
