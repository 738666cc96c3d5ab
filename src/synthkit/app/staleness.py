"""Which sections a summarise makes, rebases, or leaves as they are."""

from enum import Enum, auto

from synthkit.engines.engine import Engine
from synthkit.model.outcome import SectionFate
from synthkit.model.synthesis import Provenance, Synthesis, is_stale


class Existing(Enum):
    """Which sections may be replaced: this engine's own, or any, a person's too."""

    OWN = auto()
    ANY = auto()


def fate_of(
    synthesis: Synthesis, number: int, engine: Engine, existing: Existing, *, anew: bool = False
) -> SectionFate:
    """What is to become of the section of that question.

    Args:
        synthesis: the whole as it stands now.
        number: of the question.
        engine: that would make the section.
        existing: which sections may be replaced.
        anew: makes the engine's own sections again, up to date or not.
    """
    section = synthesis.section(number)
    if section is None:
        return SectionFate.MADE
    others = section.provenance.engine != engine.name
    if existing is Existing.ANY and (section.is_settled or others):
        return SectionFate.MADE
    if others:
        return SectionFate.KEPT
    stands = not is_stale(section, synthesis) and _is_made_with(section.provenance, engine)
    if stands and not anew:
        return SectionFate.UP_TO_DATE
    return SectionFate.REBASED if section.is_settled else SectionFate.MADE


def _is_made_with(made: Provenance, engine: Engine) -> bool:
    """Whether the section was made with the model and the prompts that would make it today.

    Another version of the program alone makes nothing anew, nor does another label.
    """
    return made.model == engine.model and made.prompts == engine.prompts
