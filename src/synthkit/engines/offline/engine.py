"""The offline engine."""

from synthkit.drafts.tree import without
from synthkit.drafts.updating import joined_with
from synthkit.engines.offline.drafting import draft, outline
from synthkit.engines.offline.placing import place
from synthkit.model.base import Result
from synthkit.model.finding import Finding
from synthkit.model.note import Note, Placement
from synthkit.model.synthesis import Brief, Draft, Outline
from synthkit.model.workshop import Question, Workshop
from synthkit.privacy.spans import holds_placeholder
from synthkit.text.similarity.meaning import Meaning
from synthkit.text.similarity.wordtable import WordTable

_VERSION = "2"


class OfflineEngine:
    """Meets `synthkit.engines.engine.Engine` with counting and comparing alone.

    Nothing is composed: titles are the notes' own noun phrases, insights their own sentences. The
    language is told by the notes themselves; the same notes give the same result, byte for byte.
    """

    name = "offline"
    model = None
    model_label = None
    prompts = ()

    def __init__(self, meaning: Meaning | None = None) -> None:
        self._meaning = meaning or WordTable()
        self.version = f"{_VERSION} ({self._meaning.name})"

    def place(
        self, workshop: Workshop, notes: tuple[Note, ...], settled: tuple[Placement, ...]
    ) -> Result[tuple[Placement, ...]]:
        """A placement for each note that none of ``settled`` is about.

        A workshop without questions has no place for anything: nothing is placed then.
        """
        return place(workshop, notes, settled, self._meaning)

    def outline(self, question: Question, notes: tuple[Note, ...]) -> Result[Outline]:
        """The themes that `draft` would make, with all the notes that belong to them."""
        return Result(outline(question, notes, self._meaning))

    def draft(self, question: Question, notes: tuple[Note, ...], brief: Brief) -> Result[Draft]:
        """Themes, insights and tensions; notes that no line speaks for may be passed over."""
        return draft(question, notes, brief, self._meaning)

    def extend(
        self, question: Question, draft: Draft, notes: tuple[Note, ...], brief: Brief
    ) -> Result[Draft]:
        """The draft, with what a fresh one says of the notes that it does not mention.

        Lines that hold something masked cannot be worded anew: a fresh one takes their place.
        """
        masked = (line.id for line in draft.lines if any(map(holds_placeholder, line.texts)))
        draft = without(draft, set(masked))
        if draft.speaks_of.issuperset(note.id for note in notes):
            return Result(draft)
        made = self.draft(question, notes, brief)
        return Result(joined_with(draft, made.value, question.number), made.findings)

    def repair(
        self,
        question: Question,  # noqa: ARG002 - as the protocol has it
        draft: Draft,
        findings: tuple[Finding, ...],  # noqa: ARG002 - as the protocol has it
        notes: tuple[Note, ...],  # noqa: ARG002 - as the protocol has it
    ) -> Result[Draft]:
        """The draft as it is: what was found in it, counting and comparing cannot repair."""
        return Result(draft)
