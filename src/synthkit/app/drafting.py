"""What all sections of a run are drafted with."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from synthkit.app.masking import MaskedEngine
from synthkit.engines.engine import Engine
from synthkit.model.synthesis import Synthesis
from synthkit.model.workshop import Question
from synthkit.privacy.masker import Masker
from synthkit.privacy.masking_session import MaskingSession


@dataclass(frozen=True, slots=True)
class Drafting:
    """What all sections are drafted with.

    Attributes:
        engine: proposes; is not shown what a person left out.
        synthesis: whose workshop and material it is.
        masker: puts the words of the document in the place of personal data.
        session: how the engine sees the workshop; None where it is handed everything as it is.
        theme_notes: by question and title, the notes that a theme was settled over.
    """

    engine: Engine
    synthesis: Synthesis
    masker: Masker
    session: MaskingSession | None
    theme_notes: Mapping[int, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)

    @property
    def asked(self) -> MaskedEngine | Engine:
        """The engine, through its masks."""
        return MaskedEngine(self.engine, self.session) if self.session else self.engine

    def question(self, number: int) -> Question:
        """The question of that number.

        Raises:
            LookupError: if there is none.
        """
        question = self.synthesis.workshop.question(number)
        if question is None:
            raise LookupError(number)
        return question
