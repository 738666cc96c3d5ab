"""The order of a draft: what most groups say comes first."""

from collections.abc import Callable, Iterable

from synthkit.drafts.tree import mapped, with_insights, with_themes
from synthkit.model.note import Note
from synthkit.model.synthesis import Draft, Insight, Theme

_Rank = Callable[[Iterable[Insight]], tuple[int, int]]


def by_support(draft: Draft, notes: Iterable[Note]) -> Draft:
    """The draft with its themes, and the insights in each, by how many groups stand behind them."""
    rank = _rank(notes)
    ordered = _insights_by(rank, draft)
    return with_themes(ordered, sorted(ordered.themes, key=lambda theme: rank(theme.insights)))


def insights_by_support(draft: Draft, notes: Iterable[Note]) -> Draft:
    """The draft with the insights of each theme by how many groups stand behind them."""
    return _insights_by(_rank(notes), draft)


def _insights_by(rank: _Rank, draft: Draft) -> Draft:
    def ordered(theme: Theme) -> Theme:
        return with_insights(theme, sorted(theme.insights, key=lambda insight: rank((insight,))))

    return mapped(draft, theme=ordered)


def _rank(notes: Iterable[Note]) -> _Rank:
    """Ranks insights by how many groups, and then notes, stand behind them; the most sort first."""
    voices = {note.id: note.voice for note in notes}

    def rank(insights: Iterable[Insight]) -> tuple[int, int]:
        # A line that a person settled may rest on a note that the engine was not given.
        cited = {c.note for insight in insights for c in insight.citations}
        groups = {voices[note] for note in cited if note in voices}
        return -len(groups), -len(cited)

    return rank
