"""What a workspace keeps, one transaction a step."""

import datetime as dt
import sqlite3
import zlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Self

from synthkit.drafts.changes import Change, ChangeRecord
from synthkit.errors import WorkspaceError
from synthkit.model.finding import Finding
from synthkit.store import backup, database, erasing
from synthkit.store.backup import DATABASE
from synthkit.store.calls import CallTables
from synthkit.store.database import Access
from synthkit.store.documents import DocumentTables
from synthkit.store.drafts import DraftTables
from synthkit.store.erasing import Erasure
from synthkit.store.journal_mode import hazard_of, journal_for, look_around, notice_of
from synthkit.store.lock import WriteLock

LOCK = "lock.db"


class Store(DocumentTables, DraftTables, CallTables):
    """A workspace's database, from `open` to `close`; best used in a ``with`` statement.

    Every method that changes something does so in one transaction: killed at any moment, it has
    happened or it has not. A store opened to read shows one moment, whatever others write.
    Threads may share a store; they take turns.

    Attributes:
        notices: what a person should be told once about where the workspace lies.

    Every method may raise WorkspaceError: "workspace_disk_full", "workspace_not_writable",
    "workspace_damaged", "workspace_disk_error" or, from a reader that never ends,
    "workspace_busy".
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        folder: Path,
        access: Access,
        lock: WriteLock | None = None,
    ) -> None:
        super().__init__(connection, folder, access)
        self._lock = lock
        self._changed = False
        self.notices: tuple[Finding, ...] = ()

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        access: Access = Access.WRITE,
        wait_seconds: float = 30,
        on_wait: Callable[[], None] | None = None,
    ) -> Self:
        """Opens the workspace whose ``.synthkit`` folder this is.

        To write, the folder and the database are made if missing, and migrated if they are of an
        older version. To read, nothing is made: a workspace that is not there reads as empty.

        Args:
            folder: the ``.synthkit`` folder.
            access: writing commands run one at a time, reading and rehearsing ones at any.
            wait_seconds: how long to wait for another writing command.
            on_wait: called once, when there is one to wait for.

        Raises:
            WorkspaceError: "workspace_busy", "workspace_newer", "workspace_damaged",
                "workspace_not_writable", "workspace_disk_full" or "workspace_disk_error".
        """
        folder = folder.absolute()
        with database.named_errors(folder):
            backup.verify(folder)
            if access is Access.READ and not database.is_older(folder / DATABASE):
                connection = database.connect_to_read(folder / DATABASE, wait_seconds)
                return cls(connection, folder, access)
            if access is Access.REHEARSE:
                return cls(database.copy(folder / DATABASE, wait_seconds), folder, access)
            database.make_folder(folder)
            lock = WriteLock.acquire(folder / LOCK, wait_seconds=wait_seconds, on_wait=on_wait)
            try:
                # Another command may have written while this one waited.
                backup.verify(folder)
                backup.unseal(folder)
                return cls._open_to_write(folder, lock, wait_seconds)
            except BaseException:
                lock.release()
                raise

    @classmethod
    def _open_to_write(cls, folder: Path, lock: WriteLock, wait_seconds: float) -> Self:
        resolved = folder.resolve()
        hazard = hazard_of(resolved, look_around(resolved))
        connection = database.connect_to_write(folder / DATABASE, journal_for(hazard), wait_seconds)
        store = cls(connection, folder, Access.WRITE, lock)
        try:
            erasing.scrub(connection)
            if hazard is not None:
                store._say_once(notice_of(hazard, folder.parent))
        except BaseException:
            connection.close()
            raise
        return store

    @classmethod
    def restore(cls, folder: Path, *, even_if_sound: bool, wait_seconds: float = 30) -> None:
        """Puts the newest good state in the place of the database, which is put aside.

        Args:
            folder: the ``.synthkit`` folder.
            even_if_sound: whether a workspace in which nothing is wrong is replaced, too.
            wait_seconds: how long to wait for another writing command.

        Raises:
            WorkspaceError: "nothing_to_restore", "workspace_is_sound", or as `open` does.
        """
        with database.named_errors(folder):
            lock = WriteLock.acquire(folder / LOCK, wait_seconds=wait_seconds, on_wait=None)
            try:
                if not even_if_sound and _opens(folder):
                    raise WorkspaceError("workspace_is_sound", folder=str(folder))
                backup.restore(folder)
            finally:
                lock.release()

    def conflict_copies(self) -> tuple[str, ...]:
        """Names of the files in which a synchronising program put another machine's state."""
        return backup.conflict_copies(self._folder)

    def close(self) -> None:
        """Lets go of the database and the lock; more than once does no harm.

        Where a person changed something, this is the newest good state.
        """
        with self._turn:
            self._connection.close()
        if self._lock is None:
            return
        lock, self._lock = self._lock, None
        try:
            with self._named():
                if self._changed:
                    backup.keep(self._folder)
                backup.seal(self._folder)
        finally:
            lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    def record(self, change: Change, at: dt.datetime) -> ChangeRecord:
        """Adds what a person changed, all of it or nothing."""
        self._changed = True
        return super().record(change, at)

    # Forgetting

    def erase(self, erasure: Erasure, at: dt.datetime) -> None:
        """Erases text for good; it is not kept when it comes again.

        Raises:
            WorkspaceError: "erasing_waits", if another command still reads what was there; the
                next one that writes sees to the rest.
        """
        backup.forget(self._folder)
        with self._step() as step:
            erasing.erase(step, erasure, at)
        with self._turn, self._named():
            scrubbed = erasing.scrub(self._connection)
        if not scrubbed:
            raise WorkspaceError("erasing_waits")

    def exports(self) -> tuple[tuple[str, str], ...]:
        """Where files were written, in order, and of what kind the last one there was."""
        rows = self._rows("SELECT path, kind, max(rowid) FROM export GROUP BY path ORDER BY path")
        return tuple((path, kind) for path, kind, _ in rows)

    def snapshot(self) -> bytes:
        """The database as it stands, as the bytes of a file."""
        with self._turn, self._named(), closing(sqlite3.connect(":memory:")) as copy:
            self._connection.backup(copy)
            return copy.serialize()

    # Exports

    def export_hashes(self, path: str) -> frozenset[str]:
        """The hashes of all that was ever written there."""
        known = self.without_forgotten(path)
        rows = self._rows("SELECT content_hash FROM export WHERE path = ?", known)
        return frozenset(written for (written,) in rows)

    def was_exported(self, content_hash: str) -> bool:
        """Whether some export had exactly this content."""
        return bool(self._rows("SELECT 1 FROM export WHERE content_hash = ?", content_hash))

    def record_export(self, path: str, content_hash: str, at: dt.datetime, kind: str) -> None:
        """Remembers what is about to be written there, so that a change by someone else is seen."""
        path = self.without_forgotten(path)
        with self._step() as step:
            step.execute(
                "INSERT OR REPLACE INTO export VALUES (?, ?, ?, ?)",
                (path, content_hash, at.isoformat(), kind),
            )

    def keep_layout(self, mark: str, layout: bytes) -> None:
        """Keeps what stands in a document that a person may edit and hand back, by its mark."""
        with self._step() as step:
            step.execute(
                "INSERT OR REPLACE INTO exported_layout VALUES (?, ?)",
                (mark, zlib.compress(layout)),
            )

    def layout(self, mark: str) -> bytes | None:
        """What stood in the document with that mark; None once something was forgotten."""
        rows = self._rows("SELECT value FROM exported_layout WHERE mark = ?", mark)
        return next((zlib.decompress(packed) for (packed,) in rows), None)

    def _say_once(self, notice: Finding) -> None:
        with self._step() as step:
            said = step.execute("INSERT OR IGNORE INTO notice_said VALUES (?)", (notice.code,))
        if said.rowcount:
            self.notices += (notice,)


def _opens(folder: Path) -> bool:
    """Whether all that is in the workspace can be read."""
    if not (folder / DATABASE).exists() or not backup.is_sound(folder / DATABASE):
        return False
    try:
        with Store.open(folder, access=Access.READ) as store:
            store.documents()
            store.changes()
            store.drafts()
    except WorkspaceError as error:
        return error.key not in {"workspace_damaged", "workspace_restorable"}
    return True
