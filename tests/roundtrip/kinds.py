"""The kinds of edits: each has a name, what is told of it, and what it does to file and words."""

from collections.abc import Callable
from typing import Final, NamedTuple

from synthkit.app.adoption import EditKind
from tests.exporters.editing import WordFile
from tests.roundtrip.workshop import Said

Edit = Callable[[WordFile, Said], None]


class Kind(NamedTuple):
    """One kind of edit.

    Attributes:
        told: what is reported of it, in any order.
        unanchored: likewise, of a file whose anchors are gone.
        edit: does it to the file, and says of the words what the synthesis then says.
    """

    name: str
    told: tuple[EditKind, ...]
    unanchored: tuple[EditKind, ...]
    edit: Edit


KINDS: Final[list[Kind]] = []


def kind(*told: EditKind, unanchored: tuple[EditKind, ...] | None = None) -> Callable[[Edit], Edit]:
    """Lists an edit under the name of its function."""

    def listed(edit: Edit) -> Edit:
        KINDS.append(Kind(edit.__name__, told, told if unanchored is None else unanchored, edit))
        return edit

    return listed
