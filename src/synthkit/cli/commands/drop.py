"""``synthkit drop``: takes a line out of the document."""

from synthkit.cli.options import LineArgument
from synthkit.cli.session import Session


def drop(session: Session, line: LineArgument) -> None:
    """Takes an insight or a disagreement out of the document."""
    from synthkit.app import corrections
    from synthkit.cli.changes import change

    change(session, lambda _, ids: corrections.drop(ids.synthesis, ids.line(line)))
