"""One writing command at a time, on every platform, and never a lock left behind.

The lock is an exclusive transaction on a small database of its own beside the real one: SQLite
locks files where the system can, and the system lets go when the process ends, however it ends.
A database of its own, because the exclusive transaction of one in WAL mode would only last as
long as a single step does.
"""

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from synthkit.errors import WorkspaceError

_PAUSE_SECONDS = 0.1


class WriteLock:
    """Held from `acquire` to `release`, or to the end of the process."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @classmethod
    def acquire(
        cls, path: Path, *, wait_seconds: float, on_wait: Callable[[], None] | None
    ) -> "WriteLock":
        """Waits for the lock.

        Args:
            path: of the lock's own database; made if it is missing.
            wait_seconds: how long to wait for another command to end.
            on_wait: called once, when there is something to wait for.

        Raises:
            WorkspaceError: "workspace_busy", when the wait was in vain.
        """
        connection = sqlite3.connect(path, timeout=0, isolation_level=None)
        deadline = time.monotonic() + wait_seconds
        waited = False
        try:
            # The pauses are taken here rather than in SQLite, so that Ctrl-C is heard.
            while not _taken(connection):
                if not waited and on_wait is not None:
                    on_wait()
                waited = True
                if time.monotonic() >= deadline:
                    raise WorkspaceError("workspace_busy", folder=str(path.parent))
                time.sleep(_PAUSE_SECONDS)
        except BaseException:
            connection.close()
            raise
        return cls(connection)

    def release(self) -> None:
        """Lets the next command go on; more than once does no harm."""
        self._connection.close()


def _taken(connection: sqlite3.Connection) -> bool:
    try:
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            raise
        return False
    return True
