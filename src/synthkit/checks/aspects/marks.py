"""Whether the numbers and dates of a line stand with what they stand with in its notes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from synthkit.checks.aspects.comparison import Comparison, Difference, says_the_rest
from synthkit.text import languages
from synthkit.text.clauses import Clause
from synthkit.text.numbers_in_text import figures_in
from synthkit.text.scales import Scale
from synthkit.text.wordclasses import verb_forms
from synthkit.text.wordforms import stem

_NUMBER = "number"


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


def units(both: Comparison) -> Iterator[Difference]:
    """The same number of another unit: "sex dagar" for "sex timmar"."""
    for clause in both.line:
        for noted in both.aligned(clause):
            said, there = _measures(clause, both), _measures(noted, both)
            for number in sorted(said.keys() & there.keys()):
                kinds = [{scale for scale, _, _ in side[number]} for side in (said, there)]
                levels = [{unit[:2] for unit in side[number]} for side in (said, there)]
                if kinds[0] & kinds[1] and not levels[0] & levels[1]:
                    one, other = (min(u[-1] for u in side[number]) for side in (said, there))
                    yield Difference("says_otherwise", one, other, sure=True)


def dates_of_no_note(both: Comparison) -> Iterator[Difference]:
    """A month or a weekday that no note gives, by its name or by its number."""
    noted = [mark for clause in both.noted for mark in _marks(clause)]
    numbers = {one for mark in noted if mark.kind == _NUMBER for one in mark.readings}
    for clause in both.line:
        for mark in (one for one in _marks(clause) if one.kind != _NUMBER):
            known = any(m.kind == mark.kind and m.readings & mark.readings for m in noted)
            others = any(m.kind == mark.kind for m in noted)
            by_number = {str(int(one) + 1) for one in mark.readings} & numbers
            if not (known or others or by_number):
                yield Difference("date_of_no_note", mark.word, sure=True)


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


def _measures(clause: Clause, both: Comparison) -> dict[str, set[tuple[int, int, str]]]:
    """By number, the units that are counted: on which scale, on which level, and the word."""
    found: dict[str, set[tuple[int, int, str]]] = {}
    for unit, readings in clause.counted:
        for level in clause.levels:
            if level.kind is Scale.KINDS and stem(level.word.casefold(), both.language) == unit:
                for number in readings:
                    found.setdefault(number, set()).add((level.scale, level.level, level.word))
    return found


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
    return marks + [_Mark(_NUMBER, f.readings | f.loose, f.text) for f in clause.figures]


def _given_to_others(clause: Clause, mine: list[_Mark], both: Comparison) -> str:
    """What the notes give to a word of the clause, or to one of all, instead."""
    kind, meant = mine[0].kind, frozenset[str]().union(*(mark.readings for mark in mine))
    own = {stem(word, both.language) for mark in mine for word in mark.word.casefold().split()}
    own |= {unit for unit, _ in clause.counted}
    own_clauses = [c for c in both.noted if any(m.readings & meant for m in _of_kind(kind, [c]))]
    if not any(says_the_rest(clause, noted, own) for noted in own_clauses):
        verbs = _verbs(clause, both)
        for word in sorted(clause.matter - own - verbs):
            theirs = _of_kind(kind, (c for c in both.noted if word in c.spoken))
            if theirs and not any(mark.readings & meant for mark in theirs):
                return theirs[0].word
    if both.listed.universal.intersection(clause.tokens):
        dated = [noted for noted in both.aligned(clause) if _of_kind(kind, [noted])]
        other = [m for m in _of_kind(kind, dated) if not m.readings & meant]
        if len(dated) > 1 and other:
            return other[0].word
    return ""


def _verbs(clause: Clause, both: Comparison) -> set[str]:
    """The stems of its verbs, which the next clause may leave out: "the set", but "we set"."""
    articles, forms = languages.get(both.language).words.articles, verb_forms(both.language)
    return {
        stem(token, both.language)
        for before, token in pairwise(("", *clause.tokens))
        if token in forms and before not in articles
    }


def _of_kind(kind: str, clauses: Iterable[Clause]) -> list[_Mark]:
    return [mark for clause in clauses for mark in _marks(clause) if mark.kind == kind]
