"""Pages like a wall of sticky notes: small pieces of text that lie about, in boxes or without."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Generic, TypeVar

from synthkit.readers.characters import typed_sign
from synthkit.readers.pdf.clusters import Cluster, clusters
from synthkit.readers.pdf.columns import Unit
from synthkit.readers.pdf.lines import Line
from synthkit.readers.pdf.type_sizes import LARGER

U = TypeVar("U", bound=Unit)
_FEWEST = 4  # notes; fewer make no wall
_MOST = 300  # notes; more are a map or a plot
_MOST_LINES = 6  # of a note
_WIDEST = 0.4  # of a note, as a share of the page's width
_ALIGNED = 2.0  # points; what is written in columns begins at the same place
_IN_STEP = 0.15  # letter heights; the cells of a row begin at the same height
_CARDS_APART = 3.0  # letter heights between one card and the next below it
_APART = 2.0  # times the usual space between two notes: another group of notes
_TOUCHING = 10.0  # points


def find_sticky_notes(
    lines: Sequence[Line], boxes: int, width: float
) -> tuple[list[Cluster], list[Cluster]] | None:
    """The titles of a page and its notes; None where the page is no such wall.

    It is one if nearly all lines are in small clusters beside each other, or between boxes, that
    begin at the same height or at the same place only by chance: columns begin at the same place,
    the cells of a table at the same height. Cards in rows and columns do both, but stand apart.
    """
    if boxes + len(lines) < _FEWEST or len(lines) > _MOST:
        return None
    every = clusters(lines)
    titles = _titles(every)
    notes = [cluster for cluster in every if cluster not in titles]
    if boxes + len(notes) < max(_FEWEST, 2 * len(titles)) or not all(
        _is_small(note, width) for note in notes
    ):
        return None
    if len(notes) >= _FEWEST and not (_are_scattered(notes) or _stand_apart(notes)):
        return None
    return titles, notes


def _is_small(note: Cluster, width: float) -> bool:
    return len(note.lines) <= _MOST_LINES and note.x1 - note.x0 <= _WIDEST * width


def _are_scattered(notes: Sequence[Cluster]) -> bool:
    beside = [n for n in notes if any(_beside(n, o) for o in notes if o is not n)]
    aligned = [n for n in notes if any(abs(n.x0 - o.x0) <= _ALIGNED for o in notes if o is not n)]
    in_step = [
        n for n in notes if any(abs(n.top - o.top) < _IN_STEP * n.size for o in notes if o is not n)
    ]
    signs = [n for n in notes if typed_sign(n.lines[0].text) is not None]
    half = len(notes) / 2
    return len(beside) >= half and max(len(aligned), len(in_step), len(signs)) <= half


def _stand_apart(notes: Sequence[Cluster]) -> bool:
    """Whether the notes stand in rows and columns, as cards do: further apart than any table's."""
    beside = [n for n in notes if any(_beside(n, o) for o in notes if o is not n)]
    steps = [
        (below.top - above.bottom) / above.size
        for above in notes
        for below in notes
        if below.top > above.bottom and min(above.x1, below.x1) > max(above.x0, below.x0)
    ]
    return len(beside) >= len(notes) / 2 and bool(steps) and min(steps) >= _CARDS_APART


def _titles(every: Sequence[Cluster]) -> list[Cluster]:
    """What is set in larger letters than the rest, or stands bold above all of it."""
    usual = median([cluster.size for cluster in every]) if every else 0.0
    first = next((c for c in every if all(line.bold for line in c.lines)), None)
    if first is not None and (first is not every[0] or any(_beside(first, o) for o in every[1:])):
        first = None
    return [c for c in every if c is first or c.size >= LARGER * usual]


@dataclass(frozen=True, slots=True)
class TitledNotes(Generic[U]):
    """Notes in the order of reading, and the title that they stand under."""

    title: Cluster | None
    notes: list[U]


def by_title(titles: Sequence[Cluster], notes: Sequence[U]) -> list[TitledNotes[U]]:
    """The notes by title, in the order of reading; those above all titles come first.

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
    made = [TitledNotes(None, in_order(first))] if first else []
    for row, under_row in zip(rows, under, strict=True):
        made += [TitledNotes(t, in_order(part)) for t, part in zip(row, under_row, strict=True)]
    return made


def _beside(one: Unit, other: Unit) -> bool:
    return min(one.bottom, other.bottom) > max(one.top, other.top)


def in_order(notes: Sequence[U]) -> list[U]:
    """Notes from top left to bottom right; those that lie together are read together."""
    return [
        note
        for row in _rows([_Group(group) for group in _groups(notes)])
        for group in row
        for line in _rows(group.notes)
        for note in line
    ]


class _Group(Generic[U]):
    """Notes that lie together, as a unit of the page."""

    word_count = None

    def __init__(self, notes: list[U]) -> None:
        self.notes = notes
        self.x0, self.x1 = min(n.x0 for n in notes), max(n.x1 for n in notes)
        self.top, self.bottom = min(n.top for n in notes), max(n.bottom for n in notes)
        self.size = max(n.size for n in notes)


def _groups(notes: Sequence[U]) -> list[list[U]]:
    """The notes in groups: none is much further from the next than notes here usually are."""
    if len(notes) < 2:
        return [list(notes)] if notes else []
    nearest = [min(_space(n, o) for o in notes if o is not n) for n in notes]
    reach = max(_APART * median(nearest), _TOUCHING)
    left, made = list(notes), []
    while left:
        group = [left.pop(0)]
        for note in group:
            near = [other for other in left if _space(note, other) <= reach]
            group += near
            left = [other for other in left if other not in near]
        made.append(group)
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
