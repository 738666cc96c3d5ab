"""The lines of a synthesis with what stands behind them, as the checks see them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from synthkit.model.citation import Citation, Role
from synthkit.model.finding import Where
from synthkit.model.note import Note
from synthkit.model.synthesis import Origin, Section, Synthesis


@dataclass(frozen=True, slots=True)
class Line:
    """An insight, or one side of a tension.

    Attributes:
        behind: the cited notes that exist, in the order of the citations.
        context: the notes that those are nested under.
    """

    where: Where
    text: str
    citations: tuple[Citation, ...]
    origin: Origin
    behind: tuple[Note, ...]
    context: tuple[Note, ...]

    @property
    def supports(self) -> tuple[Note, ...]:
        """The notes that carry the line, not those that merely say the same."""
        carrying = {c.note for c in self.citations if c.role is Role.SUPPORTS}
        return tuple(note for note in self.behind if note.id in carrying)

    @property
    def said(self) -> tuple[str, ...]:
        """All that the groups wrote of what the line may say."""
        return tuple(note.text for note in (*self.behind, *self.context))


def lines(synthesis: Synthesis) -> Iterator[Line]:
    """All lines, in the document's order."""
    known = notes_by_id(synthesis)
    for section in synthesis.sections:
        yield from lines_of(section, known)


def lines_of(section: Section, known: Mapping[str, Note]) -> Iterator[Line]:
    """The lines of one section: insights by theme, then the tensions, side by side."""
    number = section.question.number
    for theme in section.draft.themes:
        for insight in theme.insights:
            where = Where(question=number, theme=theme.id, insight=insight.id)
            yield _line(where, insight.text, insight.citations, insight.origin, known)
    for tension in section.draft.tensions:
        where = Where(question=number, tension=tension.id)
        for side in tension.sides:
            yield _line(where, side.text, side.citations, tension.origin, known)


def notes_by_id(synthesis: Synthesis) -> dict[str, Note]:
    """All notes of the material."""
    return {note.id: note for note in synthesis.material.notes}


def _line(
    where: Where,
    text: str,
    citations: tuple[Citation, ...],
    origin: Origin,
    known: Mapping[str, Note],
) -> Line:
    behind = tuple(known[c.note] for c in citations if c.note in known)
    parents = (known.get(note.parent) for note in behind if note.parent)
    return Line(
        where=where,
        text=text,
        citations=citations,
        origin=origin,
        behind=behind,
        context=tuple(parent for parent in parents if parent),
    )
