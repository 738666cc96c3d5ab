"""What people can decide about sections and notes; each decision applies itself.

    lines      other titles and words, other themes, lines merged and dropped
    sections   notes left out, brought back, placed; sections approved or replaced, themes arranged

What a person touched is the person's from then on (`Origin.PERSON`), ids never change, and every
note of a section stays in one state: cited, left out or, once brought back, not yet summarised. An
approval is void after any other decision. Nothing here raises: what cannot be meant is refused
before it becomes a decision.
"""

from typing import Annotated

from pydantic import Field

from synthkit.drafts.decisions.lines import Add, Drop, Merge, Move, Retitle, Reword, RewordSide
from synthkit.drafts.decisions.sections import (
    Approve,
    ArrangeThemes,
    BringBack,
    KnowThemes,
    LeaveOut,
    Place,
    Register,
    Remark,
    Reorder,
    Replace,
    TakeAsCurrent,
    Unplace,
)

# Any of them, told apart by its kind, as the store keeps it.
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
    | Remark
    | Register
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
