"""Whether a line says what its notes do not, names what they do not, or commands a machine."""

from collections.abc import Iterator

from synthkit.checks.aspects import differences
from synthkit.checks.lines import Line, lines
from synthkit.model.finding import Finding, Severity, Where
from synthkit.model.synthesis import Synthesis
from synthkit.text.commands import is_instruction
from synthkit.text.names import names_without_source


def unfaithful_lines(synthesis: Synthesis) -> Iterator[Finding]:
    """Every line says what its notes say: see `aspects`.

    An error where the line says all the rest as a note does, and where it denies what none denies;
    else a warning, for people say one thing in many ways.
    """
    language = synthesis.workshop.language
    for line in lines(synthesis):
        carrying = {note.id for note in line.supports}
        others = (note.text for note in line.behind if note.id not in carrying)
        notes = [note.text for note in (*line.supports, *line.context)]
        for difference in differences(line.text, notes, others, language):
            yield Finding.of(
                Severity.ERROR if difference.sure else Severity.WARNING,
                difference.code,
                line.where,
                text=line.text,
                said=difference.said,
                noted=difference.noted,
            )


def instructions(synthesis: Synthesis) -> Iterator[Finding]:
    """Nothing in the document tries to command a machine."""
    for line in lines(synthesis):
        if is_instruction(line.text):
            yield _about(line, "instruction_in_document")
    for section in synthesis.sections:
        for theme in section.draft.themes:
            if is_instruction(theme.title):
                yield Finding.error(
                    "instruction_in_document",
                    Where(question=section.question.number, theme=theme.id),
                    text=theme.title,
                )


def names_of_no_note(synthesis: Synthesis) -> Iterator[Finding]:
    """Every name of an organisation or a place in a line is in the notes behind it.

    A warning, for only the capital letter says that a word is a name.
    """
    asked = {s.question.number: s.question.text for s in synthesis.sections}
    for line in lines(synthesis):
        if not line.behind:
            continue
        said = [*line.said, asked[line.where.question or 0]]
        said += [heading for note in line.behind for heading in note.headings]
        for name in names_without_source(line.text, said):
            yield Finding.warning("name_without_source", line.where, text=line.text, name=name)


def _about(line: Line, code: str, **values: str) -> Finding:
    return Finding.error(code, line.where, text=line.text, **values)
