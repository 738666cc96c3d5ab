"""How damage to a workspace is known, and the newest good state that is kept beside it.

The hash of the database is written when a command has closed it, and taken away before the next one
writes. So where it stands, the file must be just that one: a changed byte, a file cut short and a
folder that is synchronised by halves are all found before anything is read from it.
"""

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

from synthkit.errors import WorkspaceError

DATABASE: Final = "workspace.db"
BACKUP: Final = "workspace.bak"
SEAL: Final = "workspace.sum"
_ASIDE: Final = ".damaged"
_BESIDE: Final = ("-wal", "-shm", "-journal")


def verify(folder: Path) -> None:
    """Proves that the database is the one that was closed last, as far as anything tells.

    Raises:
        WorkspaceError: "workspace_damaged" or "workspace_restorable" if it is not.
    """
    database = folder / DATABASE
    sealed = _sealed(folder)
    if not database.exists():
        if sealed or (folder / BACKUP).exists():
            raise damaged(folder)
        return
    if database.stat().st_size == 0:
        raise damaged(folder)
    # What a killed command left in the log is still to become part of the file.
    if not sealed or _log_of(database) or _hash_of(database) == sealed:
        return
    # A command that has begun to write since took the seal away first.
    if _sealed(folder) == sealed:
        raise damaged(folder)


def damaged(folder: Path) -> WorkspaceError:
    """The error that names damage, with the way back where there is one."""
    restorable = (folder / BACKUP).is_file()
    key = "workspace_restorable" if restorable else "workspace_damaged"
    return WorkspaceError(key, folder=str(folder))


def unseal(folder: Path) -> None:
    """Before the database is written to."""
    (folder / SEAL).unlink(missing_ok=True)


def seal(folder: Path) -> None:
    """After it was closed, unless another command still reads it."""
    database = folder / DATABASE
    if database.exists() and not _log_of(database):
        _write(folder / SEAL, f"{_hash_of(database)}\n".encode())


def keep(folder: Path) -> None:
    """Keeps the database, which is closed, as the newest good state."""
    if not _log_of(folder / DATABASE):
        beside = folder / f".{BACKUP}"
        shutil.copyfile(folder / DATABASE, beside)
        _flush(beside)
        beside.replace(folder / BACKUP)


def forget(folder: Path) -> None:
    """Takes away every copy, so that nothing that is erased stays in one."""
    for path in copies(folder):
        path.unlink(missing_ok=True)


def copies(folder: Path) -> Iterator[Path]:
    """The state that is kept, and what damaged ones were put aside."""
    yield from (folder / BACKUP, folder / f".{BACKUP}")
    yield from sorted(folder.glob(f"{DATABASE}*{_ASIDE}"))


def conflict_copies(folder: Path) -> tuple[str, ...]:
    """Names of the files in which a synchronising program put another machine's state."""
    stem = DATABASE.removesuffix(".db")
    return tuple(
        sorted(p.name for p in folder.glob(f"{stem}*.db") if p.name != DATABASE and p.is_file())
    )


def restore(folder: Path) -> None:
    """Puts the newest good state in the place of the database, which is put aside.

    Raises:
        WorkspaceError: "nothing_to_restore" if there is none, or it is damaged, too.
    """
    kept = folder / BACKUP
    if not kept.is_file() or not is_sound(kept):
        raise WorkspaceError("nothing_to_restore", folder=str(folder))
    unseal(folder)
    beside = folder / f".{BACKUP}"
    shutil.copyfile(kept, beside)
    _flush(beside)
    for ending in ("", *_BESIDE):
        present = folder / f"{DATABASE}{ending}"
        if present.exists():
            present.replace(folder / f"{DATABASE}{ending}{_ASIDE}")
    beside.replace(folder / DATABASE)
    seal(folder)


def is_sound(path: Path) -> bool:
    """Whether SQLite finds nothing wrong with the file."""
    if path.stat().st_size == 0:
        return False
    try:
        with closing(sqlite3.connect(path)) as connection:
            return bool(connection.execute("PRAGMA integrity_check").fetchone() == ("ok",))
    except sqlite3.DatabaseError:
        return False


def _sealed(folder: Path) -> str:
    try:
        return (folder / SEAL).read_text("ascii", errors="replace").strip()
    except FileNotFoundError:
        return ""


def _log_of(database: Path) -> bool:
    """Whether there is a log that is not part of the file yet."""
    log = database.with_name(f"{database.name}-wal")
    return log.exists() and log.stat().st_size > 0


def _hash_of(path: Path) -> str:
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _write(path: Path, content: bytes) -> None:
    beside = path.with_name(f".{path.name}")
    beside.write_bytes(content)
    beside.replace(path)


def _flush(path: Path) -> None:
    with path.open("rb+") as opened:
        os.fsync(opened.fileno())
