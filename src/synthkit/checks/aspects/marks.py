"""Whether the numbers and dates of a line stand with what they stand with in its notes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from synthkit.checks.aspects.comparison import Comparison, Difference, says_the_rest
from synthkit.text.clauses import Clause, Scale
from synthkit.text.numbers_in_text import figures_in
from synthkit.text.wordforms import stem


@dataclass(frozen=True, slots=True)
class _Mark:
    """A number or a date.

    Attributes:
        kind: what it may be taken for another of: numbers, months, weekdays.
        readings: what it may mean, any of them.
        word: as it stands there.
    """

    kind: str
    readings: frozenset[str]
    word: str


def ratios(both: Comparison) -> Iterator[Difference]:
    """ "8 av 2" for "2 av 8"."""  # noqa: D210
    noted = {pair: word for c in both.noted for pair, word in _ratios(c, both)}
    for clause in both.line:
        for (one, other), word in _ratios(clause, both):
            if (one, other) not in noted and (other, one) in noted:
                yield Difference("says_otherwise", word, noted[other, one], sure=True)


def bindings(both: Comparison) -> Iterator[Difference]:
    """A number or a date that the notes give to something else.

    What a word stands with in no clause of the notes, though it stands with others there.
    """
    for clause in both.line:
        marks = _marks(clause)
        kinds = sorted({mark.kind for mark in marks})
        for mine in ([m for m in marks if m.kind == kind] for kind in kinds):
            theirs = _given_to_others(clause, mine, both)
            if theirs:
                yield Difference("says_otherwise", mine[0].word, theirs, sure=True)


def numbers_from_elsewhere(both: Comparison) -> Iterator[Difference]:
    """A number out of a note that merely says the same, and says it of something else."""
    for clause in both.line:
        for figure in clause.figures:
            stating = [
                (source, noted)
                for source in both.sources
                for noted in source.clauses
                if any(figure.readings & (f.readings | f.loose) for f in noted.figures)
            ]
            if stating and not any(s.carries or clause.covered_by(c) for s, c in stating):
                yield Difference(
                    "number_from_elsewhere", figure.text, stating[0][0].text, sure=True
                )


def _ratios(clause: Clause, both: Comparison) -> Iterator[tuple[tuple[str, str], str]]:
    for at, token in enumerate(clause.tokens[1:-1], 1):
        if token in both.listed.ratio:
            sides = clause.tokens[at - 1], clause.tokens[at + 1]
            one, other = (figures_in(side, both.language) for side in sides)
            if one and other:
                pair = min(one[0].readings), min(other[0].readings)
                yield pair, f"{sides[0]} {token} {sides[1]}"


def _marks(clause: Clause) -> list[_Mark]:
    dates = (level for level in clause.levels if level.kind is Scale.DATES)
    marks = [_Mark(f"date {d.scale}", frozenset({str(d.level)}), d.word) for d in dates]
    return marks + [_Mark("number", f.readings | f.loose, f.text) for f in clause.figures]


def _given_to_others(clause: Clause, mine: list[_Mark], both: Comparison) -> str:
    """What the notes give to a word of the clause, or to one of all, instead."""
    kind, meant = mine[0].kind, frozenset[str]().union(*(mark.readings for mark in mine))
    own = {stem(word, both.language) for mark in mine for word in mark.word.casefold().split()}
    own |= {unit for unit, _ in clause.counted}
    own_clauses = [c for c in both.noted if any(m.readings & meant for m in _of_kind(kind, [c]))]
    if not any(says_the_rest(clause, noted, own) for noted in own_clauses):
        for word in sorted(clause.matter - own):
            theirs = _of_kind(kind, (c for c in both.noted if word in c.spoken))
            if theirs and not any(mark.readings & meant for mark in theirs):
                return theirs[0].word
    if both.listed.universal.intersection(clause.tokens):
        dated = [noted for noted in both.aligned(clause) if _of_kind(kind, [noted])]
        other = [m for m in _of_kind(kind, dated) if not m.readings & meant]
        if len(dated) > 1 and other:
            return other[0].word
    return ""


def _of_kind(kind: str, clauses: Iterable[Clause]) -> list[_Mark]:
    return [mark for clause in clauses for mark in _marks(clause) if mark.kind == kind]
