"""Places on a page.

Coordinates are in points, turned so that the text runs from left to right, with y growing
downwards.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

Edges: TypeAlias = tuple[float, float, float, float]  # x0, x1, top, bottom


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle: its left, right, upper and lower edge."""

    x0: float
    x1: float
    top: float
    bottom: float

    def holds(self, other: "Rect") -> bool:
        """Whether the middle of the other one lies in it."""
        x, y = (other.x0 + other.x1) / 2, (other.top + other.bottom) / 2
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom

    def encloses(self, other: "Rect", slack: float = 0.0) -> bool:
        """Whether the whole of the other one lies in it, or sticks out by no more than that."""
        across = self.x0 <= other.x0 + slack and other.x1 <= self.x1 + slack
        return across and self.top <= other.top + slack and other.bottom <= self.bottom + slack

    def is_beside(self, other: "Rect") -> bool:
        """Whether there is a height at which both of them are."""
        return min(self.bottom, other.bottom) > max(self.top, other.top)

    def is_above_or_below(self, other: "Rect") -> bool:
        """Whether a line down the page meets both of them."""
        return min(self.x1, other.x1) > max(self.x0, other.x0)


@dataclass(frozen=True, slots=True)
class Unit(Rect):
    """What is read as a whole: a line, or a table, box or note.

    Attributes:
        size: the height of its letters, as far as it matters for the space around it.
    """

    size: float

    @property
    def word_count(self) -> int | None:
        """How many words stand in the line; None for what is no line."""
        return None


def around(rects: Iterable[Rect]) -> Edges:
    """The edges of all of them together."""
    first, *others = every = list(rects)
    if not others:
        return first.x0, first.x1, first.top, first.bottom
    return (
        min(rect.x0 for rect in every),
        max(rect.x1 for rect in every),
        min(rect.top for rect in every),
        max(rect.bottom for rect in every),
    )


def turned(box: Edges, turn: int) -> Edges:
    """A box of the page (left, bottom, right, top) as the edges of upright text.

    Args:
        box: with y growing upwards, as PDF measures.
        turn: by how many degrees the text is turned on the page.
    """
    left, bottom, right, top = box
    cosine, sine = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    corners = [(x, y) for x in (left, right) for y in (bottom, top)]
    xs = [x * cosine + y * sine for x, y in corners]
    ys = [x * sine - y * cosine for x, y in corners]
    return min(xs), max(xs), min(ys), max(ys)
