"""Citations: the notes behind whatever is said."""

from collections.abc import Iterable
from enum import StrEnum

from pydantic import Field

from synthkit.model.base import FrozenModel


class Role(StrEnum):
    """What a cited note does for the line that cites it.

    ``supports`` carries it, ``also`` says the same and adds nothing. ``near`` is on its matter and
    does not say it: where a note went that no line was made of.
    """

    SUPPORTS = "supports"
    ALSO = "also"
    NEAR = "near"


class Quote(FrozenModel):
    """A span of a note's text, in code points: ``text[start:end]``."""

    start: int = Field(ge=0)
    end: int = Field(gt=0)


class Citation(FrozenModel):
    """A note behind a line. Made only by `synthkit.drafts.citing`."""

    note: str
    role: Role = Role.SUPPORTS
    quote: Quote | None = None

    @property
    def is_source(self) -> bool:
        """Whether the note says what the line says."""
        return self.role is not Role.NEAR


def sources_of(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    """Those of the citations whose notes say what the line says."""
    return tuple(citation for citation in citations if citation.is_source)
