"""The one place that rebuilds a draft: maps its parts, takes out, cites, joins, orders.

Pure functions. A theme that loses its last insight goes, and so does a tension that loses a side.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

from synthkit.drafts.citing import merged, without_notes
from synthkit.model.citation import Citation, Role
from synthkit.model.note import LeftOutReason, Note
from synthkit.model.synthesis import Draft, Insight, LeftOut, Origin, Side, Tension, Theme

T = TypeVar("T")
P = TypeVar("P", Insight, Theme)
Change = Callable[[T], T | None]
Recite = Callable[[str, tuple[Citation, ...]], tuple[Citation, ...]]
_Rank = Callable[[Iterable[Insight]], tuple[int, int]]


def _unchanged(part: T) -> T:
    return part


def mapped(
    draft: Draft,
    *,
    theme: Change[Theme] = _unchanged,
    insight: Change[Insight] = _unchanged,
    tension: Change[Tension] = _unchanged,
    side: Change[Side] = _unchanged,
) -> Draft:
    """The draft with each part changed; a part that becomes None goes.

    Insights are changed before the theme they stand in, sides before their tension.
    """
    themes = (theme(one) for one in _themes(draft.themes, insight))
    tensions = (tension(one) for one in _tensions(draft.tensions, side))
    return with_lines(draft, _kept(themes), _kept(tensions))


def with_lines(draft: Draft, themes: Iterable[Theme], tensions: Iterable[Tension]) -> Draft:
    """The draft with these themes and tensions instead; a theme without insights goes."""
    update = {"themes": tuple(t for t in themes if t.insights), "tensions": tuple(tensions)}
    return draft.model_copy(update=update)


def with_themes(draft: Draft, themes: Iterable[Theme]) -> Draft:
    """The draft with these themes in place of its own; one without insights goes."""
    return with_lines(draft, themes, draft.tensions)


def with_insights(theme: Theme, insights: Iterable[Insight]) -> Theme:
    """The theme with these insights in place of its own."""
    return theme.model_copy(update={"insights": tuple(insights)})


def recited(draft: Draft, recite: Recite) -> Draft:
    """The draft with the citations of each line changed; a line that loses its last one goes.

    Args:
        draft: the draft.
        recite: is given the id of an insight, or the `side_id` of a side, and its citations.
    """

    def of_insight(insight: Insight) -> Insight | None:
        citations = recite(insight.id, insight.citations)
        if insight.citations and not citations:
            return None
        return insight.model_copy(update={"citations": citations})

    def of_tension(tension: Tension) -> Tension | None:
        sides = [
            side.model_copy(update={"citations": recite(side_id(tension, at), side.citations)})
            for at, side in enumerate(tension.sides)
        ]
        cited = all(side.citations for side in sides)
        return tension.model_copy(update={"sides": tuple(sides)}) if cited else None

    return mapped(draft, insight=of_insight, tension=of_tension)


def without(draft: Draft, lines: Collection[str]) -> Draft:
    """The draft without the insights, tensions and themes of these ids."""

    def kept(part: T) -> T | None:
        return None if getattr(part, "id", None) in lines else part

    return mapped(draft, theme=kept, insight=kept, tension=kept)


def withdraw(draft: Draft, lines: Collection[str]) -> Draft:
    """The draft `without` these lines, and what nothing cites any longer left out as not covered.

    Such a note was part of the conversation, and the document does not say it.
    """
    rest = without(draft, lines)
    cited = {citation.note for citation in rest.citations}
    freed = dict.fromkeys(c.note for c in draft.citations if c.note not in cited)
    return _with_more_left_out(rest, freed, LeftOutReason.NOT_COVERED)


def complete(draft: Draft, notes: Iterable[Note], reason: LeftOutReason) -> Draft:
    """The draft with every note that it does not speak of left out for that reason."""
    spoken_of = draft.speaks_of
    missing = [note.id for note in notes if note.id not in spoken_of]
    return _with_more_left_out(draft, missing, reason)


def leave_out(draft: Draft, left_out: Iterable[LeftOut]) -> Draft:
    """The draft with these notes left out; a line that rested on them alone goes with them.

    What else such a line cited is left out as not covered.
    """
    out = tuple(left_out)
    notes = {left.note for left in out}
    rest = recited(draft, lambda _line, citations: without_notes(citations, notes))
    before = {citation.note for citation in draft.citations}
    more = sorted(before - {citation.note for citation in rest.citations} - notes)
    staying = [left for left in draft.left_out if left.note not in notes]
    staying += [LeftOut(note=note, reason=LeftOutReason.NOT_COVERED) for note in more]
    return rest.model_copy(update={"left_out": (*staying, *out)})


def with_left_out(draft: Draft, left_out: Iterable[LeftOut]) -> Draft:
    """The draft with those of the left-outs that it does not cite; the last word on each note."""
    cited = {citation.note for citation in draft.citations}
    by_note = {left.note: left for left in left_out if left.note not in cited}
    return draft.model_copy(update={"left_out": tuple(by_note.values())})


def cite(draft: Draft, more: Mapping[str, Iterable[Citation]]) -> Draft:
    """The draft with more citations behind some of its insights, by their ids."""

    def with_more(insight: Insight) -> Insight:
        if insight.id not in more:
            return insight
        citations = merged(insight.citations, more[insight.id])
        return insight.model_copy(update={"citations": citations})

    return mapped(draft, insight=with_more)


def join(draft: Draft, line: str, into: str) -> Draft:
    """The draft without that insight, its notes cited by another one, which says the same.

    Nothing changes where one of them is not there, or both are the same.
    """
    by_id = {insight.id: insight for insight in draft.insights}
    if line == into or line not in by_id or into not in by_id:
        return draft
    there = {citation.note for citation in by_id[into].citations}
    also = as_also(c for c in by_id[line].citations if c.note not in there)
    return cite(without(draft, {line}), {into: also})


def reordered(draft: Draft, order: Iterable[tuple[str, str, Sequence[str]]]) -> Draft:
    """The draft with its themes and insights in that order; what is not named comes after it.

    Args:
        draft: the draft.
        order: themes, each by id, title and the ids of its insights. One that is not there is made
            a person's, with that title; so is what stands elsewhere now.
    """
    wanted = tuple(order)
    before = {theme.id: [insight.id for insight in theme.insights] for theme in draft.themes}
    insights = {insight.id: insight for insight in draft.insights}
    named = {line for _, _, lines in wanted for line in lines}
    left = {theme.id: theme for theme in draft.themes}
    themes: list[Theme] = []
    for theme_id, title, lines in wanted:
        stood = before.get(theme_id, [])
        moved = {line for line in lines if line not in stood} | _out_of_place(lines, stood)
        here = [
            _by_person(insights[line]) if line in moved else insights[line]
            for line in lines
            if line in insights
        ]
        here += [insights[line] for line in stood if line not in named]
        theme = left.pop(theme_id, None)
        if theme is not None:
            themes.append(with_insights(theme, here))
        elif here:
            made = Theme(id=theme_id, title=title, insights=tuple(here), origin=Origin.PERSON)
            themes.append(made)
    themes += [
        with_insights(theme, (i for i in theme.insights if i.id not in named))
        for theme in left.values()
    ]
    elsewhere = _out_of_place([theme.id for theme in themes if theme.insights], list(before))
    return with_themes(draft, (_by_person(t) if t.id in elsewhere else t for t in themes))


def _by_person(part: P) -> P:
    return part.model_copy(update={"origin": Origin.PERSON})


def _out_of_place(order: Sequence[str], before: Sequence[str]) -> frozenset[str]:
    """What stands elsewhere among the others than it did: as little of it as will do."""
    here = [item for item in before if item in order]
    now = [item for item in order if item in before]
    staying: set[str] = set()
    for block in SequenceMatcher(None, here, now, autojunk=False).get_matching_blocks():
        staying |= set(here[block.a : block.a + block.size])
    return frozenset(here) - staying


def as_also(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    """The citations as of notes that say the same and add nothing; what is near stays near."""
    update = {"role": Role.ALSO, "quote": None}
    return tuple(c.model_copy(update=update) if c.is_source else c for c in citations)


def side_id(tension: Tension, at: int) -> str:
    """What names a side of a tension, 0 or 1."""
    return f"{tension.id} {at}"


def by_support(draft: Draft, notes: Collection[Note]) -> Draft:
    """The draft with its themes, and the insights in each, by how many groups stand behind them."""
    ordered, rank = insights_by_support(draft, notes), _rank(notes)
    return with_themes(ordered, sorted(ordered.themes, key=lambda theme: rank(theme.insights)))


def insights_by_support(draft: Draft, notes: Collection[Note]) -> Draft:
    """The draft with the insights of each theme by how many groups stand behind them."""
    rank = _rank(notes)

    def ordered(theme: Theme) -> Theme:
        return with_insights(theme, sorted(theme.insights, key=lambda insight: rank((insight,))))

    return mapped(draft, theme=ordered)


def _themes(themes: Iterable[Theme], change: Change[Insight]) -> list[Theme]:
    changed = (with_insights(theme, _kept(map(change, theme.insights))) for theme in themes)
    return [theme for theme in changed if theme.insights]


def _tensions(tensions: Iterable[Tension], change: Change[Side]) -> list[Tension]:
    changed = [(tension, _kept(map(change, tension.sides))) for tension in tensions]
    return [
        tension.model_copy(update={"sides": tuple(sides)})
        for tension, sides in changed
        if len(sides) == len(tension.sides)
    ]


def _kept(parts: Iterable[T | None]) -> list[T]:
    return [part for part in parts if part is not None]


def _with_more_left_out(draft: Draft, notes: Iterable[str], reason: LeftOutReason) -> Draft:
    more = tuple(LeftOut(note=note, reason=reason) for note in notes)
    return draft.model_copy(update={"left_out": draft.left_out + more})


def _rank(notes: Iterable[Note]) -> _Rank:
    """Ranks insights by how many groups, and then notes, stand behind them; the most sort first."""
    voices = {note.id: note.voice for note in notes}

    def rank(insights: Iterable[Insight]) -> tuple[int, int]:
        # A line that a person settled may rest on a note that the engine was not given.
        cited = {c.note for insight in insights for c in insight.sources}
        groups = {voices[note] for note in cited if note in voices}
        return -len(groups), -len(cited)

    return rank
