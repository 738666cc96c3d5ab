"""``synthkit undo``: takes back the last action."""

from synthkit.cli.options import GlobalOptions


def undo(options: GlobalOptions) -> None:
    """Takes back the last action; again, the one before."""
    from synthkit.cli.deeds import carry_out
    from synthkit.cli.workspace import Workspace
    from synthkit.model.synthesis import Synthesis
    from synthkit.store.records import Deed

    def ask(workspace: Workspace, _synthesis: Synthesis) -> Deed:
        return workspace.undoing()

    carry_out(options, ask)
