"""The offline engine."""

from synthkit.engines.offline.analysis import analyse
from synthkit.engines.offline.drafting import draft, language_of_notes, plan, sort_out
from synthkit.engines.offline.placing import place
from synthkit.engines.offline.sampling import draw_sample
from synthkit.model.base import Result
from synthkit.model.finding import Finding
from synthkit.model.note import Note, Placement
from synthkit.model.synthesis import Brief, Draft, Outline, ThemeProposal
from synthkit.model.workshop import Question, Workshop
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
        matter = sort_out(question, notes).matter
        language = language_of_notes(matter)
        sample = draw_sample(matter, language)
        analysis = analyse(sample, question.text, language, self._meaning)
        planned = plan(question, analysis, tuple(range(len(analysis.units))), Brief())
        themes = tuple(
            ThemeProposal(
                title=title,
                notes=tuple(
                    note.id
                    for at in sorted(m for unit in units for m in analysis.units[unit].members)
                    for note in (analysis.notes[at], *sample.agreeing_with(analysis.notes[at].id))
                ),
            )
            for title, units in zip(planned.titles, planned.units, strict=True)
        )
        return Result(Outline(themes=themes))

    def draft(self, question: Question, notes: tuple[Note, ...], brief: Brief) -> Result[Draft]:
        """Themes, insights and tensions; notes that no line speaks for may be passed over."""
        return draft(question, notes, brief, self._meaning)

    def repair(
        self,
        question: Question,  # noqa: ARG002 - as the protocol has it
        draft: Draft,
        findings: tuple[Finding, ...],  # noqa: ARG002 - as the protocol has it
        notes: tuple[Note, ...],  # noqa: ARG002 - as the protocol has it
    ) -> Result[Draft]:
        """The draft as it is: what was found in it, counting and comparing cannot repair."""
        return Result(draft)
