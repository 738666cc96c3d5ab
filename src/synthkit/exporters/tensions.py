"""Disagreements as one sentence: one side "– men …" the other, in the groups' words."""

from synthkit.model.synthesis import Synthesis, Tension
from synthkit.text.catalogue import catalogue
from synthkit.text.phrases import lower_first, names_in, sentence, without_stop


class TensionSentences:
    """Joins the two sides of a tension; knows from the synthesis' own texts what is a name."""

    def __init__(self, synthesis: Synthesis) -> None:
        self._language = synthesis.workshop.language
        self._texts = catalogue(self._language)
        self._names = names_in(
            (
                *(note.text for note in synthesis.material.notes),
                *(line.text for s in synthesis.sections for line in s.draft.insights),
                *(question.text for question in synthesis.workshop.questions),
            )
        )

    def joined(self, tension: Tension) -> str:
        """Both sides as one sentence."""
        one, other = (side.text.strip() for side in tension.sides)
        return self._texts.text(
            "document.tension.sides",
            one=without_stop(one),
            other=sentence(lower_first(other, self._names, self._language)),
        )
