"""``synthkit leave-out``: leaves notes out of the document."""

from typing import Annotated

import typer

from synthkit.cli.localised_typer import help_text
from synthkit.cli.options import GlobalOptions, NotesArgument


def leave_out(
    options: GlobalOptions,
    notes: NotesArgument,
    reason: Annotated[
        str | None, typer.Option("--reason", metavar="R", help=help_text("options.reason"))
    ] = None,
) -> None:
    """Leaves notes out of the document.

    Raises:
        UsageMistake: "no_such_reason".
    """
    from synthkit.app import corrections
    from synthkit.cli.changes import change
    from synthkit.cli.ids import Ids
    from synthkit.cli.workspace import Workspace
    from synthkit.drafts.changes import Change
    from synthkit.errors import UsageMistake
    from synthkit.model.note import LeftOutReason
    from synthkit.model.synthesis import Synthesis

    meant = (reason or LeftOutReason.BY_PERSON).strip().casefold().replace("-", "_")
    if meant not in set(LeftOutReason):
        raise UsageMistake("no_such_reason", reason=reason, reasons=", ".join(LeftOutReason))

    def ask(_workspace: Workspace, synthesis: Synthesis) -> Change:
        found = Ids(synthesis).notes(notes)
        return corrections.leave_out(synthesis, found, LeftOutReason(meant))

    change(options, ask)
