"""``synthkit forget``: text erased for good from the workspace, and where else it still stands."""

from typing import Annotated

import typer

from synthkit.cli.localised_typer import help_text
from synthkit.cli.options import GlobalOptions


def forget(
    options: GlobalOptions,
    notes: Annotated[
        list[str] | None, typer.Argument(metavar="[NOTE]...", help=help_text("options.forget_note"))
    ] = None,
    pattern: Annotated[
        str | None, typer.Option("--pattern", metavar="TEXT", help=help_text("options.pattern"))
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help=help_text("options.yes"))] = False,
) -> None:
    """Erases notes, or words wherever they stand; cannot be undone.

    Raises:
        UsageMistake: "forget_what" unless either is given, "forget_needs_yes" where nobody can be
            asked, or as `synthkit.app.forgetting.seek` does.
    """
    from synthkit.app.forgetting import erase, seek
    from synthkit.cli.erasure import is_confirmed, remaining_copies, show_erased
    from synthkit.cli.ids import Ids
    from synthkit.cli.screen import screen_for
    from synthkit.cli.workspace import open_workspace
    from synthkit.drafts.changes import Change
    from synthkit.errors import UsageMistake
    from synthkit.store.database import Access

    if bool(notes) == (pattern is not None):
        raise UsageMistake("forget_what")
    screen = screen_for(options)
    with open_workspace(options, screen, Access.WRITE) as workspace:
        synthesis = workspace.overview()
        sought = seek(synthesis, Ids(synthesis).notes(notes or []), pattern)
        show_erased(screen, sought)
        if not yes and not is_confirmed(screen):
            screen.remark("terminal.forget.nothing_done")
            return
        elsewhere = list(remaining_copies(workspace, sought))
        now = workspace.environment.now()
        erase(workspace.store, synthesis, workspace.context().group_names, sought, now)
        details: dict[str, str | int] = {"count": len(sought.spoken_of)}
        workspace.store.record(Change(command="forget", details=details), now)
    screen.result("terminal.forget.done")
    for key, values in elsewhere:
        screen.result(f"terminal.forget.{key}", **values)
    if elsewhere:
        screen.result("terminal.forget.act")
    screen.remark("terminal.next.summarise")
