"""The lines of the document as they are printed, and behind which of them each note stands."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from synthkit.exporters.wording import both_sides
from synthkit.model.synthesis import Insight, Synthesis, Tension
from synthkit.text.languages import LanguageCode
from synthkit.text.phrases import sentence


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """An insight or a tension in the document.

    Attributes:
        number: its place among all lines of the document, from 1.
        question: the number of the question that it stands under.
        theme: the title of its theme; a tension stands under none.
        text: as it is printed.
        line: what it shows.
    """

    number: int
    question: int
    theme: str | None
    text: str
    line: Insight | Tension

    @property
    def notes(self) -> tuple[str, ...]:
        """The ids of the notes behind it, each once."""
        return tuple(dict.fromkeys(citation.note for citation in self.line.sources))

    @property
    def near(self) -> tuple[str, ...]:
        """The ids of the notes that it is near to and does not say, each once."""
        cited = dict.fromkeys(citation.note for citation in self.line.citations)
        behind = set(self.notes)
        return tuple(note for note in cited if note not in behind)


def printed_lines(synthesis: Synthesis) -> Iterator[PrintedLine]:
    """The lines of all questions, in the order of the document."""
    language = synthesis.workshop.language
    for number, (question, theme, line) in enumerate(_lines(synthesis), 1):
        yield PrintedLine(number, question, theme, _text(line, language), line)


def lines_by_note(synthesis: Synthesis) -> dict[str, list[PrintedLine]]:
    """The lines that each note stands behind; notes behind none are not in it."""
    return _by_note(synthesis, lambda line: line.notes)


def near_lines_by_note(synthesis: Synthesis) -> dict[str, list[PrintedLine]]:
    """The lines that each note is near to; other notes are not in it."""
    return _by_note(synthesis, lambda line: line.near)


def lines_at_note(synthesis: Synthesis) -> dict[str, list[PrintedLine]]:
    """The lines that each note stands behind; of one that is behind none, those it is near to."""
    return near_lines_by_note(synthesis) | lines_by_note(synthesis)


def _by_note(
    synthesis: Synthesis, notes: Callable[[PrintedLine], Iterable[str]]
) -> dict[str, list[PrintedLine]]:
    lines: dict[str, list[PrintedLine]] = {}
    for line in printed_lines(synthesis):
        for note in notes(line):
            lines.setdefault(note, []).append(line)
    return lines


def _lines(synthesis: Synthesis) -> Iterator[tuple[int, str | None, Insight | Tension]]:
    for question in synthesis.workshop.questions:
        section = synthesis.section(question.number)
        for theme in section.draft.themes if section else ():
            for insight in theme.insights:
                yield question.number, theme.title, insight
        for tension in section.draft.tensions if section else ():
            yield question.number, None, tension


def _text(line: Insight | Tension, language: LanguageCode) -> str:
    return both_sides(line, language) if isinstance(line, Tension) else sentence(line.text)
