"""Comments in a document that came back, which nobody has answered yet."""

from collections.abc import Iterator

from synthkit.drafts.decisions.base import words_of
from synthkit.model.finding import Finding, Severity, Where
from synthkit.model.synthesis import Comment, Section, Synthesis
from synthkit.text.catalogue import catalogue


def unanswered(synthesis: Synthesis) -> Iterator[Finding]:
    """Each stands beside its line; where that is gone, under the question."""
    someone = catalogue(synthesis.workshop.language).text("document.commenter")
    for section in synthesis.sections:
        for comment in section.comments:
            yield Finding(
                severity=Severity.WARNING,
                code="comment",
                where=_where(section, comment),
                values={
                    "by": comment.by or someone,
                    "said": words_of(section.draft).get(comment.line or "", comment.said)
                    or section.question.text,
                    "text": comment.text,
                },
            )


def _where(section: Section, comment: Comment) -> Where:
    number, line = section.question.number, comment.line
    for theme in section.draft.themes:
        if theme.id == line:
            return Where(question=number, theme=line)
        if any(insight.id == line for insight in theme.insights):
            return Where(question=number, theme=theme.id, insight=line)
    there = any(tension.id == line for tension in section.draft.tensions)
    return Where(question=number, tension=line if there else None)
