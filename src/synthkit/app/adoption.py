"""What taking an edited document back comes to: what is told of it, and what is stored."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from pydantic import Field

from synthkit.drafts.changes import Change
from synthkit.exporters.layout import PartKind
from synthkit.model.base import FrozenModel


class EditKind(StrEnum):
    """What was done in the document; GONE_SINCE and what follows is not taken over."""

    RETITLE = "retitle"
    REWORD = "reword"
    MERGE = "merge"
    SPLIT = "split"
    ADD = "add"
    DROP = "drop"
    MOVE = "move"
    REORDER = "reorder"
    COMMENT = "comment"
    LEAVE_OUT = "leave_out"
    BRING_BACK = "bring_back"
    SERIES = "series"
    TITLE = "title"
    INTRODUCTION = "introduction"
    GONE_SINCE = "gone_since"
    NO_TWO_SIDES = "no_two_sides"
    QUESTION_GONE = "question_gone"
    FRONT = "front"
    FRONT_GONE = "front_gone"
    FRONT_COMMENT = "front_comment"


_KINDS: Final = tuple(EditKind)
TAKEN: Final = frozenset(_KINDS[: _KINDS.index(EditKind.GONE_SINCE)])
OF_FRONT: Final[Mapping[PartKind, EditKind]] = {
    PartKind.SERIES: EditKind.SERIES,
    PartKind.TITLE: EditKind.TITLE,
    PartKind.INTRODUCTION: EditKind.INTRODUCTION,
}


class EditReport(FrozenModel):
    """One thing that was changed in the document, for a person to read.

    Attributes:
        values: what stands in the sentence about it.
    """

    kind: EditKind
    question: int | None
    values: dict[str, str | int]


class Adoption(FrozenModel):
    """What taking a document back comes to.

    Attributes:
        change: what is to be stored, but for ``front``; None where nothing is taken over.
        front: what is to stand in the settings: the title of the series and of the document, and
            the introduction.
    """

    reports: tuple[EditReport, ...]
    change: Change | None
    front: dict[PartKind, str] = Field(default_factory=dict)

    @property
    def taken(self) -> tuple[EditReport, ...]:
        """What is taken over."""
        return tuple(report for report in self.reports if report.kind in TAKEN)

    @property
    def left(self) -> tuple[EditReport, ...]:
        """What is not."""
        return tuple(report for report in self.reports if report.kind not in TAKEN)
