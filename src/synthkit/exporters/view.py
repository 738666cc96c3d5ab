"""What of the synthesis a document shows: a view, which changes the state of no note."""

from enum import StrEnum
from typing import Final

from synthkit.drafts.ledger import Ledger, NoteState
from synthkit.drafts.tree import mapped, with_insights
from synthkit.model.base import FrozenModel
from synthkit.model.citation import sources_of
from synthkit.model.note import LeftOutReason
from synthkit.model.synthesis import Draft, Synthesis


class Detail(StrEnum):
    """How much is shown.

    ``short`` is one insight a theme, the first: insights stand in the order of how many groups
    are behind them. ``normal`` is everything that was made. ``full`` is that and, under each
    question, the notes on it that are behind no line. Disagreements are shown in all of them.
    """

    SHORT = "short"
    NORMAL = "normal"
    FULL = "full"


class Counts(StrEnum):
    """What is printed after an insight about how many stand behind it."""

    NONE = "none"
    GROUPS = "groups"


class Abbreviations(StrEnum):
    """What is printed about the abbreviations that the document uses."""

    NONE = "none"
    EXPLAINED = "explained"


class Examples(StrEnum):
    """Whether a document has a section with what groups point at as good examples."""

    NONE = "none"
    SHOWN = "shown"


class Names(StrEnum):
    """What a document does with personal data; shown, it is working material and says so."""

    MASKED = "masked"
    SHOWN = "shown"


class Stage(StrEnum):
    """Whether a document is for comments still; a draft says so, and its lines have numbers."""

    FINAL = "final"
    DRAFT = "draft"


class Sources(StrEnum):
    """Where the notes behind the lines are printed.

    ``comments`` puts those of each line into a comment, which Word alone has; ``appendix`` lists
    all notes at the end, with what became of each.
    """

    NONE = "none"
    COMMENTS = "comments"
    APPENDIX = "appendix"


class View(FrozenModel):
    """What of the synthesis the reader is shown."""

    counts: Counts = Counts.NONE
    detail: Detail = Detail.NORMAL
    abbreviations: Abbreviations = Abbreviations.NONE
    names: Names = Names.MASKED
    stage: Stage = Stage.FINAL
    sources: Sources = Sources.NONE
    examples: Examples = Examples.NONE


# Notes that answer the question and that no line says, under the reason that stands above them, in
# the order in which they are shown.
UNCITED: Final[dict[LeftOutReason, set[LeftOutReason | NoteState]]] = {
    LeftOutReason.MINOR: {LeftOutReason.MINOR},
    LeftOutReason.NOT_COVERED: {
        LeftOutReason.NO_ROOM,
        LeftOutReason.NOT_COVERED,
        NoteState.NEAR,
    },
}


class Hidden(FrozenModel):
    """What a view does not show.

    Attributes:
        insights: how many of them.
        notes: sources of those insights and of nothing that is shown.
    """

    insights: int = 0
    notes: int = 0


def shown(draft: Draft, detail: Detail) -> Draft:
    """The draft as the view shows it."""
    if detail is not Detail.SHORT:
        return draft
    return mapped(draft, theme=lambda theme: with_insights(theme, theme.insights[:1]))


def hidden(synthesis: Synthesis, detail: Detail) -> Hidden:
    """What of the synthesis the view does not show."""
    drafts = [section.draft for section in synthesis.sections]
    seen = [shown(draft, detail) for draft in drafts]
    behind_all, behind_seen = (
        {c.note for draft in which for c in sources_of(draft.citations)} for which in (drafts, seen)
    )
    return Hidden(
        insights=sum(len(d.insights) for d in drafts) - sum(len(s.insights) for s in seen),
        notes=len(behind_all - behind_seen),
    )


def uncited(
    ledger: Ledger, question: int, detail: Detail
) -> tuple[tuple[LeftOutReason, tuple[str, ...]], ...]:
    """The notes on the question that the view shows beside its insights: ids by reason."""
    if detail is not Detail.FULL:
        return ()
    entries = ledger.of_question(question)
    shown_as = (
        (
            heading,
            tuple(entry.note for entry in entries if (entry.reason or entry.state) in reasons),
        )
        for heading, reasons in UNCITED.items()
    )
    return tuple((heading, notes) for heading, notes in shown_as if notes)
