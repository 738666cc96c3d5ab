"""How long hostile texts take, and how much memory, in the making of notes and in reading texts.

    python -m benchmarks.hostile [--cases N] [--seed N] [--jobs N] [--only NAME]

Each case is a text that patterns are slow on (`tests.hostile_texts`): once as a file, of which
notes are made, and once as a line, of which all is asked that is asked of lines. Prints the slowest
cases by processor time and the peak memory; fails where a case passes a limit. A few such texts
are tried by the tests each time (``tests/notes/test_hostile_texts.py``).
"""

import argparse
import contextlib
import os
import random
import resource
import signal
import sys
import time
from collections.abc import Callable
from multiprocessing import get_context
from typing import Final, NamedTuple

from synthkit.model.workshop import Question
from synthkit.notes.extraction import extract_notes
from synthkit.privacy.detect import find_personal_data
from synthkit.text.abbreviations import abbreviations_in
from synthkit.text.asides import is_aside
from synthkit.text.asks import proposals
from synthkit.text.claims import claim
from synthkit.text.clauses import clauses
from synthkit.text.commands import is_instruction
from synthkit.text.detection import is_in_another_language
from synthkit.text.insider_references import says_nothing_alone
from synthkit.text.names import names_without_source, spelt_two_ways
from synthkit.text.negations import stance
from synthkit.text.numbers_in_text import figures_in, unsupported
from synthkit.text.sentences import sentences
from synthkit.text.similarity.polarity import statement
from synthkit.text.similarity.repeats import say_the_same
from synthkit.text.valence import valence
from synthkit.text.wordforms import content_words, stems
from tests.builders import document, heading, paragraph
from tests.hostile_texts import hostile_text

SECONDS: Final = 5.0
MEGABYTES: Final = 500
# Of a thousand cases so many, and how long their texts are at most: patterns that are slow on long
# texts show it by the few, and what goes wrong on some mixture by the many.
_LENGTHS: Final = ((900, 400), (80, 3_000), (15, 30_000), (5, 100_000))
_BATCH: Final = 50
_QUESTIONS: Final = (
    Question(number=1, text="Hur lär vi av varandra?"),
    Question(number=2, text="Vad behövs i parken?"),
)


def of_notes(text: str) -> None:
    """Notes made of a file with that text, in one paragraph and in several."""
    lines = (paragraph(line) for line in text.split("\n") if line.strip())
    made = document("Grupp 1.docx", heading("Hur lär vi av varandra?"), paragraph(text), *lines)
    extract_notes((made,), _QUESTIONS, {})


ASKED: Final[dict[str, Callable[[str], object]]] = {
    "notes": of_notes,
    "sentences": sentences,
    "commands": is_instruction,
    "claims": lambda text: claim(text, "sv"),
    "clauses": lambda text: clauses(text, "sv"),
    "proposals": lambda text: proposals(text, "sv"),
    "stance": lambda text: stance(text, "sv"),
    "figures": lambda text: figures_in(text, "sv"),
    "unsupported": lambda text: unsupported(text, (text[::-1],), "sv"),
    "names": lambda text: names_without_source(text, (text[::-1],)),
    "spellings": lambda text: spelt_two_ways((text,)),
    "valence": lambda text: valence(text, "sv"),
    "alone": lambda text: says_nothing_alone(text, "sv"),
    "asides": is_aside,
    "abbreviations": lambda text: list(abbreviations_in(text)),
    "language": lambda text: is_in_another_language((text,), "sv"),
    "words": lambda text: (content_words(text, "sv"), stems(text, "sv")),
    "likeness": lambda text: say_the_same(statement(text, "sv"), statement(text[1:] + "x", "sv")),
    "personal data": find_personal_data,
}


class Slowest(NamedTuple):
    """What took longest of one kind: seconds of processor time, of how many characters, which."""

    seconds: float
    length: int
    case: int


def main() -> None:
    """Runs the cases, a batch a process, so that each begins with little memory."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--cases", type=int, default=5_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=sorted(ASKED), default=None)
    parser.add_argument("--longest", type=int, default=100_000)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    asked = parser.parse_args()
    slowest: dict[str, Slowest] = {}
    peaks: list[tuple[float, int]] = []
    batches = [(asked, first) for first in range(0, asked.cases, _BATCH)]
    with get_context("fork").Pool(asked.jobs, maxtasksperchild=1) as pool:
        for peak, first, found in pool.imap_unordered(tried, batches):
            peaks.append((peak, first))
            for name, one in found.items():
                slowest[name] = max(one, slowest.get(name, one))
    for name, (took, length, number) in sorted(slowest.items(), key=lambda one: -one[1].seconds):
        print(f"{name:14} {took:7.2f} s  (case {number}, {length} characters)")
    peak, first = max(peaks)
    print(f"{asked.cases} cases; peak memory {peak:.0f} MB, in the batch from case {first}")
    if peak > MEGABYTES or any(one.seconds > SECONDS for one in slowest.values()):
        sys.exit(f"over {SECONDS:g} s or {MEGABYTES} MB")


def tried(batch: tuple[argparse.Namespace, int]) -> tuple[float, int, dict[str, Slowest]]:
    """The peak memory of a batch, its first case, and the slowest of each kind in it."""
    asked, first = batch
    slowest: dict[str, Slowest] = {}
    signal.signal(signal.SIGVTALRM, _stop)
    for number in range(first, min(first + _BATCH, asked.cases)):
        chance = random.Random(f"{asked.seed} {number}")
        (most,) = chance.choices([m for _, m in _LENGTHS], [w for w, _ in _LENGTHS])
        length = min(asked.longest, chance.randint(most // 10, most))
        text = hostile_text(asked.seed * 1_000_000 + number, length)
        for name, ask in ASKED.items():
            if asked.only in {None, name}:
                one = Slowest(_seconds(ask, text), length, number)
                slowest[name] = max(one, slowest.get(name, one))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, first, slowest


def _seconds(ask: Callable[[str], object], text: str) -> float:
    """How long it takes; what takes much too long is stopped."""
    start = time.process_time()
    signal.setitimer(signal.ITIMER_VIRTUAL, 4 * SECONDS)
    with contextlib.suppress(TimeoutError):
        ask(text)
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return time.process_time() - start


def _stop(*_: object) -> None:
    raise TimeoutError


if __name__ == "__main__":
    main()
