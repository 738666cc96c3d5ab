"""What comes out: themes, insights and tensions with the notes behind them."""

import hashlib
from collections.abc import Collection
from enum import StrEnum

from pydantic import Field

from synthkit.model.base import FrozenModel
from synthkit.model.citation import Citation, sources_of
from synthkit.model.document import Document, Refusal, SetAside
from synthkit.model.example import Example
from synthkit.model.finding import Finding, Severity
from synthkit.model.note import LeftOutReason, Note, Placement
from synthkit.model.provenance import Comment, Provenance, RegisterEntry
from synthkit.model.workshop import Length, Question, Workshop
from synthkit.text.languages import DEFAULT, LanguageCode


class Origin(StrEnum):
    """Who worded a line."""

    ENGINE = "engine"
    PERSON = "person"


class Insight(FrozenModel):
    """One line of the result; its citations are its sources, then what is near to it."""

    id: str
    text: str = Field(min_length=1)
    citations: tuple[Citation, ...]
    origin: Origin = Origin.ENGINE

    @property
    def is_own(self) -> bool:
        """Whether a person wrote it and it rests on no note."""
        return self.origin is Origin.PERSON and not self.citations

    @property
    def texts(self) -> tuple[str, ...]:
        """The one text, as a tension has two."""
        return (self.text,)

    @property
    def sources(self) -> tuple[Citation, ...]:
        """The citations of notes that say it."""
        return sources_of(self.citations)


class Theme(FrozenModel):
    """A title and its insights."""

    id: str
    title: str = Field(min_length=1)
    insights: tuple[Insight, ...] = Field(min_length=1)
    origin: Origin = Origin.ENGINE


class Side(FrozenModel):
    """One side of a tension, in the groups' words."""

    text: str = Field(min_length=1)
    citations: tuple[Citation, ...]


class Tension(FrozenModel):
    """A matter on which groups disagree; neither side is the right one."""

    id: str
    sides: tuple[Side, Side]
    origin: Origin = Origin.ENGINE

    @property
    def texts(self) -> tuple[str, ...]:
        """Those of both sides."""
        return tuple(side.text for side in self.sides)

    @property
    def text(self) -> str:
        """Both sides in a line."""
        return " – ".join(self.texts)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Those of both sides."""
        return self.sides[0].citations + self.sides[1].citations

    @property
    def sources(self) -> tuple[Citation, ...]:
        """Those of both sides: a side cites what says it, and nothing else."""
        return self.citations


class LeftOut(FrozenModel):
    """A note that stands behind no line, and why; what a person left out, every engine does."""

    note: str
    reason: LeftOutReason
    origin: Origin = Origin.ENGINE


class Draft(FrozenModel):
    """A question's themes and tensions, and the left-outs that go with them."""

    themes: tuple[Theme, ...] = ()
    tensions: tuple[Tension, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    @property
    def insights(self) -> tuple[Insight, ...]:
        """Those of all themes, in order."""
        return tuple(insight for theme in self.themes for insight in theme.insights)

    @property
    def lines(self) -> tuple[Insight | Tension, ...]:
        """All insights, then all tensions."""
        return (*self.insights, *self.tensions)

    @property
    def own_lines(self) -> tuple[Insight, ...]:
        """The insights that a person wrote and that rest on no note."""
        return tuple(i for i in self.insights if i.is_own)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Those of all insights and tensions, in order."""
        return tuple(citation for line in self.lines for citation in line.citations)

    @property
    def speaks_of(self) -> frozenset[str]:
        """The notes that it cites or leaves out."""
        cited = (citation.note for citation in self.citations)
        return frozenset((*cited, *(left.note for left in self.left_out)))


class Section(FrozenModel):
    """One question's part of the synthesis.

    Attributes:
        question: as it was when the section was made.
        findings: what the making of it brought up.
        brought_back: notes that a person brought back: no engine leaves them out.
        approved: ids of the themes, insights and tensions that a person approved, whoever worded
            them: later drafts keep them as they keep a person's own.
        comments: those that nobody has answered, by changing their line or approving the section.
        registered: what the organisation wrote beside its lines, those that are gone too.
    """

    question: Question
    draft: Draft
    provenance: Provenance
    findings: tuple[Finding, ...] = ()
    brought_back: tuple[str, ...] = ()
    approved: tuple[str, ...] = ()
    comments: tuple[Comment, ...] = ()
    registered: tuple[RegisterEntry, ...] = ()

    @property
    def is_settled(self) -> bool:
        """Whether a person edited or approved any line of it."""
        return self.provenance.edited_at is not None or bool(self.approved)


class ThemeProposal(FrozenModel):
    """A theme that is proposed, before any insight is worded: its title and its notes."""

    title: str
    notes: tuple[str, ...]


class Outline(FrozenModel):
    """The themes of a question alone, for a person to sign off."""

    themes: tuple[ThemeProposal, ...]


class Brief(FrozenModel):
    """What an engine is told beside question and notes.

    Attributes:
        language: of the document.
        length: of the document.
        titles: all the themes that there are to be, settled before anything was drafted, in order.
        known_themes: themes that a person settled one by one, with the notes that they are known
            to be about; they stay, and others may be made beside them. One that is among the
            titles only says which notes that title was settled over.
        kept: the words of lines that stand, and are not to be said again.
        covered: ids of the notes behind these lines, which need no line of their own.
        names_kept: names that a person said may stand.
        names_masked: names that a person said are private.
    """

    language: LanguageCode = DEFAULT
    length: Length = Length.NORMAL
    titles: tuple[str, ...] = ()
    known_themes: tuple[ThemeProposal, ...] = ()
    kept: tuple[str, ...] = ()
    covered: tuple[str, ...] = ()
    names_kept: tuple[str, ...] = ()
    names_masked: tuple[str, ...] = ()


class Material(FrozenModel):
    """All that was read, in canonical order: whatever the order in which it came.

    Attributes:
        documents: by natural order of their paths.
        notes: by document, then as they stand there.
        placements: at most one a note.
        set_asides: by document, then as they stand there.
        refusals: files that were found and not read.
        people: names that stand in lists of attendance or before what somebody said.
    """

    documents: tuple[Document, ...] = ()
    notes: tuple[Note, ...] = ()
    placements: tuple[Placement, ...] = ()
    set_asides: tuple[SetAside, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    people: tuple[str, ...] = ()

    def notes_of(self, question: int) -> tuple[Note, ...]:
        """The notes that are placed under that question, in order."""
        placed = {p.note for p in self.placements if p.question == question}
        return tuple(note for note in self.notes if note.id in placed)


class ThemeChange(StrEnum):
    """How a theme went on, where the notes of the last of its meetings show it."""

    SETTLED = "settled"
    TURNED = "turned"
    MORE_CONCRETE = "more_concrete"


class RecurringTheme(FrozenModel):
    """What comes back in several meetings, across the sections of what ties them together.

    Attributes:
        notes: those of the meetings that are about it; their groups are the meetings.
        lines: ids of the meetings' lines that rest on these notes or that they are near to.
        change: what the notes show of it; None where that is nothing, or in doubt.
    """

    title: str
    lines: tuple[str, ...]
    notes: tuple[Note, ...]
    change: ThemeChange | None = None


class Synthesis(FrozenModel):
    """The whole: what was read, what was made of it, and what to look at.

    Attributes:
        sections: at most one a question, in the questions' order; a question without one is not
            summarised yet.
        findings: of reading, making and checking.
        examples: what groups point at, where that was looked for.
        recurring: of one that ties meetings together, what came back; found anew each time.
    """

    workshop: Workshop
    material: Material = Material()
    sections: tuple[Section, ...] = ()
    findings: tuple[Finding, ...] = ()
    recurring: tuple[RecurringTheme, ...] = ()
    examples: tuple[Example, ...] = ()

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that make the document wrong."""
        return tuple(f for f in self.findings if f.severity is Severity.ERROR)

    def only(self, numbers: Collection[int]) -> "Synthesis":
        """The same with the questions of those numbers alone, their sections and findings."""
        asked = tuple(q for q in self.workshop.questions if q.number in numbers)
        return self.model_copy(
            update={
                "workshop": self.workshop.model_copy(update={"questions": asked}),
                "sections": tuple(s for s in self.sections if s.question.number in numbers),
                "findings": tuple(
                    f
                    for f in self.findings
                    if f.where.question is None or f.where.question in numbers
                ),
            }
        )

    def section(self, question: int) -> Section | None:
        """The section of that question, if there is one."""
        return next((s for s in self.sections if s.question.number == question), None)


def line_id(*parts: str) -> str:
    """A short id for a theme, insight or tension: eight hexadecimal digits of what it was made of.

    It is given once, when the line is made, and kept through every later change of wording.
    """
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:8]
