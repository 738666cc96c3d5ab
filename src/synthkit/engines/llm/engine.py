"""The engine that asks a language model."""

from collections.abc import Collection
from typing import Final

from synthkit.engines.llm.drafting import Drafter, Outliner
from synthkit.engines.llm.placement import Placer
from synthkit.engines.llm.prompt_runner import PromptRunner
from synthkit.engines.llm.repair import Repairer
from synthkit.engines.llm.verification import VERIFY, Verifier
from synthkit.engines.models.model import Model
from synthkit.model.base import Result
from synthkit.model.finding import Finding
from synthkit.model.note import Note, Placement
from synthkit.model.provenance import PromptUse
from synthkit.model.synthesis import Brief, Draft, Outline
from synthkit.model.workshop import Question, Workshop
from synthkit.prompts import PromptLibrary
from synthkit.text.similarity.meaning import Meaning
from synthkit.text.similarity.wordtable import WordTable

_VERSION: Final = "1"
_PROMPTS_OF_A_SECTION: Final = ("draft", "merge", "repair", "again")


class LlmEngine:
    """Meets `synthkit.engines.engine.Engine` with a language model's words and code's decisions.

    The model proposes; which notes exist and what is cited is decided here, and what becomes of
    the proposal by whoever asked for it.

    Args:
        label: the service's name in the document, where one is configured.
        meaning: for the rules that place what the model does not.
        verifier: the model that gives the second opinion; None where there is to be none.
    """

    name = "llm"
    version = _VERSION

    def __init__(
        self,
        model: Model,
        prompts: PromptLibrary,
        label: str | None = None,
        meaning: Meaning | None = None,
        verifier: Model | None = None,
    ) -> None:
        self._runner = PromptRunner(model, prompts)
        self._meaning = meaning
        self._verifier = PromptRunner(verifier, prompts) if verifier else None
        self.model: str | None = model.name
        self.model_label: str | None = label or None
        self.prompts: tuple[PromptUse, ...] = tuple(
            prompts[name].use for name in (*_PROMPTS_OF_A_SECTION, *((VERIFY,) if verifier else ()))
        )

    def place(
        self, workshop: Workshop, notes: tuple[Note, ...], settled: tuple[Placement, ...]
    ) -> Result[tuple[Placement, ...]]:
        """A placement for each note that none of ``settled`` is about.

        Without questions there is nowhere to place a note: nothing is placed then.
        """
        return Placer(self._runner, workshop, notes, settled).placed(self._meaning or WordTable())

    def outline(self, question: Question, notes: tuple[Note, ...]) -> Result[Outline]:
        """Themes only, for a person to sign off."""
        return Outliner(self._runner, question, notes).outline()

    def draft(self, question: Question, notes: tuple[Note, ...], brief: Brief) -> Result[Draft]:
        """Themes, insights and tensions; it may pass over notes."""
        return Drafter(self._runner, question, notes, brief).draft()

    def extend(
        self,
        question: Question,  # noqa: ARG002 - as the protocol has it
        draft: Draft,
        notes: tuple[Note, ...],  # noqa: ARG002 - as the protocol has it
        brief: Brief,  # noqa: ARG002 - as the protocol has it
    ) -> Result[Draft]:
        """The draft as it is: `repair` asks for what it passes over, with all else in one call."""
        return Result(draft)

    def repair(
        self,
        question: Question,
        draft: Draft,
        findings: tuple[Finding, ...],
        notes: tuple[Note, ...],
    ) -> Result[Draft]:
        """The draft with faulty lines reworded, and lines for notes that it passes over."""
        return Repairer(self._runner, question, draft, notes).repaired(findings)

    def doubts(
        self, question: Question, draft: Draft, notes: tuple[Note, ...], about: Collection[str]
    ) -> tuple[Finding, ...]:
        """The lines that the second opinion does not find in their notes, where one is wanted."""
        if self._verifier is None:
            return ()
        return Verifier(self._verifier, question, notes).doubts(draft, about)
