"""A draft or a finding in other words; every id, number and state stays."""

from collections.abc import Callable

from synthkit.model.finding import Finding
from synthkit.model.synthesis import Citation, Draft, Insight, Side, Tension, Theme

Reword = Callable[[str], str]
Recite = Callable[[Citation], Citation]


def as_it_is(citation: Citation) -> Citation:
    """The citation."""
    return citation


def reworded(draft: Draft, reword: Reword, recite: Recite = as_it_is) -> Draft:
    """The draft with every text and every citation become another."""
    words = _Words(reword, recite)
    return draft.model_copy(
        update={
            "themes": tuple(map(words.theme, draft.themes)),
            "tensions": tuple(map(words.tension, draft.tensions)),
        }
    )


def insight_reworded(insight: Insight, reword: Reword, recite: Recite = as_it_is) -> Insight:
    """The same of one insight."""
    return _Words(reword, recite).insight(insight)


def finding_reworded(finding: Finding, reword: Reword) -> Finding:
    """The finding with every text in it become another."""
    values = {
        name: reword(value) if isinstance(value, str) else value
        for name, value in finding.values.items()
    }
    return finding.model_copy(update={"values": values})


class _Words:
    def __init__(self, reword: Reword, recite: Recite) -> None:
        self._reword = reword
        self._recite = recite

    def theme(self, theme: Theme) -> Theme:
        insights = tuple(map(self.insight, theme.insights))
        return theme.model_copy(update={"title": self._reword(theme.title), "insights": insights})

    def insight(self, insight: Insight) -> Insight:
        return insight.model_copy(update=self._of(insight))

    def tension(self, tension: Tension) -> Tension:
        one, other = (side.model_copy(update=self._of(side)) for side in tension.sides)
        return tension.model_copy(update={"sides": (one, other)})

    def _of(self, line: Insight | Side) -> dict[str, object]:
        return {
            "text": self._reword(line.text),
            "citations": tuple(map(self._recite, line.citations)),
        }
