"""``synthkit adopt``: takes over what was changed in a Word file or a copy of the workspace."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from synthkit.cli.options import RoleOption, YesOption
from synthkit.cli.session import Session

if TYPE_CHECKING:
    from synthkit.app.adopting import Editor
    from synthkit.cli.adopting import Offer
    from synthkit.cli.screen import Screen
    from synthkit.cli.workspace import Workspace
    from synthkit.model.synthesis import Synthesis


def adopt(
    session: Session,
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    dry_run: bool = False,
    yes: YesOption = False,
    by: RoleOption = None,
    theirs: bool = False,
    take: Annotated[list[str] | None, typer.Option("--take", metavar="ID=theirs|mine")] = None,
) -> None:
    """Lists what was changed in the file and, once confirmed, takes it over in one change."""
    from synthkit.app.adopting import Editor
    from synthkit.app.conflicts import Preferred
    from synthkit.cli.changes import report_new_findings
    from synthkit.cli.conflicts import resolution_of
    from synthkit.cli.exports import know_as_written

    screen = session.screen
    with session.reading() if dry_run else session.writing() as workspace:
        before = workspace.whole()
        otherwise = Preferred.THEIRS if theirs else Preferred.MINE
        asks = not (yes or dry_run or theirs)
        editor = Editor(by, resolution=resolution_of(screen, take or (), otherwise, asks=asks))
        offer = _offer(screen, workspace, before, file, editor)
        if dry_run:
            return
        if offer.change is None:
            # Killed before it came to that, the command is typed again.
            if offer.is_whole:
                know_as_written(workspace, file)
            return
        if not screen.goes_ahead("adopt", yes=yes):
            return
        workspace.record(offer.change)
        if offer.is_whole:
            know_as_written(workspace, file)
        after = workspace.whole()
    screen.result("terminal.adopt.done", count=offer.taken)
    report_new_findings(screen, before, after)
    screen.remark("terminal.undo_with")


def _offer(
    screen: "Screen", workspace: "Workspace", before: "Synthesis", file: Path, editor: "Editor"
) -> "Offer":
    """What the file has to offer, which is told; by what kind of file it is."""
    from synthkit.cli.packing import is_pack
    from synthkit.exporters.formats import XLSX

    if is_pack(file):
        from synthkit.cli.adopting_pack import offer_of_pack

        return offer_of_pack(screen, workspace, before, file, editor.resolution)
    if file.suffix.lower() == XLSX.ending:
        from synthkit.cli.adopting_register import offer_of_register

        return offer_of_register(screen, before, file)
    from synthkit.cli.adopting import offer_of_document
    from synthkit.cli.edited_document import adoption_of

    found = adoption_of(workspace, before, file, editor)
    return offer_of_document(screen, workspace, before, found, editor.resolution)
