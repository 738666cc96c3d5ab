"""``synthkit move``: puts an insight under another theme."""

from synthkit.cli.options import GlobalOptions, InsightArgument, ThemeArgument


def move(options: GlobalOptions, insight: InsightArgument, theme: ThemeArgument) -> None:
    """Puts an insight under another theme."""
    from synthkit.app import correcting
    from synthkit.cli.deeds import carry_out
    from synthkit.cli.ids import Ids
    from synthkit.cli.workspace import Workspace
    from synthkit.model.synthesis import Synthesis
    from synthkit.store.records import Deed

    def ask(workspace: Workspace, synthesis: Synthesis) -> Deed:
        ids = Ids(synthesis)
        found = ids.insight(insight), ids.theme(theme)
        return correcting.move(synthesis, *found, workspace.environment.now())

    carry_out(options, ask)
