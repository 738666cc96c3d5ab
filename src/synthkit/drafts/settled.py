"""What people settled about the notes of a question, as far as its notes are still there."""

import datetime as dt
from collections.abc import Iterable, Mapping

from synthkit.drafts.citing import still_carrying
from synthkit.drafts.tree import mapped
from synthkit.model.base import FrozenModel
from synthkit.model.note import Note
from synthkit.model.provenance import Comment, RegisterEntry
from synthkit.model.synthesis import (
    Draft,
    Insight,
    LeftOut,
    Origin,
    Section,
    Side,
    Tension,
    Theme,
    ThemeProposal,
)
from synthkit.text.languages import DEFAULT, LanguageCode
from synthkit.text.similarity.polarity import shared_matter, statement

_SAME_MATTER = 0.5  # of the shorter one's words; one word such as "hemma" makes no source


class Settled(FrozenModel):
    """What people settled about the notes of a question.

    Attributes:
        themes: all of the section before, as they stood there, with the citations of notes that
            are still there; empty where no line of it is settled.
        tensions: those of the section before that a person settled, likewise.
        lost: ids of lines whose notes are all gone; one that never had any is the person's own.
        left_out: notes that a person left out.
        brought_back: notes that a person brought back.
        own_lines: an insight for each of these, for where nothing else cites it.
        edited_at: when a person last changed the section, if its lines are settled.
        approved: ids of the lines that a person approved, whoever worded them.
        comments: that nobody has answered.
        registered: what the organisation wrote beside lines.
    """

    themes: tuple[Theme, ...] = ()
    tensions: tuple[Tension, ...] = ()
    lost: frozenset[str] = frozenset()
    left_out: tuple[LeftOut, ...] = ()
    brought_back: tuple[str, ...] = ()
    own_lines: tuple[Insight, ...] = ()
    edited_at: dt.datetime | None = None
    approved: tuple[str, ...] = ()
    comments: tuple[Comment, ...] = ()
    registered: tuple[RegisterEntry, ...] = ()

    def settles(self, line: Theme | Insight | Tension) -> bool:
        """Whether a person worded or approved that line."""
        return line.origin is Origin.PERSON or line.id in self.approved

    @property
    def lines(self) -> tuple[Insight, ...]:
        """The insights that a person settled."""
        return tuple(i for theme in self.themes for i in theme.insights if self.settles(i))

    @property
    def kept_themes(self) -> tuple[Theme, ...]:
        """The themes that a person named, or put an insight under."""
        return tuple(
            theme
            for theme in self.themes
            if self.settles(theme) or any(self.settles(insight) for insight in theme.insights)
        )

    @property
    def proposals(self) -> tuple[ThemeProposal, ...]:
        """The kept themes as an engine is told of them."""
        return tuple(
            ThemeProposal(title=theme.title, notes=cited_by(theme.insights))
            for theme in self.kept_themes
        )


def settled_in(
    section: Section | None, notes: Iterable[Note], language: LanguageCode = DEFAULT
) -> Settled:
    """What people settled in a section, as far as it is about these notes, in their language."""
    if section is None:
        return Settled()
    texts = {note.id: note.text for note in notes}
    there = set(texts)
    left_out = tuple(
        left
        for left in section.draft.left_out
        if left.origin is Origin.PERSON and left.note in there
    )
    citable = there - {left.note for left in left_out}
    said = {note: texts[note] for note in citable}
    draft = _still_cited(section.draft, said, language) if section.is_settled else Draft()
    settled = Settled(
        themes=draft.themes,
        lost=_without_notes(draft) - _without_notes(section.draft),
        left_out=left_out,
        brought_back=tuple(note for note in section.brought_back if note in citable),
        edited_at=section.provenance.edited_at,
        approved=section.approved,
        comments=section.comments,
        registered=section.registered,
    )
    tensions = tuple(tension for tension in draft.tensions if settled.settles(tension))
    return settled.model_copy(update={"tensions": tensions})


def cited_by(insights: Iterable[Insight]) -> tuple[str, ...]:
    """The notes behind these insights, each once, in order."""
    return tuple(dict.fromkeys(c.note for insight in insights for c in insight.citations))


def _without_notes(draft: Draft) -> frozenset[str]:
    insights = {insight.id for insight in draft.insights if not insight.citations}
    sides = {one.id for one in draft.tensions if not all(side.citations for side in one.sides)}
    return frozenset(insights | sides)


def _still_cited(draft: Draft, said: Mapping[str, str], language: LanguageCode) -> Draft:
    """The draft citing no notes but those whose texts are given; every line of it stays."""

    def of_insight(insight: Insight) -> Insight:
        return insight.model_copy(update=_among(insight, said, language))

    def of_side(side: Side) -> Side:
        return side.model_copy(update=_among(side, said, language))

    return mapped(draft, insight=of_insight, side=of_side)


def _among(
    line: Insight | Side, said: Mapping[str, str], language: LanguageCode
) -> dict[str, object]:
    """A line that lost a note does not go on standing on one about something else."""
    cited = {citation.note for citation in line.citations}
    gone = {note for note in cited if note not in said}
    if not gone:
        return {"citations": line.citations}
    stated = statement(line.text, language)
    other = {
        note
        for note in cited - gone
        if shared_matter(stated, statement(said[note], language)) < _SAME_MATTER
    }
    return {"citations": still_carrying(line.citations, gone | other)}
