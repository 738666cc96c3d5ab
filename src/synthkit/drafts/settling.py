"""Themes that a person settles: how a section follows them, and what an engine is told of them.

The settled titles themselves are the workshop's. Pure functions: the time is handed in.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from synthkit.drafts.corrections import edited
from synthkit.errors import UsageMistake
from synthkit.model.base import FrozenModel
from synthkit.model.finding import Finding, Severity, Where
from synthkit.model.synthesis import Brief, Draft, Origin, Section, Theme, Theming
from synthkit.model.workshop import Others, SettledThemes


class ListedTheme(FrozenModel):
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


class WantedTheme(FrozenModel):
    """A theme as a person wants it.

    Attributes:
        listed: ids of the themes that it was; none of a new one, several where they are merged.
        pinned: as in `ListedTheme`.
    """

    title: str
    listed: tuple[str, ...] = ()
    pinned: bool = False


def settled_by(listed: Sequence[ListedTheme], wanted: Sequence[WantedTheme]) -> SettledThemes:
    """What is settled by that: all that is wanted, or where something is pinned, that alone.

    Beside what is pinned stands what a person put in other words, merged or added: that is the
    person's too.
    """
    if not any(theme.pinned for theme in wanted):
        return SettledThemes(titles=tuple(theme.title for theme in wanted))
    titles = {theme.id: theme.title for theme in listed}
    kept = (
        theme.title
        for theme in wanted
        if theme.pinned or [titles[one] for one in theme.listed] != [theme.title]
    )
    return SettledThemes(titles=tuple(kept), others=Others.ALLOWED)


def settled_over(
    listed: Sequence[ListedTheme], wanted: Sequence[WantedTheme]
) -> tuple[Theming, ...]:
    """The notes that each wanted theme is known to be about."""
    notes = {theme.id: theme.notes for theme in listed}
    return tuple(
        Theming(
            title=theme.title,
            notes=tuple(dict.fromkeys(note for one in theme.listed for note in notes[one])),
        )
        for theme in wanted
    )


def rearranged(section: Section, wanted: Sequence[WantedTheme], at: dt.datetime) -> Section:
    """The section with its themes named, merged and ordered as wanted, without the others.

    A theme that is not there yet waits for a draft, and so do the notes of one that went.

    Raises:
        UsageMistake: "theme_has_own_lines" if one that is to go holds lines that a person worded.
    """
    held = {theme.id: theme for theme in section.draft.themes}
    themes: list[Theme] = []
    for one in wanted:
        parts = [held.pop(theme) for theme in one.listed if theme in held]
        if parts:
            themes.append(_one_of(parts, one.title))
    for gone in held.values():
        if any(insight.origin is Origin.PERSON for insight in gone.insights):
            raise UsageMistake("theme_has_own_lines", title=gone.title)
    draft = section.draft.model_copy(update={"themes": tuple(themes)})
    return section if draft == section.draft else edited(section, draft, at)


def known_themes(
    brief: Brief, held: Iterable[Theming], meant: Mapping[str, tuple[str, ...]], there: set[str]
) -> tuple[Theming, ...]:
    """What an engine is told of themes by their notes; see `Brief.standing`.

    Args:
        brief: of the settings.
        held: themes of the section before that a person put right.
        meant: by title, the notes that a theme was settled over.
        there: ids of the notes that the engine is given.
    """
    by_title = {theming.title: theming.notes for theming in held}
    pinned = [theming.title for theming in brief.standing]
    told: list[Theming] = []
    for title in dict.fromkeys((*brief.titles, *pinned, *by_title)):
        notes = tuple(n for n in by_title.get(title) or meant.get(title, ()) if n in there)
        if notes or title in pinned or title in by_title:
            told.append(Theming(title=title, notes=notes))
    return tuple(told)


def in_settled_words(draft: Draft, titles: Sequence[str]) -> Draft:
    """The draft with the settled titles spelt as they were settled, and in their order."""
    spelt = {_bare(title): title for title in titles}
    rank = {title: place for place, title in enumerate(titles)}
    themes = [
        theme.model_copy(update={"title": spelt.get(_bare(theme.title), theme.title)})
        for theme in draft.themes
    ]
    themes.sort(key=lambda theme: rank.get(theme.title, len(rank)))
    return draft.model_copy(update={"themes": tuple(themes)})


def empty_themes(draft: Draft, brief: Brief, question: int) -> tuple[Finding, ...]:
    """A finding for each settled theme that no note was found for."""
    there = {theme.title for theme in draft.themes}
    return tuple(
        Finding(
            severity=Severity.INFO,
            code="settled_theme_without_notes",
            where=Where(question=question),
            values={"title": title},
        )
        for title in (*brief.titles, *(theming.title for theming in brief.standing))
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
