"""Sections in the terminal: those that were made, and the synthesis, with its notes or without."""

from collections.abc import Iterable, Sequence

from synthkit.cli.chat import WaitingFile
from synthkit.cli.lookup import Ids
from synthkit.cli.reports.ledger import report_look_at, report_questions, report_totals
from synthkit.cli.screen import Screen
from synthkit.drafts.ledger import Entry, balance
from synthkit.errors import ChecksFailed
from synthkit.model.citation import Citation
from synthkit.model.note import Note
from synthkit.model.outcome import SectionFate, SectionOutcome
from synthkit.model.synthesis import Section, Synthesis


def report_made(screen: Screen, synthesis: Synthesis, outcomes: Sequence[SectionOutcome]) -> None:
    """Prints themes, ledger and what to look at."""
    _report_sections(screen, synthesis, outcomes)
    ledger = balance(synthesis)
    report_questions(screen, synthesis, ledger)
    report_totals(screen, ledger)
    report_look_at(screen, synthesis.findings)


def report_next(
    screen: Screen,
    synthesis: Synthesis,
    outcomes: Sequence[SectionOutcome],
    *,
    are_waiting: bool = False,
) -> None:
    """Prints the next step, unless that is what was said last: to answer what waits.

    Raises:
        ChecksFailed: if the checks found errors.
    """
    if synthesis.errors:
        raise ChecksFailed("checks_failed", count=len(synthesis.errors))
    if not are_waiting and any(o.fate is not SectionFate.PENDING for o in outcomes):
        screen.remark("terminal.next.export")


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
                self._note(f"terminal.source.{citation.role}", note)

    def behind_no_line(self, question: int | None) -> None:
        """The notes of a question that no line cites, or those of none, each with its reason."""
        entries = [e for e in self._ledger.of_question(question) if not e.state.is_at_a_line]
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
        self._screen.note(key, note, style="dim", indent=6, **values)


def _show_section(screen: Screen, section: Section, shown: _Shown | None) -> None:
    for theme in section.draft.themes:
        screen.line()
        mark = shown.id(theme.id) if shown else ""
        screen.line(f"{theme.title}:", style="bold", mark=mark)
        for insight in theme.insights:
            screen.item(insight.text, mark=shown.id(insight.id) if shown else "")
            if shown:
                shown.sources(insight.citations)
            if insight.is_own:
                screen.line(screen.texts.text("terminal.own_line"), style="dim", indent=6)
    if section.draft.tensions:
        screen.line()
        screen.line(screen.texts.text("document.heading.tensions"), style="bold")
    for tension in section.draft.tensions:
        screen.item(tension.text, mark=shown.id(tension.id) if shown else "")
        if shown:
            shown.sources(tension.citations)


def _report_sections(
    screen: Screen, synthesis: Synthesis, outcomes: Sequence[SectionOutcome]
) -> None:
    """What became of each question's section, with the themes of those that were made."""
    for outcome in outcomes:
        section = synthesis.section(outcome.question)
        if section is None:
            continue
        screen.line()
        screen.heading(f"{section.question.number}. {section.question.text}")
        if outcome.fate is not SectionFate.MADE:
            screen.result(f"terminal.section.{outcome.fate}", number=outcome.question)
        if not section.draft.themes:
            screen.result("terminal.no_themes")
        for theme in section.draft.themes:
            screen.line(
                screen.texts.text(
                    "terminal.theme_line", title=theme.title, count=len(theme.insights)
                ),
                indent=2,
            )
        if section.draft.tensions:
            screen.line(
                screen.texts.text("terminal.tension_line", count=len(section.draft.tensions)),
                indent=2,
            )
