"""``synthkit reword``: puts an insight or a side of a disagreement in other words."""

from typing import Annotated

import typer

from synthkit.cli.localised_typer import help_text
from synthkit.cli.options import GlobalOptions, LineArgument


def reword(
    options: GlobalOptions,
    line: LineArgument,
    text: Annotated[str, typer.Argument(metavar="TEXT", help=help_text("options.text"))],
    side: Annotated[
        int | None,
        typer.Option("--side", metavar="1|2", min=1, max=2, help=help_text("options.side")),
    ] = None,
) -> None:
    """Puts an insight, or one side of a disagreement, in other words.

    Raises:
        UsageMistake: "side_needed" or "side_of_insight".
    """
    from synthkit.app import corrections
    from synthkit.cli.changes import change
    from synthkit.cli.ids import Ids
    from synthkit.cli.workspace import Workspace
    from synthkit.drafts.changes import Change
    from synthkit.errors import UsageMistake
    from synthkit.model.synthesis import Synthesis

    def ask(_workspace: Workspace, synthesis: Synthesis) -> Change:
        ids = Ids(synthesis)
        found = ids.line(line)
        if not ids.is_tension(found):
            if side is not None:
                raise UsageMistake("side_of_insight", id=line)
            return corrections.reword(synthesis, found, text)
        if side is None:
            raise UsageMistake("side_needed", id=line)
        return corrections.reword_side(synthesis, found, side - 1, text)

    change(options, ask)
