"""The schema grows by new files only: what has shipped has been applied to people's workspaces."""

import hashlib
import sqlite3
from pathlib import Path

import pytest

from synthkit.store.database import APPLICATION_ID, migrate, migrations

# Add a line for each new file; never change one.
SHIPPED = {
    "0001_first.sql": "64e2737088e11e1304a712622746c9f6ac3251259762db1134175fc0ceb3030c",
    "0002_actions.sql": "b1427bb89214a867afefd85e51ee57b532e7cf054c71faf56f7ec87b6d255416",
    "0003_vectors.sql": "663485485ac7a37c6ab7a8ac05119ee5c49885208ed559857824f8d0e2e0f9b0",
    "0004_forgotten.sql": "a3c709088a70e0e58f25d9560f50bd243984a2078d6e30cff2a6634ffd614510",
    "0005_alone.sql": "5eeb1f696159668072df2efa1fbadbf20608c671f555f1d06022749ffbacc525",
    "0006_tokens.sql": "3e9e3acb55ae65b4e304ca30e08f4d43f7622dd40af455d3adbba5ab6492c340",
    "0007_calls.sql": "c9e63bc6ffc605b0b013d5ddbc59ccd2a90d3d708ef912124580c070474df543",
    "0008_chat.sql": "ae12a68ecec400131dbfa0934c61a715cd70d1f2cdec98ebd584197681eaa9c1",
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
