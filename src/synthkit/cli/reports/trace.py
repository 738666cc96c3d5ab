"""The way from the page to the document, walked from either end."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from synthkit.cli.lookup import Ids
from synthkit.cli.screen import Screen
from synthkit.drafts.ledger import Entry, NoteState, balance
from synthkit.exporters.wording import both_sides, place_in_words, place_of_aside
from synthkit.model.citation import Citation, sources_of
from synthkit.model.document import SetAside
from synthkit.model.note import Note
from synthkit.model.synthesis import Insight, Section, Synthesis, Tension, Theme
from synthkit.text.similarity.repeats import find

# So much likelier must a note be than the likeliest line, for the words to be the note's.
_MARGIN: Final = 5.0
_MOST: Final = 3


@dataclass(frozen=True, slots=True)
class Line:
    """An insight or tension, or a theme by its title, with where it stands."""

    section: Section
    text: str
    theme: Theme | None = None
    line: Insight | Tension | None = None

    @property
    def ids(self) -> tuple[str, ...]:
        """By which it may be asked for."""
        found = self.line or self.theme
        return (found.id,) if found else ()

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Those of the line, or of all lines of the theme."""
        if self.line is not None:
            return self.line.citations
        insights = self.theme.insights if self.theme else ()
        return tuple(citation for insight in insights for citation in insight.citations)


Traced = Line | Note | SetAside


def traced(synthesis: Synthesis, words: str) -> tuple[Traced, ...]:
    """What the words are out of: lines of the document, else notes, else what was set aside.

    The beginning of an id will do as well.
    """
    lines = _lines(synthesis)
    by_id = _by_id(synthesis, lines, words.strip().strip("[]").casefold())
    if by_id:
        return by_id
    notes, asides = synthesis.material.notes, synthesis.material.set_asides
    best: list[tuple[float, tuple[Traced, ...]]] = []
    for things in (lines, notes, asides):
        hits = find(words, [thing.text for thing in things])
        top = [things[hit.index] for hit in hits if hit.score >= hits[0].score - _MARGIN]
        best.append((hits[0].score if hits else 0.0, tuple(top[:_MOST])))
    likeliest = max(score for score, _ in best)
    # The document comes first, then the notes: the later must be clearly likelier.
    return next(found for score, found in best if score >= likeliest - _MARGIN)


def report_trace(screen: Screen, synthesis: Synthesis, found: Traced) -> None:
    """Prints the way of a line, a note or a block that was set aside."""
    report = _TraceReport(screen, synthesis)
    if isinstance(found, Line):
        report.line(found)
    elif isinstance(found, Note):
        report.note(found)
    else:
        report.set_aside(found)


class _TraceReport:
    """Tells of one synthesis."""

    def __init__(self, screen: Screen, synthesis: Synthesis) -> None:
        self._screen = screen
        self._synthesis = synthesis
        self._ids = Ids(synthesis)
        self._notes = {note.id: note for note in synthesis.material.notes}
        self._documents = {document.key: document for document in synthesis.material.documents}

    def line(self, found: Line) -> None:
        """Where a line stands, who worded it, and the notes behind it."""
        self._screen.line(found.text, style="bold")
        self._stands(found)
        worded = found.line or found.theme
        if worded is not None:
            self._line(f"worded.{worded.origin}", engine=found.section.provenance.engine)
        for citation in found.citations:
            note = self._notes.get(citation.note)
            if note is None:
                self._line("note_gone", id=citation.note)
            else:
                self._screen.note(f"terminal.source.{citation.role}", note)
                self._line("stands_in", 6, **self._where(note))
                self._behind(note, 6)

    def note(self, note: Note) -> None:
        """Block, note, placement and by whom, state, line."""
        self._screen.line(f"[{note.id}] {note.text}", style="bold")
        block = self._documents[note.document].blocks[note.block]
        self._line("stands_in", 2, **self._where(note))
        self._behind(note, 2)
        if block.text != note.text:
            self._line("block", text=block.text)
        self._line("group", group=self._screen.voice(note))
        if note.headings:
            self._line("headings", headings=" › ".join(note.headings))
        self._placement(note)
        entry = next(e for e in balance(self._synthesis).entries if e.note == note.id)
        self._state(entry)
        for line in _lines(self._synthesis):
            cited = line.line.citations if line.line else ()
            if entry.state is NoteState.CITED:
                cited = sources_of(cited)
            if note.id in {citation.note for citation in cited}:
                self._screen.line(line.text, indent=4)
                self._stands(line, indent=4)

    def set_aside(self, aside: SetAside) -> None:
        """Where it stands and why it became no note."""
        document = self._documents[aside.document]
        self._screen.line(aside.text, style="bold")
        where = place_of_aside(aside, document, self._screen.texts)
        self._line("stands_in", document=document.name, place=where)
        self._line("set_aside", reason=self._text(f"terminal.aside.{aside.reason}", count=1))

    def _stands(self, found: Line, indent: int = 2) -> None:
        number = found.section.question.number
        if found.theme is None:
            line = found.line.id if found.line else ""
            self._line("under_tensions", indent, number=number, id=self._ids.short(line))
        elif found.line is None:
            self._line("is_theme", indent, number=number, id=self._ids.short(found.theme.id))
        else:
            self._line(
                "under_theme",
                indent,
                number=number,
                title=found.theme.title,
                theme=self._ids.short(found.theme.id),
                id=self._ids.short(found.line.id),
            )

    def _placement(self, note: Note) -> None:
        placements = self._synthesis.material.placements
        placement = next((p for p in placements if p.note == note.id), None)
        if placement is None:
            self._line("not_placed")
            return
        by = self._text(f"terminal.trace.by.{placement.by}")
        if placement.question is None:
            reason = self._text(f"document.reason.{placement.reason}")
            self._line("placed_under_none", by=by, reason=reason)
        else:
            self._line("placed", by=by, number=placement.question)

    def _state(self, entry: Entry) -> None:
        if entry.state is NoteState.LEFT_OUT:
            self._line("left_out", reason=self._text(f"document.reason.{entry.reason}"))
        else:
            self._line(entry.state.value)

    def _behind(self, note: Note, indent: int) -> None:
        """The notes of the meeting, where it is a line of that."""
        for one in note.behind:
            whose = self._screen.voice(one)
            self._line("behind", indent, group=whose, text=one.text)
            self._line("stands_in", indent + 4, **self._where(one))

    def _where(self, note: Note) -> dict[str, str]:
        return {
            "document": note.document_name,
            "place": place_in_words(note.place, note.block, self._screen.texts),
        }

    def _line(self, key: str, indent: int = 2, **values: object) -> None:
        self._screen.line(self._text(f"terminal.trace.{key}", **values), indent=indent)

    def _text(self, key: str, **values: object) -> str:
        return self._screen.texts.text(key, **values)


def _lines(synthesis: Synthesis) -> tuple[Line, ...]:
    """All lines as the document has them: insights by theme, tensions, then titles."""
    language = synthesis.workshop.language
    lines: list[Line] = []
    for section in synthesis.sections:
        draft = section.draft
        lines += [Line(section, i.text, t, i) for t in draft.themes for i in t.insights]
        lines += [Line(section, both_sides(t, language), line=t) for t in draft.tensions]
    lines += [Line(s, theme.title, theme) for s in synthesis.sections for theme in s.draft.themes]
    return tuple(lines)


def _by_id(synthesis: Synthesis, lines: Iterable[Line], wanted: str) -> tuple[Traced, ...]:
    """The one thing whose id begins so; words seldom look like one."""
    if len(wanted) < 4 or not set(wanted) <= set("0123456789abcdef-"):
        return ()
    found: list[Traced] = [one for one in lines if any(i.startswith(wanted) for i in one.ids)]
    exact = [note for note in synthesis.material.notes if note.id == wanted]
    found += exact or [note for note in synthesis.material.notes if note.id.startswith(wanted)]
    return (found[0],) if len(found) == 1 else ()
