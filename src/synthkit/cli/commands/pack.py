"""``synthkit pack``: a workspace with its files as one file."""

from pathlib import Path
from typing import Annotated

import typer

from synthkit.cli.session import Session


def pack(session: Session, pack_file: Annotated[Path, typer.Argument(metavar="FILE")]) -> None:
    """Writes settings, store and the files that were read into one file."""
    from synthkit.cli.packing import write_pack

    screen = session.screen
    with session.reading() as workspace:
        manifest, lacking = write_pack(workspace, pack_file)
    screen.result("terminal.written", path=pack_file)
    screen.result("terminal.archive.holds", count=len(manifest.files), sha256=manifest.sha256)
    if lacking:
        screen.warn("terminal.archive.lacking", count=len(lacking), names=", ".join(lacking))
    screen.warn("terminal.pack.holds_names")
