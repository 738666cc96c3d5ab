"""Pages like a wall of sticky notes: small pieces of text that lie about, in boxes or without."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Generic

from synthkit.readers.characters import typed_sign
from synthkit.readers.pdf.columns import U
from synthkit.readers.pdf.geometry import Unit, around
from synthkit.readers.pdf.lines import LARGER, SAME_SIZE, SPACED, WIDEST_PITCH, Line, usual_pitch

_FEWEST = 4  # notes; fewer make no wall
_MOST = 300  # notes; more are a map or a plot
_MOST_LINES = 6  # of a note
_WIDEST = 0.4  # of a note, as a share of the page's width
_ALIGNED = 2.0  # points; what is written in columns begins at the same place
_IN_STEP = 0.15  # letter heights; the cells of a row begin at the same height
_CARDS_APART = 3.0  # letter heights between one card and the next below it
_APART = 2.0  # times the usual space between two notes: another group of notes
_TOUCHING = 10.0  # points


@dataclass(frozen=True, slots=True)
class Cluster(Unit):
    """Lines that stand so near each other that they are one note, from top to bottom."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Group(Unit, Generic[U]):
    """Notes that lie together."""

    notes: tuple[U, ...]


def titled_notes(
    lines: Sequence[Line], boxes: Sequence[U], width: float
) -> list[tuple[Cluster | None, list[Cluster | U]]] | None:
    """The notes of a page by title, in the order of reading; None where it is no wall of notes.

    It is one if nearly all lines are in small clusters beside each other, or between boxes, that
    begin at the same height or at the same place only by chance: columns begin at the same place,
    the cells of a table at the same height. Cards in rows and columns do both, but stand apart.
    """
    if not _FEWEST - len(boxes) <= len(lines) <= _MOST:
        return None
    every = clusters(lines)
    titles = _titles(every)
    notes = [cluster for cluster in every if cluster not in titles]
    enough = len(boxes) + len(notes) >= max(_FEWEST, 2 * len(titles))
    if not enough or not all(_is_small(note, width) for note in notes):
        return None
    if len(notes) >= _FEWEST and not (_are_scattered(notes) or _stand_apart(notes)):
        return None
    return _by_title(titles, [*boxes, *notes])


def clusters(lines: Iterable[Line]) -> list[Cluster]:
    """The lines in clusters, from the top of the page down.

    A line belongs to the one right above it, if it is set in letters as large and no further
    from it than the lines of a note usually are here.
    """
    ordered = sorted(lines, key=lambda line: (line.top, line.x0, line.text))
    near = SPACED * usual_pitch(_steps(ordered), 0.0)
    made: list[list[Line]] = []
    for line in ordered:
        above = [c for c in made if _is_right_below(c[-1], line, near)]
        if above:
            min(above, key=lambda c: line.bottom - c[-1].bottom).append(line)
        else:
            made.append([line])
    return [Cluster(*around(c), size=c[0].size, lines=tuple(c)) for c in made]


def _steps(ordered: Sequence[Line]) -> Iterator[float]:
    """How far lines are from those right above them, in heights of their letters."""
    for number, line in enumerate(ordered):
        over = [o for o in ordered[:number] if _is_right_below(o, line, WIDEST_PITCH)]
        if over:
            yield min(line.bottom - other.bottom for other in over) / line.size


def _is_right_below(above: Line, line: Line, near: float) -> bool:
    return (
        0.5 * line.size < line.bottom - above.bottom <= near * line.size
        and line.is_above_or_below(above)
        and abs(above.size - line.size) <= SAME_SIZE * line.size
    )


def _is_small(note: Cluster, width: float) -> bool:
    return len(note.lines) <= _MOST_LINES and note.x1 - note.x0 <= _WIDEST * width


def _are_scattered(notes: Sequence[Cluster]) -> bool:
    half = len(notes) / 2
    return (
        _number_of(notes, Unit.is_beside) >= half
        and _number_of(notes, lambda n, o: abs(n.x0 - o.x0) <= _ALIGNED) <= half
        and _number_of(notes, lambda n, o: abs(n.top - o.top) < _IN_STEP * n.size) <= half
        and sum(typed_sign(note.lines[0].text) is not None for note in notes) <= half
    )


def _stand_apart(notes: Sequence[Cluster]) -> bool:
    """Whether the notes stand in rows and columns, as cards do: further apart than any table's."""
    steps = [
        (below.top - above.bottom) / above.size
        for above in notes
        for below in notes
        if below.top > above.bottom and below.is_above_or_below(above)
    ]
    beside = _number_of(notes, Unit.is_beside)
    return beside >= len(notes) / 2 and bool(steps) and min(steps) >= _CARDS_APART


def _number_of(notes: Sequence[Cluster], related: Callable[[Cluster, Cluster], bool]) -> int:
    """How many notes are so related to another one."""
    return sum(any(related(n, o) for o in notes if o is not n) for n in notes)


def _titles(every: Sequence[Cluster]) -> list[Cluster]:
    """What is set in larger letters than the rest, or bold in a row above all of it."""
    usual = median([cluster.size for cluster in every]) if every else 0.0
    larger = [c for c in every if c.size >= LARGER * usual]
    of_titles = [c for c in every if c in larger or any(map(c.is_beside, larger))]
    others = [c for c in every if c not in of_titles]
    row = [c for c in others if c is others[0] or c.is_beside(others[0])]
    bold = all(line.bold for cluster in row for line in cluster.lines)
    return [*larger, *row] if bold else larger


def _by_title(
    titles: Sequence[Cluster], notes: Sequence[U]
) -> list[tuple[Cluster | None, list[U]]]:
    """The notes by title; those above all titles come first.

    A note stands under the lowest title above it, and of several beside each other under the
    last one that does not begin to the right of it.
    """
    rows = _rows(titles)
    under: list[list[list[U]]] = [[[] for _ in row] for row in rows]
    first: list[U] = []
    for note in notes:
        above = [at for at, row in enumerate(rows) if min(t.top for t in row) < note.top]
        if not above:
            first.append(note)
            continue
        middle = (note.x0 + note.x1) / 2
        passed = sum(title.x0 <= middle for title in rows[above[-1]])
        under[above[-1]][max(passed - 1, 0)].append(note)
    made: list[tuple[Cluster | None, list[U]]] = [(None, _in_order(first))] if first else []
    for row, under_row in zip(rows, under, strict=True):
        made += [(title, _in_order(part)) for title, part in zip(row, under_row, strict=True)]
    return made


def _in_order(notes: Sequence[U]) -> list[U]:
    """Notes from top left to bottom right; those that lie together are read together."""
    return [
        note
        for row in _rows(_groups(notes))
        for group in row
        for line in _rows(group.notes)
        for note in line
    ]


def _groups(notes: Sequence[U]) -> list[_Group[U]]:
    """The notes in groups: none is much further from the next than notes here usually are."""
    nearest = [min((_space(n, o) for o in notes if o is not n), default=0.0) for n in notes]
    reach = max(_APART * median(nearest), _TOUCHING) if notes else 0.0
    left, made = list(notes), []
    while left:
        group = [left.pop(0)]
        for note in group:
            near = [other for other in left if _space(note, other) <= reach]
            group += near
            left = [other for other in left if other not in near]
        size = max(note.size for note in group)
        made.append(_Group(*around(group), size=size, notes=tuple(group)))
    return made


def _space(one: Unit, other: Unit) -> float:
    across = max(one.x0 - other.x1, other.x0 - one.x1, 0.0)
    along = max(one.top - other.bottom, other.top - one.bottom, 0.0)
    return max(across, along)


def _rows(units: Sequence[U]) -> list[list[U]]:
    """Units that lie roughly beside each other, each row from left to right.

    A row goes on as long as something in it reaches further down, but not to what lies below
    something in it.
    """
    rows: list[list[U]] = []
    reach = 0.0
    for unit in sorted(units, key=lambda u: (u.top, u.x0, u.x1)):
        if rows and unit.top < reach and not any(_is_below(o, unit) for o in rows[-1]):
            rows[-1].append(unit)
            reach = max(reach, unit.bottom)
        else:
            rows.append([unit])
            reach = unit.bottom
    return [sorted(row, key=lambda u: (u.x0, u.top)) for row in rows]


def _is_below(above: Unit, unit: Unit) -> bool:
    common = min(above.x1, unit.x1) - max(above.x0, unit.x0)
    narrower = min(above.x1 - above.x0, unit.x1 - unit.x0)
    return common > narrower / 2 and unit.top > (above.top + above.bottom) / 2
