"""Lines that say the same become one, and titles find the settled ones that they are like."""

import numpy as np

from synthkit.drafts.tree import join
from synthkit.model.synthesis import Draft, Origin
from synthkit.text.languages import LanguageCode
from synthkit.text.similarity.duplicates import repeats
from synthkit.text.similarity.vectors import TextVectors


def without_doubles(draft: Draft, language: LanguageCode) -> Draft:
    """The draft with each line that says what an earlier one says joined to it.

    The notes of both stand behind what stays.
    """
    insights = draft.insights
    joined: set[int] = set()
    for one, other in repeats([insight.text for insight in insights], language):
        if {one, other} & joined or insights[other].origin is Origin.PERSON:
            continue
        draft = join(draft, insights[other].id, insights[one].id)
        joined.add(other)
    return draft


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
