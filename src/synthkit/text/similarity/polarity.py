"""Whether two statements on one matter say opposite things, or other numbers of the same.

Similarity cannot tell: "Avgiften ska höjas" and "Avgiften ska inte höjas" are nearly the same text.
So nothing is ever joined across polarity, however alike. That is a wide bar: most of what it keeps
apart is no disagreement. Which is one, `contradiction` tells.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from synthkit.text.claims import Claim, claim
from synthkit.text.languages import LanguageCode
from synthkit.text.negations import Stance, stance
from synthkit.text.wordforms import content_words, fold, stem, words

# A question mark ends none: "Nolltaxa? Nej" is one thought.
_SENTENCE_END = re.compile(r"(?<=[.!;])\s+")
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")


class Opposition(StrEnum):
    """In what two statements stand against each other."""

    NEGATION = "negation"
    OPPOSITES = "opposites"
    NUMBERS = "numbers"


@dataclass(frozen=True, slots=True)
class Statement:
    """What is compared of a text.

    Attributes:
        matter: stems of what it is about, without what gives it its direction.
        spoken: stems of all its words.
        stance: what it denies, and which sides it takes.
        numbers: those in digits.
        claim: what it speaks up for and turns down.
        side: whether it is for (1) or against (-1) what the question proposes, 0 where nobody
            knows; None where that is not disputed.
        sentences: the same of each of its sentences, where it has several.
    """

    text: str
    language: LanguageCode
    matter: frozenset[str]
    spoken: frozenset[str]
    stance: Stance
    numbers: frozenset[str]
    claim: Claim
    sentences: tuple["Statement", ...] = ()
    side: int | None = None

    @property
    def parts(self) -> tuple["Statement", ...]:
        """Its sentences, or itself where it is one."""
        return self.sentences or (self,)


# No note has more, and each is compared with each of another one's.
_MOST_SENTENCES: Final = 40


def statement(text: str, language: LanguageCode) -> Statement:
    """What is compared of the text."""
    parts = list(dict.fromkeys(part for part in _SENTENCE_END.split(text) if part.strip()))
    parts = parts[:_MOST_SENTENCES]
    taken = stance(text, language)
    stems = {stem(word, language) for word in content_words(text, language)}
    directing = taken.side_stems | set(taken.negations)
    return Statement(
        text=text,
        language=language,
        matter=frozenset(one for one in stems - directing if not one[:1].isdigit()),
        spoken=frozenset(stem(word, language) for word in words(text)),
        stance=taken,
        numbers=numbers_of(text),
        claim=claim(text, language),
        sentences=tuple(statement(part, language) for part in parts) if len(parts) > 1 else (),
    )


def numbers_of(text: str) -> frozenset[str]:
    """The numbers in digits that stand in the text."""
    return frozenset(number.replace(",", ".") for number in _NUMBER.findall(fold(text)))


def opposition(one: Statement, other: Statement) -> Opposition | None:
    """In what two statements stand against each other, provided that they are on one matter.

    The same whichever comes first.
    """
    opposite = _take_opposite_sides(one.stance, other.stance)
    if one.stance.negated != other.stance.negated:
        # Opposites and a negation lift each other: "sänk avgiften", "höj inte avgiften".
        return None if opposite else Opposition.NEGATION
    if opposite:
        return Opposition.OPPOSITES
    if one.numbers and other.numbers and one.numbers != other.numbers:
        return Opposition.NUMBERS
    return None


def are_of_one_side(one: Statement, other: Statement) -> bool:
    """Whether nothing is disputed, or both are known to be on the same side: in doubt they are not.

    A line never joins two notes that are not.
    """
    return one.side == other.side and one.side != 0


def shared_matter(one: Statement, other: Statement) -> float:
    """How much of the shorter one's matter stands in the other too, between 0 and 1."""
    shorter = min(len(one.matter), len(other.matter))
    return len(one.matter & other.matter) / shorter if shorter else 0.0


def _take_opposite_sides(one: Stance, other: Stance) -> bool:
    mine, theirs = dict(one.sides), dict(other.sides)
    return any(mine[pair] != theirs[pair] for pair in mine.keys() & theirs.keys())
