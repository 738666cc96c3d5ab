"""``synthkit purge``: weeds the workspace once it is archived, and leaves a record of it."""

from pathlib import Path
from typing import Annotated

import typer

from synthkit.cli.options import YesOption
from synthkit.cli.session import Session


def purge(
    session: Session,
    by: Annotated[str, typer.Option(metavar="ROLE")],
    archive: Annotated[Path | None, typer.Option(metavar="FILE.zip")] = None,
    decision: Annotated[str, typer.Option(metavar="TEXT")] = "",
    yes: YesOption = False,
) -> None:
    """Takes away originals, database and working files, for good, and keeps the documents."""
    from synthkit.cli.exports import refuse_unsummarised
    from synthkit.cli.purging import (
        Authority,
        covered_by,
        keep_what_stays,
        take_away,
        to_purge,
        write_record,
    )
    from synthkit.errors import UsageMistake

    if archive is None and not decision.strip():
        raise UsageMistake("purge_on_what")
    screen = session.screen
    with session.writing() as workspace:
        synthesis = workspace.overview()
        refuse_unsummarised(synthesis)
        covered = covered_by(workspace, synthesis, archive) if archive else ""
        found = to_purge(workspace)
        screen.result("terminal.purge.goes", count=len(found.files))
        for _, path in found.files:
            screen.line(str(path), indent=2)
        if not screen.goes_ahead("purge", yes=yes):
            return
        authority = Authority(by.strip(), decision.strip(), covered)
        record = write_record(workspace, synthesis, found, authority)
        stays = keep_what_stays(workspace, synthesis, found)
        for path in stays:
            screen.result("terminal.written", path=path)
        settings, folder = workspace.settings_text(), workspace.folder
    take_away(folder, settings, found, {path.resolve() for path in stays})
    screen.result("terminal.purge.done", path=record)
    if found.left:
        screen.warn("terminal.purge.left", names=", ".join(map(str, found.left)))
    if archive is not None and archive.resolve().is_relative_to(folder.resolve()):
        screen.warn("terminal.purge.archive_here", name=archive.name)
