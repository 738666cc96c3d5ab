"""How long hostile texts take, and how much memory, in the making of notes and in reading texts.

    python -m benchmarks.hostile [--cases N] [--seed N] [--only NAME]

Each case is a text that patterns are slow on (`tests.hostile_texts`): once as a file, of which
notes are made, and once as a line, of which all is asked that is asked of lines. Prints the slowest
cases by processor time and the peak memory; fails where a case passes a limit. A few such texts
are tried by the tests each time (``tests/notes/test_hostile_texts.py``).
"""

import argparse
import random
import resource
import sys
import time
from collections.abc import Callable
from typing import Final

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
# Of a hundred cases so many, and how long their texts are at most.
_LENGTHS: Final = ((700, 500), (220, 5_000), (75, 30_000), (5, 100_000))
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


def main() -> None:
    """Runs the cases."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--cases", type=int, default=5_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=sorted(ASKED), default=None)
    parser.add_argument("--longest", type=int, default=100_000)
    asked = parser.parse_args()
    chance = random.Random(asked.seed)
    slowest: dict[str, tuple[float, int, int]] = {}
    begun = megabytes()
    for number in range(asked.cases):
        (most,) = chance.choices([m for _, m in _LENGTHS], [w for w, _ in _LENGTHS])
        length = min(asked.longest, chance.randint(1, most) if most < 100_000 else most)
        text = hostile_text(asked.seed * 1_000_000 + number, length)
        for name, ask in ASKED.items():
            if asked.only in {None, name}:
                start = time.process_time()
                ask(text)
                took = time.process_time() - start
                slowest[name] = max(slowest.get(name, (0.0, 0, 0)), (took, length, number))
    for name, (took, length, number) in sorted(slowest.items(), key=lambda one: -one[1][0]):
        print(f"{name:14} {took:7.2f} s  (case {number}, {length} characters)")
    print(
        f"{asked.cases} cases, peak memory {megabytes():.0f} MB ({begun:.0f} MB before the first)"
    )
    if megabytes() > MEGABYTES or any(took > SECONDS for took, *_ in slowest.values()):
        sys.exit(f"over {SECONDS:g} s or {MEGABYTES} MB")


def megabytes() -> float:
    """The peak memory of this process so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
