"""Whether a section is of today, and in proportion to what it rests on."""

from collections.abc import Iterator

from synthkit.drafts.limits import (
    MOST_INSIGHTS_A_THEME,
    MOST_THEMES_OF_MANY_NOTES,
    MOST_WORDS_A_LINE,
    most_themes,
)
from synthkit.model.finding import Finding, Severity, Where
from synthkit.model.synthesis import Section, Synthesis, is_stale


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
                yield Finding(
                    severity=Severity.WARNING,
                    code="theme_overlong",
                    where=Where(question=number, theme=theme.id),
                    values={
                        "title": theme.title,
                        "count": len(theme.insights),
                        "most": MOST_INSIGHTS_A_THEME,
                    },
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
            yield Finding(
                severity=Severity.WARNING,
                code="too_many_settled_themes",
                where=Where(question=number),
                values={"question": number, "count": count, "most": most},
            )


def overlong_insights(synthesis: Synthesis) -> Iterator[Finding]:
    """An insight can be read at a glance."""
    for section in synthesis.sections:
        for theme in section.draft.themes:
            for insight in theme.insights:
                length = len(insight.text.split())
                if length > MOST_WORDS_A_LINE:
                    yield Finding(
                        severity=Severity.WARNING,
                        code="insight_overlong",
                        where=Where(
                            question=section.question.number, theme=theme.id, insight=insight.id
                        ),
                        values={"text": insight.text, "words": length, "most": MOST_WORDS_A_LINE},
                    )


def _about(section: Section, code: str, **values: int) -> Finding:
    return Finding(
        severity=Severity.WARNING,
        code=code,
        where=Where(question=section.question.number),
        values={"question": section.question.number, **values},
    )
