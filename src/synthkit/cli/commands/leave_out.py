"""``synthkit leave-out``: leaves notes out of the document."""

from typing import Annotated

import typer

from synthkit.cli.options import NotesArgument
from synthkit.cli.session import Session


def leave_out(
    session: Session,
    notes: NotesArgument,
    reason: Annotated[str | None, typer.Option(metavar="R")] = None,
) -> None:
    """Leaves notes out of the document."""
    from synthkit.app import corrections
    from synthkit.cli.changes import change
    from synthkit.errors import UsageMistake
    from synthkit.model.note import LeftOutReason

    meant = (reason or LeftOutReason.BY_PERSON).strip().casefold().replace("-", "_")
    if meant not in set(LeftOutReason):
        raise UsageMistake("no_such_reason", reason=reason, reasons=", ".join(LeftOutReason))
    why = LeftOutReason(meant)
    change(session, lambda _, ids: corrections.leave_out(ids.synthesis, ids.notes(notes), why))
