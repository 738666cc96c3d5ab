"""``synthkit adopt``: takes over what a person changed in an exported Word file."""

from pathlib import Path
from typing import Annotated

import typer

from synthkit.cli.localised_typer import help_text
from synthkit.cli.options import GlobalOptions


def adopt(
    options: GlobalOptions,
    file: Annotated[Path, typer.Argument(metavar="FILE.docx", help=help_text("options.edited"))],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=help_text("options.adopt_dry_run"))
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help=help_text("options.yes"))] = False,
) -> None:
    """Lists what was changed in the file and, once confirmed, takes it over in one change.

    Raises:
        UsageMistake: "adopt_needs_yes" where nobody can be asked, or as
            `synthkit.cli.adopting.adoption` does.
        Unreadable: if it is no Word file.
    """
    from synthkit.cli.adopting import adoption, is_confirmed, report_adoption
    from synthkit.cli.changes import report_new_findings
    from synthkit.cli.exports import know_as_written
    from synthkit.cli.screen import screen_for
    from synthkit.cli.workspace import open_workspace
    from synthkit.store.database import Access

    screen = screen_for(options)
    with open_workspace(options, screen, Access.READ if dry_run else Access.WRITE) as workspace:
        before = workspace.whole()
        found = adoption(workspace, before, file)
        report_adoption(screen, found)
        if found.change is None or dry_run:
            return
        if not yes and not is_confirmed(screen):
            screen.remark("terminal.adopt.nothing_done")
            return
        workspace.record(found.change)
        if not found.left:
            know_as_written(workspace, file)
        after = workspace.whole()
    screen.result("terminal.adopt.done", count=len(found.taken))
    report_new_findings(screen, before, after)
    screen.remark("terminal.undo_with")
