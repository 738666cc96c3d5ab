"""The schema grows by new files only: what has shipped has been applied to people's workspaces."""

import hashlib
import sqlite3
from pathlib import Path

import pytest

from synthkit.errors import WorkspaceError
from synthkit.store.database import APPLICATION_ID, OLD_FORM, Access, migrate, migrations
from synthkit.store.store import Store

# Add a line for each new file; never change one.
SHIPPED = {
    "0001_first.sql": "c66a05ba2c19149130715e8d58f53f9595876a202a743e79db7d5eb27852ad40",
    "0002_exported_layouts.sql": (
        "7b9019613d8a0b65cc53c21956c07914234e78023281d7907e12c33e02056013"
    ),
    "0003_batches.sql": "3c0e5eec8f3ab7cc9bbfc23f8a4d354b10ba004273ef328ddc4612abaa95be7e",
    "0004_kinds_of_files.sql": "fa06132c9d4d834a670ffc35a4737201d587a191b041cf32897132e1e1b813e8",
}


def test_no_migration_that_has_shipped_was_edited() -> None:
    hashes = {
        # Line ends may differ by the system that the files were checked out on.
        step.name: hashlib.sha256(step.read_text("utf-8").encode()).hexdigest()
        for step in migrations()
    }
    assert hashes == SHIPPED


def test_migrations_are_numbered_without_a_gap() -> None:
    assert [int(step.name[:4]) for step in migrations()] == list(range(1, len(SHIPPED) + 1))


def test_a_migrated_database_is_marked_as_a_workspace_of_this_version() -> None:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrate(connection)
    assert connection.execute("PRAGMA user_version").fetchone() == (len(migrations()),)
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    connection.close()


def test_migrating_twice_does_nothing_more(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "w.db", isolation_level=None)
    migrate(connection)
    before = (tmp_path / "w.db").read_bytes()
    migrate(connection)
    assert (tmp_path / "w.db").read_bytes() == before
    connection.close()


def test_a_migration_that_fails_leaves_the_version_before(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "w.db", isolation_level=None)
    connection.execute("CREATE TABLE export (in_the_way TEXT)")
    with pytest.raises(sqlite3.OperationalError, match="already exists"):
        migrate(connection)
    assert connection.execute("PRAGMA user_version").fetchone() == (0,)
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    assert tables == [("export",)]
    connection.close()


def test_a_workspace_of_the_form_before_the_first_release_is_refused_by_name(
    tmp_path: Path,
) -> None:
    old = sqlite3.connect(tmp_path / "workspace.db", isolation_level=None)
    old.execute("CREATE TABLE section_revision (id INTEGER)")
    old.execute(f"PRAGMA application_id = {OLD_FORM}")
    old.execute("PRAGMA user_version = 8")
    old.close()
    for access in Access:
        with pytest.raises(WorkspaceError, match="workspace_of_old_form"):
            Store.open(tmp_path, access=access)
