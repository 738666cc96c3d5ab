"""``synthkit drop``: takes a line out of the document."""

from synthkit.cli.options import GlobalOptions, LineArgument


def drop(options: GlobalOptions, line: LineArgument) -> None:
    """Takes an insight or a disagreement out of the document."""
    from synthkit.app import correcting
    from synthkit.cli.deeds import carry_out
    from synthkit.cli.ids import Ids
    from synthkit.cli.workspace import Workspace
    from synthkit.model.synthesis import Synthesis
    from synthkit.store.records import Deed

    def ask(workspace: Workspace, synthesis: Synthesis) -> Deed:
        found = Ids(synthesis).line(line)
        return correcting.drop(synthesis, found, workspace.environment.now())

    carry_out(options, ask)
