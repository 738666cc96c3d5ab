"""Which units of a theme become insights, in whose words, and which notes are near to them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

import numpy as np

from synthkit.drafts.limits import MOST_INSIGHTS_A_THEME
from synthkit.engines.offline.analysis import Analysis, leads_in, note_above, voices_of
from synthkit.engines.offline.wording import cleaned, joined, penalty, with_examples
from synthkit.text.similarity.clusters import exact
from synthkit.text.similarity.contradiction import Topic
from synthkit.text.similarity.duplicates import says_all_of
from synthkit.text.similarity.polarity import are_of_one_side
from synthkit.text.similarity.repeats import are_opposed
from synthkit.text.wordforms import fold

# From this likeness on, a note of the unit is a source of the line that was made of it. On the
# example three in four of these say what the line says, and three in ten of those less alike.
_SAYS_IT = 0.55
# Beneath this nearness, a note is not on an insight's matter.
_ON_ITS_MATTER = 0.1
# A line speaks for what stands as near as this around it, though it does not say it.
_ON_THE_THEME = 0.035
# From this likeness on, what opposes a line is on the same thing.
_PLAINLY_ALIKE = 0.2
# From this penalty on, the words of a note are a fragment or a hint.
_NO_WHOLE_THOUGHT = 2.0
# What it adds to a line's worth that it has its theme's noun, or is on its matter in other words.
_OF_THE_NOUN, _OF_THE_MATTER = 1.0, 0.5
# What it takes from a line's worth that with it no title would hold for most of the theme, or that
# it is much like one before it: such a line comes after all others.
_LAST = 100.0
# Of two insights this much alike one is enough, unless there is nothing else. That is a choice of
# what to print and no judgement that they say the same, which `repeats.say_the_same` makes.
_MUCH_LIKE = 0.38


@dataclass(slots=True)
class Line:
    """An insight in the making: its words, whose they are and who else says so, what is near.

    Notes are named by their positions.
    """

    text: str
    unit: int
    representative: int
    supports: list[int]
    near: list[int] = field(default_factory=list)

    @property
    def cited(self) -> tuple[int, ...]:
        """All of them."""
        return (*self.supports, *self.near)


@dataclass(frozen=True, slots=True)
class About:
    """What a theme's lines are to be about.

    Attributes:
        units: of the theme.
        named: those that have the noun which the theme is about.
        close: those that are on its matter whatever their words.
    """

    units: tuple[int, ...]
    named: frozenset[int]
    close: frozenset[int]

    def fit(self, unit: int, before: Sequence[Line]) -> float:
        """What it adds to the worth of a unit's line that it is on the theme's matter.

        Without a majority of lines on its matter a theme has no title that holds for it.
        """
        fitting = sum(one in self.named | self.close for one in (unit, *(b.unit for b in before)))
        spoilt = _LAST * (len(before) > 0 and 2 * fitting <= len(before) + 1)
        if unit in self.named:
            return _OF_THE_NOUN - spoilt
        return _OF_THE_MATTER * (unit in self.close) - spoilt


def best_lines(
    analysis: Analysis, themes: Sequence[About], said: Collection[str], aim: int
) -> tuple[tuple[Line, ...], ...]:
    """The insights of the themes: one each, then the worthiest of all; no two of them alike.

    Args:
        analysis: the notes of the question.
        themes: what the lines are to be about.
        said: folded texts of lines that stand already; no line is made twice.
        aim: how many insights there should be.
    """
    taken = set(said)
    offers = [_by_worth(analysis, theme, taken) for theme in themes]
    given = [min(1, len(made)) for made in offers]
    while sum(given) < aim:
        open_to = [at for at, made in enumerate(offers) if given[at] < len(made)]
        if not open_to:
            break
        given[max(open_to, key=lambda at: (offers[at][given[at]][1], -at))] += 1
    return tuple(
        tuple(
            sorted(
                (line for line, _ in made[:count]),
                key=lambda line: _rank(analysis, line, theme.units),
            )
        )
        for theme, made, count in zip(themes, offers, given, strict=True)
    )


def _by_worth(analysis: Analysis, theme: About, taken: set[str]) -> list[tuple[Line, float]]:
    """The lines that a theme may have, with what each adds to those before it.

    Their texts are added to those that are taken.
    """
    chosen: list[tuple[Line, float]] = []
    open_to = [line for unit in theme.units if (line := _worded(analysis, unit)) is not None]
    while open_to and len(chosen) < MOST_INSIGHTS_A_THEME:
        before = [line for line, _ in chosen]
        worth = [
            _worth(analysis, line, theme.units, before)
            + theme.fit(line.unit, before)
            - _LAST * any(_is_much_like(analysis, line, other) for other in before)
            for line in open_to
        ]
        best = max(range(len(open_to)), key=lambda at: (worth[at], -open_to[at].unit))
        line = open_to.pop(best)
        if fold(line.text) in taken or any(_has_its_words(line, other) for other in before):
            continue
        if before and _is_poor(analysis, line):
            continue
        taken.add(fold(line.text))
        chosen.append((line, worth[best]))
    return chosen


def _is_poor(analysis: Analysis, line: Line) -> bool:
    """Whether one voice alone says it, and in no whole thought."""
    alone = len(analysis.units[line.unit].voices) == 1
    return alone and penalty(line.text, analysis.language) >= _NO_WHOLE_THOUGHT


def _worded(analysis: Analysis, unit: int) -> Line | None:
    """The unit in the words of its clearest member, None where all are masked in part."""
    members = analysis.units[unit].members
    offers = [
        (_cost(analysis, at, text, members), at, text, above)
        for at in members
        if at not in analysis.masked
        for text, above in _wordings(analysis, at)
    ]
    if not offers:
        return None
    _, at, text, above = min(offers)
    stated = analysis.statements
    same = (
        m
        for m in members
        if float(analysis.similarity[m, at]) >= _SAYS_IT or says_all_of(stated[m], stated[at])
    )
    supports = sorted({at, *same, *([above] if above >= 0 else [])})
    near = [m for m in members if m not in supports]
    shown = [m for m in members if m != at and m not in analysis.masked]
    text = with_examples(text, [note.text for note in analysis.of(shown)], analysis.language)
    return Line(text=text, unit=unit, representative=at, supports=supports, near=near)


def _wordings(analysis: Analysis, at: int) -> list[tuple[str, int]]:
    """The note's words; with those of its parent (and its position) where it leans on them.

    None where it leans on a parent that it cannot be joined with.
    """
    note = analysis.notes[at]
    by_id = {other.id: other for other in analysis.notes}
    above = note_above(note, by_id, analysis.language)
    if above is None:
        if any(other.parent == note.id for other in analysis.notes) and leads_in(note.text):
            return []
        return [(cleaned(note.text, analysis.language, analysis.spelling), -1)]
    position = analysis.notes.index(above)
    if position in analysis.masked:
        return []
    both = joined(above.text, note.text, analysis.language, analysis.spelling)
    return [] if both is None else [(both, position)]


def _cost(analysis: Analysis, at: int, text: str, members: tuple[int, ...]) -> float:
    """How badly these words fit the unit: their weight, and their distance from the others."""
    others = [float(analysis.similarity[at, m]) for m in members if m != at]
    nearness = sum(others) / len(others) if others else 0.0
    return round(penalty(text, analysis.language) - nearness, 6)


def _worth(analysis: Analysis, line: Line, units: tuple[int, ...], chosen: list[Line]) -> float:
    """What an insight would add to those chosen: groups first, then notes not yet spoken for."""
    others = [m for unit in units if unit != line.unit for m in analysis.units[unit].members]
    near = analysis.nearness[line.representative].astype(np.float64)
    representatives = [other.representative for other in chosen]
    known = analysis.nearness[representatives].max(axis=0) if chosen else np.zeros_like(near)
    gains = np.where(near >= _ON_THE_THEME, np.maximum(near - known, 0.0), 0.0)[others]
    # Exact whatever the order: each is rounded to a whole multiple of one step first.
    gain = float(exact(gains).sum())
    close = float(near[representatives].max()) if chosen else 0.0
    voices = len(analysis.units[line.unit].voices)
    return round(
        2.0 * (voices - 1) + gain - 1.5 * close - 0.5 * penalty(line.text, analysis.language), 6
    )


def _is_much_like(analysis: Analysis, one: Line, other: Line) -> bool:
    return float(analysis.similarity[one.representative, other.representative]) >= _MUCH_LIKE


def _has_its_words(one: Line, other: Line) -> bool:
    return fold(one.text) in fold(other.text) or fold(other.text) in fold(one.text)


def lines_against(
    analysis: Analysis, themes: Sequence[Collection[int]], written: Sequence[Sequence[Line]]
) -> tuple[tuple[Line, ...], ...]:
    """The lines, and in each theme with room for it one more: by whom one of them is disputed."""
    cited = {at for made in written for line in made for at in line.cited}
    told = []
    for units, made in zip(themes, written, strict=True):
        against = [
            (len(analysis.units[unit].voices), float(near), -unit, line)
            for unit in units
            if not cited.intersection(analysis.units[unit].members)
            and (line := _worded(analysis, unit)) is not None
            and (near := _nearest_opponent(analysis, line, made)) >= _PLAINLY_ALIKE
        ]
        room = against and len(made) < MOST_INSIGHTS_A_THEME
        told.append((*made, max(against, key=lambda one: one[:3])[3]) if room else tuple(made))
    return tuple(told)


def _nearest_opponent(analysis: Analysis, line: Line, made: Sequence[Line]) -> float:
    stands = Topic(proposals=analysis.topic.proposals)
    own = analysis.statements[line.representative]
    opponents = [
        float(analysis.similarity[line.representative, other.representative])
        for other in made
        if are_opposed(own, analysis.statements[other.representative], stands)
    ]
    return max(opponents, default=0.0)


def place_the_rest(
    analysis: Analysis, themes: Sequence[Collection[int]], written: Sequence[Sequence[Line]]
) -> None:
    """The notes that no line was made of, near to the nearest line of their theme, if one is.

    Else to one of another theme's that they are plainly on the matter of.
    """
    every = [line for made in written for line in made]
    for units, made in zip(themes, written, strict=True):
        _place(analysis, units, made, _ON_ITS_MATTER)
    for units in themes:
        _place(analysis, units, every, _PLAINLY_ALIKE)


def _place(analysis: Analysis, units: Collection[int], lines: Sequence[Line], least: float) -> None:
    """Each note of the units that no line cites near to the nearest of these."""
    cited = {at for line in lines for at in line.cited}
    for member in (m for unit in units for m in analysis.units[unit].members):
        if member in cited or not lines:
            continue
        line = max(lines, key=lambda line: _nearness(analysis, member, line))
        if _is_on_its_matter(analysis, member, line, least):
            line.near.append(member)


def _nearness(analysis: Analysis, member: int, line: Line) -> float:
    near = max(float(analysis.nearness[member, at]) for at in line.supports)
    return near + 1.0 if _nested(analysis, member, line) else near


def _is_on_its_matter(analysis: Analysis, member: int, line: Line, least: float) -> bool:
    """Whether a note speaks of what an insight says, and not against it; nested ones always do."""
    own = analysis.statements[member]
    behind = [analysis.statements[at] for at in line.cited]
    stands = Topic(proposals=analysis.topic.proposals)
    if any(are_opposed(own, other, stands) for other in behind):
        return False
    if _nested(analysis, member, line):
        return True
    if not all(are_of_one_side(own, other) for other in behind):
        return False
    alike = max(float(analysis.similarity[member, at]) for at in line.supports)
    if analysis.dispute and alike < analysis.dispute.nearness:
        return False
    return _nearness(analysis, member, line) >= least


def _nested(analysis: Analysis, member: int, line: Line) -> bool:
    note = analysis.notes[member]
    others = (analysis.notes[at] for at in line.supports)
    return any(note.parent == other.id or other.parent == note.id for other in others)


def _rank(analysis: Analysis, line: Line, units: tuple[int, ...]) -> tuple[int, float, int]:
    voices = voices_of(analysis.notes[at] for at in line.supports)
    central = sum(float(analysis.affinity[line.unit, unit]) for unit in units)
    return -len(voices), -round(central, 6), line.representative
