"""``synthkit drop``: takes a line out of the document."""

from synthkit.cli.options import GlobalOptions, LineArgument


def drop(options: GlobalOptions, line: LineArgument) -> None:
    """Takes an insight or a disagreement out of the document."""
    from synthkit.app import corrections
    from synthkit.cli.changes import change
    from synthkit.cli.ids import Ids
    from synthkit.cli.workspace import Workspace
    from synthkit.drafts.changes import Change
    from synthkit.model.synthesis import Synthesis

    def ask(_workspace: Workspace, synthesis: Synthesis) -> Change:
        found = Ids(synthesis).line(line)
        return corrections.drop(synthesis, found)

    change(options, ask)
