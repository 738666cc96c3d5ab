"""``synthkit bring-back``: takes back notes that were left out."""

from synthkit.cli.options import NotesArgument
from synthkit.cli.session import Session


def bring_back(session: Session, notes: NotesArgument) -> None:
    """Lets notes that were left out wait to be summarised again."""
    from synthkit.app import corrections
    from synthkit.cli.changes import change

    change(session, lambda _, ids: corrections.bring_back(ids.synthesis, ids.notes(notes)))
