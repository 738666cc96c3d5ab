"""What all decisions have in common."""

import datetime as dt
from abc import abstractmethod
from collections.abc import Collection, Mapping
from typing import ClassVar, Final

from synthkit.model.base import FrozenModel
from synthkit.model.note import Placement
from synthkit.model.synthesis import Draft, Origin, Section

BY_PERSON: Final[dict[str, object]] = {"origin": Origin.PERSON}


# What a decision is about: an id, and which side of it. Two that are about the same disagree.
About = tuple[str, str]
# Of a line that is no more, which goes against all that is decided of it.
GONE: Final = "gone"
# Of a question, whose number is the id: how its themes and lines are arranged.
ORDER: Final = "order"


class SectionDecision(FrozenModel):
    """A decision about the section of one question, given by its number."""

    # The field with the id of what it decides on, and which side of that.
    decides_on: ClassVar[About] = ("question", ORDER)
    # The field with what a person put in words of their own, if anything is.
    words_in: ClassVar[str] = ""

    question: int

    @property
    def about(self) -> tuple[About, ...]:
        """What it decides on; where it is nothing smaller, the arrangement of the section."""
        field, side = self.decides_on
        return ((str(getattr(self, field)), side),)

    @property
    def worded(self) -> str:
        """What a person put in words of their own; empty where nothing is."""
        return str(getattr(self, self.words_in)) if self.words_in else ""

    @abstractmethod
    def apply(self, section: Section, at: dt.datetime) -> Section:
        """The section with what was decided ``at`` that time."""


class NoteDecision(FrozenModel):
    """A decision about where notes belong."""

    notes: tuple[str, ...]

    @property
    def about(self) -> tuple[About, ...]:
        """Each of the notes."""
        return about_notes(self.notes)

    @abstractmethod
    def place(self, placed: Mapping[str, Placement]) -> dict[str, Placement]:
        """A person's placements, by note, after this decision."""


def about_notes(notes: Collection[str]) -> tuple[About, ...]:
    """What becomes of each of these notes."""
    return tuple((note, "state") for note in notes)


def edited(section: Section, draft: Draft, at: dt.datetime) -> Section:
    """The section with that draft, changed by a person; an approval is void.

    A comment on what was changed is answered by that.
    """
    update = {"edited_at": at, "approved_at": None, "approved_by": None}
    provenance = section.provenance.model_copy(update=update)
    before, after = words_of(section.draft), words_of(draft)
    comments = tuple(
        one
        for one in section.comments
        if one.line is None or before.get(one.line) == after.get(one.line)
    )
    return section.model_copy(
        update={"draft": draft, "provenance": provenance, "comments": comments}
    )


def words_of(draft: Draft) -> dict[str, str]:
    """The words of themes, insights and tensions, by id."""
    titles = {theme.id: theme.title for theme in draft.themes}
    return titles | {line.id: line.text for line in draft.lines}


def not_brought_back(section: Section, notes: Collection[str]) -> Section:
    """The section, in which none of these notes was brought back."""
    brought_back = tuple(note for note in section.brought_back if note not in notes)
    return section.model_copy(update={"brought_back": brought_back})
