"""Lines that say the same, joined into one."""

from collections.abc import Iterator

from synthkit.drafts.tree import join
from synthkit.model.synthesis import Draft, Insight, Origin
from synthkit.text.languages import LanguageCode
from synthkit.text.similarity.repeats import repeats


def repeated(draft: Draft, language: LanguageCode) -> Iterator[tuple[Insight, Insight]]:
    """Each two insights that say the same: the one that stays, and the one that could go.

    The earlier one stays, or a person's where the other is an engine's.
    """
    insights = draft.insights
    for first, second in repeats([insight.text for insight in insights], language):
        one, other = insights[first], insights[second]
        settled = other.origin is Origin.PERSON and one.origin is Origin.ENGINE
        yield (other, one) if settled else (one, other)


def join_repeats(draft: Draft, language: LanguageCode) -> Draft:
    """The draft with each line that repeats another joined to it.

    The notes of both stand behind the one that stays. Of two that a person worded, both stay.
    """
    gone: set[str] = set()
    for kept, spare in repeated(draft, language):
        if spare.origin is Origin.PERSON or {kept.id, spare.id} & gone:
            continue
        draft = join(draft, spare.id, kept.id)
        gone.add(spare.id)
    return draft
