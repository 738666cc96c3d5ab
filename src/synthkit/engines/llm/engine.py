"""The engine that asks a language model."""

from typing import Final

from synthkit.engines.llm.asking import Asker
from synthkit.engines.llm.drafting import Drafter
from synthkit.engines.llm.mending import Mender
from synthkit.engines.llm.outlining import outline
from synthkit.engines.llm.placing import Placer
from synthkit.engines.models.model import Model
from synthkit.model.base import Result
from synthkit.model.finding import Finding, Severity, Where
from synthkit.model.note import Note, Placement
from synthkit.model.synthesis import Brief, Draft, Outline, PromptUse
from synthkit.model.workshop import Question, Workshop
from synthkit.prompts import PromptLibrary
from synthkit.text.similarity.meaning import Meaning
from synthkit.text.similarity.wordtable import WordTable

_VERSION: Final = "1"
_OF_A_SECTION: Final = ("draft", "merge", "mend", "again")


class LlmEngine:
    """Meets `synthkit.engines.engine.Engine` with a language model's words and code's decisions.

    The model proposes; which notes exist, what is cited, what is counted and where every note
    went is decided here and in the checks.

    Args:
        model: who answers.
        prompts: what it is asked with.
        label: the service's name in the document, where one is configured.
        meaning: for the rules that place what the model does not.
    """

    name = "llm"
    version = _VERSION

    def __init__(
        self,
        model: Model,
        prompts: PromptLibrary,
        label: str | None = None,
        meaning: Meaning | None = None,
    ) -> None:
        self._asker = Asker(model, prompts)
        self._meaning = meaning
        self.model: str | None = model.name
        self.model_label: str | None = label or None
        self.prompts: tuple[PromptUse, ...] = tuple(prompts[name].use for name in _OF_A_SECTION)

    def place(
        self, workshop: Workshop, notes: tuple[Note, ...], settled: tuple[Placement, ...]
    ) -> Result[tuple[Placement, ...]]:
        """A placement for each note that none of ``settled`` is about.

        A workshop without questions has no place for anything: nothing is placed then.
        """
        return Placer(self._asker, workshop, notes, settled).placed(self._meaning or WordTable())

    def outline(self, question: Question, notes: tuple[Note, ...]) -> Result[Outline]:
        """Themes only, for a person to sign off."""
        return outline(self._asker, question, notes)

    def draft(self, question: Question, notes: tuple[Note, ...], brief: Brief) -> Result[Draft]:
        """Themes, insights and tensions; every note is cited or left out, exactly once."""
        drafted = Drafter(self._asker, question, notes, brief).draft()
        found = _themes_without_notes(question, drafted.value, brief)
        return Result(drafted.value, drafted.findings + found)

    def mend(
        self,
        question: Question,
        draft: Draft,
        findings: tuple[Finding, ...],
        notes: tuple[Note, ...],
    ) -> Result[Draft]:
        """The draft with faulty lines worded anew, and passed-over notes accounted for.

        Notes that the draft leaves out as not covered are those that no reply spoke of.
        """
        return Mender(self._asker, question, draft, notes).mended(findings)


def _themes_without_notes(question: Question, draft: Draft, brief: Brief) -> tuple[Finding, ...]:
    titles = {theme.title for theme in draft.themes}
    return tuple(
        Finding(
            severity=Severity.INFO,
            code="settled_theme_without_notes",
            where=Where(question=question.number),
            values={"title": title},
        )
        for title in brief.titles
        if title not in titles
    )
