"""``synthkit unpack``: a workspace out of one file."""

from pathlib import Path
from typing import Annotated

import typer

from synthkit.cli.session import Session


def unpack(
    session: Session,
    pack_file: Annotated[Path, typer.Argument(metavar="FILE")],
    unpack_folder: Annotated[Path, typer.Argument(metavar="DIR")],
) -> None:
    """Makes a workspace of the file, in a folder that is not there yet or empty."""
    from synthkit.cli import packing

    origin = packing.unpack(pack_file, unpack_folder)
    screen = session.screen
    screen.result("terminal.pack.unpacked", folder=unpack_folder)
    screen.remark("terminal.pack.is_copy", title=origin.title, date=origin.packed_at.date())
