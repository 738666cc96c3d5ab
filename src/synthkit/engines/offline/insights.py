"""Which units of a theme become insights, in whose words, and what else they are cited for."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

import numpy as np

from synthkit.drafts.limits import MOST_INSIGHTS_A_THEME, insight_count
from synthkit.engines.offline.examples import with_examples
from synthkit.engines.offline.reading import Reading, voices_of
from synthkit.engines.offline.wording import burden, cleaned, joined, stands_alone
from synthkit.text.similarity.contradiction import contradiction
from synthkit.text.similarity.duplicates import NEAR
from synthkit.text.similarity.neighbours import exact
from synthkit.text.wordforms import fold

# Beneath this, a note is not on an insight's matter.
ALSO = 0.16
# From this on it is, even if inflection and compounds leave them few words in common.
_PLAINLY = 0.2
# How much nearer a line of another theme must be than one of the note's own.
_ABROAD = 0.1
_SEVERAL = 2
# A word that no more notes have tells a matter by itself, from this likeness on.
_BY_ONE_WORD = 0.18
_FEW_NOTES, _FEW_OF_ALL = 3, 0.06
# Two insights this much alike would tell the reader one thing twice.
_TOO_ALIKE = 0.38


@dataclass(slots=True)
class Line:
    """An insight in the making: its words, whose they are, and who else says so (positions)."""

    text: str
    unit: int
    spokesman: int
    supports: list[int]
    also: list[int] = field(default_factory=list)


def shares(sizes: list[int], notes: int) -> list[int]:
    """How many insights each theme gets: by its size, at least one, at most a few."""
    aim = insight_count(notes, len(sizes))
    given = [1] * len(sizes)
    most = [min(MOST_INSIGHTS_A_THEME, size) for size in sizes]
    while sum(given) < aim:
        # To the theme whose insights stand for most notes each.
        open_to = [at for at, count in enumerate(given) if count < most[at]]
        if not open_to:
            break
        given[max(open_to, key=lambda at: (sizes[at] / given[at], -at))] += 1
    return given


def lines(reading: Reading, units: tuple[int, ...], most: int, said: Collection[str]) -> list[Line]:
    """The insights of a theme, in the order of the groups behind them.

    Args:
        reading: the notes of the question.
        units: those of the theme.
        most: how many insights at the most; one is always made if any unit can be worded.
        said: folded texts of lines that stand already; no line is made twice.
    """
    chosen: list[Line] = []
    taken = set(said)
    open_units = [(unit, line) for unit in units if (line := _worded(reading, unit)) is not None]
    while open_units and len(chosen) < most:
        best = max(open_units, key=lambda held: (_worth(reading, held[1], units, chosen), -held[0]))
        open_units.remove(best)
        line = best[1]
        if fold(line.text) in taken or any(_alike(reading, line, other) for other in chosen):
            continue
        taken.add(fold(line.text))
        chosen.append(line)
    return sorted(chosen, key=lambda line: _rank(reading, line, units))


def _worded(reading: Reading, unit: int) -> Line | None:
    """The unit in the words of its clearest member, None where all are masked in part."""
    members = reading.units[unit].members
    offers = [
        (_against(reading, at, text, members), at, text, above)
        for at in members
        if at not in reading.private
        for text, above in _wordings(reading, at)
    ]
    if not offers:
        return None
    _, at, text, above = min(offers)
    near = [m for m in members if m == at or float(reading.similarity[m, at]) >= NEAR]
    supports = sorted({*near, *([above] if above >= 0 else [])})
    also = [m for m in members if m not in supports]
    shown = [m for m in members if m != at and m not in reading.private]
    text = with_examples(text, [note.text for note in reading.of(shown)], reading.language)
    return Line(text=text, unit=unit, spokesman=at, supports=supports, also=also)


def _wordings(reading: Reading, at: int) -> list[tuple[str, int]]:
    """The note's words; with those of its parent (and its position) where it leans on them.

    None where it leans on a parent that it cannot be joined with.
    """
    note = reading.notes[at]
    text = cleaned(note.text, reading.language, reading.spelling)
    above = next((i for i, held in enumerate(reading.notes) if held.id == note.parent), -1)
    if above < 0 or above == at or stands_alone(note.text, reading.language):
        return [(text, -1)]
    if above in reading.private:
        return []
    both = joined(reading.notes[above].text, note.text, reading.language, reading.spelling)
    return [] if both is None else [(both, above)]


def _against(reading: Reading, at: int, text: str, members: tuple[int, ...]) -> float:
    """What speaks against these words for the unit: heaviness, and distance from the others."""
    others = [float(reading.similarity[at, m]) for m in members if m != at]
    nearness = sum(others) / len(others) if others else 0.0
    return round(burden(text, reading.language) - nearness, 6)


def _worth(reading: Reading, line: Line, units: tuple[int, ...], chosen: list[Line]) -> float:
    """What an insight would add to those chosen: groups first, then notes not yet spoken for."""
    others = [m for unit in units if unit != line.unit for m in reading.units[unit].members]
    near = reading.similarity[line.spokesman].astype(np.float64)
    spokesmen = [other.spokesman for other in chosen]
    known = reading.similarity[spokesmen].max(axis=0) if chosen else np.zeros_like(near)
    gains = np.where(near >= ALSO / 2, np.maximum(near - known, 0.0), 0.0)[others]
    # Exact whatever the order: each is rounded to a whole multiple of one step first.
    gain = float(exact(gains).sum())
    close = float(near[spokesmen].max()) if chosen else 0.0
    voices = len(reading.units[line.unit].voices)
    return round(
        1.0 * (voices - 1) + gain - 1.5 * close - 0.35 * burden(line.text, reading.language), 6
    )


def _alike(reading: Reading, one: Line, other: Line) -> bool:
    near = float(reading.similarity[one.spokesman, other.spokesman])
    return (
        near >= _TOO_ALIKE
        or fold(one.text) in fold(other.text)
        or fold(other.text) in fold(one.text)
    )


def cite_the_rest(
    reading: Reading, themes: Sequence[Collection[int]], written: Sequence[Sequence[Line]]
) -> None:
    """The notes that no line was made of, by the line that says nearly the same, if one does.

    A line of the note's own theme comes first; one of another theme takes it only where it is
    plainly nearer.
    """
    told = {at for made in written for line in made for at in (*line.supports, *line.also)}
    standing = [(theme, line) for theme, made in enumerate(written) for line in made]
    for theme, units in enumerate(themes):
        for member in (m for unit in units for m in reading.units[unit].members):
            if member in told or not standing:
                continue
            nearness = [
                _nearness(reading, member, line) - (_ABROAD if at != theme else 0.0)
                for at, line in standing
            ]
            line = standing[nearness.index(max(nearness))][1]
            if _says(reading, member, line):
                line.also.append(member)


def _nearness(reading: Reading, member: int, line: Line) -> float:
    near = max(float(reading.similarity[member, at]) for at in line.supports)
    return near + 1.0 if _nested(reading, member, line) else near


def _says(reading: Reading, member: int, line: Line) -> bool:
    """Whether an insight says nearly what a note says; nested notes speak with their parents."""
    said = reading.statements[member]
    told = (reading.statements[at] for at in (*line.supports, *line.also))
    if any(contradiction(said, other) is not None for other in told):
        return False
    if _nested(reading, member, line):
        return True
    return any(_on_one_matter(reading, member, at) for at in line.supports)


def _on_one_matter(reading: Reading, one: int, other: int) -> bool:
    """Plainly alike, or alike with several words in common, or with one that few notes have."""
    near = float(reading.similarity[one, other])
    shared = reading.statements[one].matter & reading.statements[other].matter
    few = max(_FEW_NOTES, _FEW_OF_ALL * len(reading.notes))
    rare = any(reading.spread[stem] <= few for stem in shared)
    by_words = (near >= ALSO and len(shared) >= _SEVERAL) or (near >= _BY_ONE_WORD and rare)
    return near >= _PLAINLY or by_words


def _nested(reading: Reading, member: int, line: Line) -> bool:
    held = reading.notes[member]
    return any(
        held.parent == reading.notes[at].id or reading.notes[at].parent == held.id
        for at in line.supports
    )


def _rank(reading: Reading, line: Line, units: tuple[int, ...]) -> tuple[int, float, int]:
    voices = voices_of(reading.notes[at] for at in line.supports)
    central = sum(float(reading.kinship[line.unit, unit]) for unit in units)
    return -len(voices), -round(central, 6), line.spokesman
