"""``synthkit reword``: puts an insight or a side of a disagreement in other words."""

from typing import TYPE_CHECKING, Annotated

import typer

from synthkit.cli.options import LineArgument
from synthkit.cli.session import Session

if TYPE_CHECKING:
    from synthkit.cli.lookup import Ids
    from synthkit.cli.workspace import Workspace
    from synthkit.drafts.changes import Change


def reword(
    session: Session,
    line: LineArgument,
    text: Annotated[str, typer.Argument(metavar="TEXT")],
    side: Annotated[int | None, typer.Option(metavar="1|2", min=1, max=2)] = None,
) -> None:
    """Puts an insight, or one side of a disagreement, in other words."""
    from synthkit.app import corrections
    from synthkit.cli.changes import change
    from synthkit.errors import UsageMistake

    def ask(_: "Workspace", ids: "Ids") -> "Change":
        found = ids.line(line)
        if ids.is_tension(found) and side is not None:
            return corrections.reword_side(ids.synthesis, found, side - 1, text)
        if ids.is_tension(found) or side is not None:
            raise UsageMistake("side_needed" if side is None else "side_of_insight", id=line)
        return corrections.reword(ids.synthesis, found, text)

    change(session, ask)
