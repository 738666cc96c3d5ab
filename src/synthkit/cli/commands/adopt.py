"""``synthkit adopt``: takes over what a person changed in an exported Word file."""

from pathlib import Path
from typing import Annotated

import typer

from synthkit.cli.session import Session


def adopt(
    session: Session,
    file: Annotated[Path, typer.Argument(metavar="FILE.docx")],
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y")] = False,
    by: Annotated[str | None, typer.Option("--by", metavar="ROLE")] = None,
) -> None:
    """Lists what was changed in the file and, once confirmed, takes it over in one change.

    Raises:
        UsageMistake: "adopt_needs_yes" where nobody can be asked, "path_not_there", or
            "not_an_export" if the file holds no question of the workshop.
        Unreadable: if it is no Word file.
    """
    from synthkit.cli.adopting import report_adoption, with_settings
    from synthkit.cli.changes import report_new_findings
    from synthkit.cli.edited_document import adoption_of
    from synthkit.cli.exports import know_as_written

    screen = session.screen
    with session.reading() if dry_run else session.writing() as workspace:
        before = workspace.whole()
        found = adoption_of(workspace, before, file, by)
        if not found.reports:
            screen.result("terminal.adopt.nothing")
        report_adoption(screen, found)
        if found.change is None or dry_run:
            return
        if not yes and not screen.is_confirmed("terminal.adopt.ask", "adopt_needs_yes"):
            screen.remark("terminal.adopt.nothing_done")
            return
        workspace.record(with_settings(workspace, before, found.change, found.front))
        if not found.left:
            know_as_written(workspace, file)
        after = workspace.whole()
    screen.result("terminal.adopt.done", count=len(found.taken))
    report_new_findings(screen, before, after)
    screen.remark("terminal.undo_with")
