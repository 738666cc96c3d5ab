"""``synthkit bring-back``: takes back notes that were left out."""

from synthkit.cli.options import GlobalOptions, NotesArgument


def bring_back(options: GlobalOptions, notes: NotesArgument) -> None:
    """Lets notes that were left out wait to be summarised again."""
    from synthkit.app import correcting
    from synthkit.cli.deeds import carry_out
    from synthkit.cli.ids import Ids
    from synthkit.cli.workspace import Workspace
    from synthkit.model.synthesis import Synthesis
    from synthkit.store.records import Deed

    def ask(workspace: Workspace, synthesis: Synthesis) -> Deed:
        found = Ids(synthesis).notes(notes)
        return correcting.bring_back(synthesis, found, workspace.environment.now())

    carry_out(options, ask)
