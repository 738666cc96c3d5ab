"""What an answer to a repair changes, put into the draft: nothing else moves."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from synthkit.drafts.citing import merged
from synthkit.drafts.tree import mapped, side_id, with_insights, with_left_out, with_lines
from synthkit.engines.llm.draft_builder import DraftBuilder, as_title
from synthkit.engines.llm.prompt_data import Aliases
from synthkit.engines.llm.replies import InsightAnswer, RepairAnswer, TensionAnswer
from synthkit.model.citation import Citation, Role
from synthkit.model.finding import Finding
from synthkit.model.synthesis import Draft, Insight, LeftOut, Origin, Side, Tension, Theme
from synthkit.text.wordforms import fold


class DraftAliases:
    """Aliases of what is in a draft: t1, l1, d1 and, for the sides of d1, s1 and s2."""

    def __init__(self, draft: Draft) -> None:
        self.lines = {insight.id: insight for insight in draft.insights}
        self.themes = Aliases("t", (theme.id for theme in draft.themes))
        self.insights = Aliases("l", (insight.id for insight in draft.insights))
        self.tensions = Aliases("d", (tension.id for tension in draft.tensions))
        self.sides = Aliases("s", (side_id(t, at) for t in draft.tensions for at in (0, 1)))


@dataclass(frozen=True, slots=True)
class Patch:
    """What one answer asks to change, with real ids and citations.

    Attributes:
        reworded: the insight in place of each, by id.
        sides: of tensions, by id.
        added: new insights with the theme that each goes under.
        opposed: new tensions.
        also: more notes behind an insight, or behind a side by its `side_id`.
        titles: by theme.
        left_out: of the notes that were shown.
        findings: what is reported of the answer.
    """

    reworded: Mapping[str, Insight] = field(default_factory=dict)
    sides: Mapping[str, tuple[Side, Side]] = field(default_factory=dict)
    added: tuple[tuple[str, Insight], ...] = ()
    opposed: tuple[Tension, ...] = ()
    also: tuple[tuple[str, tuple[Citation, ...]], ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict)
    left_out: tuple[LeftOut, ...] = ()
    findings: tuple[Finding, ...] = ()

    @classmethod
    def of(cls, answer: RepairAnswer, builder: DraftBuilder, aliases: DraftAliases) -> "Patch":
        """The patch that an answer comes to, without what refers to things that do not exist."""
        reworded: dict[str, Insight] = {}
        added: list[tuple[str, Insight]] = []
        for said in answer.insights:
            new = builder.insight(InsightAnswer(text=said.text, notes=said.notes, also=said.also))
            line = aliases.insights.resolve(said.line) if said.line else None
            theme = aliases.themes.resolve(said.theme)
            if new and line:
                reworded.setdefault(line, new)
            elif new and theme and not said.line:
                added.append((theme, new))
        return cls(
            reworded=reworded,
            sides={
                tension: opposed.sides
                for said in answer.tensions
                if (tension := aliases.tensions.resolve(said.tension))
                and (opposed := builder.tension(TensionAnswer(one=said.one, other=said.other)))
            },
            added=tuple(added),
            opposed=tuple(
                opposed
                for said in answer.opposed
                if (line := aliases.insights.resolve(said.line))
                and (opposed := builder.opposed(aliases.lines[line], said))
            ),
            also=tuple(
                (line, builder.citer.cite_all(builder.sources(said.notes), Role.ALSO))
                for said in answer.also
                if (line := aliases.insights.resolve(said.line) or aliases.sides.resolve(said.line))
            ),
            titles={
                theme: as_title(said.title)
                for said in answer.titles
                if (theme := aliases.themes.resolve(said.theme)) and as_title(said.title)
            },
            left_out=builder.left_out(answer.left_out),
            findings=builder.findings(),
        )


def patched(
    draft: Draft, patches: Iterable[Patch], lines: Collection[str], themes: Collection[str]
) -> Draft:
    """The draft with all patches applied; it may pass over notes that a line has lost.

    Args:
        draft: as it was.
        patches: what to change.
        lines: those that may be reworded.
        themes: those that may be renamed.
    """
    for patch in patches:
        change = _Change(draft, patch, lines, themes)
        changed = mapped(draft, theme=change.theme, insight=change.insight, tension=change.tension)
        known = {tension.id for tension in changed.tensions}
        new = {tension.id: tension for tension in patch.opposed if tension.id not in known}
        changed = with_lines(changed, changed.themes, (*changed.tensions, *new.values()))
        draft = with_left_out(changed, (*draft.left_out, *patch.left_out))
    return draft


class _Change:
    """What one patch does to each part of one draft."""

    def __init__(
        self, draft: Draft, patch: Patch, lines: Collection[str], themes: Collection[str]
    ) -> None:
        self._reworded = {line: new for line, new in patch.reworded.items() if line in lines}
        self._sides = {tension: sides for tension, sides in patch.sides.items() if tension in lines}
        self._also = patch.also
        used = {insight.id for insight in draft.insights}
        self._added = [(theme, new) for theme, new in patch.added if new.id not in used]
        self._titles = {theme: title for theme, title in patch.titles.items() if theme in themes}
        self._taken = {fold(t.title) for t in draft.themes if t.id not in self._titles}

    def theme(self, theme: Theme) -> Theme:
        """The theme with its new title, if no other has it, and with its new insights."""
        title = self._titles.get(theme.id, theme.title)
        if fold(title) in self._taken and theme.id in self._titles:
            title = theme.title
        self._taken.add(fold(title))
        new = {insight.id: insight for under, insight in self._added if under == theme.id}
        renamed = theme.model_copy(update={"title": title})
        return with_insights(renamed, (*theme.insights, *new.values()))

    def tension(self, tension: Tension) -> Tension:
        """The tension in its new words, and with the notes that take the same side."""
        sides = list(self._sides.get(tension.id, tension.sides))
        for at, side in enumerate(sides):
            against = {citation.note for citation in sides[1 - at].citations}
            more = tuple(c for c in self._more(side_id(tension, at)) if c.note not in against)
            if more:
                citations = merged(side.citations, more)
                sides[at] = side.model_copy(update={"citations": citations})
        return tension.model_copy(update={"sides": (sides[0], sides[1])})

    def insight(self, insight: Insight) -> Insight:
        """The insight in its new words, and with the notes that say the same."""
        new = self._reworded.get(insight.id)
        if new and insight.origin is Origin.ENGINE:
            insight = insight.model_copy(update={"text": new.text, "citations": new.citations})
        more = self._more(insight.id)
        citations = merged(insight.citations, more)
        return insight.model_copy(update={"citations": citations}) if more else insight

    def _more(self, line: str) -> tuple[Citation, ...]:
        return tuple(citation for also, cited in self._also if also == line for citation in cited)
