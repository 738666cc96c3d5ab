"""``synthkit bring-back``: takes back notes that were left out."""

from synthkit.cli.options import GlobalOptions, NotesArgument


def bring_back(options: GlobalOptions, notes: NotesArgument) -> None:
    """Lets notes that were left out wait to be summarised again."""
    from synthkit.app import corrections
    from synthkit.cli.changes import change
    from synthkit.cli.ids import Ids
    from synthkit.cli.workspace import Workspace
    from synthkit.drafts.changes import Change
    from synthkit.model.synthesis import Synthesis

    def ask(_workspace: Workspace, synthesis: Synthesis) -> Change:
        found = Ids(synthesis).notes(notes)
        return corrections.bring_back(synthesis, found)

    change(options, ask)
