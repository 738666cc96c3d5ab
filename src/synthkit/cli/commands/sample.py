"""``synthkit sample``: how far two readers and the synthesis say the same of the same notes."""

from pathlib import Path
from typing import Annotated

import typer

from synthkit.cli.session import Session


def sample(
    session: Session,
    notes: Annotated[int, typer.Option("--notes", min=2, metavar="COUNT")] = 30,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="DIR")] = None,
    read: Annotated[
        tuple[Path, Path] | None, typer.Option("--read", metavar="A.docx B.docx")
    ] = None,
    publish: bool = False,
) -> None:
    """Writes two sheets to fill in, or says what two that were filled in come to."""
    from synthkit.cli.sampling import read_sheets, write_sheets
    from synthkit.errors import UsageMistake

    if read is not None:
        read_sheets(session, read, publish=publish)
    elif publish:
        raise UsageMistake("sample_publish_needs_read")
    else:
        write_sheets(session, notes, output or Path())
