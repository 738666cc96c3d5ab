"""What was changed in two ways, in a file that comes back and here: each is decided by itself."""

from collections.abc import Callable, Collection
from enum import StrEnum

from synthkit.model.base import FrozenModel


class Preferred(StrEnum):
    """What holds where the same thing was changed in a file and here."""

    MINE = "mine"
    THEIRS = "theirs"


class Conflict(FrozenModel):
    """One such thing.

    Attributes:
        id: of the theme, line or note, the key in the settings, or ``order-N`` of a question.
        before: what both began with; empty where that is not known.
        theirs: what the file says.
        ours: what stands here.
    """

    id: str
    before: str
    theirs: str
    ours: str


def order_id(question: int) -> str:
    """The id of the conflict about the order under a question."""
    return f"order-{question}"


class Resolution:
    """Decides conflicts as they are met, each id once, and lists them.

    Args:
        choose: who holds; asked once for each id. What stands here holds if it is not given.
        expected: the ids that were decided on beforehand.
    """

    def __init__(
        self,
        choose: Callable[[Conflict], Preferred] | None = None,
        expected: Collection[str] = (),
    ) -> None:
        self._expected = expected
        self._choose = choose or (lambda _: Preferred.MINE)
        self._chosen: dict[str, Preferred] = {}
        self.met: list[tuple[Conflict, Preferred]] = []

    @property
    def unmet(self) -> list[str]:
        """The expected ids of which there was no conflict."""
        return sorted(set(self._expected) - {conflict.id for conflict, _ in self.met})

    def takes_theirs(self, conflict: Conflict) -> bool:
        """Whether the file holds."""
        if conflict.id not in self._chosen:
            self._chosen[conflict.id] = self._choose(conflict)
        return self._is_theirs(conflict, self._chosen[conflict.id])

    def keeps(self, conflict: Conflict) -> None:
        """Lists one that there is no choice about: what stands here holds."""
        self._is_theirs(conflict, Preferred.MINE)

    def _is_theirs(self, conflict: Conflict, holds: Preferred) -> bool:
        if (conflict, holds) not in self.met:
            self.met.append((conflict, holds))
        return holds is Preferred.THEIRS
