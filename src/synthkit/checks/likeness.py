"""Whether two insights say the same, or opposite things under one title."""

import re
from collections.abc import Iterator
from itertools import combinations

from rapidfuzz import fuzz

from synthkit.model.finding import Finding, Severity, Where
from synthkit.model.synthesis import Origin, Synthesis
from synthkit.text.languages import LanguageCode
from synthkit.text.similarity.polarity import (
    Opposition,
    Statement,
    opposition,
    shared_matter,
    statement,
)
from synthkit.text.wordforms import fold, words

# Of 100, as rapidfuzz counts.
_ALIKE = 90
# Two words that are at least this alike are taken for forms or spellings of one.
_SAME_WORD = 70
# How much of the shorter insight's matter the other must share to be on the same.
_SAME_MATTER = 0.6


def insights_alike(synthesis: Synthesis) -> Iterator[Finding]:
    """No two insights of a question say the same in nearly the same words.

    The finding is about the later one, or about the engine's where a person worded one of them.
    """
    for section in synthesis.sections:
        for one, other in combinations(section.draft.insights, 2):
            if not _alike(one.text, other.text, synthesis.workshop.language):
                continue
            settled = other.origin is Origin.PERSON and one.origin is Origin.ENGINE
            kept, spare = (other, one) if settled else (one, other)
            yield Finding(
                severity=Severity.ERROR,
                code="duplicate_insight",
                where=Where(question=section.question.number, insight=spare.id),
                values={"text": spare.text, "other": kept.text},
            )


def opposites_in_a_theme(synthesis: Synthesis) -> Iterator[Finding]:
    """No theme holds two insights that contradict each other without saying so."""
    language = synthesis.workshop.language
    for section in synthesis.sections:
        for theme in section.draft.themes:
            stated = [(insight, statement(insight.text, language)) for insight in theme.insights]
            for (one, first), (other, second) in combinations(stated, 2):
                if _contradict(first, second):
                    yield Finding(
                        severity=Severity.WARNING,
                        code="opposites_in_theme",
                        where=Where(
                            question=section.question.number, theme=theme.id, insight=other.id
                        ),
                        values={"title": theme.title, "text": other.text, "other": one.text},
                    )


def _alike(one: str, other: str, language: LanguageCode) -> bool:
    mine, theirs = _bare(one), _bare(other)
    if mine == theirs:
        return True
    if fuzz.ratio(mine, theirs, score_cutoff=_ALIKE) < _ALIKE:
        return False
    first, second = statement(one, language), statement(other, language)
    if opposition(first, second) or first.numbers != second.numbers:
        return False
    return _same_words(mine, theirs) and _same_words(theirs, mine)


def _bare(text: str) -> str:
    return " ".join(re.sub(r"[^\w%+]", " ", fold(text)).split())


def _same_words(one: str, other: str) -> bool:
    """Whether each word of one stands in the other in some form; one word may turn the sense."""
    theirs = words(other)
    return all(
        word in theirs or any(fuzz.ratio(word, their) >= _SAME_WORD for their in theirs)
        for word in words(one)
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
