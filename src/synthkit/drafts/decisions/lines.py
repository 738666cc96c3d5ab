"""Decisions about titles and lines.

Each names its line by id and by what it was. Where a line is gone that a person worded, it is put
back as it stood.
"""

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Literal

from synthkit.drafts.citing import merged
from synthkit.drafts.decisions.base import (
    BY_PERSON,
    GONE,
    About,
    SectionDecision,
    edited,
    not_brought_back,
)
from synthkit.drafts.tree import (
    mapped,
    with_insights,
    with_left_out,
    with_themes,
    withdraw,
    without,
)
from synthkit.model.base import FrozenModel
from synthkit.model.citation import Citation
from synthkit.model.synthesis import Draft, Insight, Section, Tension, Theme


class Line(FrozenModel):
    """An insight as it stood when it was decided on.

    Attributes:
        notes: those behind it.
        theme: the id of the theme that it stood in, whose title was ``title``.
    """

    text: str
    notes: tuple[str, ...]
    theme: str
    title: str


class Retitle(SectionDecision):
    """Another title over a theme."""

    decides_on = "theme", "title"
    words_in = "title"

    kind: Literal["retitle"] = "retitle"
    theme: str
    was: str
    title: str

    def apply(self, section: Section, at: dt.datetime) -> Section:
        """The theme is the person's; its insights stay whose they are."""

        def titled(theme: Theme) -> Theme:
            update = {"title": self.title} | BY_PERSON
            return theme.model_copy(update=update) if theme.id == self.theme else theme

        return edited(section, mapped(section.draft, theme=titled), at)


class Reword(SectionDecision):
    """Other words for an insight; its sources stay."""

    decides_on = "line", "text"
    words_in = "text"

    kind: Literal["reword"] = "reword"
    line: str
    was: Line
    text: str

    def apply(self, section: Section, at: dt.datetime) -> Section:
        """The line is the person's."""
        draft = _with_line(section, self.line, self.was)
        changed = _changed(draft, self.line, {"text": self.text} | BY_PERSON)
        return edited(section, changed, at)


class RewordSide(SectionDecision):
    """Other words for one side of a tension, the first being 0."""

    words_in = "text"

    kind: Literal["reword_side"] = "reword_side"
    tension: str
    side: int
    was: str
    text: str

    @property
    def about(self) -> tuple[About, ...]:
        """The words of that side."""
        return ((self.tension, f"side {self.side}"),)

    def apply(self, section: Section, at: dt.datetime) -> Section:
        """The tension is the person's."""

        def changed(tension: Tension) -> Tension:
            if tension.id != self.tension:
                return tension
            sides = list(tension.sides)
            sides[self.side] = sides[self.side].model_copy(update={"text": self.text})
            return tension.model_copy(update={"sides": tuple(sides)} | BY_PERSON)

        return edited(section, mapped(section.draft, tension=changed), at)


class Move(SectionDecision):
    """An insight last under another theme; a theme that it leaves empty goes."""

    decides_on = "line", "place"

    kind: Literal["move"] = "move"
    line: str
    was: Line
    theme: str

    def apply(self, section: Section, at: dt.datetime) -> Section:
        """The line is the person's."""
        draft = _with_line(section, self.line, self.was)
        if self.theme not in {theme.id for theme in draft.themes}:
            return section
        moved = insight_of(draft, self.line).model_copy(update=BY_PERSON)

        def after(theme: Theme) -> Theme:
            staying = [insight for insight in theme.insights if insight.id != self.line]
            return with_insights(theme, (*staying, moved) if theme.id == self.theme else staying)

        return edited(section, with_themes(draft, map(after, draft.themes)), at)


class Merge(SectionDecision):
    """The sources of both insights behind the words of the first."""

    kind: Literal["merge"] = "merge"
    line: str
    was: Line
    other: str
    other_was: Line

    @property
    def about(self) -> tuple[About, ...]:
        """The notes of the one, and that there is the other."""
        return ((self.line, "sources"), (self.other, GONE))

    def apply(self, section: Section, at: dt.datetime) -> Section:
        """The line is the person's, the other one goes."""
        draft = _with_line(section, self.line, self.was)
        gone = next((i for i in draft.insights if i.id == self.other), None)
        kept = insight_of(draft, self.line)
        citations = merged(kept.citations, gone.citations if gone else ())
        changed = _changed(draft, self.line, {"citations": citations} | BY_PERSON)
        return edited(section, without(changed, {self.other}), at)


class Drop(SectionDecision):
    """An insight or tension out of the document."""

    decides_on = "line", GONE

    kind: Literal["drop"] = "drop"
    line: str
    was: str

    def apply(self, section: Section, at: dt.datetime) -> Section:
        """Its notes are left out by the person, so that no later draft says it again.

        Those behind other lines stay there.
        """
        before = {left.note for left in section.draft.left_out}
        draft = withdraw(section.draft, {self.line})
        out = {left.note for left in draft.left_out} - before
        left_out = (
            left.model_copy(update=BY_PERSON) if left.note in out else left
            for left in draft.left_out
        )
        return not_brought_back(edited(section, with_left_out(draft, left_out), at), out)


class Add(SectionDecision):
    """A line of a person's own, last under a theme; a theme that is not there is made.

    Attributes:
        line: its id.
        notes: those behind it; none where it says what no note does.
        brought: those of them that a person moves here from another question with it.
        theme: the id of the theme, whose title is ``title``.
    """

    decides_on = "line", "text"
    words_in = "text"

    kind: Literal["add"] = "add"
    line: str
    text: str
    notes: tuple[str, ...]
    brought: tuple[str, ...] = ()
    theme: str
    title: str

    def apply(self, section: Section, at: dt.datetime) -> Section:
        """The line is the person's, and so is a theme that is made for it."""
        was = Line(text=self.text, notes=self.notes, theme=self.theme, title=self.title)
        there = {theme.id for theme in section.draft.themes}
        draft = _with_line(section, self.line, was, self.brought)
        draft = _changed(draft, self.line, BY_PERSON)

        def made(theme: Theme) -> Theme:
            ours = theme.id == self.theme and theme.id not in there
            return theme.model_copy(update=BY_PERSON) if ours else theme

        return edited(section, mapped(draft, theme=made), at)


def line_of(draft: Draft, insight: str) -> Line:
    """The insight of that id as it stands.

    Raises:
        LookupError: if there is none.
    """
    for theme in draft.themes:
        for one in theme.insights:
            if one.id == insight:
                notes = tuple(citation.note for citation in one.sources)
                return Line(text=one.text, notes=notes, theme=theme.id, title=theme.title)
    raise LookupError(insight)


def insight_of(draft: Draft, insight: str) -> Insight:
    """The insight of that id.

    Raises:
        LookupError: if there is none.
    """
    for one in draft.insights:
        if one.id == insight:
            return one
    raise LookupError(insight)


def _with_line(section: Section, line: str, was: Line, brought: Collection[str] = ()) -> Draft:
    """The section's draft with that line in it: put back as it stood, if it is gone.

    It cites no note that the draft does not speak of, but for those that are brought with it.
    """
    draft = section.draft
    if any(insight.id == line for insight in draft.insights):
        return draft
    there = {*draft.speaks_of, *brought}
    citations = tuple(Citation(note=note) for note in was.notes if note in there)
    insight = Insight(id=line, text=was.text, citations=citations)
    home = next((theme.id for theme in draft.themes if theme.id == was.theme), None)
    if home is None:
        themes = (*draft.themes, Theme(id=was.theme, title=was.title, insights=(insight,)))
        back = with_themes(draft, themes)
    else:
        back = mapped(
            draft,
            theme=lambda t: with_insights(t, (*t.insights, insight)) if t.id == home else t,
        )
    return with_left_out(back, back.left_out)


def _changed(draft: Draft, line: str, update: Mapping[str, object]) -> Draft:
    def change(insight: Insight) -> Insight:
        return insight.model_copy(update=update) if insight.id == line else insight

    return mapped(draft, insight=change)
