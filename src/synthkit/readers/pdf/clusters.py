"""Lines that stand so near each other that they are one note, whatever stands beside them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median

from synthkit.readers.pdf.lines import Line

_WIDEST_PITCH = 2.2  # letter heights from one line to the next of a note
_SPACED = 1.3  # times the usual distance of lines: another note
_SAME_SIZE = 0.12  # of the height of letters


@dataclass(slots=True)
class Cluster:
    """The lines of one note from top to bottom; a unit of the page, as `columns.Unit`."""

    lines: list[Line]
    word_count: None = field(default=None, init=False)

    @property
    def x0(self) -> float:
        """The left edge."""
        return min(line.x0 for line in self.lines)

    @property
    def x1(self) -> float:
        """The right edge."""
        return max(line.x1 for line in self.lines)

    @property
    def top(self) -> float:
        """The upper edge."""
        return self.lines[0].top

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.lines[-1].bottom

    @property
    def size(self) -> float:
        """The height of its letters."""
        return self.lines[0].size


def clusters(lines: Iterable[Line]) -> list[Cluster]:
    """The lines in clusters, from the top of the page down.

    A line belongs to the one right above it, if it is set in letters as large and no further
    from it than the lines of a note usually are here.
    """
    ordered = sorted(lines, key=lambda line: (line.top, line.x0, line.text))
    near = _usual_step(ordered)
    made: list[Cluster] = []
    for line in ordered:
        above = [c for c in made if _is_right_below(c.lines[-1], line, near)]
        if above:
            min(above, key=lambda c: line.bottom - c.bottom).lines.append(line)
        else:
            made.append(Cluster([line]))
    return made


def _usual_step(ordered: Sequence[Line]) -> float:
    """How far a line of a note is from the one above it at most, in heights of its letters."""
    steps = []
    for number, line in enumerate(ordered):
        over = [o for o in ordered[:number] if _is_right_below(o, line, _WIDEST_PITCH)]
        if over:
            steps.append(min(line.bottom - other.bottom for other in over) / line.size)
    close = sorted(steps)[: max(1, len(steps) // 2)]
    return _SPACED * median(close) if close else 0.0


def _is_right_below(above: Line, line: Line, near: float) -> bool:
    down = line.bottom - above.bottom
    return (
        0.5 * line.size < down <= near * line.size
        and min(above.x1, line.x1) > max(above.x0, line.x0)
        and abs(above.size - line.size) <= _SAME_SIZE * line.size
    )
