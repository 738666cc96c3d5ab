"""Builders for the checks: one section over notes, and what is found in it."""

from collections.abc import Callable, Iterable

from synthkit.model.finding import Finding
from synthkit.model.note import Note
from synthkit.model.synthesis import Draft, Insight, Origin, Synthesis, Tension, Theme
from tests.builders import insight, question, section, synthesis, theme, workshop

Find = Callable[[Synthesis], Iterable[Finding]]


def whole(draft: Draft, *notes: Note, question_text: str = "Hur lär vi av varandra?") -> Synthesis:
    """A workshop of one question, with this draft over these notes."""
    asked = question(1, question_text)
    return synthesis(
        workshop(question_text), section(asked, draft, notes), notes_by_question={1: notes}
    )


def of_insight(text: str, *cited: Note) -> Synthesis:
    """One theme with one insight."""
    return whole(Draft(themes=(theme("Samverkan", insight(text, *cited)),)), *cited)


def of_themes(*themes: Theme, notes: Iterable[Note] = ()) -> Synthesis:
    return whole(Draft(themes=themes), *notes)


def of_tension(line: Tension, *notes: Note) -> Synthesis:
    return whole(Draft(tensions=(line,)), *notes)


def by_person(line: Insight) -> Insight:
    return line.model_copy(update={"origin": Origin.PERSON})


def codes(find: Find, looked_at: Synthesis) -> list[str]:
    return [finding.code for finding in find(looked_at)]


def values(find: Find, looked_at: Synthesis, name: str) -> list[str | int]:
    return [finding.values[name] for finding in find(looked_at)]
