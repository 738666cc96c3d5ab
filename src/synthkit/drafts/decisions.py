"""What a person can decide about sections and notes; each decision applies itself.

A decision names its line by id and by what it was. What a person touched is the person's from then
on (`Origin.PERSON`), ids never change, and every note of a section stays in one state: cited, left
out or, once brought back, not yet summarised. An approval is void after any other decision. Where a
line is gone that a person worded, it is put back as it stood; nothing here raises.
"""

import datetime as dt
from abc import abstractmethod
from collections.abc import Collection, Mapping
from typing import Annotated, Final, Literal

from pydantic import Field

from synthkit.drafts.citing import merged
from synthkit.drafts.settled_themes import ThemeEdit, arranged
from synthkit.drafts.tree import (
    leave_out,
    mapped,
    with_insights,
    with_left_out,
    with_themes,
    withdraw,
    without,
)
from synthkit.model.base import FrozenModel
from synthkit.model.note import LeftOutReason, PlacedBy, Placement
from synthkit.model.synthesis import (
    Citation,
    Draft,
    Insight,
    LeftOut,
    Origin,
    Section,
    Tension,
    Theme,
    ThemeProposal,
)

_BY_PERSON: Final[dict[str, object]] = {"origin": Origin.PERSON}


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


class SectionDecision(FrozenModel):
    """A decision about the section of one question, given by its number."""

    question: int

    @property
    def worded(self) -> str:
        """What a person put in words of their own; empty where nothing is."""
        return ""

    @abstractmethod
    def apply(self, section: Section, at: dt.datetime) -> Section:
        """The section with what was decided ``at`` that time."""


class NoteDecision(FrozenModel):
    """A decision about where notes belong."""

    notes: tuple[str, ...]

    @abstractmethod
    def place(self, placed: Mapping[str, Placement]) -> dict[str, Placement]:
        """A person's placements, by note, after this decision."""


class Retitle(SectionDecision):
    """Another title over a theme."""

    kind: Literal["retitle"] = "retitle"
    theme: str
    was: str
    title: str

    @property
    def worded(self) -> str:
        """The new words."""
        return self.title

    def apply(self, section: Section, at: dt.datetime) -> Section:
        """The theme is the person's; its insights stay whose they are."""

        def titled(theme: Theme) -> Theme:
            update = {"title": self.title} | _BY_PERSON
            return theme.model_copy(update=update) if theme.id == self.theme else theme

        return edited(section, mapped(section.draft, theme=titled), at)


class Reword(SectionDecision):
    """Other words for an insight; its sources stay."""

    kind: Literal["reword"] = "reword"
    line: str
    was: Line
    text: str

    @property
    def worded(self) -> str:
        """The new words."""
        return self.text

    def apply(self, section: Section, at: dt.datetime) -> Section:
        """The line is the person's."""
        draft = _with_line(section, self.line, self.was)
        changed = _changed(draft, self.line, {"text": self.text} | _BY_PERSON)
        return edited(section, changed, at)


class Move(SectionDecision):
    """An insight last under another theme; a theme that it leaves empty goes."""

    kind: Literal["move"] = "move"
    line: str
    was: Line
    theme: str

    def apply(self, section: Section, at: dt.datetime) -> Section:
        """The line is the person's."""
        draft = _with_line(section, self.line, self.was)
        if self.theme not in {theme.id for theme in draft.themes}:
            return section
        moved = insight_of(draft, self.line).model_copy(update=_BY_PERSON)

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

    def apply(self, section: Section, at: dt.datetime) -> Section:
        """The line is the person's, the other one goes."""
        draft = _with_line(section, self.line, self.was)
        gone = next((i for i in draft.insights if i.id == self.other), None)
        kept = insight_of(draft, self.line)
        citations = merged(kept.citations, gone.citations if gone else ())
        changed = _changed(draft, self.line, {"citations": citations} | _BY_PERSON)
        return edited(section, without(changed, {self.other}), at)


class RewordSide(SectionDecision):
    """Other words for one side of a tension, the first being 0."""

    kind: Literal["reword_side"] = "reword_side"
    tension: str
    side: int
    was: str
    text: str

    @property
    def worded(self) -> str:
        """The new words."""
        return self.text

    def apply(self, section: Section, at: dt.datetime) -> Section:
        """The tension is the person's."""

        def changed(tension: Tension) -> Tension:
            if tension.id != self.tension:
                return tension
            sides = list(tension.sides)
            sides[self.side] = sides[self.side].model_copy(update={"text": self.text})
            return tension.model_copy(update={"sides": tuple(sides)} | _BY_PERSON)

        return edited(section, mapped(section.draft, tension=changed), at)


class Drop(SectionDecision):
    """An insight or tension out of the document."""

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
            left.model_copy(update=_BY_PERSON) if left.note in out else left
            for left in draft.left_out
        )
        return _without_brought_back(edited(section, with_left_out(draft, left_out), at), out)


class LeaveOut(SectionDecision):
    """Notes out of the document; a line that rested on them alone goes with them."""

    kind: Literal["leave_out"] = "leave_out"
    notes: tuple[str, ...]
    reason: LeftOutReason

    def apply(self, section: Section, at: dt.datetime) -> Section:
        """What else such a line cited is left out as not covered."""
        by, reason = Origin.PERSON, self.reason
        out = (LeftOut(note=note, reason=reason, origin=by) for note in sorted(self.notes))
        return _without_brought_back(edited(section, leave_out(section.draft, out), at), self.notes)


class BringBack(SectionDecision):
    """Notes no longer left out: they wait for a line of their own."""

    kind: Literal["bring_back"] = "bring_back"
    notes: tuple[str, ...]

    def apply(self, section: Section, at: dt.datetime) -> Section:
        """The notes are in no state until the section is drafted anew."""
        left_out = (left for left in section.draft.left_out if left.note not in self.notes)
        changed = edited(section, with_left_out(section.draft, left_out), at)
        others = (note for note in section.brought_back if note not in self.notes)
        return changed.model_copy(update={"brought_back": (*others, *sorted(self.notes))})


class Approve(SectionDecision):
    """A section approved as it stands: later drafts keep all its lines.

    Attributes:
        by: the role of who approves, which the document then names.
    """

    kind: Literal["approve"] = "approve"
    by: str | None = None

    def apply(self, section: Section, at: dt.datetime) -> Section:
        """Who worded the lines stays as it is."""
        update = {"approved_at": at, "approved_by": self.by}
        provenance = section.provenance.model_copy(update=update)
        approved = tuple(line.id for line in (*section.draft.themes, *section.draft.lines))
        return section.model_copy(update={"provenance": provenance, "approved": approved})


class ArrangeThemes(SectionDecision):
    """The themes of a section named, merged and ordered; those not among them go.

    A theme that is not there yet waits for a draft, and so do the notes of one that went.
    """

    kind: Literal["arrange_themes"] = "arrange_themes"
    themes: tuple[ThemeEdit, ...]

    def apply(self, section: Section, at: dt.datetime) -> Section:
        """What is as wanted already is not touched."""
        draft = arranged(section.draft, self.themes)
        return section if draft == section.draft else edited(section, draft, at)


class KnowThemes(FrozenModel):
    """Which notes each theme of a question was settled over; changes no section.

    The titles that hold stand in synthkit.toml; this tells what a title means that has other words
    than the notes.
    """

    kind: Literal["know_themes"] = "know_themes"
    question: int
    themes: tuple[ThemeProposal, ...]


class TakeAsCurrent(SectionDecision):
    """A section is as the settings want it, though it was made before they were changed.

    Attributes:
        fingerprint: what a draft of today would have, see `section_fingerprint`.
    """

    kind: Literal["take_as_current"] = "take_as_current"
    fingerprint: str

    def apply(self, section: Section, at: dt.datetime) -> Section:  # noqa: ARG002 - as all decisions have it
        """The section, not stale."""
        update = {"fingerprint": self.fingerprint}
        return section.model_copy(
            update={"provenance": section.provenance.model_copy(update=update)}
        )


class Replace(SectionDecision):
    """Everything that people decided on the lines of a section makes way for a fresh draft.

    What was said about notes stays: left out, brought back, placed.
    """

    kind: Literal["replace"] = "replace"

    def apply(self, section: Section, at: dt.datetime) -> Section:  # noqa: ARG002 - as all decisions have it
        """The section, with nothing in it that a draft has to keep."""
        update = {"approved_at": None, "approved_by": None, "edited_at": None}
        provenance = section.provenance.model_copy(update=update)
        return section.model_copy(update={"provenance": provenance, "approved": ()})


class Place(NoteDecision):
    """Notes under a question, or under none for a reason."""

    kind: Literal["place"] = "place"
    question: int | None
    reason: LeftOutReason | None = None

    def place(self, placed: Mapping[str, Placement]) -> dict[str, Placement]:
        """In place of what was said of these notes before."""
        by, question, reason = PlacedBy.PERSON, self.question, self.reason
        return dict(placed) | {
            note: Placement(note=note, question=question, by=by, reason=reason)
            for note in self.notes
        }


class Unplace(NoteDecision):
    """A person's word on where notes belong taken back."""

    kind: Literal["unplace"] = "unplace"

    def place(self, placed: Mapping[str, Placement]) -> dict[str, Placement]:
        """What headings and engines say holds again."""
        return {note: one for note, one in placed.items() if note not in self.notes}


Decision = Annotated[
    Retitle
    | Reword
    | Move
    | Merge
    | RewordSide
    | Drop
    | LeaveOut
    | BringBack
    | Approve
    | ArrangeThemes
    | KnowThemes
    | TakeAsCurrent
    | Replace
    | Place
    | Unplace,
    Field(discriminator="kind"),
]


def edited(section: Section, draft: Draft, at: dt.datetime) -> Section:
    """The section with that draft, changed by a person; an approval is void."""
    update = {"edited_at": at, "approved_at": None, "approved_by": None}
    provenance = section.provenance.model_copy(update=update)
    return section.model_copy(update={"draft": draft, "provenance": provenance})


def line_of(draft: Draft, insight: str) -> Line:
    """The insight of that id as it stands.

    Raises:
        LookupError: if there is none.
    """
    for theme in draft.themes:
        for one in theme.insights:
            if one.id == insight:
                notes = tuple(citation.note for citation in one.citations)
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


def _with_line(section: Section, line: str, was: Line) -> Draft:
    """The section's draft with that line in it: put back as it stood, if it is gone."""
    draft = section.draft
    if any(insight.id == line for insight in draft.insights):
        return draft
    there = draft.speaks_of
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


def _without_brought_back(section: Section, notes: Collection[str]) -> Section:
    brought_back = tuple(note for note in section.brought_back if note not in notes)
    return section.model_copy(update={"brought_back": brought_back})
