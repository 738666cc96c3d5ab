"""A new draft woven in around what a person settled in the section before it.

The engine is told what stands, but nothing depends on its keeping to it: the insights, titles and
left-out notes that are a person's are put back here, with their ids, words and places, whatever
the engine made. What it would have made otherwise is listed as findings.
"""

from collections.abc import Iterable

from synthkit.drafts.held import Held, cited_by
from synthkit.drafts.ledger import seal
from synthkit.drafts.tree import complete
from synthkit.model.base import Result
from synthkit.model.finding import Finding, Severity, Where
from synthkit.model.note import LeftOutReason, Note
from synthkit.model.synthesis import (
    Draft,
    Insight,
    Origin,
    Role,
    Tension,
    Theme,
    line_id,
)


def weave(fresh: Draft, held: Held, question: int, notes: tuple[Note, ...]) -> Result[Draft]:
    """The fresh draft with all that is held put back in its place.

    What is woven once may be mended by the engine and woven again.

    Args:
        fresh: speaks of all these notes but those that a person left out.
        held: as `held_in` gives it for the same notes.
        question: the number, for the findings.
        notes: of the question.
    """
    loom = _Loom(fresh, held, question)
    woven = fresh.model_copy(update={"themes": loom.themes()}) if held.standing else fresh
    woven = woven.model_copy(update={"tensions": loom.tensions()})
    woven = _with_own_lines(woven, held.own_lines)
    cited = {citation.note for citation in woven.citations}
    by_person = {left.note for left in held.left_out}
    left_out = tuple(left for left in fresh.left_out if left.note not in cited | by_person)
    woven = woven.model_copy(update={"left_out": (*left_out, *held.left_out)})
    woven = complete(woven, notes, LeftOutReason.NOT_COVERED)
    return Result(seal(woven, notes), tuple(loom.findings))


def lost_titles(draft: Draft, held: Held, question: int) -> tuple[Finding, ...]:
    """A finding for each theme that a person named and that no insight is left for."""
    there = {theme.id for theme in draft.themes}
    return tuple(
        Finding(
            severity=Severity.WARNING,
            code="kept_title_without_notes",
            where=Where(question=question),
            values={"title": theme.title},
        )
        for theme in held.standing
        if held.settles(theme) and theme.id not in there
    )


class _Loom:
    """One weaving."""

    def __init__(self, fresh: Draft, held: Held, question: int) -> None:
        self.fresh = fresh
        self.held = held
        self.question = question
        self.findings: list[Finding] = []

    def themes(self) -> tuple[Theme, ...]:
        """The themes of the fresh draft and those that stand, each of these at its place."""
        pairs = _pairs(self.held.standing, self.fresh.themes)
        staying = {theme.id: self._staying(theme, pairs) for theme in self.held.standing}
        kept = {insight.id: insight for held in staying.values() for insight in held}
        taken = self._without_repeats(kept)
        staying = {theme: tuple(kept[i.id] for i in held) for theme, held in staying.items()}
        paired = set(pairs.values())
        used = {theme.id for theme in self.held.standing} | set(kept)
        made = [
            _renamed(theme.model_copy(update={"insights": taken[theme.id]}), used)
            for theme in self.fresh.themes
            if theme.id not in paired and taken[theme.id]
        ]
        for index, theme in enumerate(self.held.themes):
            if theme.id in staying:
                match = pairs.get(theme.id)
                woven = self._woven(theme, staying[theme.id], taken[match] if match else ())
                if woven:
                    made.insert(index, woven)
        self._tell_of_titles(pairs)
        return tuple(made)

    def tensions(self) -> tuple[Tension, ...]:
        """Those that stand, then those of the fresh draft that are not one of them over again."""
        held = self.held.tensions
        for tension in held:
            if not all(side.citations for side in tension.sides):
                text = " – ".join(side.text for side in tension.sides)
                where = Where(question=self.question, tension=tension.id)
                self._tell_of("kept_without_notes", where, text=text)
        ids = {tension.id for tension in held}
        cited = [{citation.note for citation in tension.citations} for tension in held]
        made = (
            tension
            for tension in self.fresh.tensions
            if tension.id not in ids
            and not any({c.note for c in tension.citations} <= notes for notes in cited)
        )
        return (*held, *made)

    def _staying(self, theme: Theme, pairs: dict[str, str]) -> tuple[Insight, ...]:
        """A person's insights; where there is none and nothing new to put there, the old ones."""
        kept = tuple(i for i in theme.insights if self.held.settles(i))
        if kept or theme.id in pairs:
            return kept
        return tuple(insight for insight in theme.insights if insight.citations)

    def _without_repeats(self, kept: dict[str, Insight]) -> dict[str, tuple[Insight, ...]]:
        """The fresh insights by theme, without those that say what stays anyway.

        Their other notes say the same as the insight that stays, and are cited by it as such.
        """
        owner = {c.note: i.id for i in reversed(kept.values()) for c in i.citations}
        taken: dict[str, tuple[Insight, ...]] = {}
        for theme in self.fresh.themes:
            own: list[Insight] = []
            for insight in theme.insights:
                home = insight.id if insight.id in kept else _home(insight, owner)
                if home is None:
                    own.append(insight)
                    continue
                kept[home] = self._joined(kept[home], insight)
            taken[theme.id] = tuple(own)
        return taken

    def _joined(self, kept: Insight, repeat: Insight) -> Insight:
        if kept.text != repeat.text and self.held.settles(kept):
            self._tell("kept_insight", kept.id, text=kept.text, other=repeat.text)
        cited = {citation.note for citation in kept.citations}
        added = [citation for citation in repeat.citations if citation.note not in cited]
        if repeat.id != kept.id:
            update = {"role": Role.ALSO, "quote": None}
            added = [citation.model_copy(update=update) for citation in added]
        return kept.model_copy(update={"citations": (*kept.citations, *added)})

    def _woven(
        self, theme: Theme, staying: tuple[Insight, ...], fresh: tuple[Insight, ...]
    ) -> Theme | None:
        """A standing theme: what stays at its place, the fresh insights around it."""
        places = {insight.id: place for place, insight in enumerate(theme.insights)}
        insights = list(fresh)
        for insight in staying:
            insights.insert(places[insight.id], insight)
            if not insight.citations:
                self._tell("kept_without_notes", insight.id, text=insight.text)
        if not insights:
            insights = [insight for insight in theme.insights if insight.citations]
        return theme.model_copy(update={"insights": tuple(insights)}) if insights else None

    def _tell_of_titles(self, pairs: dict[str, str]) -> None:
        titles = {theme.id: theme.title for theme in self.fresh.themes}
        for theme in self.held.standing:
            other = titles.get(pairs.get(theme.id, ""), theme.title)
            if other != theme.title:
                where = Where(question=self.question, theme=theme.id)
                values: dict[str, str | int] = {"title": theme.title, "other": other}
                self.findings.append(
                    Finding(severity=Severity.INFO, code="kept_title", where=where, values=values)
                )

    def _tell(self, code: str, insight: str, **values: str) -> None:
        self._tell_of(code, Where(question=self.question, insight=insight), **values)

    def _tell_of(self, code: str, where: Where, **values: str) -> None:
        severity = Severity.WARNING if code == "kept_without_notes" else Severity.INFO
        self.findings.append(
            Finding(severity=severity, code=code, where=where, values=dict(values))
        )


def _pairs(standing: tuple[Theme, ...], fresh: tuple[Theme, ...]) -> dict[str, str]:
    """The fresh theme that takes up each standing one: the same, or on the most of its notes.

    The notes of a person's insights do not count beside others: they may have been moved there
    from another theme, and the engine knows them in that one.
    """
    alike = sorted(
        (theme.id != made.id, theme.title != made.title, -common, at, place)
        for at, theme in enumerate(standing)
        for place, made in enumerate(fresh)
        if (common := len(_own(theme) & set(cited_by(made.insights))))
        or theme.id == made.id
        or theme.title == made.title
    )
    pairs: dict[str, str] = {}
    taken: set[int] = set()
    for *_, at, place in alike:
        if standing[at].id not in pairs and place not in taken:
            pairs[standing[at].id] = fresh[place].id
            taken.add(place)
    return pairs


def _own(theme: Theme) -> set[str]:
    """The notes of the engine's insights, or of a person's where there are no others."""
    engines = [i for i in theme.insights if i.origin is Origin.ENGINE]
    return set(cited_by(engines or theme.insights))


def _with_own_lines(draft: Draft, lines: Iterable[Insight]) -> Draft:
    """The draft with each of these lines whose note nothing cites; last, unless it has a place."""
    cited = {citation.note for citation in draft.citations}
    missing = {line.id: line for line in lines if not {c.note for c in line.citations} <= cited}
    placed = {insight.id for insight in draft.insights}
    themes = [
        theme.model_copy(
            update={"insights": tuple(missing.get(one.id, one) for one in theme.insights)}
        )
        for theme in draft.themes
    ]
    for line in (line for line in missing.values() if line.id not in placed):
        if themes:
            last = themes[-1]
            themes[-1] = last.model_copy(update={"insights": (*last.insights, line)})
        else:
            title = line.text.rstrip(".")
            themes.append(Theme(id=line_id(line.id, "theme"), title=title, insights=(line,)))
    return draft.model_copy(update={"themes": tuple(themes)})


def _home(insight: Insight, owner: dict[str, str]) -> str | None:
    """The insight that stays and has all the notes that this one rests on."""
    carrying = [c.note for c in insight.citations if c.role is Role.SUPPORTS]
    homes = [owner.get(note) for note in carrying]
    return homes[0] if homes and all(homes) else None


def _renamed(theme: Theme, used: set[str]) -> Theme:
    """The theme with ids that nothing that stands has."""
    while theme.id in used:
        theme = theme.model_copy(update={"id": line_id(theme.id, "beside")})
    return theme
