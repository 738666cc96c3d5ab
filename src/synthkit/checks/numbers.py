"""Whether the numbers of a line stand in the notes that it cites."""

from collections.abc import Iterator
from typing import Final

from synthkit.checks.lines import Line, lines, lines_of, notes_by_id
from synthkit.model.finding import Finding, Severity, Where
from synthkit.model.synthesis import Synthesis
from synthkit.text.numbers_in_text import Figure, unsupported

# A note names as many things, and no more, that somebody would count in letters.
_FEW: Final = 4


def numbers_without_source(synthesis: Synthesis) -> Iterator[Finding]:
    """Every number in an insight or a side stands in a note behind it, or in that one's parent.

    A small number in letters is a warning only: "de två" may count what the notes merely name.
    """
    language = synthesis.workshop.language
    for line in lines(synthesis):
        for figure in unsupported(line.text, line.said, language):
            yield Finding.of(
                Severity.WARNING if _may_count(figure, line) else Severity.ERROR,
                "number_without_source",
                line.where,
                text=line.text,
                number=figure.text,
            )


def numbers_in_titles_without_source(synthesis: Synthesis) -> Iterator[Finding]:
    """Every number in a theme's title stands in a note behind one of its insights."""
    language, known = synthesis.workshop.language, notes_by_id(synthesis)
    for section in synthesis.sections:
        said: dict[str | None, list[str]] = {}
        for line in lines_of(section, known):
            said.setdefault(line.where.theme, []).extend(line.said)
        for theme in section.draft.themes:
            for figure in unsupported(theme.title, said[theme.id], language):
                yield Finding.warning(
                    "title_number_without_source",
                    Where(question=section.question.number, theme=theme.id),
                    title=theme.title,
                    number=figure.text,
                )


def _may_count(figure: Figure, line: Line) -> bool:
    """Whether a number in letters may count things that a note names, or those who say so."""
    most = max(_FEW, len(line.behind))
    return figure.in_words and all(int(value) <= most for value in figure.readings)
