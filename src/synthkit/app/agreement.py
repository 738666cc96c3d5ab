"""How far two readers, and each of them and the synthesis, say the same of the same notes.

Notes are drawn by a rule that anybody can repeat: those whose SHA-256 hash, taken together with
that of the document, is the lowest. Two people say for each which line says what it says, or that
none does.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Final

import numpy as np

from synthkit.exporters.lines import lines_by_note, printed_lines
from synthkit.model.base import FrozenModel
from synthkit.model.note import Note
from synthkit.model.synthesis import Synthesis, line_id

# What a reader answers where no line says it.
NONE: Final = 0
_DRAWS: Final = 2000
_INTERVAL: Final = (2.5, 97.5)
# Pairs of answers to the same notes.
_Pairs = Sequence[tuple[str, str]]


class Coefficient(FrozenModel):
    """A measure of agreement with its interval, which holds it nineteen times in twenty."""

    value: float
    low: float
    high: float


class Agreement(FrozenModel):
    """How far two say the same.

    Attributes:
        count: of notes that both answered.
        same: how many of these they answered alike.
    """

    count: int
    same: int
    alpha: Coefficient
    ac1: Coefficient


def state_of(synthesis: Synthesis) -> str:
    """The document as it stands: the notes, and the lines with the notes behind them."""
    notes = (note.id for note in synthesis.material.notes)
    lines = (f"{one.text}\x1e{' '.join(one.notes)}" for one in printed_lines(synthesis))
    return line_id(*notes, "", *lines)


def drawn(synthesis: Synthesis, count: int) -> tuple[Note, ...]:
    """The notes of a sample, in the order of the document: of questions that are summarised."""
    state = state_of(synthesis)
    numbers = [section.question.number for section in synthesis.sections]
    notes = [note for number in numbers for note in synthesis.material.notes_of(number)]
    chosen = sorted(notes, key=lambda note: _rank(state, note.id))[:count]
    return tuple(note for note in notes if note in chosen)


def synthesis_answers(synthesis: Synthesis) -> dict[str, tuple[str, ...]]:
    """By note, the ids of the lines that it stands behind."""
    return {
        note: tuple(one.line.id for one in lines)
        for note, lines in lines_by_note(synthesis).items()
    }


def beside(person: Mapping[str, str], synthesis: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """The synthesis' answers as one each: of several lines, that which the person named."""
    answers: dict[str, str] = {}
    for note, named in person.items():
        lines = synthesis.get(note, ())
        answers[note] = named if named in lines else next(iter(lines), "")
    return answers


def agreement(one: Mapping[str, str], other: Mapping[str, str], seed: str) -> Agreement:
    """How far two say the same of the notes that both answered; "" is the answer none."""
    pairs = [(one[note], other[note]) for note in one if note in other]
    rng = np.random.default_rng(int(seed, 16))
    draws = rng.integers(0, len(pairs), (_DRAWS, len(pairs)))

    def measured(measure: Callable[[_Pairs], float]) -> Coefficient:
        again = [measure([pairs[at] for at in draw]) for draw in draws]
        low, high = np.percentile(again, _INTERVAL)
        return Coefficient(value=measure(pairs), low=float(low), high=float(high))

    same = sum(a == b for a, b in pairs)
    return Agreement(count=len(pairs), same=same, alpha=measured(alpha), ac1=measured(ac1))


def alpha(pairs: _Pairs) -> float:
    """Krippendorff's alpha for two coders, nominal answers, none missing.

    Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), B.
    """
    values = Counter(answer for pair in pairs for answer in pair)
    total = sum(values.values())
    by_chance = total**2 - sum(count**2 for count in values.values())
    if not by_chance:
        return 1.0
    differing = sum(a != b for a, b in pairs)
    return 1 - (total - 1) * 2 * differing / by_chance


def ac1(pairs: _Pairs) -> float:
    """Gwet's AC1 for two raters, over the answers that occur.

    Gwet, Computing inter-rater reliability and its variance in the presence of high agreement,
    British Journal of Mathematical and Statistical Psychology 61 (2008), 29-48.
    """
    values = Counter(answer for pair in pairs for answer in pair)
    if len(values) == 1:
        return 1.0
    shares = [count / (2 * len(pairs)) for count in values.values()]
    by_chance = sum(share * (1 - share) for share in shares) / (len(values) - 1)
    observed = sum(a == b for a, b in pairs) / len(pairs)
    return (observed - by_chance) / (1 - by_chance)


def _rank(state: str, note: str) -> str:
    return hashlib.sha256(f"{state} {note}".encode()).hexdigest()
