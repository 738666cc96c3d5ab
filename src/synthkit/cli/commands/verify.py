"""``synthkit verify``: whether an archive is what it was when it was made."""

from synthkit.cli.options import ArchiveArgument
from synthkit.cli.session import Session


def verify(session: Session, archive_file: ArchiveArgument) -> None:
    """Checks hashes, totals and citations; needs no workspace."""
    from synthkit.app import archive
    from synthkit.cli.archiving import report_verified
    from synthkit.cli.files import content_of
    from synthkit.errors import ChecksFailed

    manifest, faults = archive.verify(content_of(archive_file))
    report_verified(session.screen, manifest, faults)
    if faults:
        raise ChecksFailed("archive_not_sound", count=len(faults), name=archive_file.name)
