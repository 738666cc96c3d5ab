"""A draft or a finding in other words; every id, number and state stays."""

from collections.abc import Callable

from synthkit.drafts.tree import mapped
from synthkit.model.finding import Finding
from synthkit.model.synthesis import Citation, Draft, Insight, Side, Theme

Reword = Callable[[str], str]
Recite = Callable[[Citation], Citation]


def as_it_is(citation: Citation) -> Citation:
    """The citation."""
    return citation


def reworded(draft: Draft, reword: Reword, recite: Recite = as_it_is) -> Draft:
    """The draft with every text and every citation become another."""

    def titled(theme: Theme) -> Theme:
        return theme.model_copy(update={"title": reword(theme.title)})

    def of_side(side: Side) -> Side:
        return side.model_copy(update=_reworded(side, reword, recite))

    def of_insight(insight: Insight) -> Insight:
        return insight_reworded(insight, reword, recite)

    return mapped(draft, theme=titled, insight=of_insight, side=of_side)


def insight_reworded(insight: Insight, reword: Reword, recite: Recite = as_it_is) -> Insight:
    """The same of one insight."""
    return insight.model_copy(update=_reworded(insight, reword, recite))


def finding_reworded(finding: Finding, reword: Reword) -> Finding:
    """The finding with every text in it become another."""
    values = {
        name: reword(value) if isinstance(value, str) else value
        for name, value in finding.values.items()
    }
    return finding.model_copy(update={"values": values})


def _reworded(line: Insight | Side, reword: Reword, recite: Recite) -> dict[str, object]:
    return {"text": reword(line.text), "citations": tuple(map(recite, line.citations))}
