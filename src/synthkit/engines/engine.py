"""The protocol that every engine meets: it proposes, and others decide."""

from collections.abc import Collection
from typing import Final, Protocol, runtime_checkable

from synthkit.model.base import Result
from synthkit.model.finding import Finding
from synthkit.model.note import Note, Placement
from synthkit.model.provenance import PromptUse
from synthkit.model.synthesis import Brief, Draft, Outline
from synthkit.model.workshop import Question, Workshop

# Codes of the findings by which an engine says that it got no answer about some notes, and why.
REFUSED: Final = "model_refused"
CUT: Final = "reply_cut"
EMPTY: Final = "reply_empty"
UNUSABLE: Final = "reply_unusable"
GIVEN_UP: Final = frozenset({REFUSED, CUT, EMPTY, UNUSABLE})


class Engine(Protocol):
    """Proposes placements and drafts; never checks itself and never stores anything.

    Notes come in canonical order, and what comes back depends on nothing but the arguments: not on
    the clock, not on chance.

    Attributes:
        name: as on the command line and in provenance: "offline".
        version: changes whenever its results may.
    """

    name: str
    version: str

    @property
    def model(self) -> str | None:
        """The language model, as configured; None where none has a part in it."""
        ...

    @property
    def model_label(self) -> str | None:
        """Its name for the disclosure."""
        ...

    @property
    def prompts(self) -> tuple[PromptUse, ...]:
        """The prompts that sections are made with."""
        ...

    def place(
        self, workshop: Workshop, notes: tuple[Note, ...], settled: tuple[Placement, ...]
    ) -> Result[tuple[Placement, ...]]:
        """Placements for the notes that none of ``settled`` is about; exactly one each.

        ``notes`` are all notes of the workshop, so that the placed ones can guide.
        """
        ...

    def outline(self, question: Question, notes: tuple[Note, ...]) -> Result[Outline]:
        """Themes only, for a person to sign off."""
        ...

    def draft(self, question: Question, notes: tuple[Note, ...], brief: Brief) -> Result[Draft]:
        """Themes, insights and tensions; no note is both cited and left out.

        Notes that it does not mention are those that nothing was said of.
        """
        ...

    def extend(
        self, question: Question, draft: Draft, notes: tuple[Note, ...], brief: Brief
    ) -> Result[Draft]:
        """A draft that stood before, with lines for notes that it does not mention.

        What it says stays word for word. It may pass over notes, as `draft` may.
        """
        ...

    def repair(
        self,
        question: Question,
        draft: Draft,
        findings: tuple[Finding, ...],
        notes: tuple[Note, ...],
    ) -> Result[Draft]:
        """The draft with as many of the findings put right as the engine can.

        The notes that it does not mention may be given lines as well.
        """
        ...


@runtime_checkable
class SecondOpinion(Protocol):
    """An engine that can be asked whether lines follow from their notes; not every one can."""

    def doubts(
        self, question: Question, draft: Draft, notes: tuple[Note, ...], about: Collection[str]
    ) -> tuple[Finding, ...]:
        """An error for each insight and tension of these ids that does not follow, if it is asked.

        A warning says how many of them nothing was said of.
        """
        ...
