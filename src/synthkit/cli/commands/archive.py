"""``synthkit archive``: all that belongs to the synthesis in one file, for the archive."""

from synthkit.cli.options import ArchiveArgument
from synthkit.cli.session import Session


def archive(
    session: Session,
    archive_file: ArchiveArgument,
    public: bool = False,
) -> None:
    """Packs originals, documents, decisions, settings and calls with their hashes."""
    from synthkit.cli.archiving import write_archive

    screen = session.screen
    with session.writing() as workspace:
        manifest, lacking = write_archive(
            workspace, workspace.overview(), archive_file, public=public
        )
    screen.result("terminal.written", path=archive_file)
    screen.result("terminal.archive.holds", count=len(manifest.files), sha256=manifest.sha256)
    if lacking:
        screen.warn("terminal.archive.lacking", count=len(lacking), names=", ".join(lacking))
