"""``synthkit undo``: takes back the last change."""

from synthkit.cli.options import GlobalOptions


def undo(options: GlobalOptions) -> None:
    """Takes back the last change; again, the one before."""
    from synthkit.cli.changes import change
    from synthkit.cli.workspace import Workspace
    from synthkit.drafts.changes import Change
    from synthkit.model.synthesis import Synthesis

    def ask(workspace: Workspace, _synthesis: Synthesis) -> Change:
        return workspace.undoing()

    change(options, ask)
