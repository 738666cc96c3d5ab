"""Whether all that was found was read, and questions were put to it.

Pages that could not be read and groups that nothing names come with the notes, from those who take
them; what the document cannot say for want of facts comes with its layout.
"""

from collections.abc import Iterator

from synthkit.model.finding import Finding, Severity
from synthkit.model.synthesis import Synthesis


def unread_files(synthesis: Synthesis) -> Iterator[Finding]:
    """No file that may hold notes was left unread."""
    for refusal in synthesis.material.refusals:
        if refusal.reason.may_hold_notes:
            yield Finding(
                severity=Severity.WARNING, code="unread_file", values={"name": refusal.path}
            )


def workshops_without_questions(synthesis: Synthesis) -> Iterator[Finding]:
    """Where there are notes there are questions for them to answer."""
    if synthesis.material.notes and not synthesis.workshop.questions:
        yield Finding(severity=Severity.WARNING, code="no_questions")
