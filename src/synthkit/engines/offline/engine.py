"""The offline engine."""

from synthkit.engines.offline.crowds import gather_crowd
from synthkit.engines.offline.drafting import draft, plan, sort_out, tongue
from synthkit.engines.offline.placing import place
from synthkit.engines.offline.reading import read
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

    Nothing is composed: titles are the notes' own noun phrases, insights their own sentences. It
    knows Swedish and English, by the notes themselves; the same notes give the same result, byte
    for byte.
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
        crowd = gather_crowd(matter, tongue(matter, "sv"))
        reading = read(crowd, question.text, tongue(matter, "sv"), self._meaning)
        planned = plan(question, reading, tuple(range(len(reading.units))), Brief())
        themes = tuple(
            ThemeProposal(
                title=title,
                notes=tuple(
                    note.id
                    for at in sorted(m for unit in units for m in reading.units[unit].members)
                    for note in (reading.notes[at], *crowd.behind(reading.notes[at].id))
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
        """The draft as it is: what was found in it, counting and comparing cannot mend."""
        return Result(draft)
