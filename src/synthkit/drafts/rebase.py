"""What people settled in a section, put into a fresh draft of it.

The engine is told what stands, but nothing depends on its keeping to it: the insights, titles and
left-out notes that are a person's are put back here, with their ids, words and places, whatever
the engine made. What it would have made otherwise, and what has lost its notes, is listed.
"""

from collections.abc import Iterable, Mapping

from synthkit.drafts.settled import Settled, cited_by
from synthkit.drafts.tree import (
    as_also,
    mapped,
    with_insights,
    with_left_out,
    with_lines,
    with_themes,
)
from synthkit.model.base import Result
from synthkit.model.citation import Role
from synthkit.model.finding import Finding, Severity, Where
from synthkit.model.synthesis import Draft, Insight, Origin, Tension, Theme, line_id


def rebase(fresh: Draft, settled: Settled, question: int) -> Result[Draft]:
    """The fresh draft with all that is settled put back in its place.

    What was rebased once may be repaired by the engine and rebased again.

    Args:
        fresh: may speak of all notes of the question but those that a person left out.
        settled: as `settled_in` gives it for the same notes.
        question: the number, for the findings.
    """
    work = _Rebase(fresh, settled, question)
    themes = work.themes() if settled.kept_themes else fresh.themes
    rebased = with_lines(fresh, themes, work.tensions())
    rebased = _with_own_lines(rebased, settled.own_lines)
    by_person = {left.note for left in settled.left_out}
    left_out = (left for left in fresh.left_out if left.note not in by_person)
    return Result(with_left_out(rebased, (*left_out, *settled.left_out)), tuple(work.findings))


def lost_titles(draft: Draft, settled: Settled, question: int) -> tuple[Finding, ...]:
    """A finding for each theme that a person named and that no insight is left for."""
    there = {theme.id for theme in draft.themes}
    return tuple(
        Finding.warning("kept_title_without_notes", Where(question=question), title=theme.title)
        for theme in settled.kept_themes
        if settled.settles(theme) and theme.id not in there
    )


class _Rebase:
    """One fresh draft, and what is settled."""

    def __init__(self, fresh: Draft, settled: Settled, question: int) -> None:
        self._fresh = fresh
        self._settled = settled
        self._question = question
        self._pairs = _pairs(settled.kept_themes, fresh.themes)
        self.findings: list[Finding] = []

    def themes(self) -> tuple[Theme, ...]:
        """The themes of the fresh draft and those that stand, each of these at its place."""
        staying = {theme.id: self._staying(theme) for theme in self._settled.kept_themes}
        homes = _homes(self._fresh, [line for lines in staying.values() for line in lines])
        repeats: dict[str, list[Insight]] = {}
        for insight in self._fresh.insights:
            if insight.id in homes:
                repeats.setdefault(homes[insight.id], []).append(insight)
        self._report_repeats(repeats)
        new = {
            theme.id: tuple(i for i in theme.insights if i.id not in homes)
            for theme in self._fresh.themes
        }
        ids = {*staying, *(line.id for lines in staying.values() for line in lines)}
        paired = set(self._pairs.values())
        themes = [
            _renamed(with_insights(theme, new[theme.id]), ids)
            for theme in self._fresh.themes
            if theme.id not in paired and new[theme.id]
        ]
        for place, theme in enumerate(self._settled.themes):
            if theme.id in staying:
                kept = tuple(_joined(line, repeats.get(line.id, ())) for line in staying[theme.id])
                beside = new.get(self._pairs.get(theme.id, ""), ())
                insights = self._insights(theme, kept, beside)
                if insights:
                    themes.insert(place, with_insights(theme, insights))
        self._report_titles()
        return tuple(themes)

    def tensions(self) -> tuple[Tension, ...]:
        """Those that stand, then those of the fresh draft that are not one of them over again."""
        settled = self._settled.tensions
        for tension in settled:
            if tension.id in self._settled.lost:
                where = Where(question=self._question, tension=tension.id)
                self._report("kept_without_notes", where, text=tension.text)
        ids = {tension.id for tension in settled}
        cited = [{citation.note for citation in tension.citations} for tension in settled]
        new = (
            tension
            for tension in self._fresh.tensions
            if tension.id not in ids
            and not any({c.note for c in tension.citations} <= notes for notes in cited)
        )
        return (*settled, *new)

    def _staying(self, theme: Theme) -> tuple[Insight, ...]:
        """A person's insights; where there is none and nothing new to put there, the old ones."""
        own = tuple(insight for insight in theme.insights if self._settled.settles(insight))
        if own or theme.id in self._pairs:
            return own
        return tuple(insight for insight in theme.insights if insight.citations)

    def _insights(
        self, theme: Theme, kept: tuple[Insight, ...], beside: tuple[Insight, ...]
    ) -> tuple[Insight, ...]:
        """Those of a kept theme: each that is kept at its place, the new ones around them."""
        places = {insight.id: place for place, insight in enumerate(theme.insights)}
        insights = list(beside)
        for insight in kept:
            insights.insert(places[insight.id], insight)
            if insight.id in self._settled.lost:
                where = Where(question=self._question, insight=insight.id)
                self._report("kept_without_notes", where, text=insight.text)
        return tuple(insights or (one for one in theme.insights if one.citations))

    def _report_repeats(self, repeats: Mapping[str, list[Insight]]) -> None:
        """Of each line that a person worded, how the engine words the most of its notes now."""
        for kept in self._settled.lines:
            fresh = repeats.get(kept.id, [])
            texts = {insight.text for insight in fresh}
            if kept.origin is Origin.ENGINE or kept.text in texts:
                continue
            if fresh:
                behind = {citation.note for citation in kept.citations}
                nearest = max(fresh, key=lambda one: len(behind & set(cited_by([one]))))
                where = Where(question=self._question, insight=kept.id)
                self._report("kept_insight", where, text=kept.text, other=nearest.text)

    def _report_titles(self) -> None:
        titles = {theme.id: theme.title for theme in self._fresh.themes}
        for theme in self._settled.kept_themes:
            other = titles.get(self._pairs.get(theme.id, ""), theme.title)
            if other != theme.title:
                where = Where(question=self._question, theme=theme.id)
                self._report("kept_title", where, title=theme.title, other=other)

    def _report(self, code: str, where: Where, **values: str) -> None:
        severity = Severity.WARNING if code == "kept_without_notes" else Severity.INFO
        self.findings.append(Finding.of(severity, code, where, **values))


def _pairs(kept: tuple[Theme, ...], fresh: tuple[Theme, ...]) -> dict[str, str]:
    """The fresh theme that takes up each kept one: the same, or on the most of its notes.

    The notes of a person's insights do not count beside others: they may have been moved there
    from another theme, and the engine knows them in that one.
    """
    alike = sorted(
        (theme.id != made.id, theme.title != made.title, -common, at, place)
        for at, theme in enumerate(kept)
        for place, made in enumerate(fresh)
        if (common := len(_own(theme) & set(cited_by(made.insights))))
        or theme.id == made.id
        or theme.title == made.title
    )
    pairs: dict[str, str] = {}
    taken: set[int] = set()
    for *_, at, place in alike:
        if kept[at].id not in pairs and place not in taken:
            pairs[kept[at].id] = fresh[place].id
            taken.add(place)
    return pairs


def _own(theme: Theme) -> set[str]:
    """The notes of the engine's insights, or of a person's where there are no others."""
    engines = [i for i in theme.insights if i.origin is Origin.ENGINE]
    return set(cited_by(engines or theme.insights))


def _homes(fresh: Draft, staying: list[Insight]) -> dict[str, str]:
    """By fresh insight, the one that stays and says the same.

    The engine takes the notes that support a line for saying the same. Where half of them or more
    support a line that stays, the others join them there, rather than that it is said once more;
    and so does a line whose notes all have their places.
    """
    ids = {line.id for line in staying}
    cited = {c.note: line.id for line in reversed(staying) for c in line.citations}
    said = {note: line.id for line in reversed(staying) for note in _supporting(line)}
    homes: dict[str, str] = {}
    for insight in fresh.insights:
        carrying = _supporting(insight)
        places = said if not cited.keys() >= set(carrying) else cited
        owners = [places[note] for note in carrying if note in places]
        if insight.id in ids:
            homes[insight.id] = insight.id
        elif owners and 2 * len(owners) >= len(carrying):
            homes[insight.id] = max(owners, key=owners.count)
    return homes


def _supporting(insight: Insight) -> list[str]:
    return [c.note for c in insight.citations if c.role is Role.SUPPORTS]


def _joined(kept: Insight, repeats: Iterable[Insight]) -> Insight:
    """The insight with the other notes of those that say the same, which add nothing to it."""
    citations = kept.citations
    for repeat in repeats:
        there = {citation.note for citation in citations}
        more = tuple(citation for citation in repeat.citations if citation.note not in there)
        citations += more if repeat.id == kept.id else as_also(more)
    return kept.model_copy(update={"citations": citations})


def _with_own_lines(draft: Draft, lines: Iterable[Insight]) -> Draft:
    """The draft with each of these lines whose note nothing cites; last, unless it has a place."""
    cited = {citation.note for citation in draft.citations}
    missing = {line.id: line for line in lines if not {c.note for c in line.citations} <= cited}
    placed = {insight.id for insight in draft.insights}
    draft = mapped(draft, insight=lambda one: missing.get(one.id, one))
    last = tuple(line for line in missing.values() if line.id not in placed)
    if not last:
        return draft
    if draft.themes:
        *others, home = draft.themes
        return with_themes(draft, (*others, with_insights(home, (*home.insights, *last))))
    title, made_of = last[0].text.rstrip("."), last[0].id
    return with_themes(draft, (Theme(id=line_id(made_of, "theme"), title=title, insights=last),))


def _renamed(theme: Theme, used: set[str]) -> Theme:
    """The theme with an id that nothing that stands has."""
    while theme.id in used:
        theme = theme.model_copy(update={"id": line_id(theme.id, "beside")})
    return theme
