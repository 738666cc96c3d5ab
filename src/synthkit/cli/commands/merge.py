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
    from synthkit.app import correcting
    from synthkit.cli.deeds import carry_out
    from synthkit.cli.ids import Ids
    from synthkit.cli.workspace import Workspace
    from synthkit.model.synthesis import Synthesis
    from synthkit.store.records import Deed

    def ask(workspace: Workspace, synthesis: Synthesis) -> Deed:
        ids = Ids(synthesis)
        found = ids.insight(insight), ids.insight(other)
        return correcting.merge(synthesis, *found, workspace.environment.now())

    carry_out(options, ask)
