"""Lines that say the same, joined into one."""

from synthkit.drafts.tree import join
from synthkit.model.synthesis import Draft, Origin
from synthkit.text.languages import LanguageCode
from synthkit.text.similarity.duplicates import repeats


def join_repeats(draft: Draft, language: LanguageCode) -> Draft:
    """The draft with each line that repeats an earlier one joined to it.

    The notes of both stand behind the earlier one. A line that a person worded stays as it is.
    """
    insights = draft.insights
    joined: set[int] = set()
    for one, other in repeats([insight.text for insight in insights], language):
        if {one, other} & joined or insights[other].origin is Origin.PERSON:
            continue
        draft = join(draft, insights[other].id, insights[one].id)
        joined.add(other)
    return draft
