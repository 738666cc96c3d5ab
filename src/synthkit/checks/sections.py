"""Whether a section is of today, in proportion to what it rests on, and without open comments."""

from collections.abc import Iterator

from synthkit.drafts.decisions.base import words_of
from synthkit.drafts.limits import (
    MOST_INSIGHTS_A_THEME,
    MOST_THEMES_OF_MANY_NOTES,
    MOST_WORDS_A_LINE,
    most_themes,
)
from synthkit.model.finding import Finding, Where
from synthkit.model.provenance import Comment
from synthkit.model.staleness import is_stale
from synthkit.model.synthesis import Section, Synthesis
from synthkit.text.catalogue import catalogue


def stale_sections(synthesis: Synthesis) -> Iterator[Finding]:
    """Every section is made of the notes and the question as they are now."""
    for section in synthesis.sections:
        if is_stale(section, synthesis):
            yield _about(section, "stale_section")


def empty_sections(synthesis: Synthesis) -> Iterator[Finding]:
    """No section is empty where notes had something to say to its question."""
    for section in synthesis.sections:
        draft = section.draft
        unsaid = [left for left in draft.left_out if left.reason.is_to_the_question]
        if unsaid and not draft.lines:
            yield _about(section, "section_empty", count=len(unsaid))


def overlong_sections(synthesis: Synthesis) -> Iterator[Finding]:
    """A section has no more themes than its notes are worth, nor a theme too many insights."""
    for section in synthesis.sections:
        draft, number = section.draft, section.question.number
        seen = len(section.provenance.notes_seen)
        most = most_themes(seen)
        if len(draft.themes) > most:
            yield _about(section, "too_many_themes", count=len(draft.themes), most=most)
        for theme in draft.themes:
            if len(theme.insights) > MOST_INSIGHTS_A_THEME:
                yield Finding.warning(
                    "theme_overlong",
                    Where(question=number, theme=theme.id),
                    title=theme.title,
                    count=len(theme.insights),
                    most=MOST_INSIGHTS_A_THEME,
                )
        if len(draft.insights) > seen:
            yield _about(section, "section_overlong", count=len(draft.insights), notes=seen)


def too_many_settled_themes(synthesis: Synthesis) -> Iterator[Finding]:
    """No more themes are settled than a section should have, before there is one of today."""
    for number, settled in synthesis.workshop.themes.items():
        section = synthesis.section(number)
        count = len(settled.titles)
        most = MOST_THEMES_OF_MANY_NOTES
        if count > most and (section is None or is_stale(section, synthesis)):
            yield Finding.warning(
                "too_many_settled_themes",
                Where(question=number),
                question=number,
                count=count,
                most=most,
            )


def overlong_insights(synthesis: Synthesis) -> Iterator[Finding]:
    """An insight can be read at a glance."""
    for section in synthesis.sections:
        for theme in section.draft.themes:
            for insight in theme.insights:
                length = len(insight.text.split())
                if length > MOST_WORDS_A_LINE:
                    yield Finding.warning(
                        "insight_overlong",
                        Where(question=section.question.number, theme=theme.id, insight=insight.id),
                        text=insight.text,
                        words=length,
                        most=MOST_WORDS_A_LINE,
                    )


def _about(section: Section, code: str, **values: int) -> Finding:
    return Finding.warning(
        code, Where(question=section.question.number), question=section.question.number, **values
    )


def unanswered_comments(synthesis: Synthesis) -> Iterator[Finding]:
    """No comment in a document that came back waits for an answer.

    Each stands beside its line; where that is gone, under the question.
    """
    someone = catalogue(synthesis.workshop.language).text("document.commenter")
    for section in synthesis.sections:
        for comment in section.comments:
            yield Finding.warning(
                "comment",
                _where(section, comment),
                by=comment.by or someone,
                said=words_of(section.draft).get(comment.line or "", comment.said)
                or section.question.text,
                text=comment.text,
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
