"""``synthkit verify``: whether an archive is what it was when it was made."""

from synthkit.cli.options import ArchiveArgument
from synthkit.cli.session import Session


def verify(session: Session, archive_file: ArchiveArgument) -> None:
    """Checks hashes, totals and citations; needs no workspace.

    Raises:
        UsageMistake: "path_not_there".
        ChecksFailed: if anything is not as it was.
    """
    from synthkit.app import archive
    from synthkit.cli.archiving import report_verified
    from synthkit.errors import ChecksFailed, UsageMistake

    if not archive_file.is_file():
        raise UsageMistake("path_not_there", path=archive_file)
    manifest, faults = archive.verify(archive_file.read_bytes())
    report_verified(session.screen, manifest, faults)
    if faults:
        raise ChecksFailed("archive_not_sound", count=len(faults), name=archive_file.name)
