"""Whether a line says the opposite of its notes, names what they do not, or commands a machine."""

import re
from collections.abc import Iterator
from functools import cache

from synthkit.checks.lines import Line, lines
from synthkit.model.finding import Finding, Severity, Where
from synthkit.model.synthesis import Synthesis
from synthkit.text import languages
from synthkit.text.commands import is_instruction
from synthkit.text.languages import LanguageCode, either_word
from synthkit.text.names import names_without_source
from synthkit.text.negations import speaks_of_absence, stance
from synthkit.text.wordforms import stems, words

# A note says several things; what one clause denies, the next does not.
_CLAUSE_ENDS = r"[,;:.!?()–—]|\s-\s"

# How much of a clause's matter another must share to be about the same.
_SAME_MATTER = 0.5


def negations_added(synthesis: Synthesis) -> Iterator[Finding]:
    """No line denies something if no note behind it denies anything."""
    language = synthesis.workshop.language
    for line in lines(synthesis):
        denial = stance(line.text, language).negations
        if not denial or not line.behind:
            continue
        if not any(stance(t, language).negations or speaks_of_absence(t) for t in line.said):
            yield _about(line, "negation_added", word=denial[0])


def negations_lost(synthesis: Synthesis) -> Iterator[Finding]:
    """No clause of a line affirms what all its supporting notes on the matter deny."""
    language = synthesis.workshop.language
    for line in lines(synthesis):
        lost = (_denial(clause, line, language) for clause in _clauses(line.text))
        word = next((word for word in lost if word), None)
        if word:
            yield _about(line, "negation_lost", word=word)


def instructions(synthesis: Synthesis) -> Iterator[Finding]:
    """Nothing in the document tries to command a machine."""
    for line in lines(synthesis):
        if is_instruction(line.text):
            yield _about(line, "instruction_in_document")
    for section in synthesis.sections:
        for theme in section.draft.themes:
            if is_instruction(theme.title):
                yield Finding(
                    severity=Severity.ERROR,
                    code="instruction_in_document",
                    where=Where(question=section.question.number, theme=theme.id),
                    values={"text": theme.title},
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
            yield Finding(
                severity=Severity.WARNING,
                code="name_without_source",
                where=line.where,
                values={"text": line.text, "name": name},
            )


def _count_denials(text: str, language: LanguageCode) -> int:
    """How many negations, including those in "inte bara" and "inte alltid"."""
    negations = languages.get(language).words.negations
    return sum(word in negations for word in words(text))


def _clauses(text: str) -> list[str]:
    return [clause for clause in _clause_ends().split(text) if words(clause)]


@cache
def _clause_ends() -> re.Pattern[str]:
    contrasting = either_word(lambda language: language.words.contrasting)
    return re.compile(rf"{_CLAUSE_ENDS}|\b(?:{contrasting})\b", re.IGNORECASE)


def _denial(clause: str, line: Line, language: LanguageCode) -> str | None:
    """The negation in what the notes say on the matter of the clause, if they all deny it."""
    if stance(clause, language).negations or speaks_of_absence(clause):
        return None
    of_clause = set(stems(clause, language))
    denials: list[str] = []
    for note in line.supports:
        for said in _clauses(note.text):
            if len(of_clause & set(stems(said, language))) < len(of_clause) * _SAME_MATTER:
                continue
            taken = stance(said, language)
            if not (taken.negated and taken.denied & of_clause):
                return None
            # A line that denies as often as the note only does so in another place.
            if _count_denials(line.text, language) < _count_denials(note.text, language):
                denials.append(taken.negations[0])
    return denials[0] if denials else None


def _about(line: Line, code: str, **values: str) -> Finding:
    return Finding(
        severity=Severity.ERROR, code=code, where=line.where, values={"text": line.text, **values}
    )
