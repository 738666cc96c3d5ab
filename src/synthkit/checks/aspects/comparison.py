"""A line beside the notes behind it, clause by clause, and what is found to differ."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from synthkit.text import languages
from synthkit.text.clauses import Clause, clauses, is_said
from synthkit.text.languages import LanguageCode
from synthkit.text.vocabulary import Faithfulness

# How much of a clause's matter another must share to be plainly on the same.
_ON_ONE_MATTER: Final = 0.5


@dataclass(frozen=True, slots=True)
class Difference:
    """What a line says and its notes do not.

    Attributes:
        code: of the finding.
        said: the words of the line that it is about.
        noted: what stands in their place in the notes; empty where nothing does.
        sure: whether the line says all the rest as its notes do.
    """

    code: str
    said: str = ""
    noted: str = ""
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """A note behind a line.

    Attributes:
        carries: whether it carries the line, and does not merely say the same.
    """

    text: str
    clauses: tuple[Clause, ...]
    carries: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """A line and its clauses, and the notes behind it with theirs."""

    language: LanguageCode
    text: str
    line: tuple[Clause, ...]
    sources: tuple[Source, ...]

    @property
    def listed(self) -> Faithfulness:
        """The language's lists of what lines are held to."""
        return languages.get(self.language).faithfulness

    @property
    def noted(self) -> list[Clause]:
        """All clauses of the notes."""
        return [clause for source in self.sources for clause in source.clauses]

    def aligned(self, clause: Clause) -> list[Clause]:
        """The clauses of the notes that are plainly on the matter of one of the line."""
        return [noted for noted in self.noted if _overlap(clause, noted) >= _ON_ONE_MATTER]

    def touching(self, clause: Clause) -> list[Clause]:
        """The clauses of the notes that share any matter with one of the line."""
        return [noted for noted in self.noted if clause.covered_by(noted) > 0]


def compared(
    line: str, carrying: Iterable[str], others: Iterable[str], language: LanguageCode
) -> Comparison:
    """A line beside the notes that carry it, and the others behind it."""
    sources = [Source(text, clauses(text, language), carries=True) for text in carrying]
    sources += [Source(text, clauses(text, language), carries=False) for text in others]
    return Comparison(language, line, clauses(line, language), tuple(sources))


def in_one_mood(clause: Clause, noted: Clause) -> bool:
    """Whether both say how a thing is, or both how it should be.

    "Cheferna är osynliga" and "cheferna borde vara synliga" do not contradict each other.
    """
    return (clause.wishes and noted.wishes) or (clause.states and noted.states)


def says_the_rest(clause: Clause, noted: Clause, but: Iterable[str] = ()) -> bool:
    """Whether a note's clause speaks of all that a line's does, but for some words."""
    besides = {*but}
    return all(is_said(one, noted.spoken) for one in clause.matter - besides)


def _overlap(clause: Clause, noted: Clause) -> float:
    """How much of either one's matter the other speaks of; a single word of a note is no matter."""
    within = noted.covered_by(clause) if len(noted.matter) > 1 else 0.0
    return max(clause.covered_by(noted), within)
