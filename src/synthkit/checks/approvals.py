"""Who approved a section is told by their role: a name would be personal data in the document."""

from collections.abc import Iterator

from synthkit.model.finding import Finding, Severity, Where
from synthkit.model.synthesis import Synthesis
from synthkit.privacy.detect import find_personal_data
from synthkit.privacy.masker import names_of
from synthkit.privacy.spans import mask, placeholders


def approvers_named(synthesis: Synthesis) -> Iterator[Finding]:
    """No approval names a person."""
    workshop = synthesis.workshop
    for section in synthesis.sections:
        role = section.provenance.approved_by or ""
        spans = find_personal_data(role, names_of(workshop))
        if spans:
            yield Finding(
                severity=Severity.WARNING,
                code="approver_named",
                where=Where(question=section.question.number),
                values={"text": mask(role, spans, placeholders(workshop.language))},
            )
