"""An engine that sees masked texts only: what it is handed, and what it answers turned back."""

from enum import Enum, auto

from synthkit.engines.engine import Engine
from synthkit.model.base import Result
from synthkit.model.finding import Finding
from synthkit.model.note import Note, Placement
from synthkit.model.synthesis import Brief, Draft, Outline, Synthesis
from synthkit.model.workshop import Question, Workshop
from synthkit.privacy.masked import Masker
from synthkit.privacy.sight import Look, Sight, sight_in_tokens, sight_in_words
from synthkit.privacy.tokens import MaskTable


class Masking(Enum):
    """How what an engine is handed is masked.

    WORDS is for an engine on this machine: "[namn]". TOKENS is for one that sends: "[PERSON-1]",
    which is turned back. NONE is for one that sends where a person switched masking off.
    """

    WORDS = auto()
    TOKENS = auto()
    NONE = auto()


def sight_of(
    synthesis: Synthesis, masker: Masker, masking: Masking, table: MaskTable
) -> Sight | None:
    """How an engine sees a workshop; None where it is handed everything as it is."""
    match masking:
        case Masking.WORDS:
            return sight_in_words(masker)
        case Masking.TOKENS:
            return sight_in_tokens(synthesis, masker, table)
        case Masking.NONE:
            return None


class MaskedEngine:
    """What is asked of an engine, through masks; the engine itself knows nothing of them.

    Args:
        engine: is asked.
        sight: how it sees the workshop.
    """

    def __init__(self, engine: Engine, sight: Sight) -> None:
        self.name = engine.name
        self.version = engine.version
        self._engine = engine
        self._sight = sight

    def place(
        self, workshop: Workshop, notes: tuple[Note, ...], settled: tuple[Placement, ...]
    ) -> Result[tuple[Placement, ...]]:
        """Placements for loose notes."""
        look = self._sight.look(notes)
        placed = self._engine.place(look.workshop(workshop), look.notes, settled)
        return Result(placed.value, look.findings_answered(placed.findings))

    def outline(self, question: Question, notes: tuple[Note, ...]) -> Result[Outline]:
        """Themes only."""
        look = self._sight.look(notes)
        made = self._engine.outline(look.question(question), look.notes)
        return Result(look.outline_answered(made.value), look.findings_answered(made.findings))

    def draft(self, question: Question, notes: tuple[Note, ...], brief: Brief) -> Result[Draft]:
        """Themes, insights and tensions."""
        look = self._sight.look(notes)
        made = self._engine.draft(look.question(question), look.notes, look.brief(brief))
        return _answered(look, made)

    def mend(
        self,
        question: Question,
        draft: Draft,
        findings: tuple[Finding, ...],
        notes: tuple[Note, ...],
    ) -> Result[Draft]:
        """The draft with what was found put right."""
        look = self._sight.look(notes)
        handed = look.draft(draft)
        made = self._engine.mend(
            look.question(question), handed, look.findings(findings), look.notes
        )
        return _answered(look, made)


def _answered(look: Look, made: Result[Draft]) -> Result[Draft]:
    return Result(look.draft_answered(made.value), look.findings_answered(made.findings))
