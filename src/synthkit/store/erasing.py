"""Erasing text for good: out of every table, every free page, and the write-ahead log.

What is made anew by itself, and cannot be read through, is dropped: every row that holds bytes.
"""

import datetime as dt
import json
import secrets
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from synthkit.drafts.changes import Change
from synthkit.model.document import Document
from synthkit.model.note import NotesTaken
from synthkit.model.synthesis import Section
from synthkit.privacy.forgetting import WordsToForget
from synthkit.store.calls import keep_standing_tokens
from synthkit.store.drafts import add_draft, rewrite_change

_KEY_BYTES = 32
_OWN = frozenset({"forgetting_key", "forgotten", "erasing"})


@dataclass(frozen=True, slots=True)
class Erasure:
    """What is to be erased, and what stands there afterwards.

    Attributes:
        words: that must be known again when a file is read.
        clean: any other value of the store without what is erased; JSON as Python has it.
        documents: as they are from then on.
        taken: what their blocks became, with its fingerprint.
        drafts: as they are from then on, by their numbers.
        changes: likewise, those of them from which a decision goes.
        sections: as they stand from then on, where decisions were made since the last draft.
    """

    words: WordsToForget
    clean: Callable[[object, str], object]
    documents: tuple[Document, ...]
    taken: tuple[str, NotesTaken] | None
    drafts: Mapping[int, Section] = field(default_factory=dict)
    changes: Mapping[int, Change] = field(default_factory=dict)
    sections: tuple[Section, ...] = ()


def erase(step: sqlite3.Connection, erasure: Erasure, at: dt.datetime) -> None:
    """Puts what stands there afterwards in the place of what is erased, in one transaction."""
    # Rows are taken out and put back; what refers to them is looked at when all is done.
    step.execute("PRAGMA defer_foreign_keys = ON")
    for number, change in erasure.changes.items():
        rewrite_change(step, number, change)
    for table in _tables(step):
        _clean(step, table, erasure.clean)
    for document in erasure.documents:
        step.execute(
            "UPDATE document SET path = ?, value = ? WHERE key = ?",
            (document.path, document.model_dump_json(), document.key),
        )
    keep_standing_tokens(step, erasure.documents)
    step.execute("DELETE FROM notes_taken")
    if erasure.taken:
        fingerprint, taken = erasure.taken
        step.execute(
            "INSERT INTO notes_taken VALUES (1, ?, ?)", (fingerprint, taken.model_dump_json())
        )
    for number, section in erasure.drafts.items():
        step.execute("UPDATE draft SET value = ? WHERE id = ?", (section.model_dump_json(), number))
    for section in erasure.sections:
        add_draft(step, section, at)
    step.executemany(
        "INSERT INTO forgotten (at, length, digest, marker, alone) VALUES (?, ?, ?, ?, ?)",
        [
            (at.isoformat(), t.length, t.digest, t.marker, t.alone)
            for t in erasure.words.hashes(_key(step))
        ],
    )
    step.execute("INSERT OR REPLACE INTO erasing VALUES (1)")


def scrub(connection: sqlite3.Connection) -> bool:
    """Sees to it that no page and no log holds what was erased, if something was.

    Returns:
        False where another command still reads what was there before.
    """
    if not connection.execute("SELECT 1 FROM erasing").fetchone():
        return True
    # Else what is left of the notes would pass through a file in a folder for all programs.
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("VACUUM")
    busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        return False
    connection.execute("DELETE FROM erasing")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return True


def _key(step: sqlite3.Connection) -> bytes:
    made = (secrets.token_bytes(_KEY_BYTES),)
    step.execute("INSERT OR IGNORE INTO forgetting_key VALUES (1, ?)", made)
    (key,) = step.execute("SELECT value FROM forgetting_key").fetchone()
    return bytes(key)


def _tables(step: sqlite3.Connection) -> list[str]:
    rows = step.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return [name for (name,) in rows if not name.startswith("sqlite_") and name not in _OWN]


def _clean(step: sqlite3.Connection, table: str, clean: Callable[[object, str], object]) -> None:
    columns = step.execute(f"PRAGMA table_info({table})").fetchall()
    if any(kind == "BLOB" for _, _, kind, *_ in columns):
        step.execute(f"DELETE FROM {table}")  # noqa: S608 - the name is the schema's own
        return
    names = [name for _, name, *_ in columns]
    found = step.execute(f"SELECT rowid, * FROM {table}").fetchall()  # noqa: S608 - as above
    changed = [
        (rowid, *cleaned) for rowid, *row in found if (cleaned := _row(names, row, clean)) != row
    ]
    # All out before any goes in: two rows may exchange their keys.
    step.executemany(
        f"DELETE FROM {table} WHERE rowid = ?",  # noqa: S608 - as above
        [(row[0],) for row in changed],
    )
    filled = ", ".join("?" for _ in ("rowid", *names))
    step.executemany(
        f"INSERT OR REPLACE INTO {table} (rowid, {', '.join(names)}) VALUES ({filled})",  # noqa: S608 - as above
        changed,
    )


def _row(
    names: Iterable[str], row: Iterable[object], clean: Callable[[object, str], object]
) -> list[object]:
    return [_value(value, name, clean) for name, value in zip(names, row, strict=True)]


def _value(value: object, name: str, clean: Callable[[object, str], object]) -> object:
    if not isinstance(value, str):
        return value
    if name != "value":
        return clean(value, name)
    stored = json.loads(value)
    cleaned = clean(stored, name)
    return value if cleaned == stored else json.dumps(cleaned, ensure_ascii=False)
