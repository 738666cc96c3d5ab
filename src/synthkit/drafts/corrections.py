"""What a person may put right in a section; each correction makes another section of it.

Pure functions: the time is handed in. What a person touched is the person's from then on
(`Origin.PERSON`), ids of themes and insights never change, and every note of the section stays in
one state: cited, left out or, once brought back, not yet summarised. An approval is void after any
other change.
"""

import datetime as dt
from collections.abc import Callable, Collection, Iterable

from synthkit.drafts.tree import withdraw
from synthkit.errors import UsageMistake
from synthkit.model.note import LeftOutReason
from synthkit.model.synthesis import (
    Citation,
    Draft,
    Insight,
    LeftOut,
    Origin,
    Role,
    Section,
    Side,
    Tension,
    Theme,
)


def retitle(section: Section, theme: str, title: str, at: dt.datetime) -> Section:
    """The section with another title over that theme.

    Raises:
        UsageMistake: "no_words" if the title is empty.
    """
    words = _words(title).removesuffix(":").rstrip()
    update = {"title": _stated(words), "origin": Origin.PERSON}
    themes = tuple(
        held.model_copy(update=update) if held.id == theme else held
        for held in section.draft.themes
    )
    return edited(section, section.draft.model_copy(update={"themes": themes}), at)


def reword(section: Section, insight: str, text: str, at: dt.datetime) -> Section:
    """The section with that insight in other words; its sources stay.

    Raises:
        UsageMistake: "no_words" if the text is empty.
    """
    update = {"text": _stated(_words(text)), "origin": Origin.PERSON}
    changed = _with_insights(
        section.draft, lambda held: held.model_copy(update=update) if held.id == insight else held
    )
    return edited(section, changed, at)


def move(section: Section, insight: str, theme: str, at: dt.datetime) -> Section:
    """The section with that insight last under that theme; a theme that it leaves empty goes.

    Raises:
        UsageMistake: "already_there" if it stands there.
    """
    moved = insight_of(section, insight).model_copy(update={"origin": Origin.PERSON})
    themes: list[Theme] = []
    for held in section.draft.themes:
        staying = tuple(one for one in held.insights if one.id != insight)
        if held.id == theme and len(staying) < len(held.insights):
            raise UsageMistake("already_there", insight=insight, title=held.title)
        insights = (*staying, moved) if held.id == theme else staying
        if insights:
            themes.append(held.model_copy(update={"insights": insights}))
    return edited(section, section.draft.model_copy(update={"themes": tuple(themes)}), at)


def merge(section: Section, insight: str, other: str, at: dt.datetime) -> Section:
    """The section with the sources of both insights behind the words of the first.

    Raises:
        UsageMistake: "merged_with_itself" if they are the same.
    """
    if insight == other:
        raise UsageMistake("merged_with_itself", insight=insight)
    one, gone = insight_of(section, insight), insight_of(section, other)
    citations = merged_citations(one.citations, gone.citations)
    update = {"citations": citations, "origin": Origin.PERSON}

    def joined(held: Insight) -> Insight | None:
        if held.id == other:
            return None
        return held.model_copy(update=update) if held.id == insight else held

    return edited(section, _with_insights(section.draft, joined), at)


def leave_out(
    section: Section, notes: Collection[str], reason: LeftOutReason, at: dt.datetime
) -> Section:
    """The section without these notes; a line that rested on them alone goes with them.

    What else such a line cited is left out as not covered.
    """
    without = Draft(
        themes=_with_insights(section.draft, lambda held: _insight_without(held, notes)).themes,
        tensions=tuple(
            tension
            for tension in (_tension_without(held, notes) for held in section.draft.tensions)
            if tension
        ),
    )
    cited = {citation.note for citation in without.citations}
    freed = {c.note for c in section.draft.citations} - cited - set(notes)
    standing = (left for left in section.draft.left_out if left.note not in notes)
    draft = without.model_copy(
        update={
            "left_out": (
                *standing,
                *(LeftOut(note=n, reason=LeftOutReason.NOT_COVERED) for n in sorted(freed)),
                *(LeftOut(note=n, reason=reason, origin=Origin.PERSON) for n in sorted(notes)),
            )
        }
    )
    brought_back = tuple(note for note in section.brought_back if note not in notes)
    return edited(section, draft, at).model_copy(update={"brought_back": brought_back})


def bring_back(section: Section, notes: Collection[str], at: dt.datetime) -> Section:
    """The section with these notes no longer left out: they wait for a line of their own."""
    left_out = tuple(left for left in section.draft.left_out if left.note not in notes)
    brought_back = (*(n for n in section.brought_back if n not in notes), *sorted(notes))
    changed = edited(section, section.draft.model_copy(update={"left_out": left_out}), at)
    return changed.model_copy(update={"brought_back": brought_back})


def drop(section: Section, line: str, at: dt.datetime) -> Section:
    """The section without that insight or tension.

    The notes behind nothing else are left out by the person, so that no later draft says it again.
    """
    draft = withdraw(section.draft, {line})
    before = {left.note for left in section.draft.left_out}
    left_out = tuple(
        left if left.note in before else left.model_copy(update={"origin": Origin.PERSON})
        for left in draft.left_out
    )
    freed = {left.note for left in left_out} - before
    changed = edited(section, draft.model_copy(update={"left_out": left_out}), at)
    brought_back = tuple(note for note in section.brought_back if note not in freed)
    return changed.model_copy(update={"brought_back": brought_back})


def reword_side(section: Section, tension: str, side: int, text: str, at: dt.datetime) -> Section:
    """The section with one side of that tension, the first being 0, in other words.

    Raises:
        UsageMistake: "no_words" if the text is empty.
    """
    stated = _stated(_words(text))

    def changed(held: Tension) -> Tension:
        if held.id != tension:
            return held
        sides = list(held.sides)
        sides[side] = sides[side].model_copy(update={"text": stated})
        return held.model_copy(update={"sides": tuple(sides), "origin": Origin.PERSON})

    tensions = tuple(changed(held) for held in section.draft.tensions)
    return edited(section, section.draft.model_copy(update={"tensions": tensions}), at)


def approve(section: Section, at: dt.datetime, by: str | None = None) -> Section:
    """The section, approved as it stands: later drafts keep all its lines.

    Args:
        section: as it stands.
        at: the time, with time zone.
        by: the role of who approves, which the document then names.
    """
    update = {"approved_at": at, "approved_by": by}
    provenance = section.provenance.model_copy(update=update)
    approved = tuple(line.id for line in (*section.draft.themes, *section.draft.lines))
    return section.model_copy(update={"provenance": provenance, "approved": approved})


def tension_of(section: Section, tension: str) -> Tension:
    """The tension of that id.

    Raises:
        LookupError: if there is none.
    """
    for held in section.draft.tensions:
        if held.id == tension:
            return held
    raise LookupError(tension)


def insight_of(section: Section, insight: str) -> Insight:
    """The insight of that id.

    Raises:
        LookupError: if there is none.
    """
    for held in section.draft.insights:
        if held.id == insight:
            return held
    raise LookupError(insight)


def merged_citations(kept: Iterable[Citation], added: Iterable[Citation]) -> tuple[Citation, ...]:
    """One citation a note: the first, unless a later one carries the line and it does not."""
    by_note: dict[str, Citation] = {}
    for citation in (*kept, *added):
        standing = by_note.get(citation.note)
        if standing is None or (standing.role is Role.ALSO and citation.role is Role.SUPPORTS):
            by_note[citation.note] = citation
    return tuple(by_note.values())


def without_notes(citations: Iterable[Citation], notes: Collection[str]) -> tuple[Citation, ...]:
    """The citations without those notes; where none is left to carry the line, the first does."""
    left = tuple(citation for citation in citations if citation.note not in notes)
    if left and all(citation.role is Role.ALSO for citation in left):
        return (left[0].model_copy(update={"role": Role.SUPPORTS}), *left[1:])
    return left


def _insight_without(insight: Insight, notes: Collection[str]) -> Insight | None:
    if not any(citation.note in notes for citation in insight.citations):
        return insight
    citations = without_notes(insight.citations, notes)
    return insight.model_copy(update={"citations": citations}) if citations else None


def _tension_without(tension: Tension, notes: Collection[str]) -> Tension | None:
    """The tension, or None where one of its sides has nobody behind it any longer."""
    sides: list[Side] = []
    for side in tension.sides:
        citations = side.citations
        if any(citation.note in notes for citation in citations):
            citations = without_notes(citations, notes)
            if not citations:
                return None
        sides.append(side.model_copy(update={"citations": citations}))
    return tension.model_copy(update={"sides": tuple(sides)})


def _with_insights(draft: Draft, change: Callable[[Insight], Insight | None]) -> Draft:
    """The draft with each insight changed; one that becomes None goes, and an empty theme too."""
    themes: list[Theme] = []
    for theme in draft.themes:
        insights = tuple(made for made in map(change, theme.insights) if made is not None)
        if insights:
            themes.append(theme.model_copy(update={"insights": insights}))
    return draft.model_copy(update={"themes": tuple(themes)})


def edited(section: Section, draft: Draft, at: dt.datetime) -> Section:
    """The section with that draft, changed by a person; an approval is void."""
    void = {"approved_at": None, "approved_by": None}
    provenance = section.provenance.model_copy(update={"edited_at": at} | void)
    return section.model_copy(update={"draft": draft, "provenance": provenance})


def _words(text: str) -> str:
    return " ".join(text.split())


def _stated(words: str) -> str:
    if not words:
        raise UsageMistake("no_words")
    return words
