"""What engines drafted and what people changed: added in the transaction that is handed in."""

import datetime as dt
import json
import sqlite3
from typing import Any

from synthkit.drafts.changes import Change, ChangeRecord, DraftRecord
from synthkit.model.synthesis import Section

CHANGES = "SELECT id, at, command, undoes, value FROM change ORDER BY id"
DRAFTS = "SELECT id, question, at, around FROM draft ORDER BY id"
DRAFT = "SELECT value FROM draft WHERE id = ?"

_COLUMNS = {"command", "undoes"}


def record(step: sqlite3.Connection, change: Change, at: dt.datetime) -> ChangeRecord:
    """Adds a change."""
    value = change.model_dump_json(exclude=_COLUMNS)
    row = (at.isoformat(), change.command, change.undoes, value)
    number = step.execute(
        "INSERT INTO change (at, command, undoes, value) VALUES (?, ?, ?, ?)", row
    ).lastrowid
    return ChangeRecord(number or 0, at, change)


def change_of(row: tuple[Any, ...]) -> ChangeRecord:
    """The change that a row of `CHANGES` holds."""
    number, at, command, undoes, value = row
    change = Change.model_validate({"command": command, "undoes": undoes} | json.loads(value))
    return ChangeRecord(number, dt.datetime.fromisoformat(at), change)


def rewrite(step: sqlite3.Connection, number: int, change: Change) -> None:
    """Puts a change in the place of the one of that number."""
    value = change.model_dump_json(exclude=_COLUMNS)
    step.execute("UPDATE change SET value = ? WHERE id = ?", (value, number))


def add_draft(step: sqlite3.Connection, section: Section, at: dt.datetime) -> None:
    """Adds a draft, made around all changes so far."""
    step.execute(
        "INSERT INTO draft (question, at, around, value) "
        "VALUES (?, ?, (SELECT coalesce(max(id), 0) FROM change), ?)",
        (section.question.number, at.isoformat(), section.model_dump_json()),
    )


def draft_of(row: tuple[Any, ...]) -> DraftRecord:
    """What a row of `DRAFTS` tells."""
    number, question, at, around = row
    return DraftRecord(number, question, dt.datetime.fromisoformat(at), around)
