"""The texts of a draft or a finding, each replaced by another; ids, numbers and states stay."""

from collections.abc import Callable, Iterator

from synthkit.drafts.tree import mapped
from synthkit.model.finding import Finding
from synthkit.model.synthesis import Citation, Draft, Insight, Side, Theme

MapText = Callable[[str], str]
MapCitation = Callable[[Citation], Citation]


def _unchanged(citation: Citation) -> Citation:
    return citation


def texts_of(draft: Draft) -> Iterator[str]:
    """Titles, insights and sides of tensions, in order."""
    for theme in draft.themes:
        yield theme.title
        yield from (insight.text for insight in theme.insights)
    for tension in draft.tensions:
        yield from (side.text for side in tension.sides)


def map_draft(draft: Draft, text: MapText, citation: MapCitation = _unchanged) -> Draft:
    """The draft with every text and every citation mapped."""

    def of_theme(theme: Theme) -> Theme:
        return theme.model_copy(update={"title": text(theme.title)})

    def of_side(side: Side) -> Side:
        return side.model_copy(update=_mapped(side, text, citation))

    def of_insight(insight: Insight) -> Insight:
        return map_insight(insight, text, citation)

    return mapped(draft, theme=of_theme, insight=of_insight, side=of_side)


def map_insight(insight: Insight, text: MapText, citation: MapCitation = _unchanged) -> Insight:
    """The insight with its text and every citation mapped."""
    return insight.model_copy(update=_mapped(insight, text, citation))


def map_finding(finding: Finding, text: MapText) -> Finding:
    """The finding with every text in it mapped."""
    values = {
        name: text(value) if isinstance(value, str) else value
        for name, value in finding.values.items()
    }
    return finding.model_copy(update={"values": values})


def _mapped(line: Insight | Side, text: MapText, citation: MapCitation) -> dict[str, object]:
    return {"text": text(line.text), "citations": tuple(map(citation, line.citations))}
