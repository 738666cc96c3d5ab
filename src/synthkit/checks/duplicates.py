"""Whether two insights say the same, or opposite things under one title."""

from collections.abc import Iterator
from itertools import combinations

from synthkit.drafts.joining import repeated
from synthkit.model.finding import Finding, Where
from synthkit.model.synthesis import Synthesis
from synthkit.text.similarity.polarity import (
    Opposition,
    Statement,
    opposition,
    shared_matter,
    statement,
)

# How much of the shorter insight's matter the other must share to be on the same.
_SAME_MATTER = 0.6


def repeated_insights(synthesis: Synthesis) -> Iterator[Finding]:
    """No two insights of a question say the same.

    The finding is about the later one, or about the engine's where a person worded one of them.
    """
    for section in synthesis.sections:
        for kept, spare in repeated(section.draft, synthesis.workshop.language):
            yield Finding.error(
                "duplicate_insight",
                Where(question=section.question.number, insight=spare.id),
                text=spare.text,
                other=kept.text,
            )


def opposites_in_a_theme(synthesis: Synthesis) -> Iterator[Finding]:
    """No theme holds two insights that contradict each other without saying so."""
    language = synthesis.workshop.language
    for section in synthesis.sections:
        for theme in section.draft.themes:
            stated = [(insight, statement(insight.text, language)) for insight in theme.insights]
            for (one, first), (other, second) in combinations(stated, 2):
                if _contradict(first, second):
                    yield Finding.warning(
                        "opposites_in_theme",
                        Where(question=section.question.number, theme=theme.id, insight=other.id),
                        title=theme.title,
                        text=other.text,
                        other=one.text,
                    )


def _contradict(one: Statement, other: Statement) -> bool:
    if shared_matter(one, other) < _SAME_MATTER:
        return False
    against = opposition(one, other)
    if against is Opposition.NEGATION:
        return _denies(one, other) or _denies(other, one)
    return against is Opposition.OPPOSITES


def _denies(one: Statement, other: Statement) -> bool:
    """Whether what one denies is something that the other speaks of."""
    return one.stance.negated and bool(one.stance.denied & other.spoken)
