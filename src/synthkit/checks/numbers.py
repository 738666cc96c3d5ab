"""Whether the numbers of a line stand in the notes that it cites."""

from collections.abc import Iterator

from synthkit.checks.lines import lines, lines_of, notes_by_id
from synthkit.domain.finding import Finding, Severity, Where
from synthkit.domain.synthesis import Synthesis
from synthkit.language.numbers_in_text import unsupported


def numbers_without_source(synthesis: Synthesis) -> Iterator[Finding]:
    """Every number in an insight or a side stands in a note behind it, or in that one's parent.

    A number in letters is a warning only: "de två" may count what the notes merely name.
    """
    language = synthesis.workshop.language
    for line in lines(synthesis):
        for figure in unsupported(line.text, line.said, language):
            yield Finding(
                severity=Severity.WARNING if figure.in_words else Severity.ERROR,
                code="number_without_source",
                where=line.where,
                values={"text": line.text, "number": figure.text},
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
                yield Finding(
                    severity=Severity.WARNING,
                    code="title_number_without_source",
                    where=Where(question=section.question.number, theme=theme.id),
                    values={"title": theme.title, "number": figure.text},
                )
