"""``synthkit merge``: makes one insight out of two."""

from typing import Annotated

import typer

from synthkit.cli.localised_typer import help_text
from synthkit.cli.options import GlobalOptions, InsightArgument


def merge(
    options: GlobalOptions,
    insight: InsightArgument,
    other: Annotated[str, typer.Argument(metavar="INSIGHT", help=help_text("options.merged"))],
) -> None:
    """Puts the sources of two insights behind the words of the first."""
    from synthkit.app import corrections
    from synthkit.cli.changes import change
    from synthkit.cli.ids import Ids
    from synthkit.cli.workspace import Workspace
    from synthkit.drafts.changes import Change
    from synthkit.model.synthesis import Synthesis

    def ask(_workspace: Workspace, synthesis: Synthesis) -> Change:
        ids = Ids(synthesis)
        found = ids.insight(insight), ids.insight(other)
        return corrections.merge(synthesis, *found)

    change(options, ask)
