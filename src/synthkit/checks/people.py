"""Whether a line or a title holds personal data.

What is found is masked in the finding itself: findings are stored, and stand in exported files.
"""

from collections.abc import Iterator

from synthkit.checks.lines import lines
from synthkit.domain.finding import Finding, Severity, Where
from synthkit.domain.synthesis import Synthesis
from synthkit.domain.workshop import Workshop
from synthkit.privacy.detect import find_personal_data
from synthkit.privacy.masked import names_of
from synthkit.privacy.masking import mask, placeholders
from synthkit.privacy.span import Certainty


def personal_data(synthesis: Synthesis) -> Iterator[Finding]:
    """No insight, title or side of a tension holds personal data.

    A warning where a person has to say whether a name is a private one.
    """
    workshop = synthesis.workshop
    for where, text in _texts(synthesis):
        spans = find_personal_data(text, names_of(workshop))
        if spans:
            certain = any(span.certainty is Certainty.CERTAIN for span in spans)
            yield Finding(
                severity=Severity.ERROR if certain else Severity.WARNING,
                code="personal_data" if certain else "name_suspected",
                where=where,
                values={"text": mask(text, spans, placeholders(workshop.language))},
            )


def without_personal_data(text: str, workshop: Workshop) -> str:
    """The text as it may stand in a finding."""
    spans = find_personal_data(text, names_of(workshop))
    return mask(text, spans, placeholders(workshop.language))


def _texts(synthesis: Synthesis) -> Iterator[tuple[Where, str]]:
    for section in synthesis.sections:
        for theme in section.draft.themes:
            yield Where(question=section.question.number, theme=theme.id), theme.title
    for line in lines(synthesis):
        yield line.where, line.text
