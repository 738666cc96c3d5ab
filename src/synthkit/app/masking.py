"""An engine that sees masked texts only: what it is handed, and what it answers turned back."""

from collections.abc import Collection

from synthkit.app.context import Masking
from synthkit.engines.engine import Engine, SecondOpinion
from synthkit.model.base import Result
from synthkit.model.finding import Finding
from synthkit.model.note import Note, Placement
from synthkit.model.synthesis import Brief, Draft, Outline, Synthesis
from synthkit.model.workshop import Question, Workshop
from synthkit.privacy.masker import Masker
from synthkit.privacy.masking_session import (
    MaskedView,
    MaskingSession,
    session_with_placeholders,
    session_with_tokens,
)
from synthkit.privacy.tokens import MaskTable


def masking_session(
    synthesis: Synthesis, masker: Masker, masking: Masking, table: MaskTable
) -> MaskingSession | None:
    """How an engine sees a workshop; None where it is handed everything as it is."""
    match masking:
        case Masking.WORDS:
            return session_with_placeholders(masker)
        case Masking.TOKENS:
            return session_with_tokens(synthesis, masker, table)
        case Masking.NONE:
            return None


class MaskedEngine:
    """What is asked of an engine, through masks; the engine itself knows nothing of them.

    Args:
        engine: is asked.
        session: how it sees the workshop.
    """

    def __init__(self, engine: Engine, session: MaskingSession) -> None:
        self.name = engine.name
        self.version = engine.version
        self._engine = engine
        self._session = session

    def place(
        self, workshop: Workshop, notes: tuple[Note, ...], settled: tuple[Placement, ...]
    ) -> Result[tuple[Placement, ...]]:
        """Placements for loose notes."""
        view = self._session.view(notes)
        placed = self._engine.place(view.workshop(workshop), view.notes, settled)
        return Result(placed.value, view.unmasked_findings(placed.findings))

    def outline(self, question: Question, notes: tuple[Note, ...]) -> Result[Outline]:
        """Themes only."""
        view = self._session.view(notes)
        made = self._engine.outline(view.question(question), view.notes)
        return Result(view.unmasked_outline(made.value), view.unmasked_findings(made.findings))

    def draft(self, question: Question, notes: tuple[Note, ...], brief: Brief) -> Result[Draft]:
        """Themes, insights and tensions."""
        view = self._session.view(notes)
        made = self._engine.draft(view.question(question), view.notes, view.brief(brief))
        return _answered(view, made)

    def extend(
        self, question: Question, draft: Draft, notes: tuple[Note, ...], brief: Brief
    ) -> Result[Draft]:
        """The draft that stood before, with lines for notes that are new."""
        view = self._session.view(notes)
        made = self._engine.extend(
            view.question(question), view.draft(draft), view.notes, view.brief(brief)
        )
        return _answered(view, made)

    def repair(
        self,
        question: Question,
        draft: Draft,
        findings: tuple[Finding, ...],
        notes: tuple[Note, ...],
    ) -> Result[Draft]:
        """The draft with what was found put right."""
        view = self._session.view(notes)
        handed = view.draft(draft)
        made = self._engine.repair(
            view.question(question), handed, view.findings(findings), view.notes
        )
        return _answered(view, made)

    def doubts(
        self, question: Question, draft: Draft, notes: tuple[Note, ...], about: Collection[str]
    ) -> tuple[Finding, ...]:
        """The lines that do not follow from their notes, if the engine can tell."""
        if not isinstance(self._engine, SecondOpinion):
            return ()
        view = self._session.view(notes)
        asked = view.question(question), view.draft(draft), view.notes
        return view.unmasked_findings(self._engine.doubts(*asked, about))


def _answered(view: MaskedView, made: Result[Draft]) -> Result[Draft]:
    return Result(view.unmasked_draft(made.value), view.unmasked_findings(made.findings))
