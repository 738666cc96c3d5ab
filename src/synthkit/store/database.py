"""The workspace's database: connecting, migrating, transactions, and naming what can go wrong."""

import errno
import sqlite3
import threading
import urllib.parse
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from synthkit.errors import WorkspaceError
from synthkit.privacy.forgetting import ForgottenHash, ForgottenWords
from synthkit.store import backup
from synthkit.store.journal_mode import Journal

# "synt": tells a workspace from any other SQLite file.
APPLICATION_ID = 0x73796E74
# "snth": a workspace of the time before the first release, whose form is no longer read.
OLD_FORM = 0x736E7468

_MIGRATIONS = Path(__file__).parent / "migrations"

_NAMES = {
    sqlite3.SQLITE_FULL: "workspace_disk_full",
    sqlite3.SQLITE_READONLY: "workspace_not_writable",
    sqlite3.SQLITE_CANTOPEN: "workspace_not_writable",
    sqlite3.SQLITE_PERM: "workspace_not_writable",
    sqlite3.SQLITE_AUTH: "workspace_not_writable",
    sqlite3.SQLITE_BUSY: "workspace_busy",
    sqlite3.SQLITE_LOCKED: "workspace_busy",
    sqlite3.SQLITE_NOTADB: "workspace_damaged",
    sqlite3.SQLITE_CORRUPT: "workspace_damaged",
    sqlite3.SQLITE_IOERR: "workspace_disk_error",
}

# None of ours: they would compute something else whenever we read or write a table.
_FOREIGN = "type IN ('view', 'trigger') OR sql LIKE 'CREATE VIRTUAL %'"
_LACKING = ("no such table", "no such column")

M = TypeVar("M", bound=BaseModel)


class Access(Enum):
    """What a command means to do with the workspace.

    REHEARSE is to do all that is done in writing, on a copy that is thrown away.
    """

    READ = "read"
    WRITE = "write"
    REHEARSE = "rehearse"


class Database:
    """An open database: queries and transactions, in which threads take turns.

    Args:
        connection: to the database.
        folder: the ``.synthkit`` folder that it lies in.
        access: what may be done with it.
    """

    def __init__(self, connection: sqlite3.Connection, folder: Path, access: Access) -> None:
        self._connection = connection
        self._folder = folder
        self._home = folder.resolve().parent
        self._access = access
        self._turn = threading.RLock()

    def forgotten(self) -> ForgottenWords:
        """What was forgotten so far."""
        rows = self._rows("SELECT length, digest, marker, alone FROM forgotten ORDER BY id")
        key = self._rows("SELECT value FROM forgetting_key")
        hashes = [
            ForgottenHash(n, digest, marker, bool(alone)) for n, digest, marker, alone in rows
        ]
        return ForgottenWords(key[0][0] if key else b"", hashes)

    def without_forgotten(self, text: str) -> str:
        """The text without what was forgotten."""
        return self.forgotten().blank(text)

    def _rows(self, query: str, *values: object) -> list[Any]:
        with self._turn, self._named():
            return self._connection.execute(query, values).fetchall()

    def _models(self, kind: type[M], query: str, *values: object) -> tuple[M, ...]:
        """What a query finds that asks for one column, which holds JSON of that kind."""
        with self._named():
            rows = self._rows(query, *values)
            return tuple(kind.model_validate_json(value) for (value,) in rows)

    @contextmanager
    def _step(self) -> Iterator[sqlite3.Connection]:
        """A transaction: all that is done in it happens, or nothing."""
        if self._access is Access.READ:
            msg = "a store that was opened to read changes nothing"
            raise RuntimeError(msg)
        with self._turn, self._named():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                # On a full disk SQLite has rolled back by itself.
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def _named(self) -> AbstractContextManager[None]:
        return named_errors(self._folder)


def migrations() -> tuple[Path, ...]:
    """The schema's steps in order; the first one makes version 1."""
    return tuple(sorted(_MIGRATIONS.glob("[0-9]*.sql")))


@contextmanager
def named_errors(folder: Path) -> Iterator[None]:
    """Names what the disk and SQLite complain of; anything else passes through.

    Raises:
        WorkspaceError: with one of the keys above.
    """
    try:
        yield
    except sqlite3.Error as error:
        # The low byte is the kind; what stands above it says which of that kind.
        name = _NAMES.get(getattr(error, "sqlite_errorcode", -1) & 0xFF)
        if name is None and not str(error).startswith(_LACKING):
            raise
        if name is None or name == "workspace_damaged":
            raise backup.damaged(folder) from error
        raise WorkspaceError(name, folder=str(folder)) from error
    except ValidationError as error:
        raise backup.damaged(folder) from error
    except OSError as error:
        full = error.errno in {errno.ENOSPC, errno.EDQUOT}
        name = "workspace_disk_full" if full else "workspace_not_writable"
        raise WorkspaceError(name, folder=str(folder)) from error


def make_folder(folder: Path) -> None:
    """The ``.synthkit`` folder, which no one should put under version control."""
    folder.mkdir(parents=True, exist_ok=True)
    ignore = folder / ".gitignore"
    if not ignore.exists():
        ignore.write_text("*\n", encoding="utf-8")


def connect_to_write(path: Path, journal: Journal, busy_seconds: float) -> sqlite3.Connection:
    """The database, made or migrated to this program's version; the write lock is held."""
    if not path.exists():
        _make(path)
    connection = _connect(path, busy_seconds)
    try:
        check_version(connection, path.parent)
        connection.execute(f"PRAGMA journal_mode = {journal.value}")
        # FULL: a step that was reported as done is on the disk even when the power fails. There
        # are few steps, so it costs nothing that anyone notices.
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        # What is removed is overwritten: notes may hold personal data.
        connection.execute("PRAGMA secure_delete = ON")
        migrate(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _make(path: Path) -> None:
    """Makes an empty workspace, there whole or not at all: an empty file is a damaged one."""
    beside = path.with_name(f".{path.name}")
    beside.unlink(missing_ok=True)
    with closing(sqlite3.connect(beside, isolation_level=None)) as connection:
        migrate(connection)
    beside.replace(path)


def connect_to_read(path: Path, busy_seconds: float) -> sqlite3.Connection:
    """The database as it stands at this moment, whatever is written to it afterwards.

    Nothing is written. A database that is missing reads as an empty one.
    """
    if not path.exists():
        connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        migrate(connection)
        return connection
    try:
        return _snapshot(_connect(path, busy_seconds), path.parent)
    except sqlite3.OperationalError as error:
        kind = error.sqlite_errorcode & 0xFF
        unwritable = kind in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY}
        if not unwritable or path.with_name(f"{path.name}-wal").exists():
            raise
    # WAL wants to write beside the file even to read it. In a folder where nobody can write,
    # nobody changes the file either, and then it can be read without.
    return _snapshot(_connect(path, busy_seconds, "?immutable=1"), path.parent)


def copy(path: Path, busy_seconds: float) -> sqlite3.Connection:
    """A copy in memory of the database as it stands at this moment, of this program's version."""
    copied = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    if path.exists():
        with closing(connect_to_read(path, busy_seconds)) as read:
            read.backup(copied)
    migrate(copied)
    return copied


def is_older(path: Path) -> bool:
    """Whether the database has to be migrated before this program can read it."""
    if not path.exists():
        return False
    with closing(_connect(path, busy_seconds=1)) as connection:
        try:
            return 0 <= _version(connection) < len(migrations())
        except sqlite3.OperationalError:
            return False


def check_version(connection: sqlite3.Connection, folder: Path) -> None:
    """Proves that the database is a workspace that this program knows.

    Raises:
        WorkspaceError: "workspace_newer", "workspace_of_old_form", or "workspace_damaged" for
            another program's database.
    """
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    if application == OLD_FORM:
        raise WorkspaceError("workspace_of_old_form", folder=str(folder))
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application != APPLICATION_ID and (tables or application):
        raise backup.damaged(folder)
    if connection.execute(f"SELECT 1 FROM sqlite_master WHERE {_FOREIGN}").fetchone():  # noqa: S608
        raise backup.damaged(folder)
    if _version(connection) > len(migrations()):
        raise WorkspaceError("workspace_newer", folder=str(folder))


def migrate(connection: sqlite3.Connection) -> None:
    """Takes the database to this program's version, each step whole or not at all."""
    for version, step in enumerate(migrations(), 1):
        if version <= _version(connection):
            continue
        try:
            connection.executescript(
                f"BEGIN IMMEDIATE;\n{step.read_text('utf-8')}\n"
                f"PRAGMA application_id = {APPLICATION_ID};\n"
                f"PRAGMA user_version = {version};\nCOMMIT;"
            )
        except sqlite3.Error:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def _version(connection: sqlite3.Connection) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def _connect(path: Path, busy_seconds: float, options: str = "") -> sqlite3.Connection:
    target = str(path)
    if options:
        # Two more slashes keep a network share's name from being taken for a host.
        whole = urllib.parse.quote(path.resolve().as_posix())
        target = f"file:{'//' if whole.startswith('//') else ''}{whole}{options}"
    # Threads may use it in turns, which `Store` sees to.
    return sqlite3.connect(
        target,
        timeout=busy_seconds,
        isolation_level=None,
        uri=bool(options),
        check_same_thread=False,
    )


def _snapshot(connection: sqlite3.Connection, folder: Path) -> sqlite3.Connection:
    try:
        connection.execute("PRAGMA query_only = ON")
        connection.execute("BEGIN")
        check_version(connection, folder)
    except BaseException:
        connection.close()
        raise
    return connection
