"""Citations: the notes behind whatever is said."""

from enum import StrEnum

from pydantic import Field

from synthkit.model.base import FrozenModel


class Role(StrEnum):
    """What a cited note does for the line that cites it."""

    SUPPORTS = "supports"
    ALSO = "also"


class Quote(FrozenModel):
    """A span of a note's text, in code points: ``text[start:end]``."""

    start: int = Field(ge=0)
    end: int = Field(gt=0)


class Citation(FrozenModel):
    """A note behind a line. Made only by `synthkit.drafts.citing`."""

    note: str
    role: Role = Role.SUPPORTS
    quote: Quote | None = None
