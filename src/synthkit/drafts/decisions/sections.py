"""Decisions about a section as a whole, and about the themes that it is to have."""

import datetime as dt
from typing import Literal

from synthkit.drafts.decisions.base import SectionDecision, edited
from synthkit.drafts.settled_themes import ThemeEdit, arranged
from synthkit.drafts.tree import reordered
from synthkit.model.base import FrozenModel
from synthkit.model.synthesis import Section, ThemeProposal


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
