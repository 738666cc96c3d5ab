"""What the finders of this room hand to each other."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of a text, in code points, and whether a person has to decide on it."""

    start: int
    end: int
    certain: bool
