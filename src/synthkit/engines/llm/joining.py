"""Lines that say the same become one: similarity proposes, polarity decides.

Near-identical lines are found by the stems of their words and by characters; whatever denies what
the other affirms, takes the other side or names another number is never joined to it.
"""

from collections.abc import Sequence
from itertools import combinations
from typing import Final

import numpy as np

from synthkit.drafts.tree import join
from synthkit.model.synthesis import Draft, Origin
from synthkit.text.languages import LanguageCode
from synthkit.text.similarity.polarity import Statement, opposition, statement
from synthkit.text.similarity.vectors import TextVectors
from synthkit.text.wordforms import stems

# On characters and stems together; forms of the same words lie above, a changed word below.
_NEARLY_THE_SAME: Final = 0.86
_FEWEST_SHARED: Final = 2
_FEWEST_WITH_ONE_MOVED: Final = 3


def without_doubles(draft: Draft, language: LanguageCode) -> Draft:
    """The draft with each line that says what an earlier one says joined to it.

    The notes of both stand behind what stays.
    """
    insights = draft.insights
    if len(insights) < 2:
        return draft
    stated = [statement(insight.text, language) for insight in insights]
    near = TextVectors([insight.text for insight in insights], language).similarities()
    joined: set[int] = set()
    for one, other in combinations(range(len(insights)), 2):
        if {one, other} & joined or insights[other].origin is Origin.PERSON:
            continue
        alike = says_the_same(stated[one], stated[other], float(near[one, other]))
        if alike and _in_one_order(insights[one].text, insights[other].text, language):
            draft = join(draft, insights[other].id, insights[one].id)
            joined.add(other)
    return draft


def says_the_same(one: Statement, other: Statement, near: float) -> bool:
    """Whether two lines differ in no more than the forms and the order of their words."""
    if one.text.rstrip().endswith("?") != other.text.rstrip().endswith("?"):
        return False
    if opposition(one, other) is not None or one.numbers != other.numbers:
        return False
    if one.stance.negations != other.stance.negations or one.stance.denied != other.stance.denied:
        return False
    same_words = len(one.matter) >= _FEWEST_SHARED and one.matter == other.matter
    return same_words or near >= _NEARLY_THE_SAME


def _in_one_order(one: str, other: str, language: LanguageCode) -> bool:
    """Whether one word at most has moved: who supports whom stands in the order alone."""
    mine, theirs = stems(one, language), stems(other, language)
    shortest = min(len(mine), len(theirs))
    moved = 1 if shortest > _FEWEST_WITH_ONE_MOVED else 0
    return _common_in_order(mine, theirs) >= shortest - moved


def _common_in_order(one: Sequence[str], other: Sequence[str]) -> int:
    """The length of the longest common subsequence."""
    row = [0] * (len(other) + 1)
    for word in one:
        before = row
        row = [0]
        for at, their in enumerate(other):
            row.append(before[at] + 1 if word == their else max(before[at + 1], row[at]))
    return row[-1]


def nearest(texts: tuple[str, ...], to: tuple[str, ...], language: LanguageCode) -> dict[str, str]:
    """For each text the one of ``to`` that shares the most with it; none that shares nothing."""
    if not texts or not to:
        return {}
    vectors = TextVectors([*texts, *to], language)
    count = len(texts)
    near = vectors.between(np.arange(count), np.arange(count, count + len(to)))
    return {
        text: to[int(np.argmax(row))]
        for text, row in zip(texts, near, strict=True)
        if float(row.max()) > 0
    }
