"""Decisions about a section as a whole, the themes that it is to have, and where notes belong."""

import datetime as dt
from collections.abc import Mapping
from typing import Literal

from synthkit.drafts.decisions.base import (
    ORDER,
    About,
    NoteDecision,
    SectionDecision,
    about_notes,
    edited,
    not_brought_back,
)
from synthkit.drafts.settled_themes import ThemeEdit, arranged
from synthkit.drafts.tree import leave_out, reordered, with_left_out
from synthkit.model.base import FrozenModel
from synthkit.model.note import LeftOutReason, PlacedBy, Placement
from synthkit.model.provenance import Comment, RegisterEntry
from synthkit.model.synthesis import LeftOut, Origin, Section, ThemeProposal


class Approve(SectionDecision):
    """A section approved as it stands: later drafts keep all its lines.

    Attributes:
        by: the role of who approves, which the document then names.
    """

    decides_on = "question", "approval"

    kind: Literal["approve"] = "approve"
    by: str | None = None

    def apply(self, section: Section, at: dt.datetime) -> Section:
        """Who worded the lines stays as it is."""
        update = {"approved_at": at, "approved_by": self.by}
        provenance = section.provenance.model_copy(update=update)
        approved = tuple(line.id for line in (*section.draft.themes, *section.draft.lines))
        return section.model_copy(
            update={"provenance": provenance, "approved": approved, "comments": ()}
        )


class Remark(SectionDecision):
    """A comment in a document that came back, kept until somebody answers it."""

    kind: Literal["remark"] = "remark"
    comment: Comment

    @property
    def about(self) -> tuple[About, ...]:
        """Nothing that another comment could go against."""
        return ()

    @property
    def worded(self) -> str:
        """The comment."""
        return self.comment.text

    def apply(self, section: Section, at: dt.datetime) -> Section:  # noqa: ARG002 - as all decisions have it
        """The lines and an approval of them stay as they are."""
        return section.model_copy(update={"comments": (*section.comments, self.comment)})


class Register(SectionDecision):
    """What an organisation wrote beside a line, in place of what it wrote there before."""

    kind: Literal["register"] = "register"
    entry: RegisterEntry

    @property
    def about(self) -> tuple[About, ...]:
        """The place beside the line."""
        return ((self.entry.line, "register"),)

    @property
    def worded(self) -> str:
        """All of it."""
        return " ".join((self.entry.who, self.entry.answer, self.entry.by_when))

    def apply(self, section: Section, at: dt.datetime) -> Section:  # noqa: ARG002 - as all decisions have it
        """The lines and an approval of them stay as they are."""
        others = (one for one in section.registered if one.line != self.entry.line)
        return section.model_copy(update={"registered": (*others, self.entry)})


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


class OrderedTheme(FrozenModel):
    """A theme and the ids of its insights, in order."""

    theme: str
    title: str
    lines: tuple[str, ...]


class Reorder(SectionDecision):
    """Themes and insights in another order, and insights under other themes.

    What is not named keeps its theme and comes after the rest; a theme that is not there is made.
    """

    kind: Literal["reorder"] = "reorder"
    themes: tuple[OrderedTheme, ...]

    def apply(self, section: Section, at: dt.datetime) -> Section:
        """An insight that stands elsewhere now is the person's, as is a theme that does."""
        draft = reordered(section.draft, [(t.theme, t.title, t.lines) for t in self.themes])
        return section if draft == section.draft else edited(section, draft, at)


class KnowThemes(FrozenModel):
    """Which notes each theme of a question was settled over; changes no section.

    The titles that hold stand in synthkit.toml; this tells what a title means that has other words
    than the notes.
    """

    kind: Literal["know_themes"] = "know_themes"
    question: int
    themes: tuple[ThemeProposal, ...]

    @property
    def about(self) -> tuple[About, ...]:
        """The themes of the question."""
        return ((str(self.question), ORDER),)


class LeaveOut(SectionDecision):
    """Notes out of the document; a line that rested on them alone goes with them."""

    kind: Literal["leave_out"] = "leave_out"
    notes: tuple[str, ...]
    reason: LeftOutReason

    @property
    def about(self) -> tuple[About, ...]:
        """Each of the notes."""
        return about_notes(self.notes)

    def apply(self, section: Section, at: dt.datetime) -> Section:
        """What else such a line cited is left out as not covered."""
        by, reason = Origin.PERSON, self.reason
        out = (LeftOut(note=note, reason=reason, origin=by) for note in sorted(self.notes))
        return not_brought_back(edited(section, leave_out(section.draft, out), at), self.notes)


class BringBack(SectionDecision):
    """Notes no longer left out: they wait for a line of their own."""

    kind: Literal["bring_back"] = "bring_back"
    notes: tuple[str, ...]

    @property
    def about(self) -> tuple[About, ...]:
        """Each of the notes."""
        return about_notes(self.notes)

    def apply(self, section: Section, at: dt.datetime) -> Section:
        """The notes are in no state until the section is drafted anew."""
        left_out = (left for left in section.draft.left_out if left.note not in self.notes)
        changed = edited(section, with_left_out(section.draft, left_out), at)
        others = (note for note in section.brought_back if note not in self.notes)
        return changed.model_copy(update={"brought_back": (*others, *sorted(self.notes))})


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
