"""Any decision, told apart by its kind."""

from typing import Annotated

from pydantic import Field

from synthkit.drafts.decisions.lines import Add, Drop, Merge, Move, Retitle, Reword, RewordSide
from synthkit.drafts.decisions.notes import BringBack, LeaveOut, Place, Unplace
from synthkit.drafts.decisions.sections import (
    Approve,
    ArrangeThemes,
    KnowThemes,
    Reorder,
    Replace,
    TakeAsCurrent,
)

Decision = Annotated[
    Retitle
    | Reword
    | Move
    | Merge
    | RewordSide
    | Drop
    | LeaveOut
    | BringBack
    | Approve
    | Add
    | Reorder
    | ArrangeThemes
    | KnowThemes
    | TakeAsCurrent
    | Replace
    | Place
    | Unplace,
    Field(discriminator="kind"),
]
