"""Any engine at work on a closing synthesis: where lines belong is decided by rules."""

from collections.abc import Callable, Collection

from synthkit.drafts.citing import Citer
from synthkit.engines.engine import Engine, SecondOpinion
from synthkit.engines.offline.frame import LineFacts, placed_in_frame
from synthkit.model.base import Result
from synthkit.model.finding import Finding
from synthkit.model.note import Note, Placement
from synthkit.model.provenance import PromptUse
from synthkit.model.synthesis import Brief, Draft, Outline, Side, Tension, line_id
from synthkit.model.workshop import Question, Workshop
from synthkit.privacy.spans import holds_placeholder
from synthkit.text.similarity.meaning import Meaning


class ClosingEngine:
    """Meets `synthkit.engines.engine.Engine` for a workspace that ties meetings together.

    Args:
        engine: drafts.
        meaning: the back end by which lines are compared.
        facts: what the meetings tell of their lines, when it is asked for.
    """

    def __init__(self, engine: Engine, meaning: Meaning, facts: Callable[[], LineFacts]) -> None:
        self.name = engine.name
        self.version = engine.version
        self._engine = engine
        self._meaning = meaning
        self._facts = facts

    @property
    def model(self) -> str | None:
        """The engine's."""
        return self._engine.model

    @property
    def model_label(self) -> str | None:
        """The engine's."""
        return self._engine.model_label

    @property
    def prompts(self) -> tuple[PromptUse, ...]:
        """The engine's."""
        return self._engine.prompts

    def place(
        self, workshop: Workshop, notes: tuple[Note, ...], settled: tuple[Placement, ...]
    ) -> Result[tuple[Placement, ...]]:
        """The section of each line that none of ``settled`` is about."""
        if not workshop.questions:
            return Result(())
        placed = placed_in_frame(workshop.questions, notes, self._facts(), self._meaning)
        there = {placement.note for placement in settled}
        return Result(tuple(one for one in placed if one.note not in there))

    def outline(self, question: Question, notes: tuple[Note, ...]) -> Result[Outline]:
        """Themes only."""
        return self._engine.outline(question, notes)

    def draft(self, question: Question, notes: tuple[Note, ...], brief: Brief) -> Result[Draft]:
        """Themes, insights and tensions; the meetings' own disagreements stand as they are."""
        carried = _disagreements(question, notes)
        told = {citation.note for tension in carried for citation in tension.citations}
        rest = tuple(note for note in notes if note.id not in told)
        made = self._engine.draft(question, rest, brief)
        return Result(_with(made.value, carried), made.findings)

    def extend(
        self, question: Question, draft: Draft, notes: tuple[Note, ...], brief: Brief
    ) -> Result[Draft]:
        """The draft that stood before, with lines for notes that are new."""
        fresh = tuple(note for note in notes if note.id not in draft.speaks_of)
        draft = _with(draft, _disagreements(question, fresh))
        return self._engine.extend(question, draft, notes, brief)

    def repair(
        self,
        question: Question,
        draft: Draft,
        findings: tuple[Finding, ...],
        notes: tuple[Note, ...],
    ) -> Result[Draft]:
        """The draft with what was found put right."""
        return self._engine.repair(question, draft, findings, notes)

    def doubts(
        self, question: Question, draft: Draft, notes: tuple[Note, ...], about: Collection[str]
    ) -> tuple[Finding, ...]:
        """The lines that do not follow from their notes, if the engine can tell."""
        if not isinstance(self._engine, SecondOpinion):
            return ()
        return self._engine.doubts(question, draft, notes, about)


def _disagreements(question: Question, notes: tuple[Note, ...]) -> tuple[Tension, ...]:
    """Those of the meetings of which both sides are among the lines."""
    sides: dict[tuple[str, str], list[Note]] = {}
    for note in notes:
        line, _, side = (note.place.line or "").partition(" ")
        # What is masked in part cannot stand as a line.
        if side and not holds_placeholder(note.text):
            sides.setdefault((note.document, line), []).append(note)
    citer = Citer(notes)
    return tuple(
        Tension(
            id=line_id(str(question.number), "of a meeting", *place),
            sides=(_side(both[0], citer), _side(both[1], citer)),
        )
        for place, both in sides.items()
        if len(both) == 2
    )


def _side(note: Note, citer: Citer) -> Side:
    return Side(text=note.text, citations=citer.cite_all((note.id,)))


def _with(draft: Draft, tensions: tuple[Tension, ...]) -> Draft:
    return draft.model_copy(update={"tensions": (*draft.tensions, *tensions)})
