"""Themes that a person settled: how a draft follows them, and what an engine is told of them.

The settled titles themselves are the workshop's.
"""

from collections.abc import Iterable, Mapping, Sequence

from synthkit.drafts.tree import mapped, with_themes
from synthkit.model.base import FrozenModel
from synthkit.model.finding import Finding, Where
from synthkit.model.synthesis import Brief, Draft, Origin, Theme, ThemeProposal
from synthkit.model.workshop import Others, SettledThemes


class ThemeRow(FrozenModel):
    """A theme as a person is shown it, before anything is settled or after.

    Attributes:
        id: of the theme; of one that is only proposed, made of its title and notes.
        notes: ids of those that belong to it.
        pinned: it stays whatever becomes of the others.
    """

    id: str
    title: str
    notes: tuple[str, ...] = ()
    pinned: bool = False


class ThemeEdit(FrozenModel):
    """A theme as a person wants it.

    Attributes:
        rows: ids of the themes that it was; none of a new one, several where they are merged.
        pinned: as in `ThemeRow`.
    """

    title: str
    rows: tuple[str, ...] = ()
    pinned: bool = False


def settled_by(rows: Sequence[ThemeRow], edits: Sequence[ThemeEdit]) -> SettledThemes:
    """What is settled by that: all that is wanted, or where something is pinned, that alone.

    Beside what is pinned stands what a person put in other words, merged or added: that is the
    person's too.
    """
    if not any(theme.pinned for theme in edits):
        return SettledThemes(titles=tuple(theme.title for theme in edits))
    titles = {theme.id: theme.title for theme in rows}
    kept = (
        theme.title
        for theme in edits
        if theme.pinned or [titles[row] for row in theme.rows] != [theme.title]
    )
    return SettledThemes(titles=tuple(kept), others=Others.ALLOWED)


def settled_over(rows: Sequence[ThemeRow], edits: Sequence[ThemeEdit]) -> tuple[ThemeProposal, ...]:
    """The notes that each wanted theme is known to be about."""
    notes = {theme.id: theme.notes for theme in rows}
    return tuple(
        ThemeProposal(
            title=theme.title,
            notes=tuple(dict.fromkeys(note for row in theme.rows for note in notes[row])),
        )
        for theme in edits
    )


def arranged(draft: Draft, edits: Iterable[ThemeEdit]) -> Draft:
    """The draft with its themes named, merged and ordered as wanted, without the others."""
    there = {theme.id: theme for theme in draft.themes}
    parts = ([there[row] for row in edit.rows if row in there] for edit in edits)
    named = zip(parts, (edit.title for edit in edits), strict=True)
    return with_themes(draft, (_one_of(themes, title) for themes, title in named if themes))


def known_themes(
    brief: Brief,
    settled: Iterable[ThemeProposal],
    theme_notes: Mapping[str, tuple[str, ...]],
    there: set[str],
) -> tuple[ThemeProposal, ...]:
    """What an engine is told of themes by their notes; see `Brief.known_themes`.

    Args:
        brief: of the settings.
        settled: themes of the section before that a person put right.
        theme_notes: by title, the notes that a theme was settled over.
        there: ids of the notes that the engine is given.
    """
    by_title = {theme.title: theme.notes for theme in settled}
    pinned = [theme.title for theme in brief.known_themes]
    known: list[ThemeProposal] = []
    for title in dict.fromkeys((*brief.titles, *pinned, *by_title)):
        notes = tuple(n for n in by_title.get(title) or theme_notes.get(title, ()) if n in there)
        if notes or title in pinned or title in by_title:
            known.append(ThemeProposal(title=title, notes=notes))
    return tuple(known)


def in_settled_words(draft: Draft, titles: Sequence[str]) -> Draft:
    """The draft with the settled titles spelt as they were settled, and in their order."""
    spelt = {_bare(title): title for title in titles}
    rank = {title: place for place, title in enumerate(titles)}

    def respelt(theme: Theme) -> Theme:
        return theme.model_copy(update={"title": spelt.get(_bare(theme.title), theme.title)})

    made = mapped(draft, theme=respelt)
    return with_themes(made, sorted(made.themes, key=lambda t: rank.get(t.title, len(rank))))


def empty_themes(draft: Draft, brief: Brief, question: int) -> tuple[Finding, ...]:
    """A finding for each settled theme that no note was found for."""
    there = {theme.title for theme in draft.themes}
    return tuple(
        Finding.info("settled_theme_without_notes", Where(question=question), title=title)
        for title in (*brief.titles, *(theme.title for theme in brief.known_themes))
        if title not in there
    )


def _one_of(parts: Sequence[Theme], title: str) -> Theme:
    """The first of these themes under that title, with the insights of all."""
    insights = tuple(insight for part in parts for insight in part.insights)
    touched = len(parts) > 1 or parts[0].title != title
    origin = Origin.PERSON if touched else parts[0].origin
    return parts[0].model_copy(update={"title": title, "insights": insights, "origin": origin})


def _bare(title: str) -> str:
    return " ".join(title.casefold().split()).removesuffix(":")
