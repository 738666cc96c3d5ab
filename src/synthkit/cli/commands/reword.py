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
    from synthkit.app import correcting
    from synthkit.cli.deeds import carry_out
    from synthkit.cli.ids import Ids
    from synthkit.cli.workspace import Workspace
    from synthkit.errors import UsageMistake
    from synthkit.model.synthesis import Synthesis
    from synthkit.store.records import Deed

    def ask(workspace: Workspace, synthesis: Synthesis) -> Deed:
        ids = Ids(synthesis)
        found = ids.line(line)
        now = workspace.environment.now()
        if not ids.is_tension(found):
            if side is not None:
                raise UsageMistake("side_of_insight", id=line)
            return correcting.reword(synthesis, found, text, now)
        if side is None:
            raise UsageMistake("side_needed", id=line)
        return correcting.reword_side(synthesis, found, side - 1, text, now)

    carry_out(options, ask)
