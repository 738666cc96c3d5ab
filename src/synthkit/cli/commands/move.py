"""``synthkit move``: puts an insight under another theme."""

from synthkit.cli.options import GlobalOptions, InsightArgument, ThemeArgument


def move(options: GlobalOptions, insight: InsightArgument, theme: ThemeArgument) -> None:
    """Puts an insight under another theme."""
    from synthkit.app import corrections
    from synthkit.cli.changes import change
    from synthkit.cli.ids import Ids
    from synthkit.cli.workspace import Workspace
    from synthkit.drafts.changes import Change
    from synthkit.model.synthesis import Synthesis

    def ask(_workspace: Workspace, synthesis: Synthesis) -> Change:
        ids = Ids(synthesis)
        found = ids.insight(insight), ids.theme(theme)
        return corrections.move(synthesis, *found)

    change(options, ask)
