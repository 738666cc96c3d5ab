"""What a person settled about the notes of a question, as far as its notes are still there."""

import datetime as dt
from collections.abc import Collection, Iterable

from synthkit.drafts.corrections import without_notes
from synthkit.model.base import FrozenModel
from synthkit.model.note import Note
from synthkit.model.synthesis import (
    Citation,
    Draft,
    Insight,
    LeftOut,
    Origin,
    Section,
    Tension,
    Theme,
    Theming,
)


class Held(FrozenModel):
    """What a person settled about the notes of a question.

    Attributes:
        themes: all of the section before, as they stood there, with the citations of notes that
            are still there; empty where nothing of them is to be held.
        tensions: those of the section before that a person settled, likewise.
        left_out: notes that a person left out.
        brought_back: notes that a person brought back.
        own_lines: an insight for each of these, for where nothing else cites it.
        edited_at: when a person last changed the section, if its lines are to be held.
        approved: ids of the lines that a person approved, whoever worded them.
    """

    themes: tuple[Theme, ...] = ()
    tensions: tuple[Tension, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    brought_back: tuple[str, ...] = ()
    own_lines: tuple[Insight, ...] = ()
    edited_at: dt.datetime | None = None
    approved: tuple[str, ...] = ()

    def settles(self, line: Theme | Insight | Tension) -> bool:
        """Whether a person worded or approved that line."""
        return line.origin is Origin.PERSON or line.id in self.approved

    @property
    def kept(self) -> tuple[Insight, ...]:
        """The insights that a person settled."""
        return tuple(i for t in self.themes for i in t.insights if self.settles(i))

    @property
    def standing(self) -> tuple[Theme, ...]:
        """The themes that a person named, or put an insight under."""
        return tuple(
            theme
            for theme in self.themes
            if self.settles(theme) or any(self.settles(insight) for insight in theme.insights)
        )

    @property
    def themings(self) -> tuple[Theming, ...]:
        """The standing themes as an engine is told of them."""
        return tuple(
            Theming(title=theme.title, notes=cited_by(theme.insights)) for theme in self.standing
        )


def held_in(section: Section | None, notes: Iterable[Note]) -> Held:
    """What a person settled in a section, as far as it is about these notes."""
    if section is None:
        return Held()
    there = {note.id for note in notes}
    left_out = tuple(
        left
        for left in section.draft.left_out
        if left.origin is Origin.PERSON and left.note in there
    )
    citable = there - {left.note for left in left_out}
    settled = section.draft if section.is_settled else Draft()
    tensions = (
        tension
        for tension in settled.tensions
        if tension.origin is Origin.PERSON or tension.id in section.approved
    )
    return Held(
        themes=tuple(_still_cited(theme, citable) for theme in settled.themes),
        tensions=tuple(_tension_still_cited(tension, citable) for tension in tensions),
        left_out=left_out,
        brought_back=tuple(note for note in section.brought_back if note in citable),
        edited_at=section.provenance.edited_at,
        approved=section.approved,
    )


def about_notes_only(held: Held) -> Held:
    """What is about notes alone, for a section whose lines are to be replaced."""
    return Held(left_out=held.left_out, brought_back=held.brought_back)


def cited_by(insights: Iterable[Insight]) -> tuple[str, ...]:
    """The notes behind these insights, each once, in order."""
    return tuple(dict.fromkeys(c.note for insight in insights for c in insight.citations))


def _still_cited(theme: Theme, there: Collection[str]) -> Theme:
    insights = tuple(
        insight.model_copy(update={"citations": _among(insight.citations, there)})
        for insight in theme.insights
    )
    return theme.model_copy(update={"insights": insights})


def _tension_still_cited(tension: Tension, there: Collection[str]) -> Tension:
    one, other = (
        side.model_copy(update={"citations": _among(side.citations, there)})
        for side in tension.sides
    )
    return tension.model_copy(update={"sides": (one, other)})


def _among(citations: tuple[Citation, ...], there: Collection[str]) -> tuple[Citation, ...]:
    gone = {citation.note for citation in citations if citation.note not in there}
    return without_notes(citations, gone) if gone else citations
