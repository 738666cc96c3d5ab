"""The synthesis in the terminal, with ids and the notes behind each line where asked for."""

from collections.abc import Iterable

from synthkit.cli.chat_files import WaitingFile
from synthkit.cli.ids import Ids
from synthkit.cli.screen import Screen
from synthkit.cli.voices import voice_name
from synthkit.drafts.ledger import Entry, NoteState, balance
from synthkit.model.note import Note
from synthkit.model.synthesis import Citation, Role, Section, Synthesis


def show_sections(
    screen: Screen,
    synthesis: Synthesis,
    numbers: Iterable[int],
    waiting: Iterable[WaitingFile] = (),
    *,
    with_sources: bool,
) -> None:
    """The synthesis as text.

    A question that waits for a chat's reply says in which file. With the sources come the ids of
    themes, insights and notes, and the notes behind no line.
    """
    shown = _Shown(screen, synthesis) if with_sources else None
    waiting = tuple(waiting)
    for number in numbers:
        question = synthesis.workshop.question(number)
        section = synthesis.section(number)
        if question is None:
            continue
        screen.line()
        screen.heading(f"{question.number}. {question.text}")
        if section is None:
            screen.result("terminal.not_summarised")
        else:
            _show_section(screen, section, shown)
        for one in waiting:
            if one.question == number:
                screen.remark("paste.waits_in", path=one.shown)
        if shown:
            shown.behind_no_line(number)
    if shown:
        shown.behind_no_line(None)


class _Shown:
    """The ids and notes of a synthesis, as they are shown."""

    def __init__(self, screen: Screen, synthesis: Synthesis) -> None:
        self._screen = screen
        self._ids = Ids(synthesis)
        self._notes = {note.id: note for note in synthesis.material.notes}
        self._ledger = balance(synthesis)

    def id(self, line: str) -> str:
        """The short id of a line, in brackets."""
        return f"[{self._ids.short(line)}]"

    def sources(self, citations: Iterable[Citation]) -> None:
        """The notes that a line cites."""
        for citation in citations:
            note = self._notes.get(citation.note)
            if note is not None:
                key = "source" if citation.role is Role.SUPPORTS else "source_also"
                self._note(f"terminal.{key}", note)

    def behind_no_line(self, question: int | None) -> None:
        """The notes of a question that no line cites, or those of none, each with its reason."""
        entries = [e for e in self._ledger.of_question(question) if e.state is not NoteState.CITED]
        if not entries:
            return
        head = "none" if question is None else "question"
        self._screen.line()
        self._screen.line(self._screen.texts.text(f"terminal.behind_no_line.{head}"), style="bold")
        for entry in entries:
            self._note("terminal.source_left", self._notes[entry.note], why=self._why(entry))

    def _why(self, entry: Entry) -> str:
        return self._screen.texts.text(f"document.reason.{entry.reason or 'waiting'}")

    def _note(self, key: str, note: Note, **values: str) -> None:
        texts = self._screen.texts
        group = voice_name(note, texts)
        line = texts.text(key, id=note.id, group=group, text=note.text, **values)
        self._screen.line(line, style="dim", indent=6)


def _show_section(screen: Screen, section: Section, shown: _Shown | None) -> None:
    for theme in section.draft.themes:
        screen.line()
        mark = shown.id(theme.id) if shown else ""
        screen.line(f"{theme.title}:", style="bold", mark=mark)
        for insight in theme.insights:
            screen.item(insight.text, mark=shown.id(insight.id) if shown else "")
            if shown:
                shown.sources(insight.citations)
    if section.draft.tensions:
        screen.line()
        screen.line(screen.texts.text("document.heading.tensions"), style="bold")
    for tension in section.draft.tensions:
        screen.item(tension.text, mark=shown.id(tension.id) if shown else "")
        if shown:
            shown.sources(tension.citations)
