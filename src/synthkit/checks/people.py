"""Whether a line or a title contains personal data.

What is found is masked in the finding itself: findings are stored, and appear in exported files.
"""

from collections.abc import Callable, Iterator

from synthkit.checks.lines import lines
from synthkit.model.finding import Finding, Severity, Where
from synthkit.model.note import LeftOutReason
from synthkit.model.synthesis import Origin, Synthesis
from synthkit.privacy.detect import find_personal_data
from synthkit.privacy.masker import Masker, names_of
from synthkit.privacy.spans import Certainty, mask, placeholders
from synthkit.privacy.tokens import holds_token, in_words


def personal_data(synthesis: Synthesis) -> Iterator[Finding]:
    """No insight, title or side of a tension contains personal data.

    A warning where a person has to decide whether a name is private.
    """
    workshop = synthesis.workshop
    for where, text, _ in _texts(synthesis):
        spans = find_personal_data(text, names_of(workshop))
        if spans:
            certain = any(span.certainty is Certainty.CERTAIN for span in spans)
            yield Finding.of(
                Severity.ERROR if certain else Severity.WARNING,
                "personal_data" if certain else "name_suspected",
                where,
                text=mask(text, spans, placeholders(workshop.language)),
            )


def notes_left_out(synthesis: Synthesis) -> Iterator[Finding]:
    """No note was left out for personal data by an engine without anybody seeing it.

    A warning where a person has to decide whether it is any.
    """
    notes = {note.id: note for note in synthesis.material.notes}
    names = names_of(synthesis.workshop)
    for section in synthesis.sections:
        for left in section.draft.left_out:
            by_engine = left.origin is Origin.ENGINE and left.note in notes
            if not by_engine or left.reason is not LeftOutReason.PERSONAL_DATA:
                continue
            note = notes[left.note]
            spans = find_personal_data(note.text, names, note.headings)
            sure = all(span.certainty is Certainty.CERTAIN for span in spans)
            masked = mask(note.text, spans, placeholders(synthesis.workshop.language))
            yield Finding.of(
                Severity.INFO if sure else Severity.WARNING,
                "note_left_out_for_people",
                Where(question=section.question.number, note=note.id),
                id=note.id,
                text=masked,
            )


def approvers_named(synthesis: Synthesis) -> Iterator[Finding]:
    """No approval names a person: who approved is told by their role."""
    workshop = synthesis.workshop
    for section in synthesis.sections:
        role = section.provenance.approved_by or ""
        spans = find_personal_data(role, names_of(workshop))
        if spans:
            yield Finding.warning(
                "approver_named",
                Where(question=section.question.number),
                text=mask(role, spans, placeholders(workshop.language)),
            )


def tokens_left(synthesis: Synthesis) -> Iterator[Finding]:
    """No token such as [PERSON-1] is left in the document, where nobody can turn it back."""
    language = synthesis.workshop.language
    for where, text, _ in _texts(synthesis):
        if holds_token(text):
            yield Finding.error("token_left", where, text=in_words(text, language))


def lines_that_reveal(
    synthesis: Synthesis, reveals: Callable[[str], bool], masker: Masker
) -> Iterator[Finding]:
    """No line by an engine reveals what had been masked before it was asked.

    A name that was recognised by its context in a note may not be recognised in the line.

    Args:
        synthesis: with the sections to look at.
        reveals: whether a text does.
        masker: for what the finding quotes.
    """
    for where, text, origin in _texts(synthesis):
        if origin is Origin.ENGINE and reveals(text):
            yield Finding.error("personal_data", where, text=masker.text(text))


def _texts(synthesis: Synthesis) -> Iterator[tuple[Where, str, Origin]]:
    for section in synthesis.sections:
        for theme in section.draft.themes:
            where = Where(question=section.question.number, theme=theme.id)
            yield where, theme.title, theme.origin
    for line in lines(synthesis):
        yield line.where, line.text, line.origin
